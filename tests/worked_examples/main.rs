//! Every figure of the list in `ids.txt`, published by somebody with the inputs it follows from: it comes
//! out of the model, or it contradicts its own rule, or it is left out with a reason.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

#[path = "../common/mod.rs"]
mod common;
mod example;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use example::{Example, Group, LeftOut, examples, left_out};

const IDS: &str = include_str!("ids.txt");

/// What is wrong with each example, one line each; nothing if all is well.
#[track_caller]
fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn all(groups: &[Group]) -> impl Iterator<Item = (&Group, &Example)> {
    groups.iter().flat_map(|group| group.example.iter().map(move |example| (group, example)))
}

#[test]
fn printed_figures_come_out() {
    let groups = examples();
    let expressed = all(&groups).filter(|(_, example)| example.by_rule.is_none());
    let wrong = expressed.filter_map(|(group, example)| {
        let (ours, printed) = (example.value(group), &example.printed);
        let off = !example.is_as_printed(ours);
        off.then(|| format!("{}: {ours}, printed {printed} within {}", example.id, example.tolerance()))
    });
    assert_none(&wrong.collect::<Vec<_>>());
}

/// Errors of the vendors: from the inputs of such an example follows what its rule says, and not what is
/// printed.
#[test]
fn printed_errors_do_not_come_out() {
    let groups = examples();
    let wrong = all(&groups).filter_map(|(group, example)| {
        let (by_rule, ours) = (example.by_rule.as_ref()?, example.value(group));
        let right = common::is_close(ours, by_rule.number()) && !example.is_as_printed(ours);
        (!right)
            .then(|| format!("{}: {ours}, by the rule {by_rule}, printed {}", example.id, example.printed))
    });
    assert_none(&wrong.collect::<Vec<_>>());
}

#[test]
fn every_published_example_stands_in_one_place() {
    let (groups, left_out) = (examples(), left_out());
    let (mut expressed, mut errors) = (Vec::new(), Vec::new());
    for (group, example) in all(&groups) {
        let is_error = example.by_rule.is_some();
        assert_eq!(is_error, group.kind == "vendor-error", "{}", example.id);
        if is_error { errors.push(&example.id) } else { expressed.push(&example.id) }
    }
    let left_out: Vec<&String> = left_out.iter().flat_map(|row| &row.ids).collect();
    let mut places: BTreeMap<&str, usize> = IDS.lines().map(|id| (id, 0)).collect();
    assert_eq!(places.len(), 107);
    for id in expressed.iter().chain(&errors).chain(&left_out) {
        *places.get_mut(id.as_str()).unwrap_or_else(|| panic!("{id} is not in ids.txt")) += 1;
    }
    let wrong = places.iter().filter(|(_, places)| **places != 1);
    assert_none(&wrong.map(|(id, places)| format!("{id} stands in {places} places")).collect::<Vec<_>>());
    assert_eq!((expressed.len(), errors.len(), left_out.len()), (84, 2, 21));
}

/// Where a figure is compared less strictly than it is printed, and where it is an error, the note says why.
#[test]
fn whatever_departs_says_why() {
    let (groups, left_out) = (examples(), left_out());
    for (group, example) in all(&groups) {
        let departs = example.within.is_some() || example.by_rule.is_some();
        assert!(!departs || !example.note.is_empty(), "{} has no note", example.id);
        if let Some(within) = example.within {
            assert!(within > example.printed.half_of_last_digit(), "{}: no wider than printed", example.id);
        }
        let sourced = group.source.contains("https://") || group.source.contains("address was not kept");
        assert!(sourced && group.date.starts_with("20"), "{} has no source or date", group.title);
        for sentence in [&group.how, &example.note] {
            assert!(sentence.is_empty() || sentence.ends_with('.'), "{}: {sentence}", example.id);
        }
    }
    for LeftOut { ids, reason } in left_out {
        assert!(reason.ends_with('.') && reason.len() > 30, "{ids:?}: {reason}");
    }
}

#[test]
fn the_page_shows_the_examples_as_they_are() {
    let page = page::page(&examples(), &left_out());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/worked-examples.md");
    let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("worked-examples.md");
    fs::write(&fresh, &page).expect("the folder for temporary files takes one");
    let shown = fs::read_to_string(&path).unwrap_or_default();
    assert!(shown == page, "out of date; cp {} docs/", fresh.display());
}
