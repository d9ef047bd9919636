//! Section 5 by hand: break-even over volume.
//!
//! Volumes are found by bisection to a relative 1e-12, at the edge of what counts as lower (1e-9 of the
//! larger present value), so crossings are checked to a relative 1e-8.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

use common::report;
use crossover::kind::Strategy::{self, FineTuned, PromptOnly, Rag};
use crossover::report::{Outcome, Report};

const MOST: f64 = 1e9;

#[track_caller]
fn assert_volumes(
    report: &Report,
    challenger: Strategy,
    incumbent: Strategy,
    verdict: Outcome,
    expected: &[(f64, f64)],
) {
    let pair = report.pair(challenger, incumbent).expect("every pair of enabled strategies");
    let found = pair.over_volume.as_ref().expect("there is volume");
    let intervals = found.intervals.as_ref().expect("both can run");
    assert_eq!(found.verdict, verdict, "{intervals:?}");
    assert_eq!(intervals.len(), expected.len(), "{intervals:?}");
    let near = |found: f64, wanted: f64| (found - wanted).abs() <= 1e-8 * wanted;
    for (interval, (from, to)) in intervals.iter().zip(expected) {
        assert!(near(interval.from, *from) && near(interval.to, *to), "{intervals:?}, expected {expected:?}");
    }
}

/// RAG at $100 a month against prompting at a cent a query.
const FIXED_AGAINST_PER_QUERY: &str = "
    [[extra]]
    strategies = ['rag']
    usd_per_month = 100
    [[extra]]
    strategies = ['prompt_only']
    usd_per_query = 0.01";

#[test]
fn a_fixed_cost_against_a_cost_a_query() {
    // 100 = 0.01 Q, whatever the volume of the scenario and the horizon.
    for scenario in ["", "workload.queries_per_month = 7", "horizon.months = 1"] {
        let report = report(&format!("{scenario}\n{FIXED_AGAINST_PER_QUERY}"));
        assert_volumes(&report, Rag, PromptOnly, Outcome::Intervals, &[(10_000.0, MOST)]);
        assert_volumes(&report, PromptOnly, Rag, Outcome::Intervals, &[(0.0, 10_000.0)]);
    }
}

#[test]
fn the_shape_of_the_volume_is_kept() {
    // Doubling over four months: 400 = 0.01 Q (1 + 2 + 4 + 8).
    let doubling = "workload.growth = { kind = 'compound', per_month = 1.0 }";
    let found = report(&format!("{doubling}\n{FIXED_AGAINST_PER_QUERY}"));
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(40_000.0 / 15.0, MOST)]);
    // 1000, 1500, 2000, 2500: the shape of the scenario, 1, 1.5, 2, 2.5, not 500 more each month.
    let linear = "workload.growth = { kind = 'linear', per_month = 500 }";
    let found = report(&format!("{linear}\n{FIXED_AGAINST_PER_QUERY}"));
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(40_000.0 / 7.0, MOST)]);
}

#[test]
fn volume_is_that_of_the_first_month_that_has_any() {
    // 0, 5, 10, 5: Q is that of month 2. 400 = 0.01 Q (1 + 2 + 1).
    let series = "workload.growth = { kind = 'series', values = [0, 5, 10, 5] }";
    let found = report(&format!("{series}\n{FIXED_AGAINST_PER_QUERY}"));
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(10_000.0, MOST)]);
}

#[test]
fn present_values_are_compared() {
    // −75 % a year: month 13 counts four times, the end of month 12 too. 100 at once in month 13, worth 400,
    // against 0.01 a query over month 6 (end: twice) and month 12 (four times): 400 = 0.01 Q (2 + 4).
    let found = report(
        "horizon = { months = 13, discount_rate_per_year = -0.75 }
        workload.growth = { kind = 'series', values = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0] }
        [[extra]]
        strategies = ['rag']
        usd_once = 100
        months = [13]
        [[extra]]
        strategies = ['prompt_only']
        usd_per_query = 0.01",
    );
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(40_000.0 / 6.0, MOST)]);
}

/// A replica at $1 an hour takes 100,000 queries a month: 2628 tokens at 100 a second are 26.28 s, and
/// 100,000 of them the 2,628,000 s of a month. Prompting costs $730 for 70,000 queries.
const REPLICAS: &str = "
    workload = { answer_tokens = 2628, peak_to_mean = 1 }
    models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1, decode_tokens_per_second = 100 }
    models.tuned = { target_utilisation = 1, min_replicas = 0 }
    [[extra]]
    strategies = ['prompt_only']
    usd_per_query = 0.010428571428571429";

