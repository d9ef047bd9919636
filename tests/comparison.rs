//! Scenarios side by side: differences by hand, and what holds of every comparison.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

#[path = "common/random.rs"]
mod random;

use common::{checked, model};
use crossover::kind::Strategy::{Rag, Staged};
use crossover::model::Model;
use crossover::preset::Preset;
use crossover::report::{
    COMPARISON_CSV_HEADER, Comparison, comparison_csv, comparison_text, to_json, to_markdown, to_text,
};
use crossover::scenario::{Scenario, Value};
use proptest::prelude::*;

fn compare(scenarios: &[(&str, Model)]) -> Comparison {
    let named: Vec<(String, Model)> =
        scenarios.iter().map(|(title, model)| ((*title).to_owned(), model.clone())).collect();
    Comparison::new(&named)
}

fn preset(id: &str) -> Scenario {
    Scenario::from_toml(Preset::find(id).expect("it is listed").toml()).expect("it is TOML")
}

fn text(comparison: &Comparison) -> String {
    to_text(&comparison_text(comparison), false)
}

/// RAG costs so many dollars a query, fine-tuning 6000 dollars once.
fn dollars(each: u8, queries: u16) -> Model {
    model(&format!(
        "prompt_only.enabled = false
        hybrid.enabled = false
        staged.enabled = false
        workload.queries_per_month = {queries}
        [[extra]]
        name = 'each'
        strategies = ['rag']
        usd_per_query = {each}
        [[extra]]
        name = 'once'
        strategies = ['fine_tuned']
        usd_once = 6_000"
    ))
}

#[test]
fn by_hand() {
    // 4 months of 2000 queries: RAG costs 8000 at a dollar each, 12000 at 1500 times two dollars.
    // Fine-tuning is level after 6000 / 2000 = 3 and after 6000 / 3000 = 2 months.
    let comparison = compare(&[("one", dollars(1, 2_000)), ("=two", dollars(2, 1_500))]);
    insta::assert_snapshot!("text", text(&comparison));
    insta::assert_snapshot!("markdown", to_markdown(&comparison_text(&comparison)));
    insta::assert_snapshot!("json", to_json(&comparison).replace(",\"", ",\n\""));
    insta::assert_snapshot!("csv", format!("{COMPARISON_CSV_HEADER}\n{}", comparison_csv(&comparison)));
}

#[test]
fn a_scenario_is_no_different_from_itself() {
    let desk = checked(&preset("support-desk")).expect("it is valid");
    let comparison = compare(&[("one", desk.clone()), ("two", desk.clone()), ("three", desk)]);
    assert!(comparison.inputs.is_empty());
    assert_eq!(comparison.scenarios.len(), 3);
    for one in &comparison.scenarios {
        assert!(one.moved.is_empty() && one.strategies.0.len() == 5);
        for (_, compared) in one.strategies.iter() {
            assert_eq!(compared.present_value_difference_usd, Some(0.0));
            assert_eq!(compared.total_difference_usd, Some(0.0));
        }
        assert_eq!(one.break_even[0].first_month_difference, Some(0.0));
    }
    let text = text(&comparison);
    assert!(text.contains("Inputs that differ\n\nThere is none.\n"), "{text}");
    assert_eq!(text.matches("(nominal)\n\nNothing did.\n").count(), 2, "{text}");
}

#[test]
fn what_is_written_and_what_holds_anyway_are_the_same() {
    let desk = preset("support-desk");
    let mut written = desk.clone();
    // The defaults, and what is as another input unless it is given.
    written.set("rag.top_k", Value::Number(5.0));
    written.set("models.base.kind", Value::Text("per_token".to_owned()));
    written.set("models.base.cache_write_usd_per_mtok", Value::Number(0.75));
    written.set("title", Value::Text("another title".to_owned()));
    let of = |scenario: &Scenario| checked(scenario).expect("it is valid");
    assert!(compare(&[("a", of(&desk)), ("b", of(&written))]).inputs.is_empty());
    written.set("models.base.cache_write_usd_per_mtok", Value::Number(0.76));
    let inputs = compare(&[("a", of(&desk)), ("b", of(&written))]).inputs;
    assert_eq!(inputs.len(), 1);
    assert_eq!(inputs[0].field, "models.base.cache_write_usd_per_mtok");
    assert_eq!(inputs[0].values, [Some(Value::Number(0.75)), Some(Value::Number(0.76))]);
}

