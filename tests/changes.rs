//! What would change the answer, for every scenario, as it was when somebody last looked at it; and that its
//! figures are those of evaluations.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has failed")]

use std::path::Path;

use crossover::model::Model;
use crossover::report::{
    Compared, Flips, Frontier, FrontierMap, Report, Sensitivity, to_json, usual_input, usual_stretch,
};
use crossover::scenario::{Scenario, Value};

fn scenario(path: &Path) -> Scenario {
    Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn asked(path: &Path) -> (Model, Compared) {
    let model = Model::try_from(&scenario(path)).unwrap();
    let compared = Compared::new(&model, None).unwrap();
    (model, compared)
}

/// An input a line, and only the first ones.
fn first(json: &str, count: usize) -> String {
    let mut items = json.split("{\"field\"");
    let head = items.next().unwrap_or_default().to_owned();
    let kept: Vec<String> = items.take(count).map(|item| format!("\n{{\"field\"{item}")).collect();
    head + &kept.concat()
}

#[test]
fn every_scenario_moves_as_it_did() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let (model, compared) = asked(path);
        insta::assert_snapshot!("sensitivity", first(&to_json(&Sensitivity::new(&model, &compared)), 12));
    });
}

#[test]
fn every_scenario_flips_where_it_did() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let (model, compared) = asked(path);
        insta::assert_snapshot!("flip", first(&to_json(&Flips::new(&model, &compared)), 12));
    });
}

#[test]
fn every_scenario_has_the_map_that_it_had() {
    insta::glob!("../scenarios", "*.toml", |path| {
        let (model, _) = asked(path);
        let x = usual_input(&model, None);
        let [x, y] = [x, usual_input(&model, Some(x))].map(|path| usual_stretch(&model, path, 7).unwrap());
        let frontier = Frontier::new(model, x, y).unwrap();
        let rows = (0..frontier.y().values.len()).map(|place| frontier.row(place)).collect();
        let json = to_json(&FrontierMap::new(&frontier, "", rows));
        insta::assert_snapshot!("frontier", json.replace("],[", "],\n["));
    });
}

/// Ends are what an evaluation comes to with the value written there, to the last digit.
#[test]
fn ends_are_evaluations() {
    let mut looked_at = 0;
    insta::glob!("../scenarios", "*.toml", |path| {
        let (model, compared) = asked(path);
        let sensitivity = Sensitivity::new(&model, &compared);
        for input in sensitivity.moving().filter(|input| !input.scaled).take(4) {
            let ends = [
                (input.low, input.difference_at_low_usd, &input.reason_at_low),
                (input.high, input.difference_at_high_usd, &input.reason_at_high),
            ];
            for (value, difference, reason) in ends {
                let mut changed = scenario(path);
                changed.set(input.field.spec().path, Value::Number(value));
                let Ok(changed) = Model::try_from(&changed) else {
                    assert!(reason.is_some(), "{}: {}", path.display(), input.field.spec().path);
                    continue;
                };
                let report = Report::new(&changed);
                let cost = |strategy| report.figures(strategy).map(|figures| figures.present_value_usd);
                let expected = cost(compared.challenger).zip(cost(compared.incumbent)).map(|(a, b)| a - b);
                assert_eq!(difference, expected, "{}: {}", path.display(), input.field.spec().path);
                assert_eq!(difference.is_none(), reason.is_some());
                looked_at += 1;
            }
        }
    });
    assert!(looked_at > 60, "{looked_at}");
}