#[test]
fn replica_steps_make_several_stretches() {
    // n replicas beat prompting above 70,000 n queries and hold to 100,000 n: 70 to 100, 140 to 200,
    // 210 to 300 thousand; the fourth pays from 280 on, before the third is full.
    let found = report(REPLICAS);
    let expected = [(7e4, 1e5), (1.4e5, 2e5), (2.1e5, MOST)];
    assert_volumes(&found, FineTuned, PromptOnly, Outcome::Intervals, &expected);
    // Prompting has the rest, but for what a billionth of a replica takes: up to a ten-thousandth of a query
    // no replica runs at all.
    let rest = [(1e-4, 7e4), (1e5, 1.4e5), (2e5, 2.1e5)];
    assert_volumes(&found, PromptOnly, FineTuned, Outcome::Intervals, &rest);
}

#[test]
fn a_least_number_of_replicas_moves_the_first_stretch() {
    // Two at least: $1460 are 140,000 queries; then as before.
    let least = REPLICAS.replace("min_replicas = 0", "min_replicas = 2");
    let expected = [(1.4e5, 2e5), (2.1e5, MOST)];
    assert_volumes(&report(&least), FineTuned, PromptOnly, Outcome::Intervals, &expected);
}

#[test]
fn a_minimum_of_the_store_bends_the_curve() {
    // RAG pays a cent a read, at least $50 a month; prompting $30 a month and half a cent a query. Up to
    // Q = 5000 it is 50 against 30 + 0.005 Q, level at 4000; above 0.01 Q, level again at 6000.
    let found = report(
        "rag.store = { kind = 'serverless', minimum_usd_per_month = 50 }
        rag.store = { read_units_per_query = 1, read_usd_per_million_units = 10_000 }
        [[extra]]
        strategies = ['prompt_only']
        usd_per_query = 0.005
        usd_per_month = 30",
    );
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(4_000.0, 6_000.0)]);
}

#[test]
fn always_and_never() {
    let found = report("rag.setup_hours = 1");
    assert_volumes(&found, PromptOnly, Rag, Outcome::Always, &[(0.0, MOST)]);
    assert_volumes(&found, Rag, PromptOnly, Outcome::Never, &[]);
    // Two that cost the same are never lower than each other.
    assert_volumes(&found, PromptOnly, FineTuned, Outcome::Never, &[]);
    assert_volumes(&found, FineTuned, PromptOnly, Outcome::Never, &[]);
}

#[test]
fn a_crossing_beyond_a_billion_queries_is_not_looked_for() {
    // $20,000,000 a month against a cent a query: two billion.
    let found = report(&FIXED_AGAINST_PER_QUERY.replace("usd_per_month = 100", "usd_per_month = 20_000_000"));
    assert_volumes(&found, Rag, PromptOnly, Outcome::Never, &[]);
    assert_volumes(&found, PromptOnly, Rag, Outcome::Always, &[(0.0, MOST)]);
}

#[test]
fn crossings_are_looked_for_up_to_a_billion_queries() {
    // $9,500,000 a month against a cent a query.
    let found = report(&FIXED_AGAINST_PER_QUERY.replace("usd_per_month = 100", "usd_per_month = 9_500_000"));
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(950_000_000.0, MOST)]);
}

#[test]
fn a_crossing_below_one_query_is_found() {
    // $0.001 a month against a cent a query.
    let found = report(&FIXED_AGAINST_PER_QUERY.replace("usd_per_month = 100", "usd_per_month = 0.001"));
    assert_volumes(&found, Rag, PromptOnly, Outcome::Intervals, &[(0.1, MOST)]);
}

#[test]
fn without_volume_there_is_nothing_to_scale() {
    let idle = report(&format!("workload.queries_per_month = 0\n{FIXED_AGAINST_PER_QUERY}"));
    for pair in &idle.break_even {
        assert_eq!(pair.over_volume, None);
    }
    // Over time there is: RAG costs more from the start.
    let pair = idle.pair(PromptOnly, Rag).expect("every pair of enabled strategies");
    assert_eq!(pair.over_time.verdict, Outcome::Always);
}

#[test]
fn the_cost_at_the_volume_found_is_level() {
    // Growth, a discount rate and a minimum at once: found by the report, checked by reports at that volume.
    let scenario = |queries: f64| {
        report(&format!(
            "workload.queries_per_month = {queries}
            workload.growth = {{ kind = 'compound', per_month = 0.05 }}
            horizon = {{ months = 24, discount_rate_per_year = 0.08 }}
            rag.store = {{ kind = 'serverless', read_units_per_query = 1 }}
            {FIXED_AGAINST_PER_QUERY}"
        ))
    };
    let found = scenario(1_000.0);
    let pair = found.pair(Rag, PromptOnly).expect("every pair of enabled strategies");
    let volumes =
        pair.over_volume.as_ref().and_then(|found| found.intervals.as_ref()).expect("there is volume");
    assert_eq!(volumes.len(), 1);
    let level = scenario(volumes[0].from);
    let present_value = |strategy| common::figures(&level, strategy).present_value_usd;
    assert!((present_value(Rag) / present_value(PromptOnly) - 1.0).abs() < 1e-8);
}
