//! Comparisons from the command line.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{crossover, run, stderr, stdout, with_input};
use serde_json::Value;

const TWO: [&str; 3] = ["compare", "scenarios/support-desk.toml", "preset:small-team"];

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(&run(&[&TWO[..], &["--format", "json"], args].concat()))).unwrap()
}

#[test]
fn differences_come_first_in_every_format() {
    let text = stdout(&run(&TWO));
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words:?} in\n{text}"));
    assert!(
        text.starts_with("Comparison\n\n- A: Growing support desk\n- B: Small team, one handbook\n\nInputs")
    );
    assert!(place("Inputs that differ") < place("Verdicts"));
    assert!(place("Verdicts") < place("What each strategy costs"));
    assert!(place("What each strategy costs") < place("What moved most from A to B"));
    assert!(!text.contains('\u{1b}'));
    let forced = crossover(&TWO).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(stdout(&forced).contains('\u{1b}'));
    let markdown = stdout(&run(&[&TWO[..], &["--format", "markdown"]].concat()));
    assert!(markdown.starts_with("# Comparison\n"));
    let csv = stdout(&run(&[&TWO[..], &["--format", "csv"]].concat()));
    assert!(csv.starts_with(
        "scenario,part,strategy,item,base,value,difference\n\"Small team, one handbook\",input,,"
    ));
    let json = json(&[]);
    assert_eq!(json["scenarios"][1]["title"], "Small team, one handbook");
    let fields: Vec<&Value> =
        json["inputs"].as_array().unwrap().iter().map(|input| &input["field"]).collect();
    assert!(fields.contains(&&Value::from("workload.queries_per_month")));
}

#[test]
fn a_setting_holds_in_every_scenario() {
    let value = |json: &Value| {
        let inputs = json["inputs"].as_array().unwrap();
        inputs.iter().find(|input| input["field"] == "workload.queries_per_month").cloned()
    };
    assert_eq!(value(&json(&[])).unwrap()["values"], serde_json::json!([380_000, 3_000]));
    assert_eq!(value(&json(&["--set", "workload.queries_per_month=5000"])), None);
}

#[test]
fn the_figures_are_those_of_the_evaluations() {
    let compared = json(&[]);
    for (place, file) in TWO[1..].iter().enumerate() {
        let evaluated: Value =
            serde_json::from_str(&stdout(&run(&["evaluate", file, "--format", "json"]))).unwrap();
        let scenario = &compared["scenarios"][place];
        for (strategy, result) in scenario["strategies"].as_object().unwrap() {
            let expected = &evaluated["strategies"][strategy];
            for figure in ["status", "present_value_usd", "total_usd"] {
                assert_eq!(result[figure], expected[figure], "{strategy} {figure} of {file}");
            }
        }
        assert_eq!(scenario["cheapest"], evaluated["cheapest"]["strategy"]);
    }
}

#[test]
fn every_problem_of_every_file_is_told_at_once() {
    let output =
        with_input(&["compare", "-", "preset:suport-desk", "--format", "json"], "[rag]\ntop_k = -1\n");
    assert_eq!(output.status.code(), Some(2));
    let errors = stderr(&output);
    assert!(errors.contains("-: 3 problems\n"), "{errors}");
    assert!(errors.contains("rag.top_k: found -1"), "{errors}");
    assert!(errors.contains("preset:suport-desk: 1 problem\n"), "{errors}");
    let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["problems"].as_array().unwrap().len(), 4);

    let output = run(&["compare", "no-such-file.toml", "preset:suport-desk"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).contains("no-such-file.toml") && stderr(&output).contains("suport-desk"));
    assert_eq!(run(&["compare", "preset:small-team"]).status.code(), Some(2));
}
