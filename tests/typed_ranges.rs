//! Ranges as people type them where a number is.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

use crossover::catalogue::built_in;
use crossover::field::{Field, Likely};
use crossover::kind::Distribution;
use crossover::model::{Model, with_unsure};
use crossover::preset::PRESETS;
use crossover::scenario::{Value, is_unsure, read_range};

fn read(path: &str, text: &str) -> Option<Result<(Likely, String), String>> {
    let read = read_range(Field::of(path).spec(), path, text)?;
    Some(read.map(|typed| (typed.range, typed.echo)).map_err(|mistyped| mistyped.problem.message))
}

#[track_caller]
fn assert_range(path: &str, text: &str, low: f64, high: f64, shape: Distribution) {
    let (range, echo) = read(path, text).expect("it is a range").unwrap();
    assert_eq!((range.low, range.high, range.shape), (low, high, shape), "{text} is {echo}");
}

const QUERIES: &str = "workload.queries_per_month";

#[test]
fn ranges_as_they_are_typed() {
    use Distribution::{Lognormal, Normal, Uniform};
    for text in [
        "50k to 400k",
        "50k-400k",
        "50k - 400k",
        "50k..400k",
        "50k–400k",
        "50k…400k",
        "between 50k and 400k",
        "from 50k to 400k",
        "50,000 to 400,000",
        "50_000..400_000",
        "50-400k",
        "50 to 400k",
        "5e4-4e5",
        "5e+4 to 4e5",
        "50k to 400k a month",
        "50k to 400k, lognormal",
    ] {
        assert_range(QUERIES, text, 50_000.0, 400_000.0, Lognormal);
    }
    assert_range(QUERIES, "50k to 400k uniform", 50_000.0, 400_000.0, Uniform);
    assert_range(QUERIES, "0 to 400k", 0.0, 400_000.0, Normal);
    // Thousands for both would turn the ends around.
    assert_range(QUERIES, "900 to 1.2k", 900.0, 1_200.0, Lognormal);
    assert_range(QUERIES, "1k to 2k a day", 30_416.667, 60_833.333, Lognormal);
    assert_range("workload.growth.per_month", "-2% to 6%", -0.02, 0.06, Normal);
    assert_range("workload.growth.per_month", "-2 - 6%", -0.02, 0.06, Normal);
    assert_range("fine_tuning.corpus_coverage", "40-80%", 0.4, 0.8, Normal);
    assert_range("fine_tuning.corpus_coverage", "0.4 to 0.8", 0.4, 0.8, Normal);
    assert_range("models.base.input_usd_per_mtok", "$0.50 to $1.25", 0.5, 1.25, Lognormal);
    assert_range("models.base.input_usd_per_mtok", "$0.5-1.25", 0.5, 1.25, Lognormal);
    assert_range("models.base.input_usd_per_mtok", "1e-3 to 2e-3", 0.001, 0.002, Lognormal);
    assert_range("rag.top_k", "3..8 uniform", 3.0, 8.0, Uniform);
}

#[test]
fn numbers_are_no_ranges() {
    for text in ["50k", "-3", "1e-3", "1.2M", "", "3 months", "to", "50k to", "- 5", "12k a day", "1e-"] {
        assert_eq!(read(QUERIES, text), None, "{text}");
    }
    assert_eq!(read("title", "50k to 400k"), None);
}

#[test]
fn what_is_wrong_with_a_range_is_said() {
    for (path, text, said) in [
        (QUERIES, "400k to 50k", "low end comes first"),
        (QUERIES, "5 to 5", "low end comes first"),
        (QUERIES, "0 to 5k lognormal", "a lognormal range above 0"),
        ("rag.top_k", "2.5 to 8", "\"2.5\"; allowed is a whole number"),
        ("fine_tuning.corpus_coverage", "40% to 140%", "a share, 0% to 100%"),
        (QUERIES, "5 to 8 apples", "\"8 apples\""),
    ] {
        let message = read(path, text).expect("it is a range").unwrap_err();
        assert!(message.starts_with(path) && message.contains(said), "{text}: {message}");
    }
}

