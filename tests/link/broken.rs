//! Each way of being broken has its own words, and none of them opens another scenario.

use crossover::link::decode;

use crate::{said_of, signed};

const WHOLE: &str = "1_support-desk_gm-0.05_p-2026-11-21_qm-250000";

#[test]
fn a_link_that_was_cut_off_anywhere_is_refused() {
    let link = format!("https://x.example/#s={}", signed(WHOLE));
    assert!(decode(&link).is_ok());
    for end in 0..link.len() {
        assert!(decode(&link[..end]).is_err(), "{}", &link[..end]);
    }
}

#[test]
fn a_link_with_any_letter_changed_is_refused() {
    let link = signed(WHOLE);
    for at in 0..link.len() {
        for letter in ["0", "7", "a", "Z", "-", "_", ".", "%", "+", ""] {
            let changed = format!("{}{letter}{}", &link[..at], &link[at + 1..]);
            assert!(changed == link || decode(&changed).is_err(), "{changed}");
        }
    }
    assert!(decode(&link.to_uppercase()).is_err());
}

#[test]
fn what_is_wrong_is_said() {
    let cut = "link: it is cut off: there is no checksum at its end; copy it to the last letter";
    let cases: Vec<(String, Vec<&str>)> = vec![
        (String::new(), vec!["link: there is no scenario in \"\""]),
        ("https://x.example/".to_owned(), vec!["link: there is no scenario in \"https://x.example/\""]),
        ("https://x.example/#s=".to_owned(), vec!["link: there is no scenario in \"https://x.example/#s=\""]),
        ("s=1".to_owned(), vec![cut]),
        ("s=1_support-desk_qm-25".to_owned(), vec![cut]),
        ("s=1_support-desk_qm-250000_7k".to_owned(), vec![cut]),
        (
            "s=1_support-desk_qm-250000_abc123".to_owned(),
            vec![
                "link: a part of it was lost or changed on its way: its checksum abc123 does not fit; \
                 copy it once more",
            ],
        ),
        (
            "s=1_support-desk_qm+5_abc123".to_owned(),
            vec!["link: it was changed on its way: it holds \"+\"; copy it once more"],
        ),
        (
            signed("2_support-desk_anything"),
            vec!["link: a newer version of Crossover made it (format 2; this one reads 1)"],
        ),
        (
            "s=eJyrVkrOzy".to_owned(),
            vec!["link: it does not begin like a link of Crossover: found \"eJyrVkrOzy\""],
        ),
        (signed("1_suport-desk"), vec!["link: this version has no preset called suport-desk"]),
        (
            signed("1_none_bk-leased_rk-three_rk-4_t-a_rl-agent_x0n-a_zz-3_"),
            vec![
                "models.base.kind: found \"leased\"; allowed is one of per_token, dedicated",
                "rag.top_k: found \"three\"; allowed is a whole number, 0 or more, up to 1e12",
                "link: rk, which is rag.top_k, stands behind rk; keys are in order, each once",
                "link: rl, which is rag.loop, stands behind t; keys are in order, each once",
                "link: no input is called \"x0n\" in links",
                "link: no input is called \"zz\" in links",
                "link: no input is called \"\" in links",
            ],
        ),
    ];
    for (link, messages) in cases {
        assert_eq!(said_of(&link), messages, "{link}");
    }
}

#[test]
fn many_wrong_pieces_are_not_all_listed() {
    assert_eq!(said_of(&signed(&format!("1_none{}", "_zz-3".repeat(1_000)))).len(), 20);
}
