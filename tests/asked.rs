//! What a page asks the core beside the report: what stands at the end of a month and in its ledger,
//! what a figure consists of, what moved, and a pinned scenario beside the present one.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use crossover::chart::{Chart, Form, Kind, Money, Request, Role, Shape, month_bars};
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{
    Category, Firm, InputDifference, Level, Line, MonthLedger, Outcome, Reason, Report, Status, Topic,
    explain, line_words, moved, pays_back, reason, verdict,
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

/// The amount that `text` shows to the cent.
fn amount(text: &str) -> f64 {
    let bare: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let sign = if text.contains('\u{2212}') { -1.0 } else { 1.0 };
    sign * bare.parse::<f64>().unwrap()
}

/// The last row that says what others come to.
fn together(reason: &Reason) -> Vec<f64> {
    let last = reason.rows.iter().rfind(|row| row.sum).unwrap();
    last.cells.iter().map(|cell| if cell.text == "–" { 0.0 } else { amount(&cell.text) }).collect()
}

fn column(reason: &Reason, column: usize, sum: bool) -> f64 {
    let rows = reason.rows.iter().filter(|row| row.sum == sum);
    rows.map(|row| &row.cells[column].text).filter(|text| *text != "–").map(|text| amount(text)).sum()
}

#[track_caller]
fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 0.2, "{a} is not {b}");
}

#[test]
fn figures_of_the_answer_lead_to_what_they_consist_of() {
    let (model, report) = evaluated(&scenario());
    let answer = verdict(&report);
    let spans = answer.sentence.0.iter().chain(&answer.detail.0);
    let asked: Vec<(&str, Topic)> = spans.filter_map(|span| Some((&*span.text, span.topic?))).collect();
    let (challenger, incumbent) = answer.pair.unwrap();
    let topics: Vec<Topic> = asked.iter().map(|(_, topic)| *topic).collect();
    let wanted = [
        Topic::PaysBack(challenger, incumbent),
        Topic::Volumes(challenger, incumbent),
        Topic::People(challenger),
        Topic::Cost(challenger),
        Topic::Cost(incumbent),
    ];
    assert_eq!(topics, wanted);
    for (figure, topic) in asked {
        let reason = reason(&model, &report, topic).unwrap();
        let shown = reason.rows.iter().fold(reason.title.text(), |said, row| said + &row.words);
        assert!(shown.contains(figure.trim_end_matches(" a month")), "{figure} in {shown}");
        for row in &reason.rows {
            assert_eq!(row.cells.len(), reason.headings.len(), "{}", row.words);
            for (strategy, line) in row.cells.iter().filter_map(|cell| cell.line) {
                assert!(explain(&model, line, None).iter().any(|one| one.strategy == strategy), "{line}");
            }
        }
    }
}

#[test]
fn the_parts_of_a_total_come_to_it() {
    let (model, report) = evaluated(&scenario());
    for (strategy, result) in report.strategies.iter() {
        let figures = result.figures.as_ref().unwrap();
        let cost = reason(&model, &report, Topic::Cost(*strategy)).unwrap();
        close(together(&cost)[0], figures.present_value_usd);
        close(together(&cost)[2], figures.total_usd);
        close(column(&cost, 0, false), figures.present_value_usd);
        // Categories and all of it.
        close(column(&cost, 0, true), 2.0 * figures.present_value_usd);
        let per_thousand = reason(&model, &report, Topic::PerThousand(*strategy)).unwrap();
        let [total, per] = *together(&per_thousand) else { panic!("two columns") };
        close(total, figures.total_usd);
        assert!((per - figures.usd_per_thousand().unwrap()).abs() < 0.01);
        let people = reason(&model, &report, Topic::People(*strategy)).unwrap();
        close(column(&people, 0, false), *figures.categories.get(&Category::People).unwrap());
        close(together(&people)[0], figures.total_usd);
    }
}

#[test]
fn at_the_break_even_both_have_cost_the_same() {
    let (model, report) = evaluated(&scenario());
    let (challenger, incumbent) = verdict(&report).pair.unwrap();
    let in_time = reason(&model, &report, Topic::PaysBack(challenger, incumbent)).unwrap();
    let [a, b, difference] = *together(&in_time) else { panic!("three columns") };
    close(a, b);
    close(difference, 0.0);
    close(column(&in_time, 0, false), a);
    let tau = report.pair(challenger, incumbent).unwrap().over_time.times.as_ref().unwrap().first_month;
    close(a, report.figures(challenger).unwrap().curves.present.at(tau.unwrap()));
    let over_volume = reason(&model, &report, Topic::Volumes(challenger, incumbent)).unwrap();
    let [a, b, _] = *together(&over_volume) else { panic!("three columns") };
    close(a, b);
    // What the strategies cost at that volume when it is given.
    let volumes = report.pair(challenger, incumbent).unwrap().over_volume.as_ref().unwrap();
    let (_, there) = at_volume(volumes.intervals.as_ref().unwrap()[0].from);
    close(a, there.figures(challenger).unwrap().present_value_usd);
    close(b, there.figures(incumbent).unwrap().present_value_usd);
}

