//! Long links, and how long anything takes.

use std::time::{Duration, Instant};

use crossover::link::{MOST_CHARS, NONE, NOTE_CHARS, decode, encode_against};
use crossover::scenario::{Scenario, Value};
use proptest::prelude::*;

use crate::{scenario_of, signed};

fn noted(title: usize, note: usize) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set("title", Value::Text("t".repeat(title)));
    scenario.set("note", Value::Text("n".repeat(note)));
    scenario
}

#[test]
fn the_note_goes_first_and_says_so() {
    let page = "https://crossover.example/";
    let link = |scenario: &Scenario| encode_against(NONE, scenario, page).expect("it can be written");
    let room = NOTE_CHARS - link(&noted(9, 0)).text.len();
    let whole = link(&noted(9, room));
    assert_eq!((whole.text.len(), whole.without_note, whole.too_long), (NOTE_CHARS, false, false));
    let without = link(&noted(9, room + 1));
    assert_eq!((without.without_note, without.too_long), (true, false));
    assert!(without.text.len() < 100, "{}", without.text);
    let read = scenario_of(&without.text);
    assert_eq!((read.get("note"), read.get("title")), (None, noted(9, 0).get("title")));

    let long = link(&noted(MOST_CHARS, 1));
    assert!(long.without_note && long.too_long);
    let without_a_note = link(&{
        let mut scenario = noted(NOTE_CHARS, 0);
        scenario.remove("note");
        scenario
    });
    assert!(
        !without_a_note.without_note && !without_a_note.too_long && without_a_note.text.len() > NOTE_CHARS
    );
}

/// The scenario's own note stays behind; that of the preset does not take its place.
#[test]
fn no_other_note_comes_in_its_place() {
    let mut scenario = scenario_of(&signed("1_support-desk_p-2026-11-21"));
    assert!(scenario.get("note").is_some());
    scenario.set("note", Value::Text("n".repeat(NOTE_CHARS)));
    let link = encode_against("support-desk", &scenario, "").expect("it can be written");
    assert_eq!(link.text, format!("#s={}", signed("1_support-desk_n_p-2026-11-21")));
    assert!(link.without_note);
    assert_eq!(scenario_of(&link.text).get("note"), None);
    assert_eq!(encode_against("support-desk", &scenario_of(&link.text), "").expect("again").text, link.text);
}

#[test]
fn the_fragment_of_the_page_gives_way() {
    let text = |page| encode_against(NONE, &Scenario::default(), page).expect("it can be written").text;
    assert_eq!(text("https://a.example/b?c=d#s=old"), text("https://a.example/b?c=d"));
    assert!(text("https://a.example/b?c=d").starts_with("https://a.example/b?c=d#s=1_none_p-2026-11-21_"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how long it takes is the question")]
fn nothing_takes_long() {
    let many = |piece: &str| signed(&format!("1_none{}", piece.repeat(100_000 / piece.len())));
    let long = [
        many("_rk-3"),
        many("_zz-3"),
        many("_x1n-a"),
        many("_"),
        many("-"),
        many("."),
        format!("#s={}", many("_n-.")),
        "%25".repeat(100_000),
        "#s=".repeat(100_000),
        " ".repeat(300_000),
        format!("s=1_none_gv-{}", "1-".repeat(100_000)),
        format!("s={}", signed(&format!("1_none_gv-{}1", "1-".repeat(100_000)))),
    ];
    for text in long {
        let start = Instant::now();
        let _ = decode(&text);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(2), "{took:?} for {}…", &text[..40]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn anything_is_read_or_refused_with_a_reason(text in prop_oneof![
        "\\PC{0,80}",
        "(https?://[a-z./]{0,20})?[#?&]?s=[0-9]{0,2}[_A-Za-z0-9.%-]{0,80}",
    ]) {
        if let Err(problems) = decode(&text) {
            prop_assert!(problems.problems.iter().all(|p| !p.message.is_empty() && !p.allowed.is_empty()));
            prop_assert!(!problems.problems.is_empty());
        }
    }

    /// With a checksum that fits, so that what stands before it is read.
    #[test]
    fn pieces_of_any_kind_are_read_or_refused(
        base in "none|support-desk|[a-z-]{0,9}",
        pieces in proptest::collection::vec("([a-z]{1,3}|x[0-9]{1,3}[a-z]|u[12][flhs]|c1[fr])(-[A-Za-z0-9.-]{0,12})?", 0..8),
    ) {
        let body = [vec!["1".to_owned(), base], pieces].concat().join("_");
        match decode(&signed(&body)) {
            Err(problems) => prop_assert!(!problems.problems.is_empty()),
            Ok(decoded) => {
                // What was read can be written and read again, whatever it is.
                let link = encode_against(decoded.base, &decoded.scenario, "");
                let link = link.map_err(|problems| TestCaseError::fail(format!("{body}: {problems}")))?;
                let again = scenario_of(&link.text);
                prop_assert_eq!(encode_against(decoded.base, &again, "").map(|link| link.text), Ok(link.text));
            }
        }
    }
}
