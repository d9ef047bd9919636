//! What holds in every scenario, whatever its kinds and figures.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]
#![expect(clippy::cast_precision_loss, reason = "months and rows are small numbers")]

mod common;

#[path = "common/random.rs"]
mod random;

use crossover::field;
use crossover::field::{Field, Shape, all};
use crossover::kind::{self, Growth};
use crossover::ledger::{Ledger, Line, Sums, explain};
use crossover::model::Model;
use crossover::report::{Figures, OverTime, Report, to_json};
use crossover::scenario::{Scenario, Value};
use proptest::prelude::*;

use random::scenarios;

fn model(scenario: &Scenario) -> Model {
    common::checked(scenario).unwrap_or_else(|problems| panic!("{problems}\n{scenario:#?}"))
}

fn models() -> impl Strategy<Value = Model> {
    scenarios().prop_map(|scenario| model(&scenario))
}

/// The strategies that can run, with their ledgers.
fn ledgers(model: &Model) -> Vec<(kind::Strategy, Ledger)> {
    kind::Strategy::ALL
        .iter()
        .filter_map(|strategy| Some((*strategy, Ledger::new(model, *strategy).ok()?)))
        .collect()
}

fn present_value(model: &Model, strategy: kind::Strategy) -> Option<f64> {
    Some(Sums::new(model, strategy).ok()?.present_value(model.timeline()))
}

/// Equal up to rounding, of amounts of this size.
fn near(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= 1e-9 * size.abs().max(a.abs()).max(b.abs())
}

