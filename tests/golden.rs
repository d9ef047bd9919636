//! Every scenario's text, Markdown, JSON, ledger and explanations, as they were when somebody last
//! looked at them.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::Path;

use crossover::field;
use crossover::field::{Found, Preset, lookup};
use crossover::ledger::Line;
use crossover::model::Model;
use crossover::report::{Report, explain, explained, summary, to_csv, to_json, to_markdown, to_text};
use crossover::scenario::{Scenario, Value};

fn model(path: &Path) -> Model {
    let text = std::fs::read_to_string(path).unwrap();
    let scenario = Scenario::from_toml(&text).unwrap();
    Model::try_from(&scenario).unwrap_or_else(|problems| panic!("{}:\n{problems}", path.display()))
}

#[test]
fn every_scenario_reads_as_it_did() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let model = model(path);
        let report = Report::new(&model);
        let document = summary(&report, model.text(field!("title")));
        insta::assert_snapshot!("text", to_text(&document, false));
        insta::assert_snapshot!("markdown", to_markdown(&document));
    });
}

#[test]
fn every_scenario_comes_to_the_same_figures() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let report = Report::new(&model(path));
        // One key a line, so that a change shows where it is.
        insta::assert_snapshot!("json", to_json(&report).replace(",\"", ",\n\""));
    });
}

#[test]
fn every_line_of_a_scenario_explains_itself() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let model = model(path);
        let extras = (1..).zip(model.extras()).map(|(row, _)| Line::Extra(row));
        let lines: Vec<_> =
            Line::FIXED.iter().copied().chain(extras).flat_map(|line| explain(&model, line, None)).collect();
        insta::assert_snapshot!("explained", to_text(&explained(&lines), false));
    });
}

#[test]
fn the_ledger_as_csv_adds_up_to_the_report() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let report = Report::new(&model(path));
        let csv = to_csv(&report, "a scenario");
        for (strategy, result) in report.strategies.iter() {
            let rows = csv.lines().map(|row| row.split(',').collect::<Vec<_>>());
            let own: Vec<_> = rows.filter(|row| row[1] == strategy.name() && !row[8].is_empty()).collect();
            let column = |place: usize| own.iter().map(|row| row[place].parse::<f64>().unwrap()).sum::<f64>();
            let Some(figures) = &result.figures else {
                assert!(own.is_empty());
                continue;
            };
            assert!((column(8) / figures.total_usd - 1.0).abs() < 1e-12);
            assert!((column(9) / figures.present_value_usd - 1.0).abs() < 1e-12);
        }
    });
}

/// The scenarios are meant to show every outcome there is.
#[test]
fn between_them_the_scenarios_show_every_outcome() {
    let mut seen = std::collections::BTreeSet::new();
    insta::glob!("../scenarios", "*.toml", |path| {
        let report = Report::new(&model(path));
        for (_, result) in report.strategies.iter() {
            seen.insert(result.status.word().to_owned());
        }
        for pair in &report.break_even {
            let times = pair.over_time.times.as_ref().map_or(0, |times| times.intervals.len());
            seen.insert(format!("{:?} {}", pair.over_time.verdict, times.min(2)));
        }
    });
    for outcome in ["ok", "unfit", "infeasible", "Always 1", "Never 0", "Intervals 1", "Intervals 2"] {
        assert!(seen.contains(outcome), "no scenario shows {outcome}; shown are {seen:?}");
    }
}

/// What equals its default is no departure and only hides the others.
#[test]
fn no_scenario_repeats_a_default() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let scenario = Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap();
        for (path_of_input, value) in scenario.iter() {
            let Found::Fields(fields) = lookup(path_of_input) else { continue };
            let preset = fields[0].spec().preset;
            let repeated = match value {
                Value::Number(x) => preset == Preset::Number(*x),
                Value::Switch(on) => preset == Preset::Switch(*on),
                _ => false,
            };
            assert!(!repeated, "{}: {path_of_input} is the default", path.display());
        }
    });
}

/// Every departure from a default says why.
#[test]
fn every_figure_of_a_scenario_is_commented() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.starts_with("# "), "{}: no paragraph on who would recognise it", path.display());
        for line in text.lines().filter(|line| line.contains('=')) {
            let key = line.split('=').next().unwrap_or_default().trim();
            let free = ["title", "note", "name", "strategies"];
            assert!(
                line.contains('#') || free.contains(&key),
                "{}: `{line}` departs from a default and does not say why",
                path.display()
            );
        }
    });
}
