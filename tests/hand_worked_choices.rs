//! Section 5 by hand: who is cheapest, how often to retrain, and when to switch.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

use common::{assert_close, report};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::report::Report;

/// Other costs by strategy, each a piece of TOML such as `usd_once = 7`.
#[track_caller]
fn with_costs(head: &str, rows: &[(&str, &str)]) -> Report {
    let row = |(strategy, cost): &(&str, &str)| format!("[[extra]]\nstrategies = ['{strategy}']\n{cost}");
    report(&[&[head.to_owned()], &rows.iter().map(row).collect::<Vec<_>>()[..]].concat().join("\n"))
}

#[test]
fn cheapest_over_the_horizon_and_by_month() {
    // At the end of months 1 to 4: prompting 40, 80, 120, 160; RAG 60, 70, 80, 90; the tuned model 100, 100,
    // 100, 185 with a lump at the start of month 4, which the end of month 3 does not see.
    let found = with_costs(
        "hybrid.enabled = false\nstaged.enabled = false",
        &[
            ("prompt_only", "usd_per_month = 40"),
            ("rag", "usd_once = 50\nusd_per_month = 10"),
            ("fine_tuned", "usd_once = 100"),
            ("fine_tuned", "usd_once = 85\nmonths = [4]"),
        ],
    );
    assert_eq!(found.cheapest.strategy, Some(Rag));
    assert_eq!(found.cheapest.by_month, [Some(PromptOnly), Some(Rag), Some(Rag), Some(Rag)]);
}

#[test]
fn the_end_of_a_month_comes_before_what_falls_at_the_start_of_the_next() {
    // RAG is at 0 until its lump at the start of month 3.
    let found = with_costs(
        "hybrid.enabled = false\nstaged.enabled = false\nfine_tuning.enabled = false",
        &[("prompt_only", "usd_per_month = 10"), ("rag", "usd_once = 100\nmonths = [3]")],
    );
    assert_eq!(found.cheapest.by_month, [Some(Rag), Some(Rag), Some(PromptOnly), Some(PromptOnly)]);
    assert_eq!(found.cheapest.strategy, Some(PromptOnly));
}

#[test]
fn cheapest_goes_by_present_value() {
    // 300 % a year: 200 at the start of month 7 are worth 100, less than 120 now.
    let rows = [("prompt_only", "usd_once = 120"), ("rag", "usd_once = 200\nmonths = [7]")];
    let others =
        "hybrid.enabled = false\nstaged.enabled = false\nfine_tuning.enabled = false\nhorizon.months = 7";
    assert_eq!(with_costs(others, &rows).cheapest.strategy, Some(PromptOnly));
    let discounted = format!("{others}\nhorizon.discount_rate_per_year = 3.0");
    assert_eq!(with_costs(&discounted, &rows).cheapest.strategy, Some(Rag));
}

#[test]
fn ties_go_to_the_first_in_order() {
    let all = |costs: [&str; 4]| {
        let costs = costs.map(|usd| format!("usd_once = {usd}"));
        let rows: Vec<(&str, &str)> =
            Strategy::NAMES.iter().copied().zip(costs.iter().map(String::as_str)).collect();
        with_costs("staged.enabled = false", &rows).cheapest.strategy
    };
    assert_eq!(all(["5", "5", "5", "5"]), Some(PromptOnly));
    assert_eq!(all(["6", "5", "5", "5"]), Some(Rag));
    assert_eq!(all(["6", "6", "5", "5"]), Some(FineTuned));
    assert_eq!(all(["6", "6", "6", "5"]), Some(Hybrid));
    // Less by a billionth is a tie, less by three is not.
    assert_eq!(all(["1000", "999.9999995", "2000", "2000"]), Some(PromptOnly));
    assert_eq!(all(["1000", "999.999997", "2000", "2000"]), Some(Rag));
    // Where nothing costs anything the first is cheapest, and staged is last.
    assert_eq!(report("").cheapest.strategy, Some(PromptOnly));
    let staged = report("prompt_only.enabled = false\nrag.enabled = false\nfine_tuning.enabled = false");
    assert_eq!(staged.cheapest.strategy, Some(Hybrid));
}

#[test]
fn nobody_is_cheapest_when_nobody_qualifies() {
    // The window is too small for prompting and RAG; what is tuned is unfit or off.
    let found = report(
        "workload.question_tokens = 100
        models.base.context_window_tokens = 99
        knowledge = { question_share = 1, unanswered_limit = 0.1 }
        hybrid.enabled = false",
    );
    assert_eq!(found.cheapest.strategy, None);
    assert_eq!(found.cheapest.by_month, [None; 4]);
}

#[test]
fn what_is_not_enabled_is_absent() {
    let found = report("prompt_only.enabled = false\nstaged.enabled = false");
    let names: Vec<Strategy> = found.strategies.iter().map(|(strategy, _)| *strategy).collect();
    assert_eq!(names, [Rag, FineTuned, Hybrid]);
    let pairs: Vec<(Strategy, Strategy)> =
        found.break_even.iter().map(|pair| (pair.challenger, pair.incumbent)).collect();
    let expected = [
        (Rag, FineTuned),
        (Rag, Hybrid),
        (FineTuned, Rag),
        (FineTuned, Hybrid),
        (Hybrid, Rag),
        (Hybrid, FineTuned),
    ];
    assert_eq!(pairs, expected);
    assert!(found.switching.is_none() && found.retraining.is_some());
    assert_eq!(report("").break_even.len(), 20);
}