/// Cases a property is tried on unless the environment says otherwise, so that the file takes seconds.
fn cases(count: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let default = 256;
    ProptestConfig { cases: if given.cases == default { count } else { given.cases }, ..given }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_written_as_toml_reads_back(scenario in scenarios(), text in any::<String>()) {
        let mut scenario = scenario;
        scenario.set("note", Value::Text(text));
        let read = Scenario::from_toml(&scenario.to_toml()).expect("it is TOML");
        let marks = |(_, value): &(&str, &Value)| !matches!(value, Value::Table | Value::Rows(_));
        prop_assert!(read.iter().filter(marks).eq(scenario.iter().filter(marks)), "{}", scenario.to_toml());
        let again = Scenario::from_toml(&read.to_toml()).expect("it is TOML");
        prop_assert_eq!(again, read);
    }

    #[test]
    fn lines_and_categories_add_up_to_the_total(model in models()) {
        let report = Report::new(&model);
        for (strategy, result) in report.strategies.iter() {
            let Some(figures) = &result.figures else { continue };
            let lines: f64 = figures.lines.iter().map(|(_, usd)| usd).sum();
            let categories: f64 = figures.categories.iter().map(|(_, usd)| usd).sum();
            let total = figures.total_usd;
            prop_assert!(near(lines, total, total), "{strategy:?}: lines {lines}, total {total}");
            prop_assert!(near(categories, total, total), "{strategy:?}: categories {categories}, total {total}");
            for curve in [(&figures.curves.nominal, total), (&figures.curves.present, figures.present_value_usd)] {
                prop_assert!(near(curve.0.total(), curve.1, total), "{strategy:?}");
            }
        }
    }

    #[test]
    fn without_a_discount_rate_the_present_value_is_the_total(model in models()) {
        let model = model.with(field!("horizon.discount_rate_per_year"), 0.0).expect("a rate");
        for (strategy, ledger) in ledgers(&model) {
            let found = present_value(&model, strategy).expect("it can run");
            prop_assert!(near(found, ledger.total(), found), "{strategy:?}: {found}, {}", ledger.total());
        }
    }

    #[test]
    fn running_sums_and_the_ledger_agree_month_by_month(model in models()) {
        let timeline = model.timeline();
        for (strategy, ledger) in ledgers(&model) {
            let sums = Sums::new(&model, strategy).expect("it has a ledger");
            let (start, accrual) = (ledger.start(timeline.months), ledger.accrual(timeline.months));
            for month in 0..timeline.months {
                let accrued = sums.accrual(month, timeline.queries[month]);
                prop_assert!(near(sums.start()[month], start[month], 0.0), "{strategy:?}, month {month}");
                prop_assert!(near(accrued, accrual[month], 0.0), "{strategy:?}, month {month}");
            }
        }
        for strategy in kind::Strategy::ALL {
            prop_assert_eq!(Sums::new(&model, *strategy).err(), Ledger::new(&model, *strategy).err());
        }
    }

    #[test]
    fn an_explanation_adds_up_to_the_amount_it_explains(model in models()) {
        for (strategy, ledger) in ledgers(&model) {
            for amounts in &ledger.lines {
                let found = explain(&model, strategy, amounts.line, None).expect("it can run");
                let found = found.expect("there is something on the line");
                let month = found.month - 1;
                let amount = amounts.start[month] + amounts.accrual[month];
                let sum: f64 = found.terms.iter().map(|term| term.usd).sum();
                prop_assert!(amount != 0.0 && (0..month).all(|m| amounts.start[m] + amounts.accrual[m] == 0.0));
                prop_assert!(near(sum, amount, 0.0), "{strategy:?} {}: {found:#?}", amounts.line);
                prop_assert!(near(found.usd, amount, 0.0) && near(found.total_usd, amounts.total(), 0.0));
            }
            let unused = Line::FIXED.iter().find(|line| ledger.line(**line).is_none());
            if let Some(line) = unused {
                prop_assert_eq!(explain(&model, strategy, *line, None).expect("it can run"), None);
            }
        }
    }

    #[test]
    fn the_same_scenario_gives_the_same_bytes(scenario in scenarios()) {
        let bytes = |scenario: &Scenario| to_json(&Report::new(&model(scenario)));
        let (first, second) = (bytes(&scenario), bytes(&scenario));
        prop_assert_eq!(first, second);
    }

    #[test]
    fn every_figure_is_a_number(model in models()) {
        let report = Report::new(&model);
        for (strategy, result) in report.strategies.iter() {
            let Some(figures) = &result.figures else { continue };
            prop_assert!(is_finite(figures), "{strategy:?}: {figures:#?}");
        }
        for pair in &report.break_even {
            for interval in pair.over_volume.iter().flat_map(|found| &found.intervals).flatten() {
                prop_assert!((0.0..=1e9).contains(&interval.from) && (interval.from..=1e9).contains(&interval.to));
            }
        }
        let points = report.retraining.iter().flat_map(|found| &found.curve).map(|point| point.present_value_usd);
        let more = report.switching.iter().flat_map(|found| &found.curve).map(|point| point.present_value_usd);
        prop_assert!(points.chain(more).all(f64::is_finite));
    }

    #[test]
    fn the_curves_of_choices_pass_through_the_choice_that_was_made(model in models()) {
        let report = Report::new(&model);
        let made = |path| model.count(path);
        if let (Some(retraining), Some(figures)) = (&report.retraining, report.figures(kind::Strategy::FineTuned)) {
            let cadence = made(field!("fine_tuning.retraining.every_months"));
            for point in retraining.curve.iter().filter(|point| point.every_months == cadence) {
                prop_assert!(near(point.present_value_usd, figures.present_value_usd, 0.0));
            }
        }
        if let (Some(switching), Some(figures)) = (&report.switching, report.figures(kind::Strategy::Staged)) {
            let month = made(field!("staged.switch_month"));
            let point = switching.curve.iter().find(|point| point.switch_month == month);
            let point = point.expect("the switch lies within the horizon");
            prop_assert!(near(point.present_value_usd, figures.present_value_usd, 0.0));
        }
    }
}

fn is_finite(figures: &Figures) -> bool {
    let curves = [&figures.curves.present, &figures.curves.nominal];
    let amounts = figures.ledger.lines.iter().flat_map(|line| line.start.iter().chain(&line.accrual));
    let per_answer = [figures.usd_per_query, figures.usd_per_correct_answer];
    curves.iter().flat_map(|curve| curve.before.iter().chain(&curve.after)).all(|usd| usd.is_finite())
        && amounts.into_iter().all(|usd| usd.is_finite() && *usd >= 0.0)
        && per_answer.iter().flatten().all(|usd| usd.is_finite())
        && figures.marginal_usd_per_query.is_finite()
}

