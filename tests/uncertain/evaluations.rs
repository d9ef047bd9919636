//! Every draw comes to what a plain evaluation of the same inputs comes to.

use crossover::analysis::{Curve, break_even_over_time};
use crossover::field::{Field, Shape, all};
use crossover::kind::{Distribution, Strategy};
use crossover::ledger::{Ledger, Plan, is_unfit, unanswered};
use crossover::model::Model;
use crossover::scenario::{Scenario, Value};
use proptest::prelude::*;

use super::common::{checked, kinds, model, onto, quiet, with};
use super::random::scenarios;
use super::{draws, range};

/// To 1e-12, as documented; what is next to nothing by the size of what was added.
fn same(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-12 * expected.abs().max(1e-3)
}

/// Draws the ranges of `model` some times, and evaluates each draw by itself.
#[track_caller]
fn assert_plain(model: &Model, samples: u32) -> usize {
    let drawn = draws(model, samples, 1);
    let strategies: Vec<Strategy> =
        Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy)).collect();
    for draw in 0..drawn.len() {
        let values: Vec<f64> = drawn.inputs.iter().map(|column| column[draw]).collect();
        let numbers: Vec<(Field, f64)> =
            model.ranges().iter().zip(&values).map(|(range, value)| (range.field, *value)).collect();
        let plain = model.moved(&numbers).unwrap_or_else(|problems| panic!("{numbers:?}: {problems}"));
        let mut curves = Vec::new();
        for (place, strategy) in strategies.iter().enumerate() {
            let found = drawn.costs[place][draw];
            let Ok(ledger) = Ledger::new(&plain, *strategy) else {
                assert!(found.is_nan(), "{} runs with {numbers:?}", strategy.name());
                continue;
            };
            let curve = Curve::present(&ledger, plain.timeline());
            let expected = curve.total();
            assert!(same(found, expected), "{}: {found}, expected {expected}: {numbers:?}", strategy.name());
            let unanswered = unanswered(&plain, &Plan::new(&plain, *strategy).unwrap());
            let unfit = is_unfit(&plain, unanswered);
            assert_eq!(drawn.unfit[draw] >> place & 1 == 1, unfit, "{}: {numbers:?}", strategy.name());
            curves.push((*strategy, curve));
        }
        let curve = |wanted| curves.iter().find(|(strategy, _)| *strategy == wanted).map(|(_, curve)| curve);
        let (Some(tuned), Some(rag)) = (curve(Strategy::FineTuned), curve(Strategy::Rag)) else { continue };
        let intervals = break_even_over_time(tuned, rag);
        let months = [(drawn.first[draw], intervals.first()), (drawn.lasting[draw], intervals.lasting())];
        for (found, expected) in months {
            let (Some(expected), false) = (expected, found.is_nan()) else { continue };
            assert!((found - expected).abs() < 1e-6, "{found}, expected {expected}: {numbers:?}");
        }
    }
    drawn.len()
}

/// A range around the present value of `field`, if it takes a number here.
fn around(model: &Model, field: Field) -> Option<String> {
    let spec = field.spec();
    let Shape::Number { range: allowed, .. } = spec.shape else { return None };
    let out = ["schema", "uncertainty", "extra"].iter().any(|table| spec.path.starts_with(table));
    if out || !model.applies(field) {
        return None;
    }
    let present = model.number(field);
    let (low, high) = if allowed.max <= 1.0 { (0.1, 0.9) } else { (present * 0.4, present * 2.5 + 1.0) };
    Some(range(spec.path, low.max(allowed.least()), high.min(allowed.max), "uniform"))
}

/// A part of the rules that reads the input must not be taken for steady: each input is drawn alone.
#[test]
fn each_input_alone_is_drawn_as_if_it_had_been_written() {
    let mut drawn = Vec::new();
    // The prompt that holds the corpus is nowhere else told apart from what reads its size by itself.
    let corpus_in_the_prompt = kinds::ONE.to_owned()
        + "
        prompt_only.include_corpus = true
        knowledge.documents = 10
        rag.loop = 'agent'";
    for text in [kinds::ONE, kinds::OTHER, &corpus_in_the_prompt] {
        let mut scenario = with(Scenario::default(), text);
        scenario.set("quality.usd_per_error", Value::Number(0.05));
        for (path, share) in [("rag_error_share", 0.1), ("fine_tuned_error_share", 0.05)] {
            scenario.set(&format!("quality.{path}"), Value::Number(share));
        }
        let base = checked(&scenario).unwrap();
        for field in all() {
            let Some(row) = around(&base, field) else { continue };
            let drawn_one = with(scenario.clone(), &row);
            let model = checked(&drawn_one).unwrap_or_else(|problems| panic!("{problems}"));
            assert!(assert_plain(&model, 6) > 0, "no draw of {} was kept", field.spec().path);
            drawn.push(field);
        }
    }
    drawn.sort_unstable();
    drawn.dedup();
    let numbers = all().filter(|field| matches!(field.spec().shape, Shape::Number { .. }));
    let rows = |field: &Field| field.spec().path.contains('*') || field.spec().path == "schema";
    let missed: Vec<&str> =
        numbers.filter(|field| !rows(field) && !drawn.contains(field)).map(|f| f.spec().path).collect();
    assert!(missed.len() <= 12, "not drawn: {missed:?}");
}

