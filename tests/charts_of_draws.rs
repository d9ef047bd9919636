//! Charts of many draws, as they were when somebody last looked at them, and what must hold for each.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

mod common;
#[path = "common/drawing.rs"]
mod drawing;

use crossover::chart::{Chart, DrawnKind, Form, Paper, Role, Theme, svg};
use crossover::model::Model;
use crossover::report::{AskedDraws, Report, Uncertainty, uncertain_run};
use crossover::scenario::{Scenario, Value};

use drawing::check;

fn result(model: &Model, samples: u32) -> Uncertainty {
    let asked = AskedDraws { samples, ..AskedDraws::default() };
    let mut run = uncertain_run(model, &Report::new(model), asked).unwrap();
    run.finish();
    Uncertainty::new(&run)
}

fn support_desk(change: impl FnOnce(&mut Scenario)) -> Uncertainty {
    let text = std::fs::read_to_string("tests/uncertain/support-desk.toml").unwrap();
    let mut scenario = Scenario::from_toml(&text).unwrap();
    change(&mut scenario);
    result(&Model::try_from(&scenario).unwrap(), 1_024)
}

fn drawn(result: &Uncertainty, kind: DrawnKind, width: u32) -> Chart {
    Chart::of_draws(result, kind, &Paper { width, height: None, heading: true })
}

#[test]
fn charts_are_drawn_as_they_were() {
    let result = support_desk(|_| ());
    for kind in DrawnKind::ALL {
        insta::assert_snapshot!(kind.name(), svg(&drawn(&result, kind, 1_080), Theme::Light));
        let name = format!("{}_358", kind.name());
        insta::assert_snapshot!(name, svg(&drawn(&result, kind, 358), Theme::Auto));
    }
}

#[test]
fn no_texts_lie_on_each_other_at_any_width() {
    let set = |path: &'static str, value: f64| {
        move |scenario: &mut Scenario| scenario.set(path, Value::Number(value))
    };
    let results = [
        support_desk(|_| ()),
        support_desk(set("horizon.months", 1.0)),
        support_desk(set("horizon.months", 120.0)),
        support_desk(set("quality.usd_per_error", 0.2)),
        support_desk(set("labour.engineer_usd_per_hour", 1e6)),
        support_desk(set("labour.engineer_usd_per_hour", 0.0)),
        support_desk(|scenario| scenario.set("rag.enabled", Value::Switch(false))),
    ];
    for (place, result) in results.iter().enumerate() {
        for kind in DrawnKind::ALL {
            for width in [192, 248, 358, 480, 600, 688, 900, 1_080, 1_600] {
                for (heading, height) in [(false, None), (true, None), (false, Some(160)), (true, Some(600))]
                {
                    let chart = Chart::of_draws(result, kind, &Paper { width, height, heading });
                    check(&chart).unwrap_or_else(|wrong| panic!("{place}, {kind:?} at {width}: {wrong}"));
                }
            }
        }
    }
}

#[test]
fn the_ends_of_the_fan_are_said() {
    let result = support_desk(|_| ());
    let chart = drawn(&result, DrawnKind::Fan, 1_080);
    let texts: Vec<&str> = chart.shapes.iter().filter_map(text).collect();
    let last = result.difference_by_month.last().unwrap();
    let usd = crossover::number::usd_difference;
    for said in [
        format!("{} median", usd(last.p50_usd)),
        format!("{} 5th percentile", usd(last.p5_usd)),
        format!("{} 95th percentile", usd(last.p95_usd)),
        "Fine-tuned costs more than RAG".to_owned(),
        "Fine-tuned costs less".to_owned(),
    ] {
        assert!(texts.contains(&said.as_str()), "{said} is not among {texts:?}");
    }
    let tints = chart.shapes.iter().filter(|shape| shape.paint.role == Role::Wedge).count();
    assert_eq!(tints, 2, "nine of ten draws, and half of them");
    assert!(chart.description.contains(&usd(last.p5_usd)) && chart.description.contains("in the middle"));
    assert_eq!(chart.figures.rows.len(), 36);
    assert_eq!(chart.figures.rows[35].values[2], Some(last.p50_usd));
}

fn text(shape: &crossover::chart::Shape) -> Option<&str> {
    match &shape.form {
        Form::Text { text, .. } => Some(text),
        _ => None,
    }
}

#[test]
fn the_chance_ends_where_the_figures_say() {
    let result = support_desk(|_| ());
    let chart = drawn(&result, DrawnKind::Chance, 1_080);
    let plot = chart.plot.unwrap();
    let last = *result.probability_cheaper_by_month.last().unwrap();
    let line = chart.shapes.iter().find(|shape| shape.paint.role == Role::Compared).unwrap();
    let Form::Path { points, .. } = &line.form else { panic!("{line:?}") };
    let end = points.last().unwrap();
    let (x, y) = plot.at((36.0, last));
    assert!((f64::from(end.0) / 10.0 - x).abs() < 0.2 && (f64::from(end.1) / 10.0 - y).abs() < 0.2);
    let table = chart.figures.table();
    let cell = table.rows[35][1].text();
    assert!(cell.ends_with('%'), "{cell}");
    let first = (1..).zip(&result.probability_cheaper_by_month).find(|(_, chance)| **chance >= 0.5);
    let name = result.start.plus(first.unwrap().0 - 1).to_string();
    assert!(chart.shapes.iter().filter_map(text).any(|said| said.contains(&name)), "{name}");
}

#[test]
fn bars_are_as_long_as_what_they_stand_for() {
    let result = support_desk(|_| ());
    let chart = drawn(&result, DrawnKind::Worth, 1_080);
    let plot = chart.plot.unwrap();
    let bars: Vec<f64> = chart
        .shapes
        .iter()
        .filter(|shape| matches!(shape.paint.role, Role::BarModels | Role::BarRest))
        .filter_map(|shape| match shape.form {
            Form::Rect { size, .. } => Some(f64::from(size.0) / 10.0),
            _ => None,
        })
        .collect();
    let values: Vec<f64> =
        result.evpi_usd.into_iter().chain(result.evppi.iter().map(|one| one.usd)).collect();
    assert!(bars.len() > 2);
    for (bar, usd) in bars.iter().zip(values) {
        assert!((bar - (plot.x(usd) - plot.area.left)).abs() < 1.1, "{bar} for {usd}");
    }
}

#[test]
fn where_nothing_can_be_drawn_a_sentence_says_why() {
    let alone = support_desk(|scenario| {
        for table in ["prompt_only", "rag", "hybrid", "staged"] {
            scenario.set(&format!("{table}.enabled"), Value::Switch(false));
        }
    });
    let chart = drawn(&alone, DrawnKind::Fan, 688);
    assert!(chart.plot.is_none() && chart.description.contains("no two strategies to compare"));
    let unfit = support_desk(|scenario| {
        scenario.set("knowledge.unanswered_limit", Value::Number(0.0));
        scenario.set("rag.enabled", Value::Switch(false));
        scenario.set("hybrid.enabled", Value::Switch(false));
        scenario.set("staged.enabled", Value::Switch(false));
    });
    let chart = drawn(&unfit, DrawnKind::Worth, 688);
    assert!(chart.plot.is_none() && chart.description.contains("relied on in every draw"));
}
