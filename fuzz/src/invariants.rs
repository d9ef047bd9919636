//! What holds of every evaluation, whatever the inputs.

use crossover::kind::Strategy;
use crossover::ledger::Sums;
use crossover::model::Model;
use crossover::report::{BreakEven, Figures, Outcome, Report, Stretch, to_json};
use serde_json::Value;

use crate::words::check_words;

const MOST_VOLUME: f64 = 1e9;

/// Evaluates `model` and panics when the report contradicts itself.
pub fn check_evaluation(model: &Model) {
    let report = Report::new(model);
    let months = model.timeline().months as f64;
    for (strategy, result) in report.strategies.iter() {
        if let Some(figures) = &result.figures {
            check_figures(*strategy, figures, model);
        }
    }
    for pair in &report.break_even {
        check_pair(pair, months);
        check_against_reverse(&report, pair);
    }
    check_cheapest(&report, model);
    check_curves(&report, model);
    let json: Value = serde_json::from_str(&to_json(&report)).expect("the report is JSON");
    check_nulls(&json, "");
    check_words(model, &report);
}

fn amount(usd: f64, what: &str) {
    assert!(usd.is_finite() && usd >= 0.0, "{what} is {usd}");
}

fn same(a: f64, b: f64, what: &str) {
    assert!((a - b).abs() <= 1e-9 * a.abs().max(b.abs()), "{what}: {a} against {b}");
}

fn check_figures(strategy: Strategy, figures: &Figures, model: &Model) {
    amount(figures.total_usd, "the total");
    amount(figures.present_value_usd, "the present value");
    amount(figures.marginal_usd_per_query, "the marginal cost");
    amount(figures.usd_per_query.unwrap_or(0.0), "the cost a query");
    amount(figures.usd_per_correct_answer.unwrap_or(0.0), "the cost a correct answer");
    figures.lines.iter().for_each(|(line, usd)| amount(*usd, &line.to_string()));
    same(figures.lines.iter().map(|(_, usd)| usd).sum(), figures.total_usd, "lines and total");
    same(figures.categories.iter().map(|(_, usd)| usd).sum(), figures.total_usd, "categories and total");
    let sums = Sums::new(model, strategy).expect("what has a ledger has sums");
    same(sums.present_value(model.timeline()), figures.present_value_usd, "sums and ledger");
    for curve in [&figures.curves.present, &figures.curves.nominal] {
        let vertices = curve.before.iter().zip(&curve.after).flat_map(|(before, after)| [*before, *after]);
        assert!(vertices.clone().all(f64::is_finite), "a curve is not finite");
        assert!(vertices.is_sorted(), "a cumulative cost falls");
    }
    for (vertex, next) in figures.cumulative.iter().zip(figures.cumulative.iter().skip(1)) {
        assert!(vertex.month <= next.month, "the vertices are not in order");
    }
}

fn check_pair(pair: &BreakEven, months: f64) {
    if let Some(times) = &pair.over_time.times {
        check_stretches(&times.intervals, pair.over_time.verdict, months);
        amount(times.peak_exposure.usd, "the peak exposure");
        assert_eq!(
            times.peak_exposure.usd > 0.0,
            times.peak_exposure.month.is_some(),
            "peak without a month"
        );
        let ends = [times.first_month, times.lasting_month, times.peak_exposure.month];
        assert!(ends.iter().flatten().all(|at| (0.0..=months).contains(at)), "outside the horizon: {ends:?}");
    }
    if let Some(volumes) = &pair.over_volume
        && let Some(intervals) = &volumes.intervals
    {
        check_stretches(intervals, volumes.verdict, MOST_VOLUME);
    }
}

