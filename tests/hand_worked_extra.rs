//! Section 4 by hand: other costs, `[[extra]]`.

mod common;

use common::{accrual, assert_all_close, assert_lines, report, start};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::report::Report;

#[track_caller]
fn extra(row: &str) -> Report {
    report(&format!("labour.engineer_usd_per_hour = 10\n[[extra]]\n{row}"))
}

#[track_caller]
fn assert_falls(report: &Report, strategy: Strategy, line: &str, lumps: &[f64], accruals: &[f64]) {
    assert_all_close(&start(report, strategy, line), lumps);
    assert_all_close(&accrual(report, strategy, line), accruals);
}

#[test]
fn every_figure_of_a_row() {
    let report = extra(
        "strategies = ['rag']
        usd_per_query = 0.5
        share_of_queries = 0.2
        usd_per_month = 30
        usd_once = 700
        hours_once = 4
        months = [2, 4]",
    );
    // 700 + 4 × 10 at once; 30 + 1000 × 0.2 × 0.5 each month.
    assert_falls(&report, Rag, "extra.1", &[0.0, 740.0, 0.0, 740.0], &[130.0; 4]);
    for strategy in [PromptOnly, FineTuned, Hybrid] {
        assert_lines(&report, strategy, &[]);
    }
}

#[test]
fn a_row_that_says_little() {
    // Every query; once in month 1.
    assert_falls(&extra("strategies = ['rag']\nusd_per_query = 0.5"), Rag, "extra.1", &[0.0; 4], &[500.0; 4]);
    let once = extra("strategies = ['rag']\nusd_once = 7");
    assert_falls(&once, Rag, "extra.1", &[7.0, 0.0, 0.0, 0.0], &[0.0; 4]);
    let hours = extra("strategies = ['rag']\nhours_once = 7");
    assert_falls(&hours, Rag, "extra.1", &[70.0, 0.0, 0.0, 0.0], &[0.0; 4]);
}

#[test]
fn a_line_for_each_row_in_their_order() {
    let report = report(
        "[[extra]]
        strategies = ['rag', 'hybrid']
        usd_per_month = 1
        [[extra]]
        strategies = ['prompt_only']
        usd_per_month = 2
        [[extra]]
        strategies = ['hybrid']
        usd_per_month = 3",
    );
    assert_lines(&report, PromptOnly, &[("extra.2", 8.0)]);
    assert_lines(&report, Rag, &[("extra.1", 4.0)]);
    assert_lines(&report, FineTuned, &[]);
    assert_lines(&report, Hybrid, &[("extra.1", 4.0), ("extra.3", 12.0)]);
}

#[test]
fn months_may_repeat_stand_in_any_order_or_lie_beyond_the_horizon() {
    let report = extra("strategies = ['rag']\nusd_once = 7\nmonths = [3, 1, 3, 5, 100]");
    assert_falls(&report, Rag, "extra.1", &[7.0, 0.0, 7.0, 0.0], &[0.0; 4]);
    let named_twice = extra("strategies = ['rag', 'rag']\nusd_once = 7\nmonths = [1]");
    assert_falls(&named_twice, Rag, "extra.1", &[7.0, 0.0, 0.0, 0.0], &[0.0; 4]);
    let never = extra("strategies = ['rag']\nusd_once = 7\nmonths = []");
    assert_lines(&never, Rag, &[]);
}