/// A model that knows everything when it is fresh, and of 75 % of which each month makes something else:
/// after half a month it is right half of the time, then 1/8, 1/32, 1/128. A thousand queries at a dollar an
/// error: 500, 875, 968.75, 992.1875 dollars by the age of the model. A retraining costs `hours` dollars.
#[track_caller]
fn stale(hours: &str) -> Report {
    report(&format!(
        "labour.engineer_usd_per_hour = 1
        knowledge = {{ churn_per_month = 0.75, question_share = 1, unanswered_limit = 1 }}
        fine_tuning.corpus_coverage = 1
        fine_tuning.retraining = {{ every_months = 3, engineering_hours = {hours} }}
        quality.usd_per_error = 1"
    ))
}

#[track_caller]
fn retraining(report: &Report) -> (Option<usize>, Vec<(usize, f64)>) {
    let found = report.retraining.as_ref().expect("there is a tuned model");
    (
        found.best_every_months,
        found.curve.iter().map(|point| (point.every_months, point.present_value_usd)).collect(),
    )
}

#[track_caller]
fn assert_curve(found: &[(usize, f64)], expected: &[(usize, f64)]) {
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((choice, usd), (wanted, wanted_usd)) in found.iter().zip(expected) {
        assert_eq!(choice, wanted, "{found:?}");
        assert_close(*usd, *wanted_usd);
    }
}

#[test]
fn how_often_to_retrain() {
    // never, or every 4: 500 + 875 + 968.75 + 992.1875
    // every month:       3 L + 4 × 500
    // every 2:             L + 2 × (500 + 875)
    // every 3:             L + 500 + 875 + 968.75 + 500
    let curve = |lump: f64| {
        [
            (0, 3_335.937_5),
            (1, 3.0 * lump + 2_000.0),
            (2, lump + 2_750.0),
            (3, lump + 2_843.75),
            (4, 3_335.937_5),
        ]
    };
    for (hours, lump, best) in [("200", 200.0, 1), ("400", 400.0, 2), ("600", 600.0, 0)] {
        let (found, points) = retraining(&stale(hours));
        assert_curve(&points, &curve(lump));
        assert_eq!(found, Some(best), "at {hours} a retraining");
    }
}

#[test]
fn without_a_price_of_errors_no_cadence_is_best() {
    let free = report("labour.engineer_usd_per_hour = 1\nfine_tuning.retraining.engineering_hours = 7");
    let (best, curve) = retraining(&free);
    assert_eq!(best, None);
    assert_curve(&curve, &[(0, 0.0), (1, 21.0), (2, 7.0), (3, 7.0), (4, 0.0)]);
    let codes: Vec<&str> = free.warnings.iter().map(|warning| warning.code).collect();
    assert!(codes.contains(&"staleness_unpriced"), "{codes:?}");
    assert!(!stale("200").warnings.iter().any(|warning| warning.code == "staleness_unpriced"));
}

#[test]
fn forced_months_and_discounting_count_in_the_curve() {
    // Forced in month 3: never means once; every 2 months is the same; every month means 2, 3 and 4.
    let forced = report(
        "labour.engineer_usd_per_hour = 1
        fine_tuning.retraining = { engineering_hours = 7, forced_months = [3] }",
    );
    assert_curve(&retraining(&forced).1, &[(0, 7.0), (1, 21.0), (2, 7.0), (3, 14.0), (4, 7.0)]);
    // A retraining in month 7 at 300 % a year is worth half.
    let discounted = report(
        "horizon = { months = 7, discount_rate_per_year = 3.0 }
        labour.engineer_usd_per_hour = 1
        fine_tuning.retraining.engineering_hours = 8",
    );
    assert_close(retraining(&discounted).1[6].1, 4.0);
}

#[test]
fn without_a_tuned_model_there_is_no_cadence_to_choose() {
    assert!(report("fine_tuning.enabled = false").retraining.is_none());
    let small = report("workload.question_tokens = 9\nmodels.tuned.context_window_tokens = 8");
    assert!(small.retraining.is_none());
}

/// RAG at a dollar a query and the tuned model at $250 a month, with 100, 200, 300, 400 queries.
const SWITCHING: &str = "
    labour.engineer_usd_per_hour = 1
    workload.queries_per_month = 100
    workload.growth = { kind = 'linear', per_month = 100 }
    workload.answer_tokens = 1000
    models.base.output_usd_per_mtok = 1000
    fine_tuning.upkeep_hours_per_month = 250
    staged = { then = 'fine_tuned', switch_month = 4 }";

#[test]
fn when_to_switch() {
    let found = report(SWITCHING).switching.expect("staged is enabled");
    // 100 + 3 × 250; 300 + 2 × 250; 600 + 250.
    let curve: Vec<(usize, f64)> =
        found.curve.iter().map(|point| (point.switch_month, point.present_value_usd)).collect();
    assert_curve(&curve, &[(2, 850.0), (3, 800.0), (4, 850.0)]);
    assert_eq!(found.best_month, Some(3));
}

#[test]
fn among_equal_months_the_first_is_best() {
    let found = report("").switching.expect("staged is enabled");
    assert_eq!(found.best_month, Some(2));
}

#[test]
fn the_switch_that_is_planned_may_lie_beyond_the_horizon() {
    let late = report(&format!("{SWITCHING}\nstaged.switch_month = 5"));
    assert_eq!(common::result(&late, Staged).status, crossover::report::Status::Infeasible);
    assert_eq!(late.switching.expect("staged is enabled").best_month, Some(3));
    // In one month there is no month to switch in.
    let short = report(&format!("{SWITCHING}\nhorizon.months = 1"));
    let short = short.switching.expect("staged is enabled");
    assert_eq!((short.best_month, short.curve.len()), (None, 0));
}
