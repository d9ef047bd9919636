//! Section 5 by hand: break-even over time and the most a challenger is ever behind.
//!
//! RAG challenges prompting. Other costs give the two any cumulative cost K that a case needs.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

use common::{assert_close, report};
use crossover::kind::Strategy::{PromptOnly, Rag};
use crossover::report::{Outcome, OverTime, Times};

/// The comparison of RAG with prompting, each with rows of other costs.
#[track_caller]
fn compare(horizon: &str, rag: &[&str], prompt_only: &[&str]) -> OverTime {
    let row = |strategy: &str, cost: &&str| format!("[[extra]]\nstrategies = ['{strategy}']\n{cost}\n");
    let rows: String = rag
        .iter()
        .map(|cost| row("rag", cost))
        .chain(prompt_only.iter().map(|cost| row("prompt_only", cost)))
        .collect();
    let report = report(&format!("{horizon}\n{rows}"));
    report.pair(Rag, PromptOnly).expect("every pair of enabled strategies").over_time.clone()
}

#[track_caller]
fn times(over_time: &OverTime) -> &Times {
    over_time.times.as_ref().expect("both can run")
}

#[track_caller]
fn assert_intervals(over_time: &OverTime, verdict: Outcome, expected: &[(f64, f64)]) {
    let found: Vec<(f64, f64)> = times(over_time).intervals.iter().map(|i| (i.from, i.to)).collect();
    assert_eq!(over_time.verdict, verdict, "{found:?}");
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((from, to), (wanted_from, wanted_to)) in found.iter().zip(expected) {
        assert!(common::is_close(*from, *wanted_from) && common::is_close(*to, *wanted_to), "{found:?}");
    }
}

#[track_caller]
fn assert_peak(over_time: &OverTime, usd: f64, month: Option<f64>) {
    let peak = times(over_time).peak_exposure;
    assert_close(peak.usd, usd);
    assert_eq!(peak.month, month);
}

#[test]
fn a_crossing_in_the_middle_of_a_month() {
    // 100 + 10 τ against 40 τ: equal at τ = 10/3; at the start $100 behind.
    let found = compare("", &["usd_once = 100\nusd_per_month = 10"], &["usd_per_month = 40"]);
    assert_intervals(&found, Outcome::Intervals, &[(10.0 / 3.0, 4.0)]);
    assert_close(times(&found).first_month.expect("a first month"), 10.0 / 3.0);
    assert_eq!(times(&found).lasting_month, times(&found).first_month);
    assert_peak(&found, 100.0, Some(0.0));
}

#[test]
fn the_incumbent_sees_the_rest_of_the_time() {
    // 40 τ against 100 + 10 τ: below until 10/3. At τ = 4 it is 160 − 140 behind.
    let found = compare("", &["usd_per_month = 40"], &["usd_once = 100\nusd_per_month = 10"]);
    assert_intervals(&found, Outcome::Intervals, &[(0.0, 10.0 / 3.0)]);
    assert_eq!(times(&found).first_month, Some(0.0));
    assert_eq!(times(&found).lasting_month, None);
    assert_peak(&found, 20.0, Some(4.0));
}

#[test]
fn lumps_make_several_crossings() {
    // 10 + 60 at τ = 2, and 10 τ, against 30 τ: 10 + 10 τ = 30 τ at τ = 1/2; from τ = 2 on
    // 70 + 10 τ = 30 τ at τ = 3.5.
    let found = compare(
        "",
        &["usd_once = 10\nusd_per_month = 10", "usd_once = 60\nmonths = [3]"],
        &["usd_per_month = 30"],
    );
    assert_intervals(&found, Outcome::Intervals, &[(0.5, 2.0), (3.5, 4.0)]);
    assert_close(times(&found).first_month.expect("a first month"), 0.5);
    assert_close(times(&found).lasting_month.expect("a lasting month"), 3.5);
    // At τ = 2, after the lump: 90 − 60.
    assert_peak(&found, 30.0, Some(2.0));
}

#[test]
fn a_lump_of_the_incumbent_ends_being_behind_at_once() {
    // 30 τ against 100 from τ = 2 on: behind by 60 just before, ahead by 40 at τ = 2; 90 − 100 at the end.
    let found = compare("horizon.months = 3", &["usd_per_month = 30"], &["usd_once = 100\nmonths = [3]"]);
    assert_intervals(&found, Outcome::Intervals, &[(2.0, 3.0)]);
    // The limit from the left counts.
    assert_peak(&found, 60.0, Some(2.0));
}

