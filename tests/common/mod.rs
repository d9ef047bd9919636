//! What the tests share: scenarios in a few lines, their reports, and comparisons of amounts.

#![allow(dead_code, reason = "every test file is a program of its own and uses a part of this")]

pub(crate) mod kinds;

use crossover::field::{Found, lookup};
use crossover::kind::Strategy;
use crossover::ledger::{Ledger, Line};
use crossover::model::Model;
use crossover::report::{Figures, Report, StrategyResult};
use crossover::scenario::{Problems, Scenario, Value};

const QUIET: &str = include_str!("quiet.toml");

/// The quiet scenario with `changes` on top: lines such as `rag.top_k = 3`, each read by itself so that
/// they may speak of one table more than once, and from the first `[[extra]]` on a piece of TOML. What
/// belongs to a kind that is no longer chosen is taken away.
#[track_caller]
pub(crate) fn quiet(changes: &str) -> Scenario {
    with(toml(QUIET), changes)
}

/// A scenario with `changes` on top, as in [`quiet`].
#[track_caller]
pub(crate) fn with(scenario: Scenario, changes: &str) -> Scenario {
    let (lines, rest) = changes.split_at(changes.find("[[").unwrap_or(changes.len()));
    lines.lines().chain([rest]).fold(scenario, |scenario, piece| onto(scenario, &toml(piece)))
}

#[track_caller]
fn toml(text: &str) -> Scenario {
    Scenario::from_toml(text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A scenario with the values of `changes`, without what belongs to a kind that is no longer chosen.
pub(crate) fn onto(mut scenario: Scenario, changes: &Scenario) -> Scenario {
    let left_behind = |path: &str| {
        let Found::Fields(fields) = lookup(path) else { return false };
        fields.iter().filter_map(|field| field.spec().belongs).any(|belongs| {
            let chosen = changes.get(belongs.selector).and_then(Value::text);
            chosen.is_some_and(|kind| !belongs.kinds.contains(&kind))
        })
    };
    let gone: Vec<String> =
        scenario.iter().map(|(path, _)| path.to_owned()).filter(|path| left_behind(path)).collect();
    for path in &gone {
        scenario.remove(path);
    }
    for (path, value) in changes.iter() {
        scenario.set(path, value.clone());
    }
    scenario
}

/// The model of the quiet scenario with `changes`.
#[track_caller]
pub(crate) fn model(changes: &str) -> Model {
    checked(&quiet(changes)).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The model of a scenario.
///
/// # Errors
///
/// The scenario is not valid.
pub(crate) fn checked(scenario: &Scenario) -> Result<Model, Problems> {
    Model::try_from(scenario)
}

/// The report on the quiet scenario with `changes`.
#[track_caller]
pub(crate) fn report(changes: &str) -> Report {
    Report::new(&model(changes))
}

/// What the report says of a strategy.
#[track_caller]
pub(crate) fn result(report: &Report, strategy: Strategy) -> &StrategyResult {
    report.strategies.get(&strategy).unwrap_or_else(|| panic!("{} is not enabled", strategy.name()))
}

/// The figures of a strategy that can run.
#[track_caller]
pub(crate) fn figures(report: &Report, strategy: Strategy) -> &Figures {
    let result = result(report, strategy);
    result.figures.as_ref().unwrap_or_else(|| panic!("{} cannot run: {result:?}", strategy.name()))
}

/// What falls at the start of each month on a line.
#[track_caller]
pub(crate) fn start(report: &Report, strategy: Strategy, line: &str) -> Vec<f64> {
    amounts(&figures(report, strategy).ledger, line, report).0
}

/// What accrues over each month on a line.
#[track_caller]
pub(crate) fn accrual(report: &Report, strategy: Strategy, line: &str) -> Vec<f64> {
    amounts(&figures(report, strategy).ledger, line, report).1
}

/// What falls and what accrues; zeros when there is nothing on the line.
#[track_caller]
fn amounts(ledger: &Ledger, line: &str, report: &Report) -> (Vec<f64>, Vec<f64>) {
    let wanted = Line::parse(line).unwrap_or_else(|| panic!("{line} is no line of the ledger"));
    let nothing = vec![0.0; report.cheapest.by_month.len()];
    ledger.line(wanted).map_or_else(
        || (nothing.clone(), nothing.clone()),
        |found| (found.start.clone(), found.accrual.clone()),
    )
}

/// The total of a line over the horizon.
#[track_caller]
pub(crate) fn line(report: &Report, strategy: Strategy, line: &str) -> f64 {
    start(report, strategy, line).iter().chain(&accrual(report, strategy, line)).sum()
}

/// The strategy has amounts on exactly these lines, in this order, and nothing else costs.
#[track_caller]
pub(crate) fn assert_lines(report: &Report, strategy: Strategy, expected: &[(&str, f64)]) {
    let figures = figures(report, strategy);
    let ids: Vec<String> = figures.lines.iter().map(|(line, _)| line.to_string()).collect();
    let wanted: Vec<&str> = expected.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, wanted, "lines of {}", strategy.name());
    for ((line, usd), (_, wanted)) in figures.lines.iter().zip(expected) {
        assert!(is_close(*usd, *wanted), "{line} of {}: {usd}, expected {wanted}", strategy.name());
    }
    assert_close(figures.total_usd, expected.iter().map(|(_, usd)| usd).sum());
}

/// Equal to a relative 1e-9, as the contract asks.
#[track_caller]
pub(crate) fn assert_close(found: f64, expected: f64) {
    assert!(is_close(found, expected), "found {found}, expected {expected}");
}

/// Equal item by item to a relative 1e-9.
#[track_caller]
pub(crate) fn assert_all_close(found: &[f64], expected: &[f64]) {
    let equal = found.len() == expected.len() && found.iter().zip(expected).all(|(a, b)| is_close(*a, *b));
    assert!(equal, "found {found:?}, expected {expected:?}");
}

/// Whether two figures are equal to a relative 1e-9; what should be nothing must be nothing.
pub(crate) fn is_close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs()
}
