//! Which strategy is cheapest where two inputs are varied.

mod common;

use crossover::field;
use crossover::kind::Strategy::{self, FineTuned, Rag};
use crossover::model::Model;
use crossover::preset::PRESETS;
use crossover::report::{
    Frontier, FrontierMap, Report, Spacing, Vary, frontier_text, to_json, to_text, usual_stretch,
};
use crossover::scenario::{Scenario, Value};

fn vary(path: &str, from: f64, to: f64, steps: usize) -> Vary {
    Vary { path: path.to_owned(), from, to, steps, spacing: Spacing::Linear }
}

fn map(model: &Model, x: Vary, y: Vary) -> FrontierMap {
    let frontier = Frontier::new(model.clone(), x, y).unwrap_or_else(|problems| panic!("{problems}"));
    let rows = (0..frontier.y().values.len()).map(|place| frontier.row(place)).collect();
    FrontierMap::new(&frontier, "a map", rows)
}

/// RAG costs a dollar a query for 6 months, fine-tuning 60 hours once.
const COSTS: &str = "
    horizon.months = 6
    prompt_only.enabled = false
    hybrid.enabled = false
    staged.enabled = false
    [[extra]]
    name = 'each'
    strategies = ['rag']
    usd_per_query = 1
    [[extra]]
    name = 'once'
    strategies = ['fine_tuned']
    hours_once = 60";

/// $110 is the nearest of the values, and on the other side of the border at $100.
#[test]
fn a_mark_tells_of_the_scenario_itself_and_axes_reach_it() {
    let model = common::model(&["labour.engineer_usd_per_hour = 95", COSTS].join("\n"));
    let found = map(
        &model,
        vary("labour.engineer_usd_per_hour", 20.0, 110.0, 2),
        vary("workload.queries_per_month", 1_000.0, 2_000.0, 2),
    );
    assert_eq!((found.present.cheapest, found.cheapest[0][1]), (Some(FineTuned), Some(Rag)));
    assert!(to_text(&frontier_text(&found, ""), false).contains("[Tuned]"));
    let retraining = "horizon.months = 3\nfine_tuning.retraining.every_months = 6";
    let axis = usual_stretch(&common::model(retraining), "fine_tuning.retraining.every_months", 5).unwrap();
    assert_eq!((axis.from, axis.to), (1.0, 6.0));
}

#[test]
fn a_map_by_hand() {
    // Tuning costs 60 r, RAG 6 q: 2400, 5400 and 8400 against 3000, 6000 and 9000. Hours along the rows, then
    // volume along them, where each strategy is a function of it.
    let model = common::model(COSTS);
    let hours = || vary("labour.engineer_usd_per_hour", 40.0, 140.0, 3);
    let queries = || vary("workload.queries_per_month", 500.0, 1_500.0, 3);
    let (t, r) = (Some(FineTuned), Some(Rag));
    let found = map(&model, hours(), queries());
    assert_eq!(found.cheapest, [[t, r, r], [t, t, r], [t, t, t]]);
    assert_eq!(map(&model, queries(), hours()).cheapest, [[t, t, t], [r, t, t], [r, r, t]]);
    // The scenario has an hour at $100 and 1000 queries: 6000 both, and RAG comes first.
    assert_eq!((found.present.x, found.present.y, found.present.cheapest), (100.0, 1_000.0, r));
    assert_eq!(
        (found.x.place_of(100.0), found.x.place_of(39.0), found.y.place_of(1_400.0)),
        (Some(1), None, Some(2))
    );
    assert_eq!(found.shares(), [(t, 6.0 / 9.0), (r, 3.0 / 9.0)]);
    assert_eq!(
        to_json(&map(&model, vary("labour.engineer_usd_per_hour", 40.0, 140.0, 2), queries())),
        r#"{"x":{"field":"labour.engineer_usd_per_hour","values":[40,140]},"y":{"field":"workload.queries_per_month","values":[500,1000,1500]},"present":{"x":100,"y":1000,"cheapest":"rag"},"cheapest":[["fine_tuned","rag"],["fine_tuned","rag"],["fine_tuned","fine_tuned"]]}"#
    );
}

#[test]
fn nobody_is_cheapest_where_nobody_can_be_relied_on() {
    // Tuning knows 60 % of the corpus: of 70 % of the queries it leaves more than a quarter, of 50 % a fifth. RAG
    // leaves none, and cannot answer beyond its window.
    let windows = "knowledge.question_share = 0.5\nmodels.base.context_window_tokens = 500\nfine_tuning.corpus_coverage = 0.6\n";
    let model = common::model(&[windows, COSTS].concat());
    let found = map(
        &model,
        vary("knowledge.question_share", 0.5, 0.7, 2),
        vary("workload.answer_tokens", 100.0, 600.0, 2),
    );
    // 60 hours at $100 come to what 6000 queries do: RAG comes first.
    assert_eq!(found.cheapest, [[Some(Rag), Some(Rag)], [Some(FineTuned), None]]);
    // A volume that would grow beyond what can be reckoned with leaves its cell empty, and no other.
    let mut scenario = common::quiet(COSTS);
    scenario.set("workload.growth.kind", Value::Text("compound".to_owned()));
    scenario.set("workload.growth.per_month", Value::Number(1.0));
    scenario.set("horizon.months", Value::Number(30.0));
    let doubling = common::checked(&scenario).unwrap();
    let found = map(
        &doubling,
        vary("workload.queries_per_month", 1_000.0, 1e9, 2),
        vary("horizon.months", 2.0, 30.0, 2),
    );
    // 2^29 · 10^9 is more than 10^15.
    assert_eq!(found.cheapest[1], [Some(FineTuned), None]);
    assert_eq!(found.cheapest[0][0], Some(Rag));
}

#[test]
fn a_row_along_volume_is_what_its_cells_are_one_by_one() {
    for preset in PRESETS {
        let model = Model::try_from(&Scenario::from_toml(preset.toml()).unwrap()).unwrap();
        let volume =
            Vary { spacing: Spacing::Logarithmic, ..vary("workload.queries_per_month", 1e3, 1e7, 9) };
        if !model.applies(field!("workload.queries_per_month")) {
            continue;
        }
        let cadence = || vary("fine_tuning.retraining.every_months", 1.0, 24.0, 4);
        let (along, up) = (map(&model, volume.clone(), cadence()), map(&model, cadence(), volume));
        for (y, row) in along.cheapest.iter().enumerate() {
            let column: Vec<Option<Strategy>> = up.cheapest.iter().map(|row| row[y]).collect();
            assert_eq!(*row, column, "{}, row {y}", preset.id);
        }
        // The scenario itself is what its report says.
        assert_eq!(along.present.cheapest, Report::new(&model).cheapest.strategy, "{}", preset.id);
    }
}