#[test]
fn rows_stand_together_and_missing_ones_are_shown() {
    let extra = "[[extra]]\nname = 'licence'\nstrategies = ['rag']\nusd_once = 5\n";
    let comparison = compare(&[("none", model("")), ("two", model(&extra.repeat(2)))]);
    let fields: Vec<&str> = comparison.inputs.iter().map(|input| input.field.as_str()).collect();
    let second = fields.iter().position(|field| field.starts_with("extra.2.")).expect("two rows");
    assert!(fields[..second].iter().all(|field| field.starts_with("extra.1.")), "{fields:?}");
    assert!(comparison.inputs.iter().all(|input| input.values[0].is_none() && input.values[1].is_some()));
    assert_eq!(comparison.scenarios[1].moved[0].words, "licence");
    assert!(text(&comparison).contains("extra.2.strategies"));
}

#[test]
fn kinds_and_disabled_strategies_have_no_difference() {
    let linear = "workload.growth = { kind = 'linear', per_month = 0.5 }\nrag.enabled = false\n";
    let compound = "workload.growth = { kind = 'compound', per_month = 0.5 }\nstaged.switch_month = 9\n";
    let comparison = compare(&[("linear", model(linear)), ("compound", model(compound))]);
    let growth = comparison.inputs.iter().find(|input| input.field == "workload.growth.per_month");
    let words = growth.map(|input| input.words.clone()).expect("another unit is another value");
    assert_ne!(words[0], words[1]);
    let [linear, compound] = &comparison.scenarios[..] else { panic!("two scenarios") };
    assert!(linear.strategies.get(&Rag).is_none());
    let compared = compound.strategies.get(&Rag).expect("it is enabled");
    assert_eq!((compared.present_value_usd, compared.present_value_difference_usd), (Some(0.0), None));
    let staged = compound.strategies.get(&Staged).expect("it is enabled");
    assert_eq!((staged.present_value_usd, staged.total_difference_usd), (None, None));
    assert!(text(&comparison).contains("infeasible"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_other_way_round_every_sign_is_the_other(a in random::scenarios(), b in random::scenarios()) {
        let of = |scenario: &Scenario| checked(scenario).expect("random scenarios are valid");
        let there = compare(&[("a", of(&a)), ("b", of(&b))]);
        let back = compare(&[("b", of(&b)), ("a", of(&a))]);
        let fields = |comparison: &Comparison| -> Vec<String> {
            comparison.inputs.iter().map(|input| input.field.clone()).collect()
        };
        prop_assert_eq!(fields(&there), fields(&back));
        for (strategy, compared) in there.scenarios[1].strategies.iter() {
            let Some(other) = back.scenarios[1].strategies.get(strategy) else { continue };
            let negative = other.present_value_difference_usd.map(|usd| 0.0 - usd);
            prop_assert_eq!(compared.present_value_difference_usd, negative);
            if let (Some(before), Some(now)) = (other.total_usd, compared.total_usd) {
                let moved: f64 = there.scenarios[1]
                    .moved
                    .iter()
                    .filter(|line| line.strategy == *strategy)
                    .map(|line| line.difference_usd)
                    .sum();
                let off = moved - (now - before);
                prop_assert!(off.abs() <= 1e-8 * now.max(before), "{} of {}", off, now - before);
            }
        }
        prop_assert_eq!(there.scenarios[1].moved.len(), back.scenarios[1].moved.len());
        let sizes: Vec<f64> = there.scenarios[1].moved.iter().map(|line| line.difference_usd.abs()).collect();
        prop_assert!(sizes.is_sorted_by(|a, b| a >= b));
        let numbers = text(&there).replace("infeasible", "").replace("infrastructure", "");
        prop_assert!(!numbers.contains("NaN") && !numbers.contains("inf"), "{}", numbers);
    }
}