/// The prices of a scenario, rows of other costs included, by their paths.
fn prices(model: &Model, scenario: &Scenario) -> Vec<(Field, String, f64)> {
    let is_price = |field: &Field| {
        matches!(field.spec().shape, Shape::Number { .. }) && field.spec().unit.symbol().starts_with("USD")
    };
    let plain =
        all().filter(|field| is_price(field) && model.applies(*field) && !field.spec().path.contains('*'));
    let mut prices: Vec<(Field, String, f64)> =
        plain.map(|field| (field, field.spec().path.to_owned(), model.number(field))).collect();
    for row in 1..=scenario.rows("extra") {
        for field in all().filter(|field| is_price(field) && field.spec().path.starts_with("extra.")) {
            let path = crossover::field::instance(field.spec().path, row);
            let now = scenario.get(&path).and_then(Value::number).unwrap_or(0.0);
            prices.push((field, path, now));
        }
    }
    prices
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_dearer_price_never_makes_anything_cheaper(scenario in scenarios()) {
        let now = model(&scenario);
        let before: Vec<Option<f64>> = kind::Strategy::ALL.iter().map(|s| present_value(&now, *s)).collect();
        for (field, path, price) in prices(&now, &scenario) {
            // A tier that is not there has no price to raise.
            if !price.is_finite() {
                continue;
            }
            let dearer = 1.5 * price + 0.01;
            let risen = if field.spec().path.contains('*') {
                let mut scenario = scenario.clone();
                scenario.set(&path, Value::Number(dearer));
                model(&scenario)
            } else {
                now.with(field, dearer).expect("a price")
            };
            for (strategy, before) in kind::Strategy::ALL.iter().zip(&before) {
                match (before, present_value(&risen, *strategy)) {
                    (Some(before), Some(after)) => {
                        let fell = after < *before && !near(after, *before, 0.0);
                        prop_assert!(!fell, "{path} from {price} to {dearer}: {strategy:?} from {before} to {after}");
                    }
                    (before, after) => prop_assert!(before.is_none() && after.is_none(), "{path}: {strategy:?}"),
                }
            }
        }
    }

    #[test]
    fn more_queries_never_cost_less(model in models(), factor in 1.0..100.0_f64) {
        prop_assume!(model.choice::<Growth>(field!("workload.growth.kind")) != Growth::Series);
        let queries = field!("workload.queries_per_month");
        let Ok(busier) = model.with(queries, model.number(queries) * factor) else { return Ok(()) };
        for strategy in kind::Strategy::ALL {
            if let (Some(before), Some(after)) = (present_value(&model, *strategy), present_value(&busier, *strategy)) {
                prop_assert!(after >= before || near(after, before, 0.0), "{strategy:?} from {before} to {after}");
            }
        }
    }

    #[test]
    fn crossings_are_where_break_even_says(model in models()) {
        let report = Report::new(&model);
        for pair in &report.break_even {
            let sides = (report.figures(pair.challenger), report.figures(pair.incumbent));
            let (Some(challenger), Some(incumbent)) = sides else { continue };
            check_over_time(&pair.over_time, challenger, incumbent)?;
        }
    }

    #[test]
    fn the_cumulative_cost_is_continuous_from_the_right(model in models()) {
        let report = Report::new(&model);
        for (strategy, result) in report.strategies.iter() {
            let Some(figures) = &result.figures else { continue };
            let curve = &figures.curves.present;
            for month in 0..model.timeline().months {
                let at = month as f64;
                let (before, after, end) = (curve.before[month], curve.after[month], curve.before[month + 1]);
                prop_assert!(before <= after && after <= end, "{strategy:?} falls in month {}", month + 1);
                prop_assert_eq!(curve.at(at), after);
                prop_assert!(near(curve.at(at + 1e-12), after, end));
                prop_assert!(near(curve.at(at + 0.5), f64::midpoint(after, end), end));
                prop_assert!(near(curve.at(at + 1.0 - 1e-12), end, end));
            }
            for vertex in &figures.cumulative {
                let at_month = |month: &usize| *month as f64 == vertex.month;
                let month = (0..=model.timeline().months).find(at_month).expect("a month of the horizon");
                prop_assert!([curve.before[month], curve.after[month]].contains(&vertex.present_usd));
            }
        }
    }

    #[test]
    fn costs_are_level_at_the_volumes_where_break_even_changes(scenario in scenarios()) {
        let mut scenario = scenario;
        let growth: Vec<String> = scenario.iter().map(|(path, _)| path.to_owned()).collect();
        growth.iter().filter(|path| path.starts_with("workload.growth")).for_each(|path| scenario.remove(path));
        scenario.set("workload.growth.kind", Value::Text("flat".to_owned()));
        let model = model(&scenario);
        for pair in &Report::new(&model).break_even {
            let difference = |queries: f64| {
                let model = model.with(field!("workload.queries_per_month"), queries).expect("a volume");
                let cost = |strategy| present_value(&model, strategy).expect("it can run");
                let (challenger, incumbent) = (cost(pair.challenger), cost(pair.incumbent));
                (challenger - incumbent) / challenger.max(incumbent)
            };
            let intervals = pair.over_volume.iter().flat_map(|found| &found.intervals).flatten();
            for at in intervals.flat_map(|interval| [interval.from, interval.to]) {
                if at <= 0.0 || at >= 1e9 {
                    continue;
                }
                // Level, or one side of a step: a replica more.
                let (left, right) = (difference(at * (1.0 - 1e-8)), difference(at * (1.0 + 1e-8)));
                let level = difference(at).abs() <= 1e-6;
                prop_assert!(level || (left < 0.0) != (right < 0.0), "{pair:?} at {at}: {left}, {right}");
                let stepless = ["models.base.kind", "models.tuned.kind"]
                    .iter()
                    .all(|path| scenario.get(path).and_then(Value::text) == Some("per_token"));
                prop_assert!(level || !stepless, "{pair:?} at {at}");
            }
        }
    }
}

