//! What a page asks the core beside the report: what stands at the end of a month and in its ledger,
//! which line a figure rests on, what moved, and a pinned scenario beside the present one.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use crossover::chart::{Chart, Form, Kind, Money, Request, Role, Shape, month_bars};
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{
    InputDifference, Line, MonthLedger, Report, Status, Topic, line_words, moved, pays_back, verdict,
};
use crossover::scenario::{Scenario, Value};

const VOLUME: &str = "workload.queries_per_month";

fn scenario() -> Scenario {
    Scenario::from_toml(&std::fs::read_to_string("scenarios/support-desk.toml").unwrap()).unwrap()
}

fn evaluated(scenario: &Scenario) -> (Model, Report) {
    let model = Model::try_from(scenario).unwrap();
    let report = Report::new(&model);
    (model, report)
}

fn at_volume(volume: f64) -> (Model, Report) {
    let mut scenario = scenario();
    scenario.set(VOLUME, Value::Number(volume));
    evaluated(&scenario)
}

fn texts(shapes: &[Shape]) -> Vec<&str> {
    fn text(shape: &Shape) -> Option<&str> {
        match &shape.form {
            Form::Text { text, .. } => Some(text),
            _ => None,
        }
    }
    shapes.iter().filter_map(text).collect()
}

#[test]
fn the_crosshair_says_what_has_been_spent_by_the_end_of_a_month() {
    let (_, report) = evaluated(&scenario());
    for money in [Money::Present, Money::Nominal] {
        let chart =
            Chart::new(&report, &Request { money, heading: false, ..Request::new(Kind::Time, 1_080) });
        let plot = chart.plot.unwrap();
        for month in 1..=report.basis.months {
            #[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
            let at = plot.x(month as f64);
            assert_eq!(chart.month_at(at + 3.0), Some(month));
            let crosshair = chart.crosshair(&report, month).unwrap();
            let said = texts(&crosshair.shapes);
            for (strategy, result) in report.strategies.iter() {
                let curves = &result.figures.as_ref().unwrap().curves;
                let curve = if money == Money::Present { &curves.present } else { &curves.nominal };
                let usd = crossover::number::usd(curve.before[month]);
                assert!(said.contains(&usd.as_str()), "{strategy:?} in month {month}: {usd} in {said:?}");
                assert!(crosshair.words.contains(&format!("{} {usd}", strategy.caption())));
            }
            assert!(said.contains(&"lowest"));
            assert_eq!(
                said.contains(&"unfit"),
                report.strategies.iter().any(|(_, r)| r.status == Status::Unfit)
            );
        }
        assert_eq!(chart.crosshair(&report, 0), None);
        assert_eq!(chart.crosshair(&report, report.basis.months + 1), None);
        assert_eq!(chart.month_at(-50.0), Some(1));
        assert_eq!(chart.month_at(2_000.0), Some(report.basis.months));
    }
}

#[test]
fn the_card_stays_within_the_drawing() {
    let (_, report) = evaluated(&scenario());
    for width in [358, 688, 1_080] {
        let chart = Chart::new(&report, &Request { heading: false, ..Request::new(Kind::Time, width) });
        for month in 1..=report.basis.months {
            let shapes = chart.crosshair(&report, month).unwrap().shapes;
            let card = shapes.iter().find(|shape| shape.paint.role == Role::Card).unwrap();
            let Form::Rect { from, size } = card.form else { panic!("{card:?}") };
            assert_eq!(size.0, 2_260);
            assert!(from.0 >= 0 && from.0 + size.0 <= i32::try_from(width * 10).unwrap(), "{width}, {month}");
            assert!(from.1 >= 0 && from.1 + size.1 <= i32::try_from(chart.height * 10).unwrap());
        }
    }
}

#[test]
fn the_ledgers_of_all_months_add_up_to_the_totals() {
    let (model, report) = evaluated(&scenario());
    for (strategy, result) in report.strategies.iter() {
        let figures = result.figures.as_ref().unwrap();
        let ledgers = (1..=report.basis.months).map(|month| MonthLedger::new(&model, &report, month));
        let mut total = 0.0;
        for ledger in ledgers {
            let own = ledger.strategies.iter().position(|known| known == strategy).unwrap();
            let lines: f64 = ledger.rows.iter().filter_map(|row| row.usd[own]).sum();
            assert!((lines - ledger.totals[own]).abs() < 1e-9);
            total += lines;
        }
        assert!((total / figures.total_usd - 1.0).abs() < 1e-12);
        for (line, usd) in figures.lines.iter() {
            let months = figures.by_month(*line);
            assert_eq!(months.len(), report.basis.months);
            assert!((months.iter().sum::<f64>() - usd).abs() <= 1e-9 * usd.abs(), "{line}");
        }
    }
    assert_eq!(MonthLedger::new(&model, &report, 999).month, report.basis.months);
    assert_eq!(line_words(&model, Line::UpkeepEngineering), "upkeep");
}