#[test]
fn a_saving_and_a_pair_that_never_pays_back_are_compared_over_the_horizon() {
    let (model, report) = evaluated(&scenario());
    let cost = |strategy| report.figures(strategy).unwrap().present_value_usd;
    let (challenger, incumbent) = verdict(&report).pair.unwrap();
    let saving = reason(&model, &report, Topic::Saving(challenger, incumbent)).unwrap();
    close(together(&saving)[2], cost(challenger) - cost(incumbent));
    let pairs = report.break_even.iter();
    for pair in pairs.filter(|pair| matches!(pair.over_time.verdict, Outcome::Never | Outcome::Always)) {
        let asked = reason(&model, &report, Topic::PaysBack(pair.challenger, pair.incumbent)).unwrap();
        close(together(&asked)[0], cost(pair.challenger));
        let word = if pair.over_time.verdict == Outcome::Never { "never" } else { "at once" };
        assert!(asked.title.text().contains(word), "{}", asked.title.text());
    }
}

#[test]
fn what_stays_unanswered_is_a_share_of_a_share() {
    let (model, report) = evaluated(&scenario());
    for (strategy, result) in report.strategies.iter() {
        let asked = reason(&model, &report, Topic::Unanswered(*strategy)).unwrap();
        let shares: Vec<f64> = asked.rows.iter().map(|row| amount(&row.cells[0].text) / 100.0).collect();
        assert!((shares[0] * shares[1] - result.unanswered).abs() < 1e-4, "{shares:?}");
        assert!((shares[2] - result.unanswered).abs() < 1e-4);
    }
}

#[test]
fn what_cannot_run_has_no_reasons() {
    let mut scenario = scenario();
    scenario.set("rag.enabled", Value::Switch(false));
    let (model, report) = evaluated(&scenario);
    for topic in [Topic::Cost(Strategy::Rag), Topic::PaysBack(Strategy::FineTuned, Strategy::Rag)] {
        assert_eq!(reason(&model, &report, topic), None);
    }
}

#[test]
fn an_input_is_as_firm_under_why_as_in_the_form() {
    let scenario = scenario();
    let (model, report) = evaluated(&scenario);
    let mut levels = Vec::new();
    for (line, _) in
        report.strategies.iter().flat_map(|(_, result)| result.figures.as_ref().unwrap().lines.iter())
    {
        for input in explain(&model, *line, None).into_iter().flat_map(|one| one.inputs) {
            let firm = input.firm;
            levels.push(firm.level.name());
            assert_ne!(firm.level, Level::You, "{}: the core does not know who wrote it", input.field);
            if scenario.get(&input.field).is_some() {
                assert_eq!(firm, Firm::preset(), "{}", input.field);
            } else if input.origin.starts_with("catalogue") {
                assert!(matches!(firm.level, Level::Vendor | Level::Published), "{}", input.field);
                assert_eq!(firm.dated(), format!("{} · {}", firm.word, input.checked));
            } else if input.origin.starts_with("same as") {
                assert!(firm.word.starts_with("as "), "{}", firm.word);
            } else {
                assert_eq!((&*input.evidence, &input.source), (&*firm.word, &firm.source), "{}", input.field);
            }
        }
    }
    for level in ["vendor", "estimate", "assumption"] {
        assert!(levels.contains(&level), "{level}");
    }
}

#[test]
fn a_price_of_an_earlier_day_has_that_days_date() {
    let dates = |as_of: &str| {
        let mut scenario = scenario();
        scenario.set("prices_as_of", Value::Text(as_of.to_owned()));
        let (model, _) = evaluated(&scenario);
        let lines = explain(&model, Line::QueryGeneration, None).into_iter();
        let quoted = lines.flat_map(|one| one.inputs).filter(|input| input.origin.starts_with("catalogue"));
        quoted.map(|input| (input.firm.checked, input.checked)).collect::<Vec<_>>()
    };
    let earlier = dates("2026-06-01");
    assert!(!earlier.is_empty() && earlier.iter().all(|(shown, _)| shown == "2026-06-01"), "{earlier:?}");
    let later = dates("2026-12-31");
    assert!(!later.is_empty() && later.iter().all(|(shown, checked)| shown == checked), "{later:?}");
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
