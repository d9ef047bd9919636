//! The values of a model, written back as a scenario, are the same model.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

#[path = "common/random.rs"]
mod random;

use common::{checked, quiet, with};
use crossover::model::InputValue;
use crossover::report::{Report, to_json};
use crossover::scenario::{Scenario, Value};
use proptest::prelude::*;

fn written_back(scenario: &Scenario) -> Scenario {
    let model = checked(scenario).unwrap_or_else(|problems| panic!("{problems}"));
    let mut written = Scenario::default();
    for input in model.values() {
        written.set(&input.path, input.value);
    }
    written
}

fn json(scenario: &Scenario) -> String {
    to_json(&Report::new(&checked(scenario).unwrap_or_else(|problems| panic!("{problems}"))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_value_is_told_and_nothing_else(scenario in random::scenarios()) {
        let written = written_back(&scenario);
        prop_assert_eq!(json(&written), json(&scenario));
        for (path, value) in scenario.iter() {
            let sorted = |value: &Value| match value {
                Value::List(items) => {
                    let mut items: Vec<String> = items.iter().map(Value::describe).collect();
                    items.sort();
                    items.dedup();
                    items.join(" ")
                }
                other => other.describe(),
            };
            if *value != Value::Table && !matches!(value, Value::Rows(_)) && *value != Value::Text(String::new()) {
                prop_assert_eq!(written.get(path).map(sorted), Some(sorted(value)), "{}", path);
            }
        }
    }
}

#[test]
fn rows_answers_and_texts_are_told_too() {
    let scenario = with(
        quiet(""),
        "title = 'a'
        answers.exploring = true
        answers.citations = 'required'
        answers.labelled_examples = 300
        [[extra]]
        name = 'licence'
        strategies = ['staged', 'rag']
        months = [3, 1]
        [[uncertainty.ranges]]
        field = 'rag.top_k'
        low = 1
        high = 9
        shape = 'uniform'
        [[uncertainty.ranges]]
        field = 'rag.setup_hours'
        low = 1
        high = 9
        shape = 'normal'
        [[uncertainty.correlations]]
        fields = ['rag.top_k', 'rag.setup_hours']
        rank = -0.5",
    );
    let model = checked(&scenario).unwrap_or_else(|problems| panic!("{problems}"));
    let values = model.values();
    let words = |path: &str| values.iter().find(|input| input.path == path).map(InputValue::in_words);
    for (path, expected) in [
        ("title", "a"),
        ("workload.queries_per_month", "1,000 queries a month"),
        ("workload.growth.kind", "flat"),
        ("rag.enabled", "true"),
        ("fine_tuning.retraining.forced_months", "none"),
        ("answers.citations", "required"),
        ("answers.exploring", "true"),
        ("answers.labelled_examples", "300"),
        ("extra.1.name", "licence"),
        ("extra.1.strategies", "rag, staged"),
        ("extra.1.months", "1, 3"),
        ("uncertainty.ranges.2.field", "rag.setup_hours"),
        ("uncertainty.ranges.2.low", "1"),
        ("uncertainty.ranges.2.shape", "normal"),
        ("uncertainty.correlations.1.fields", "rag.top_k, rag.setup_hours"),
        ("uncertainty.correlations.1.rank", "−0.5"),
    ] {
        assert_eq!(words(path).as_deref(), Some(expected), "{path}");
    }
    assert_eq!(words("workload.growth.per_month"), None, "flat growth has none");
    assert_eq!(words("note"), None);
    assert_eq!(words("models.base.long_context.at_threshold"), None, "the table is not there");
    assert_eq!(written_back(&scenario).get("answers.exploring"), Some(&Value::Switch(true)));
    assert_eq!(json(&written_back(&scenario)), json(&scenario));
}