/// Stretches are in order, apart and within `[0, end]`, and the verdict is about them.
fn check_stretches(stretches: &[Stretch], verdict: Outcome, end: f64) {
    for Stretch { from, to } in stretches {
        assert!(0.0 <= *from && from <= to && *to <= end, "{from} to {to} within 0 to {end}");
    }
    for (stretch, next) in stretches.iter().zip(stretches.iter().skip(1)) {
        assert!(stretch.to < next.from, "{stretch:?} and {next:?} are not apart");
    }
    let expected = match stretches {
        [] => Outcome::Never,
        [Stretch { from, to }] if *from == 0.0 && *to == end => Outcome::Always,
        _ => Outcome::Intervals,
    };
    assert_eq!(verdict, expected, "{stretches:?}");
}

/// Two strategies are never each cheaper than the other.
fn check_against_reverse(report: &Report, pair: &BreakEven) {
    let reverse = report.pair(pair.incumbent, pair.challenger).expect("every ordered pair is there");
    let times = |pair: &BreakEven| pair.over_time.times.as_ref().map(|times| times.intervals.clone());
    let volumes = |pair: &BreakEven| pair.over_volume.as_ref().and_then(|volumes| volumes.intervals.clone());
    for (ours, theirs) in [(times(pair), times(reverse)), (volumes(pair), volumes(reverse))] {
        for a in ours.iter().flatten() {
            for b in theirs.iter().flatten() {
                let overlap = a.to.min(b.to) - a.from.max(b.from);
                assert!(overlap <= 1e-9 * a.to.min(b.to), "both cheaper: {a:?} and {b:?}");
            }
        }
    }
}

/// Nobody who can be relied on costs less than the cheapest.
fn check_cheapest(report: &Report, model: &Model) {
    assert_eq!(report.cheapest.by_month.len(), model.timeline().months);
    let Some(cheapest) = report.cheapest.strategy else { return };
    let cost = |strategy| report.figures(strategy).map(|figures| figures.present_value_usd);
    let least = cost(cheapest).expect("the cheapest has figures");
    for (strategy, result) in report.strategies.iter() {
        if result.status == crossover::report::Status::Ok {
            let usd = cost(*strategy).unwrap_or(f64::INFINITY);
            assert!(usd >= least * (1.0 - 3e-9), "{strategy:?} costs {usd}, the cheapest {least}");
        }
    }
}

/// The choice of the scenario stands in the curve with the present value of the report.
fn check_curves(report: &Report, model: &Model) {
    let present = |strategy| report.figures(strategy).map(|figures| figures.present_value_usd);
    if let (Some(retraining), Some(usd)) = (&report.retraining, present(Strategy::FineTuned)) {
        let cadence = model.count(crossover::field!("fine_tuning.retraining.every_months"));
        retraining.curve.iter().for_each(|point| amount(point.present_value_usd, "a cadence"));
        let own = retraining.curve.iter().filter(|point| point.every_months == cadence);
        own.for_each(|point| same(point.present_value_usd, usd, "the cadence of the scenario"));
    }
    if let (Some(switching), Some(usd)) = (&report.switching, present(Strategy::Staged)) {
        let month = model.count(crossover::field!("staged.switch_month"));
        switching.curve.iter().for_each(|point| amount(point.present_value_usd, "a switch"));
        let own = switching.curve.iter().filter(|point| point.switch_month == month);
        own.for_each(|point| same(point.present_value_usd, usd, "the switch of the scenario"));
    }
}

/// JSON writes a number that is not finite as null: null stands only where something may be missing.
fn check_nulls(json: &Value, key: &str) {
    const MAY_BE_MISSING: [&str; 12] = [
        "usd_per_query",
        "usd_per_correct_answer",
        "first_month",
        "lasting_month",
        "month",
        "over_volume",
        "strategy",
        "by_month",
        "retraining",
        "switching",
        "best_every_months",
        "best_month",
    ];
    match json {
        Value::Null => assert!(MAY_BE_MISSING.contains(&key), "{key} is null"),
        Value::Array(items) => items.iter().for_each(|item| check_nulls(item, key)),
        Value::Object(entries) => entries.iter().for_each(|(key, item)| check_nulls(item, key)),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