/// Whether the challenger is ahead exactly where the intervals say, away from their edges, and never more
/// behind than the peak.
fn check_over_time(found: &OverTime, challenger: &Figures, incumbent: &Figures) -> Result<(), TestCaseError> {
    let (challenger, incumbent) = (&challenger.curves.present, &incumbent.curves.present);
    let times = found.times.as_ref().expect("both can run");
    let months = challenger.after.len() - 1;
    let edges: Vec<f64> = times.intervals.iter().flat_map(|interval| [interval.from, interval.to]).collect();
    prop_assert!(edges.is_sorted() && edges.iter().all(|edge| (0.0..=months as f64).contains(edge)));
    for (left, right) in edges.iter().skip(1).step_by(2).zip(edges.iter().skip(2).step_by(2)) {
        prop_assert!(left < right, "stretches that touch are one: {edges:?}");
    }
    for sample in 0..=16 * months {
        let tau = sample as f64 / 16.0;
        let (a, b) = (challenger.at(tau), incumbent.at(tau));
        let size = a.max(b);
        prop_assert!(a - b <= times.peak_exposure.usd + 1e-9 * size, "behind by {} at {tau}", a - b);
        let on_edge = edges.iter().any(|edge| (edge - tau).abs() < 1e-6);
        if on_edge || (a - b).abs() <= 1e-6 * size {
            continue;
        }
        let inside = times.intervals.iter().any(|interval| (interval.from..interval.to).contains(&tau));
        prop_assert_eq!(inside, a < b, "at {}: {} against {}, {:?}", tau, a, b, edges);
    }
    // Within a month the two are level at an edge.
    for edge in edges.iter().filter(|edge| edge.fract() != 0.0) {
        let (a, b) = (challenger.at(*edge), incumbent.at(*edge));
        prop_assert!(near(a, b, 10.0 * a), "{a} and {b} at {edge}");
    }
    prop_assert_eq!(times.first_month, edges.first().copied());
    let lasting = times.intervals.last().filter(|interval| interval.to == months as f64);
    prop_assert_eq!(times.lasting_month, lasting.map(|interval| interval.from));
    Ok(())
}