#[test]
fn figures_of_the_answer_lead_to_the_largest_of_their_lines() {
    let (_, report) = evaluated(&scenario());
    let answer = verdict(&report);
    let topics: Vec<Topic> = answer.sentence.0.iter().filter_map(|span| span.topic).collect();
    let (challenger, incumbent) = answer.pair.unwrap();
    let pays_back_in = report.pair(challenger, incumbent).unwrap().over_time.times.as_ref().unwrap();
    let month = report.basis.place_of(pays_back_in.first_month.unwrap());
    assert_eq!(topics, [Topic::Month(month), Topic::Calls(incumbent), Topic::People(challenger)]);
    assert_eq!(report.line_about(topics[1]), Some((incumbent, Line::QueryGeneration)));
    let (strategy, people) = report.line_about(topics[2]).unwrap();
    let lines = &report.figures(strategy).unwrap().lines;
    let of_people = lines.iter().filter(|(line, _)| line.category() == people.category());
    assert!(of_people.into_iter().all(|(_, usd)| *usd <= *lines.get(&people).unwrap()));
    assert_eq!(report.line_about(topics[0]), None);
}

#[test]
fn an_edit_says_what_it_moved() {
    let (old, before) = at_volume(250_000.0);
    let (new, now) = at_volume(380_000.0);
    let pair = (Strategy::FineTuned, Strategy::Rag);
    let [incumbent, challenger, break_even] = moved(&before, &now, pair);
    assert_eq!((incumbent.strategy, challenger.strategy), (Some(Strategy::Rag), Some(Strategy::FineTuned)));
    let cost = |report: &Report| report.figures(Strategy::Rag).unwrap().present_value_usd;
    assert_eq!(incumbent.difference, Some(crossover::number::usd_difference(cost(&now) - cost(&before))));
    assert_eq!(break_even.now, pays_back(&now, pair.0, pair.1));
    assert!(break_even.difference.unwrap().ends_with("earlier"));
    assert_eq!(moved(&now, &now, pair)[2].difference.as_deref(), Some("the same"));
    let (_, hardly) = at_volume(380_100.0);
    assert_eq!(moved(&hardly, &now, pair)[2].difference.as_deref(), Some("in the same month"));
    let different = InputDifference::among(&[&old, &new]);
    assert_eq!(different.iter().map(|input| input.field.as_str()).collect::<Vec<_>>(), [VOLUME]);
}

#[test]
fn pinned_lines_are_dotted_and_nothing_else_changes_without_a_pin() {
    let (_, before) = at_volume(250_000.0);
    let (_, now) = at_volume(380_000.0);
    let request = Request { heading: false, ..Request::new(Kind::Time, 1_080) };
    let pinned = |chart: &Chart| chart.shapes.iter().filter(|shape| shape.paint.role == Role::Pinned).count();
    let beside = Chart::beside(&now, Some(&before), &request);
    assert_eq!(pinned(&beside), 2);
    assert_eq!(texts(&beside.shapes).iter().filter(|text| **text == "pinned").count(), 2);
    let month = pays_back(&before, Strategy::FineTuned, Strategy::Rag);
    assert!(texts(&beside.shapes).contains(&format!("pinned: {month}").as_str()));
    assert_eq!(Chart::beside(&now, None, &request), Chart::new(&now, &request));
    assert_eq!(pinned(&Chart::new(&now, &request)), 0);
    // A pinned scenario that is shorter or longer ends where it ends.
    for months in [3.0, 120.0] {
        let mut scenario = scenario();
        scenario.set("horizon.months", Value::Number(months));
        let other = Chart::beside(&now, Some(&evaluated(&scenario).1), &request);
        let right = other.plot.unwrap().area.right;
        let lines = other.shapes.iter().filter(|shape| shape.paint.role == Role::Pinned);
        for line in lines {
            let Form::Path { points, .. } = &line.form else { panic!("{line:?}") };
            assert!(points.iter().all(|(x, _)| f64::from(*x) / 10.0 <= right + 0.1));
        }
    }
}

#[test]
fn the_axis_of_volume_can_be_held() {
    let (_, report) = at_volume(380_000.0);
    let held = Request { volumes: Some((1e3, 1e8)), ..Request::new(Kind::Volume, 480) };
    let chart = Chart::new(&report, &held);
    let plot = chart.plot.unwrap();
    assert_eq!((plot.x.from, plot.x.to), (1e3, 1e8));
    assert_eq!(chart.volume_at(plot.x(380_400.0)), Some(380_000.0));
    assert_eq!(chart.volume_at(-10.0), Some(1e3));
    let nonsense = Request { volumes: Some((5.0, 1.0)), ..Request::new(Kind::Volume, 480) };
    assert_eq!(Chart::new(&report, &nonsense), Chart::new(&report, &Request::new(Kind::Volume, 480)));
}

#[test]
fn bars_have_the_scale_of_all_and_the_figures_every_digit() {
    let (_, report) = evaluated(&scenario());
    let longest = report.strategies.iter().filter_map(|(strategy, _)| {
        let chart = Chart::bar(&report, *strategy, 196)?;
        let ends = chart.shapes.iter().filter_map(|shape| match shape.form {
            Form::Rect { from, size } => Some(from.0 + size.0),
            _ => None,
        });
        ends.max()
    });
    assert_eq!(longest.max(), Some(1_440));
    let chart = Chart::new(&report, &Request::new(Kind::Time, 1_080));
    let csv = chart.figures.csv();
    let last = csv.lines().last().unwrap();
    let total = report.figures(Strategy::Staged).unwrap().present_value_usd;
    assert!(last.ends_with(&format!(",{total}")), "{last}");
    assert_eq!(csv.lines().count(), report.basis.months + 1);
    let bars = month_bars(&report, (Strategy::Rag, Line::QueryGeneration), 18, 232).unwrap();
    let chosen = bars.shapes.iter().filter(|shape| shape.paint.role == Role::BarPeople).count();
    assert_eq!((chosen, bars.figures.rows.len()), (1, report.basis.months));
}
