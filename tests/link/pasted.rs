//! Links as mails, chats and wikis hand them on.

use crossover::link::{decode, is_link};

use crate::{scenario_of, signed};

#[test]
fn a_link_is_found_in_what_was_pasted() {
    let value = signed("1_support-desk_gm--0.03_p-2026-11-21_t-A-b..c");
    let scenario = scenario_of(&value);
    let (start, end) = value.split_at(20);
    let encoded = value.replace('-', "%2D").replace('.', "%2e");
    for text in [
        format!("s={value}"),
        format!("#s={value}"),
        format!("https://x.example/a/?b=c#s={value}"),
        format!("https://x.example/?s={value}"),
        format!("https://x.example/?s={value}&utm_source=mail"),
        format!("https://x.example/?a=b&s={value}#top"),
        format!("https://x.example/#s={encoded}"),
        format!("https%3A%2F%2Fx.example%2F%23s%3D{value}"),
        format!("  <https://x.example/#s={value}>\n"),
        format!("(https://x.example/#s={value})."),
        format!("[here](https://x.example/#s={value})"),
        format!("\"https://x.example/#s={value}\","),
        format!("https://x.example/#s={value}."),
        format!("https://x.example/#s={value} is my scenario."),
        format!("https://x.example/#s={start}\r\n    {end}\r\n"),
    ] {
        assert_eq!(decode(&text).map(|decoded| decoded.scenario), Ok(scenario.clone()), "{text}");
    }
}

#[test]
fn a_link_is_told_from_a_file() {
    for link in
        ["s=1_none_abc123", " s=", "https://x.example/", "http://x#s=", "<https://x>", "x/?s=1", "x?a=b&s=1"]
    {
        assert!(is_link(link), "{link}");
    }
    for file in ["scenario.toml", "-", "preset:support-desk", "https.toml", "my s=1.toml", "a/b#c.json", ""] {
        assert!(!is_link(file), "{file}");
    }
}
