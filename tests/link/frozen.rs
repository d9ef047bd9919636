//! What was once shipped stays: keys, defaults, presets, and the links of every release.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crossover::field::{Field, all, descriptions};
use crossover::preset::PRESETS;
use crossover::report::to_json;
use crossover::scenario::Scenario;
use serde_json::Value as Json;

use crate::{given, json, scenario_of};

#[test]
fn keys_are_never_changed_or_used_again() {
    let committed = include_str!("keys.txt");
    let mut now = String::new();
    for field in descriptions() {
        let kinds = field.belongs_to.map_or_else(String::new, |belongs| belongs.kinds.join(","));
        writeln!(now, "{}\t{}\t{kinds}\t{}", field.key, field.path, field.default).expect("text takes text");
    }
    for line in committed.lines() {
        assert!(
            now.lines().any(|known| known == line),
            "tests/link/keys.txt has\n{line}\nand the table of fields has not. Links rest on it: a key is never \
             changed, never used again and never dropped. Put it back. If a default has to change, give links a \
             new version (src/link/mod.rs) and let the decoder put the old default into links of the old one."
        );
    }
    for line in now.lines() {
        assert!(
            committed.lines().any(|known| known == line),
            "a new input: add this line to tests/link/keys.txt, if its key is one that no input ever had:\n{line}"
        );
    }
}

#[test]
fn a_key_is_of_one_path_and_in_letters() {
    let mut paths: BTreeMap<&str, &str> = BTreeMap::new();
    for spec in all().map(Field::spec) {
        let other = paths.insert(spec.key, spec.path).unwrap_or(spec.path);
        assert_eq!(other, spec.path, "both have the key {}", spec.key);
        assert_eq!(spec.key.contains('*'), spec.path.contains('*'), "{}", spec.path);
        assert!(spec.key.bytes().all(|b| b.is_ascii_lowercase() || b == b'*'), "{}", spec.key);
        assert!(!spec.key.starts_with('*') && spec.key.matches('*').count() <= 1, "{}", spec.key);
    }
}

/// FNV-1a, in 64 bits.
fn hash(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

#[test]
fn a_preset_keeps_its_values_under_its_name() {
    let committed: BTreeMap<&str, &str> =
        include_str!("presets.txt").lines().filter_map(|line| line.split_once(' ')).collect();
    let now: BTreeMap<&str, String> = PRESETS
        .iter()
        .map(|preset| {
            let scenario = Scenario::from_toml(preset.toml()).expect("it is TOML");
            (preset.id, hash(&to_json(&given(&scenario))))
        })
        .collect();
    for (id, values) in &committed {
        assert_eq!(
            now.get(id).map(String::as_str),
            Some(*values),
            "links are differences against {id}: once shipped, its values stay as they are (comments may change). \
             Put the change into a preset with a new name."
        );
    }
    for (id, values) in &now {
        assert!(
            committed.contains_key(id),
            "a new preset: add this line to tests/link/presets.txt:\n{id} {values}"
        );
    }
}

/// A link with the hash of its JSON and the present values of its strategies.
fn line(release: &str, link: &str) -> String {
    let json = json(&scenario_of(link));
    let parsed: Json = serde_json::from_str(&json).expect("it is JSON");
    let strategies = parsed["strategies"].as_object().expect("there are strategies");
    let value =
        |figures: &Json| figures.get("present_value_usd").map_or_else(|| "none".to_owned(), Json::to_string);
    let values: Vec<String> =
        strategies.iter().map(|(name, figures)| format!("{name} {}", value(figures))).collect();
    format!("{release}\t{link}\t{}\t{}", hash(&json), values.join(", "))
}

#[test]
fn links_of_every_release_give_their_figures() {
    let lines: Vec<&str> =
        include_str!("released.txt").lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= 20);
    for committed in lines {
        let mut columns = committed.split('\t');
        let release = columns.next().unwrap_or_default();
        let link = columns.next().unwrap_or_default();
        assert_eq!(
            line(release, link),
            committed,
            "a link that somebody has sent gives other figures, or other words around them. The figures in the \
             last column never change: put back what moved them (a default, a price that is not dated, a rule). \
             If only words or names in the JSON changed, and you have seen that by comparing the JSON of both, \
             renew the hash."
        );
    }
}

/// The page on the format shows links that are in order.
#[test]
fn the_documented_link_can_be_read() {
    let page = include_str!("../../docs/links.md");
    let shown: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    let [link] = shown.as_slice() else { panic!("one link is shown, not {shown:?}") };
    assert_eq!(scenario_of(link).get("rag.top_k"), Some(&crossover::scenario::Value::Number(4.0)));
    for piece in link.split('=').next_back().unwrap_or_default().split('_').filter(|piece| piece.len() == 6) {
        assert!(page.contains(&format!("| `{piece}` |")), "{piece} is not explained");
    }
}