#[test]
fn a_row_follows_its_trend_and_its_hours_follow_labour() {
    // Month 13, a year on: what follows the trend doubles.
    let risen = |trend: &str, prices: &str| {
        let report = report(&format!(
            "horizon.months = 13
            labour.engineer_usd_per_hour = 10
            price_trend.{prices}_per_year = 1.0
            [[extra]]
            strategies = ['rag']
            usd_per_query = 0.001
            usd_per_month = 2
            usd_once = 5
            hours_once = 4
            months = [13]
            trend = '{trend}'"
        ));
        [start(&report, Rag, "extra.1")[12], accrual(&report, Rag, "extra.1")[12]]
    };
    // 5 + 40 at once, 1 + 2 over the month.
    assert_all_close(&risen("none", "models"), &[45.0, 3.0]);
    assert_all_close(&risen("models", "models"), &[50.0, 6.0]);
    assert_all_close(&risen("infrastructure", "infrastructure"), &[50.0, 6.0]);
    assert_all_close(&risen("infrastructure", "models"), &[45.0, 3.0]);
    // Labour moves the hours, whatever the trend of the rest.
    assert_all_close(&risen("models", "labour"), &[85.0, 3.0]);
    assert_all_close(&risen("labour", "labour"), &[90.0, 6.0]);
}

#[test]
fn a_row_has_no_trend_when_nothing_is_said() {
    let report = report(
        "horizon.months = 13
        price_trend = { models_per_year = 1.0, infrastructure_per_year = 1.0, labour_per_year = 1.0 }
        [[extra]]
        strategies = ['rag']
        usd_per_month = 2",
    );
    assert_all_close(&accrual(&report, Rag, "extra.1"), &[2.0; 13]);
}

/// Six months of RAG for three months, then the hybrid.
#[track_caller]
fn staged(row: &str) -> Report {
    report(&format!(
        "horizon.months = 6\nstaged.switch_month = 4\nlabour.engineer_usd_per_hour = 10\n[[extra]]\n{row}"
    ))
}

#[test]
fn staged_bears_what_the_running_strategy_bears() {
    let row = |strategies: &str| {
        staged(&format!("strategies = {strategies}\nusd_once = 7\nmonths = [1, 2, 5]\nusd_per_month = 2"))
    };
    // RAG until month 3.
    let (lumps, accruals) = ([7.0, 7.0, 0.0, 0.0, 0.0, 0.0], [2.0, 2.0, 2.0, 0.0, 0.0, 0.0]);
    assert_falls(&row("['rag']"), Staged, "extra.1", &lumps, &accruals);
    // The hybrid from month 4: its month 1 is that one, month 2 is over.
    let (lumps, accruals) = ([0.0, 0.0, 0.0, 7.0, 7.0, 0.0], [0.0, 0.0, 0.0, 2.0, 2.0, 2.0]);
    assert_falls(&row("['hybrid']"), Staged, "extra.1", &lumps, &accruals);
    // Both, and staged by its own name, once each.
    let (lumps, accruals) = ([7.0, 7.0, 0.0, 0.0, 7.0, 0.0], [2.0; 6]);
    assert_falls(&row("['rag', 'hybrid']"), Staged, "extra.1", &lumps, &accruals);
    assert_falls(&row("['staged']"), Staged, "extra.1", &lumps, &accruals);
    assert_falls(&row("['rag', 'hybrid', 'staged']"), Staged, "extra.1", &lumps, &accruals);
    // Neither runs: what is tuned alone is no phase of it.
    assert_lines(&row("['fine_tuned', 'prompt_only']"), Staged, &[]);
}

#[test]
fn what_names_staged_alone_is_borne_by_staged_alone() {
    let report = staged("strategies = ['staged']\nusd_per_month = 2");
    assert_lines(&report, Staged, &[("extra.1", 12.0)]);
    for strategy in [PromptOnly, Rag, FineTuned, Hybrid] {
        assert_lines(&report, strategy, &[]);
    }
}

#[test]
fn the_month_of_the_switch_and_the_first_month_are_one_lump() {
    // Month 1 of the hybrid is month 4, which is listed too.
    let report = staged("strategies = ['hybrid']\nusd_once = 7\nmonths = [1, 4]");
    assert_falls(&report, Staged, "extra.1", &[0.0, 0.0, 0.0, 7.0, 0.0, 0.0], &[0.0; 6]);
    assert_falls(&report, Hybrid, "extra.1", &[7.0, 0.0, 0.0, 7.0, 0.0, 0.0], &[0.0; 6]);
}
