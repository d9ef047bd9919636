//! The table of fields keeps its promises: every entry is complete, and says how firm its default is.

use crossover::field::{Evidence, Field, Found, Preset, Section, Shape, all, known_paths, lookup};
use crossover::kind::Strategy;

#[test]
fn a_path_names_one_entry_or_one_for_each_kind() {
    for field in all() {
        let spec = field.spec();
        let Found::Fields(same) = lookup(spec.path) else { panic!("{} is not found", spec.path) };
        let kinds: Vec<&str> =
            same.iter().filter_map(|other| other.spec().belongs).flat_map(|b| b.kinds).copied().collect();
        let mut distinct = kinds.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert!(same.len() == 1 || distinct.len() == kinds.len(), "{} is ambiguous", spec.path);
    }
}

#[test]
fn every_entry_says_what_it_is() {
    for spec in all().map(Field::spec) {
        let path = spec.path;
        assert!(!spec.label.is_empty(), "{path} has no label");
        assert!(spec.help.ends_with('.') && spec.help.len() > 15, "{path}: {:?}", spec.help);
        assert!(!spec.help.trim_end_matches('.').contains(". "), "{path}: more than one sentence");
        assert!(spec.path.is_ascii() && !spec.path.contains(' '), "{path}");
    }
}

#[test]
fn every_number_has_a_default_within_its_range_and_a_step() {
    for spec in all().map(Field::spec) {
        let Shape::Number { range, whole, step } = spec.shape else { continue };
        assert!(step > 0.0, "{} has no step", spec.path);
        if let Preset::Number(default) = spec.preset {
            assert!(range.contains(default), "{}: {default}", spec.path);
            assert!(!whole || default.fract() == 0.0, "{}: {default}", spec.path);
        }
        for impossible in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, range.max * 2.0] {
            assert!(!range.contains(impossible), "{} takes {impossible}", spec.path);
        }
    }
}

#[test]
fn a_choice_defaults_to_one_of_its_names() {
    for spec in all().map(Field::spec) {
        if let (Shape::Choice(names), Preset::Text(default)) = (spec.shape, spec.preset) {
            assert!(names.contains(&default), "{}: {default}", spec.path);
        }
    }
}

#[test]
fn what_an_entry_points_to_exists() {
    for spec in all().map(Field::spec) {
        if let Some(belongs) = spec.belongs {
            let Shape::Choice(names) = Field::of(belongs.selector).spec().shape else {
                panic!("{} chooses nothing", belongs.selector)
            };
            assert!(belongs.kinds.iter().all(|kind| names.contains(kind)), "{}", spec.path);
        }
        if let Preset::SameAs(path) | Preset::RequiredWhen(path) = spec.preset {
            assert!(matches!(lookup(path), Found::Fields(_)), "{} points to {path}", spec.path);
        }
    }
}

#[test]
fn only_assumptions_stand_without_a_source() {
    for spec in all().map(Field::spec) {
        let dated = !spec.source.checked.is_empty();
        assert_eq!(dated, spec.evidence != Evidence::Assumption, "{}: {:?}", spec.path, spec.source);
        if dated {
            assert!(crossover::date::Day::parse(spec.source.checked).is_some(), "{}", spec.path);
        }
    }
}

#[test]
fn hours_of_labour_are_assumptions_and_say_so() {
    let mut hours = 0;
    for spec in all().map(Field::spec) {
        let key = spec.path.rsplit('.').next().unwrap_or_default();
        if key.contains("hours") && key != "gpu_hours_per_run" || key.contains("minutes") {
            assert_eq!(spec.evidence, Evidence::Assumption, "{}", spec.path);
            assert!(spec.help.ends_with("an assumption."), "{}: {}", spec.path, spec.help);
            hours += 1;
        }
    }
    assert_eq!(hours, 14);
}

#[test]
fn every_section_and_every_strategy_has_its_fields() {
    let mut sections: Vec<Section> = all().map(|field| field.spec().section).collect();
    sections.sort_unstable();
    sections.dedup();
    assert_eq!(sections.len(), 14);
    let switches = ["prompt_only", "rag", "fine_tuning", "hybrid", "staged"];
    assert_eq!(switches.len(), Strategy::ALL.len());
    for table in switches {
        assert!(known_paths().contains(&format!("{table}.enabled").as_str()), "{table}");
    }
}