#[test]
fn announced_changes_go_with_the_price_that_is_drawn() {
    let field = crossover::field!("models.base.input_usd_per_mtok");
    let preset = crossover::preset::PRESETS[0].scenario();
    let model = checked(&with(preset, &range(field.spec().path, 0.7, 0.8, "uniform"))).unwrap();
    assert!(model.is_path(field), "the price is announced to change");
    assert_eq!(assert_plain(&model, 16), 16);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn several_inputs_are_drawn_as_if_they_had_been_written(
        scenario in scenarios(),
        places in proptest::collection::vec(any::<proptest::sample::Index>(), 1..6),
        shapes in proptest::collection::vec(0..3_usize, 6),
    ) {
        let base = checked(&scenario).unwrap();
        let fields: Vec<Field> = all().filter(|field| around(&base, *field).is_some()).collect();
        let mut chosen: Vec<Field> = places.iter().map(|place| *place.get(&fields)).collect();
        chosen.sort_unstable();
        chosen.dedup();
        let mut rows = String::new();
        for (field, shape) in chosen.iter().zip(shapes) {
            let row = around(&base, *field).unwrap();
            let shape = Distribution::NAMES[shape];
            // A lognormal range begins above 0.
            let shape = if row.contains("low = 0e0") || row.contains("low = -") { "uniform" } else { shape };
            rows += &row.replace("uniform", shape);
        }
        let model = checked(&onto(scenario, &Scenario::from_toml(&rows).unwrap()));
        // A range may lie where the field has no value.
        if let Ok(model) = model {
            assert_plain(&model, 5);
        }
    }
}

#[test]
fn rows_of_other_costs_are_drawn_too() {
    let model = model(&(super::TWO_COSTS.to_owned() + &range("extra.2.usd_once", 100.0, 300.0, "uniform")));
    let drawn = draws(&model, 64, 1);
    // Fine-tuning is the second enabled strategy, and costs what the row says at the start of month 1.
    assert_eq!(drawn.costs[1], drawn.inputs[0]);
    assert!(drawn.costs[0].iter().all(|usd| *usd == 1.0));
}

#[test]
fn draws_that_contradict_themselves_are_left_out() {
    let rows = range("rag.chunking.overlap_tokens", 0.0, 400.0, "uniform")
        + &range("rag.chunking.chunk_tokens", 200.0, 600.0, "uniform");
    let drawn = draws(&model(&rows), 1_024, 1);
    assert_eq!(drawn.len() + drawn.left_out as usize, 1_024);
    assert!(drawn.inputs[0].iter().zip(&drawn.inputs[1]).all(|(overlap, chunk)| overlap < chunk));
    // P(overlap ≥ chunk) is the triangle above 200 of both: 200 · 200 / 2 of 400 · 400, an eighth.
    assert!((f64::from(drawn.left_out) / 1_024.0 - 0.125).abs() < 0.01, "{}", drawn.left_out);
}

#[test]
fn announced_changes_of_a_price_end_where_the_price_is_drawn() {
    let preset = crossover::preset::PRESETS[0].scenario();
    let model = checked(&preset).unwrap();
    let changing =
        model.values().into_iter().find(|value| !value.changes.is_empty()).expect("a price changes");
    let scenario = onto(preset, &Scenario::from_toml(&range(&changing.path, 0.1, 0.9, "uniform")).unwrap());
    assert!(assert_plain(&checked(&scenario).unwrap(), 16) == 16);
}

#[test]
fn a_horizon_that_is_drawn_ends_early_or_late() {
    let mut scenario = quiet(&range("horizon.months", 2.0, 7.0, "uniform"));
    scenario.set("rag.upkeep_hours_per_month", Value::Number(1.0));
    let model = checked(&scenario).unwrap();
    assert_plain(&model, 32);
    let drawn = draws(&model, 64, 1);
    // One engineer's hour of $100 each month, over as many months as were drawn.
    assert!(drawn.inputs[0].iter().zip(&drawn.costs[1]).all(|(months, usd)| *usd == 100.0 * months));
    assert_eq!(drawn.ahead.len(), 4, "the months of the scenario");
}
