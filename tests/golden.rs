//! Every scenario's text, Markdown, JSON, ledger and explanations, as they were when somebody last
//! looked at them.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::Path;

use crossover::field;
use crossover::field::{Found, Preset, lookup};
use crossover::model::{Model, Origin};
use crossover::report::{Report, answer, explain, explained, lines, to_csv, to_json, to_markdown, to_text};
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
        let document = answer(&model, &report, model.text(field!("title")));
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
        let lines: Vec<_> = lines(&model).flat_map(|line| explain(&model, line, None)).collect();
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
        seen.extend(report.cheapest.strategy.map(|strategy| format!("{} wins", strategy.name())));
        seen.extend(report.warnings.iter().map(|warning| warning.code.to_owned()));
        for pair in &report.break_even {
            let times = pair.over_time.times.as_ref().map_or(0, |times| times.intervals.len());
            seen.insert(format!("{:?} {}", pair.over_time.verdict, times.min(2)));
        }
    });
    let verdicts = ["ok", "unfit", "infeasible", "Always 1", "Never 0", "Intervals 1", "Intervals 2"];
    let winners = ["prompt_only wins", "rag wins", "fine_tuned wins", "hybrid wins", "staged wins"];
    let warnings = ["price_changes", "price_retires"];
    for outcome in verdicts.iter().chain(&winners).chain(&warnings) {
        assert!(seen.contains(*outcome), "no scenario shows {outcome}; shown are {seen:?}");
    }
}

/// Whoever opens a scenario learns what it is, who would recognise it and what the advisor would hear.
#[test]
fn every_scenario_introduces_itself() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let scenario = Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap();
        let file = path.display();
        let text = |input: &str| scenario.get(input).and_then(Value::text).unwrap_or_default().to_owned();
        assert!(!text("title").is_empty() && text("title").len() <= 50, "{file}: no title, or a long one");
        let note = text("note");
        assert!((150..=600).contains(&note.len()), "{file}: a note of {} bytes", note.len());
        assert!(!note.trim_end().contains('\n'), "{file}: the note is more than one paragraph");
        let answers = scenario.iter().filter(|(input, _)| input.starts_with("answers.")).count();
        assert!(answers >= 4, "{file}: {answers} answers for the advisor");
    });
}

/// What equals its default, or the figure of the entry it stands beside, is no departure and only hides
/// the others.
#[test]
fn no_scenario_repeats_what_it_would_have_anyway() {
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
            let mut without = scenario.clone();
            without.remove(path_of_input);
            let Ok(model) = Model::try_from(&without) else { continue };
            let quoted = fields.iter().any(|field| match (model.origin(*field), value) {
                (Origin::Catalogue, Value::Number(x)) => model.number(*field) == *x,
                (Origin::Catalogue, Value::Text(_)) => fields.len() == 1,
                _ => false,
            });
            assert!(!quoted, "{}: {path_of_input} is the catalogue's", path.display());
        }
    });
}

/// Every departure from a default says why.
#[test]
fn every_figure_of_a_scenario_is_commented() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let text = std::fs::read_to_string(path).unwrap();
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