#[test]
fn stretches_that_touch_are_one() {
    // 10 τ against 10 at τ = 0 and 10 more at τ = 1: level just before τ = 1, ahead at it, level at τ = 2.
    let found = compare("horizon.months = 2", &["usd_per_month = 10"], &["usd_once = 10\nmonths = [1, 2]"]);
    assert_intervals(&found, Outcome::Always, &[(0.0, 2.0)]);
    assert_eq!(times(&found).first_month, Some(0.0));
    assert_eq!(times(&found).lasting_month, Some(0.0));
    assert_peak(&found, 0.0, None);
    // And the same again.
    let found =
        compare("horizon.months = 3", &["usd_per_month = 10"], &["usd_once = 10\nmonths = [1, 2, 3]"]);
    assert_intervals(&found, Outcome::Always, &[(0.0, 3.0)]);
}

#[test]
fn level_for_a_while_is_not_below() {
    // Nothing against 10 from τ = 3 on; then against 10 until τ = 1 where 10 fall here too.
    let late = compare("", &[], &["usd_once = 10\nmonths = [4]"]);
    assert_intervals(&late, Outcome::Intervals, &[(3.0, 4.0)]);
    let early = compare("", &["usd_once = 10\nmonths = [2]"], &["usd_once = 10"]);
    assert_intervals(&early, Outcome::Intervals, &[(0.0, 1.0)]);
    assert_eq!(times(&early).lasting_month, None);
    assert_peak(&early, 0.0, None);
}

#[test]
fn two_stretches_with_a_level_month_between_stay_two() {
    // Ahead by 10 in month 1, level in month 2, ahead by 10 from month 3 on.
    let found =
        compare("", &["usd_once = 10\nmonths = [2]"], &["usd_once = 10", "usd_once = 10\nmonths = [3]"]);
    assert_intervals(&found, Outcome::Intervals, &[(0.0, 1.0), (2.0, 4.0)]);
    assert_eq!(times(&found).lasting_month, Some(2.0));
}

#[test]
fn always_and_never() {
    let always = compare("", &["usd_per_month = 10"], &["usd_once = 1\nusd_per_month = 10"]);
    assert_intervals(&always, Outcome::Always, &[(0.0, 4.0)]);
    assert_peak(&always, 0.0, None);
    // Level at τ = 0 only.
    let from_the_start = compare("", &["usd_per_month = 10"], &["usd_per_month = 11"]);
    assert_intervals(&from_the_start, Outcome::Always, &[(0.0, 4.0)]);
    let never = compare("", &["usd_once = 1\nusd_per_month = 10"], &["usd_per_month = 10"]);
    assert_intervals(&never, Outcome::Never, &[]);
    assert_eq!((times(&never).first_month, times(&never).lasting_month), (None, None));
    assert_peak(&never, 1.0, Some(0.0));
    let equal = compare("", &["usd_per_month = 10"], &["usd_per_month = 10"]);
    assert_intervals(&equal, Outcome::Never, &[]);
    assert_peak(&equal, 0.0, None);
}

#[test]
fn a_difference_of_a_billionth_is_none() {
    // Of $1000 a millionth of a dollar: half of that is nothing, three times that is something.
    let near = compare("", &["usd_once = 1000"], &["usd_once = 1000.0000005"]);
    assert_intervals(&near, Outcome::Never, &[]);
    let apart = compare("", &["usd_once = 1000"], &["usd_once = 1000.000003"]);
    assert_intervals(&apart, Outcome::Always, &[(0.0, 4.0)]);
}

#[test]
fn the_discounted_curves_are_compared() {
    // 300 % a year: over half a year money halves. 120 at the start against 200 at the start of month 7,
    // worth 100: ahead never. At 0 % it is ahead from τ = 6 on.
    let rag = ["usd_once = 120"];
    let prompt_only = ["usd_once = 200\nmonths = [7]"];
    let plain = compare("horizon.months = 12", &rag, &prompt_only);
    assert_intervals(&plain, Outcome::Intervals, &[(6.0, 12.0)]);
    let discounted = "horizon = { months = 12, discount_rate_per_year = 3.0 }";
    assert_intervals(&compare(discounted, &rag, &prompt_only), Outcome::Never, &[]);
    assert_peak(&compare(discounted, &rag, &prompt_only), 120.0, Some(0.0));
}

#[test]
fn a_crossing_lies_on_the_straight_line_of_the_discounted_month() {
    // −75 % a year: money doubles over half a year. 30 at τ = 0 against 20 over month 6, worth 40: level
    // after three quarters of it.
    let found = compare(
        "horizon = { months = 6, discount_rate_per_year = -0.75 }
        workload.growth = { kind = 'series', values = [0, 0, 0, 0, 0, 1] }",
        &["usd_once = 30"],
        &["usd_per_query = 20"],
    );
    assert_intervals(&found, Outcome::Intervals, &[(5.75, 6.0)]);
}

#[test]
fn the_earliest_of_equal_peaks() {
    // Behind by 50 from the start; level again at τ = 2, where another 50 fall.
    let found = compare("horizon.months = 3", &["usd_once = 50\nmonths = [1, 3]"], &["usd_per_month = 25"]);
    assert_intervals(&found, Outcome::Never, &[]);
    assert_peak(&found, 50.0, Some(0.0));
}
