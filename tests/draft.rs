//! What a form shows of a scenario, valid or not, and what it reads of what is typed.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

use crossover::catalogue::built_in;
use crossover::date::Day;
use crossover::field;
use crossover::field::{Field, Shape, all};
use crossover::kind::Product;
use crossover::model::{Draft, Model, Origin};
use crossover::preset::PRESETS;
use crossover::report::{main_prices, to_come};
use crossover::scenario::{Scenario, Value, default_of, entered, shown};

fn preset() -> Scenario {
    Scenario::from_toml(PRESETS[0].toml()).expect("the presets are TOML")
}

fn draft(scenario: &Scenario) -> Draft {
    Draft::new(scenario, built_in())
}

fn read(field: Field, text: &str) -> Result<Value, String> {
    let spec = field.spec();
    let read = entered(spec, spec.path, text).map(|entered| entered.value);
    read.map_err(|mistyped| mistyped.problem.message)
}

#[test]
fn a_valid_scenario_is_shown_as_its_model_has_it() {
    for preset in PRESETS {
        let scenario = Scenario::from_toml(preset.toml()).expect("the presets are TOML");
        let model = Model::try_from(&scenario).expect("the presets are valid");
        let (from_scenario, from_model) = (draft(&scenario), model.draft());
        for field in all().filter(|field| !field.spec().path.contains('*')) {
            assert_eq!(from_scenario.value(field), from_model.value(field), "{}", field.spec().path);
            assert_eq!(from_scenario.origin(field), model.origin(field), "{}", field.spec().path);
            assert_eq!(from_scenario.quote(field).is_some(), model.quote(field).is_some());
        }
        for value in model.values().iter().filter(|value| value.row == 0) {
            assert_eq!(from_model.value(value.field).as_ref(), Some(&value.value));
        }
    }
}

#[test]
fn what_is_right_can_be_told_beside_what_is_wrong() {
    let mut scenario = preset();
    scenario.set("rag.chunking.overlap_tokens", Value::Number(9_000.0));
    scenario.set("workload.answer_tokens", Value::Number(-1.0));
    assert!(Model::try_from(&scenario).is_err());
    let draft = draft(&scenario);
    let value = |field: Field| draft.value(field);
    assert_eq!(
        value(field!("rag.chunking.overlap_tokens")),
        Some(Value::Number(9_000.0)),
        "a rule is broken"
    );
    assert_eq!(value(field!("workload.answer_tokens")), Some(Value::Number(300.0)), "the default");
    assert_eq!(value(field!("workload.queries_per_month")), Some(Value::Number(380_000.0)));
    assert_eq!(draft.origin(field!("models.base.input_usd_per_mtok")), Origin::Catalogue);
}

#[test]
fn inputs_of_a_kind_are_there_before_they_have_values() {
    let mut scenario = preset();
    scenario.set("workload.growth.kind", Value::Text("logistic".to_owned()));
    assert!(Model::try_from(&scenario).is_err(), "the ceiling is missing");
    let draft = draft(&scenario);
    assert!(draft.applies(field!("workload.growth.ceiling")));
    assert_eq!(draft.value(field!("workload.growth.ceiling")), None);
    assert!(!draft.applies(field!("workload.growth.values")));
}

#[test]
fn what_is_shown_reads_back() {
    for field in all() {
        let typed = !matches!(
            field.spec().shape,
            Shape::Switch | Shape::Choice(_) | Shape::Names(_) | Shape::CatalogName(_) | Shape::SwitchAnswer
        );
        if let Some(value) = default_of(field.spec()).filter(|_| typed) {
            let text = shown(field.spec(), &value);
            assert_eq!(read(field, &text), Ok(value), "{}: {text}", field.spec().path);
        }
    }
    let months = Value::List([1.0, 13.0, 1_200.0].map(Value::Number).to_vec());
    let field = field!("extra.*.months");
    assert_eq!(shown(field.spec(), &months), "1, 13, 1200");
    assert_eq!(read(field, "1, 13,1200"), Ok(months));
}

#[test]
fn every_shape_refuses_what_it_does_not_hold() {
    let month = field!("horizon.start");
    assert_eq!(read(month, " 2027-01 "), Ok(Value::Text("2027-01".to_owned())));
    let refused = "horizon.start: found \"2027-13\"; allowed is a month such as \"2026-12\"";
    assert_eq!(read(month, "2027-13"), Err(refused.to_owned()));
    assert!(read(field!("prices_as_of"), "yesterday").is_err());
    assert!(read(field!("extra.*.months"), "1, x").is_err());
    assert!(read(field!("extra.*.months"), "1.5").is_err());
    let long = "x".repeat(501);
    assert!(read(field!("title"), &long).is_err_and(|message| message.contains("found 501 characters")));
    assert_eq!(read(field!("title"), &long[1..]), Ok(Value::Text(long[1..].to_owned())));
}

#[test]
fn an_entry_is_known_by_its_main_prices() {
    let on = Day::parse("2026-11-21").expect("a day");
    let entry = built_in().find(Product::Model, "google/gemini-3.8-flash").expect("it is listed");
    let headings: Vec<&str> = main_prices(entry, on).iter().map(|(heading, _)| *heading).collect();
    assert_eq!(headings.first(), Some(&"In"));
    assert!(headings.contains(&"Out"));
    assert!(to_come(entry, on).starts_with("from 20"), "its price is about to change");
    let later = Day::parse("2027-12-01").expect("a day");
    assert_ne!(main_prices(entry, on), main_prices(entry, later));
}
