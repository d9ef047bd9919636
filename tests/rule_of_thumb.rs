//! The two figures that get passed on about fine-tuning, and what their scenarios say of them: the sums by
//! hand, and every figure in their comments by the options that stand before it.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod common;

use common::{assert_close, checked};
use crossover::kind::Strategy;
use crossover::report::{Report, summary, to_text};
use crossover::scenario::Scenario;

const RULE: &str = include_str!("../scenarios/rule-of-thumb.toml");
const CASE: &str = include_str!("../scenarios/million-a-day.toml");

/// The days of a month of 730 hours.
const DAYS: f64 = 730.0 / 24.0;

/// The report on a scenario with options such as `--set rag.top_k=3`.
fn evaluated(text: &str, options: &[&str]) -> Report {
    let mut scenario = Scenario::from_toml(text).unwrap();
    for option in options {
        let (path, value) = option.split_once('=').unwrap();
        scenario.set_text(path, value);
    }
    Report::new(&checked(&scenario).unwrap_or_else(|problems| panic!("{options:?}:\n{problems}")))
}

/// The lines of the comment that end in a figure: the options and the words after them.
fn stated(text: &str) -> Vec<(Vec<&str>, Vec<&str>)> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("#   ")).map(str::trim_start);
    rows.filter(|row| row.starts_with("--set ") || row.starts_with("as it stands"))
        .map(|row| {
            let words: Vec<&str> = row.split_whitespace().collect();
            let options = words.iter().copied().filter(|word| word.contains('=')).collect();
            let rest = words.into_iter().filter(|word| !word.contains('=') && *word != "--set").collect();
            (options, rest)
        })
        .collect()
}

/// USD a day for the calls and for serving the model.
fn a_day(report: &Report, strategy: Strategy) -> f64 {
    let figures = report.figures(strategy).unwrap();
    let lines = figures.lines.iter().filter(|(line, _)| {
        let id = line.to_string();
        id.starts_with("query.") || id.starts_with("serving.")
    });
    lines.map(|(_, usd)| usd).sum::<f64>() / 36.0 / DAYS
}

// RAG        500 + 60 + 4 × 750 = 3560 in × $1.2 + 300 out × $5.76 a million = $0.006, + 60 × $0.02 to embed
// tuned      100 + 60 = 160 in × $1.2 + 300 out × $5.76 a million, × 1.875 = $0.0036
// a month    RAG 4 h × $100 + $385 = $785; tuned 8 h × $100 = $800
// once       RAG 28 h = $2800; tuned 220 + 100 + 60 = 380 h and a run of $275 = $38 275
#[test]
fn the_rule_breaks_even_where_the_sum_by_hand_does() {
    let report = evaluated(RULE, &[]);
    let a_query = 0.006 + 60.0 * 0.02 / 1e6 - 0.0036;
    // The index: 6 million tokens × 750/700 at the start, 3 % of a corpus that grows by 1 % a month after.
    let corpus_months: f64 = std::iter::successors(Some(1.0), |corpus| Some(corpus * 1.01)).take(36).sum();
    let index = 6.0 * 750.0 / 700.0 * 0.02 * (1.0 + 0.03 * corpus_months);
    let volume = (38_275.0 - 2_800.0 - index + 36.0 * (800.0 - 785.0)) / (36.0 * a_query);
    let pair = report.pair(Strategy::FineTuned, Strategy::Rag).unwrap();
    let intervals = pair.over_volume.as_ref().unwrap().intervals.as_ref().unwrap();
    assert_eq!(intervals.len(), 1);
    // Costs that differ by 1e-9 count as equal, which at this slope is 0.0015 queries.
    assert!((intervals[0].from / volume - 1.0).abs() < 1e-8, "{} by hand {volume}", intervals[0].from);
    assert!((416_000.0..418_000.0).contains(&volume));
}

#[test]
fn the_figures_stated_of_the_rule_are_what_its_options_give() {
    let rows = stated(RULE);
    assert_eq!(rows.len(), 12);
    for (options, words) in rows {
        let text = to_text(&summary(&evaluated(RULE, &options), ""), false);
        let row = text.lines().find(|line| line.starts_with("fine-tuning against RAG")).unwrap();
        let stated = format!("from {} ", words.last().unwrap());
        assert!(row.contains(&stated), "{options:?}: {stated}is not in `{row}`");
    }
}

// In month 1 the question is embedded for 60 × $0.02 a million; 3060 in and 566 out cost $0.15 and $0.60.
// 30 416 667 × (110 ÷ 41 800 + 300 ÷ 24 000) s × 4 ÷ (2 628 000 s × 0.6) = 1.17 replicas, bought as 1.25.
#[test]
fn a_million_queries_a_day_cost_what_the_published_case_says() {
    let report = evaluated(CASE, &[]);
    let a_query = (3_060.0 * 0.15 + 566.0 * 0.60 + 60.0 * 0.02) / 1e6;
    let (rag, tuned) = (a_day(&report, Strategy::Rag), a_day(&report, Strategy::FineTuned));
    assert_close(rag, a_query * 30_416_667.0 / DAYS);
    assert_close(tuned, 1.25 * 3.99 * 24.0);
    assert!((rag / 800.0 - 1.0).abs() < 0.0005, "{rag} against the published 800");
    assert!((tuned / 120.0 - 1.0).abs() < 0.005, "{tuned} against the published 120");
}

#[test]
fn the_daily_costs_stated_of_the_case_are_what_its_options_give() {
    let rows = stated(CASE);
    assert_eq!(rows.len(), 6);
    for (options, words) in rows {
        let [.., strategy, usd] = words[..] else { panic!("{words:?}") };
        let strategy = Strategy::ALL.iter().copied().find(|known| known.name() == strategy).unwrap();
        let found = format!("{:.2}", a_day(&evaluated(CASE, &options), strategy));
        assert_eq!(found, usd, "{options:?}");
    }
}