#[test]
fn what_is_typed_becomes_a_row_and_its_middle_the_value() {
    let mut scenario = common::quiet("");
    scenario.set_typed(QUERIES, "50k to 400k").unwrap();
    scenario.set_typed("rag.top_k", "3 to 8").unwrap();
    scenario.set_typed(QUERIES, "100k to 400k").unwrap();
    let model = Model::try_from(&scenario).unwrap();
    let ranges: Vec<(&str, f64)> = model.ranges().iter().map(|range| (&*range.path, range.low)).collect();
    assert_eq!(ranges, [(QUERIES, 100_000.0), ("rag.top_k", 3.0)]);
    // √(100 000 · 400 000), and √24 = 4.9.
    assert_eq!(scenario.get(QUERIES), Some(&Value::Number(200_000.0)));
    assert_eq!(scenario.get("rag.top_k"), Some(&Value::Number(5.0)));
    assert!(scenario.set_typed(QUERIES, "400k to 50k").is_err());
    scenario.set_typed(QUERIES, "7k").unwrap();
    assert_eq!(scenario.get(QUERIES), Some(&Value::Number(7_000.0)));
}

#[test]
fn who_is_not_sure_gets_the_range_of_the_evidence() {
    assert!(["unsure", "Not sure", "not_sure", " ? "].into_iter().all(|text| is_unsure("rag.top_k", text)));
    assert!(!is_unsure("rag.top_k", "sure"));
    assert!(!is_unsure("answers.citations", "not_sure"), "an answer like the others");
    let scenario = common::quiet("fine_tuning.setup_hours = 100");
    let paths = ["fine_tuning.setup_hours".to_owned(), "models.base.input_usd_per_mtok".to_owned()];
    let with = with_unsure(&scenario, built_in(), &paths).unwrap();
    let model = Model::try_from(&with).unwrap();
    let ends: Vec<(f64, f64)> = model.ranges().iter().map(|range| (range.low, range.high)).collect();
    // Hours: a third to three times. A price of nothing: up to two steps of its field.
    assert_eq!(ends[0], (33.3, 300.0));
    assert_eq!(model.number(Field::of("fine_tuning.setup_hours")), 100.0);
    let wrong = ["rag.loop".to_owned(), "rag.top_kk".to_owned(), "rag.store.ram_gb_per_node".to_owned()];
    let problems = with_unsure(&scenario, built_in(), &wrong).unwrap_err();
    assert_eq!(problems.problems.len(), 3, "{problems}");
}

#[test]
fn a_vendors_price_is_off_by_less_than_an_assumption() {
    let path = "models.base.input_usd_per_mtok";
    let quoted = Model::try_from(&PRESETS[0].scenario()).unwrap();
    let range = quoted.unsure(path).unwrap();
    // The catalogue says $0.75, read at the vendor: a tenth.
    assert_eq!((quoted.number(Field::of(path)), range.low, range.high), (0.75, 0.682, 0.825));
    let own = Model::try_from(&common::quiet("models.base.input_usd_per_mtok = 0.75")).unwrap();
    let range = own.unsure(path).unwrap();
    assert_eq!((range.low, range.high), (0.375, 1.5));
}

#[test]
fn what_is_assumed_gets_ranges_and_what_somebody_said_does_not() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let assumed = Model::try_from(&scenario).unwrap().assumed();
        assert!(assumed.iter().all(|path| scenario.get(path).is_none()), "{}: {assumed:?}", preset.id);
        let unsure = with_unsure(&scenario, built_in(), &assumed).unwrap();
        assert_eq!(Model::try_from(&unsure).unwrap().ranges().len(), assumed.len(), "{}", preset.id);
    }
    let assumed = Model::try_from(&PRESETS[0].scenario()).unwrap().assumed();
    let has = |path: &str| assumed.iter().any(|known| known == path);
    assert!(has("labour.engineer_usd_per_hour"));
    // The desk counts its queries; months are decided; an answer cache that is not used is nothing to be unsure of.
    for path in
        [QUERIES, "horizon.months", "fine_tuning.retraining.every_months", "workload.answer_cache_share"]
    {
        assert!(!has(path), "{path}");
    }
}
