//! What would change the answer, from the command line.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{run, stderr, stdout};
use serde_json::Value;

const SCENARIO: &str = "scenarios/support-desk.toml";

fn json(args: &[&str]) -> Value {
    let output = run(&[args, &["--format", "json"]].concat());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""), "{args:?}");
    serde_json::from_str(&stdout(&output)).unwrap()
}

#[test]
fn a_sensitivity_is_what_evaluations_come_to() {
    let found = json(&["sensitivity", SCENARIO]);
    let evaluated = |set: &str| {
        let report = json(&["evaluate", SCENARIO, "--set", set]);
        let cost = |strategy: &str| report["strategies"][strategy]["present_value_usd"].as_f64().unwrap();
        cost("fine_tuned") - cost("rag")
    };
    assert_eq!((&found["challenger"], &found["incumbent"]), (&"fine_tuned".into(), &"rag".into()));
    assert_eq!(found["difference_usd"].as_f64().unwrap(), evaluated("rag.top_k=5"));
    let inputs = found["inputs"].as_array().unwrap();
    let chunks = inputs.iter().find(|input| input["field"] == "rag.top_k").unwrap();
    assert_eq!((&chunks["present"], &chunks["low"], &chunks["high"]), (&5.into(), &4.into(), &6.into()));
    assert_eq!(chunks["difference_at_low_usd"].as_f64().unwrap(), evaluated("rag.top_k=4"));
    assert_eq!(chunks["difference_at_high_usd"].as_f64().unwrap(), evaluated("rag.top_k=6"));
    let other = json(&["sensitivity", SCENARIO, "--challenger", "hybrid", "--incumbent", "staged"]);
    assert_eq!((&other["challenger"], &other["incumbent"]), (&"hybrid".into(), &"staged".into()));
}

#[test]
fn a_flip_changes_the_order_when_it_is_set() {
    let found = json(&["flip", SCENARIO]);
    let flips = found["flips"].as_array().unwrap();
    let chunks = flips.iter().find(|flip| flip["field"] == "rag.top_k").unwrap();
    let cheapest = |chunks: &Value| {
        let set = format!("rag.top_k={chunks}");
        json(&[
            "evaluate",
            SCENARIO,
            "--set",
            &set,
            "--set",
            "hybrid.enabled=false",
            "--set",
            "staged.enabled=false",
        ])["cheapest"]["strategy"]
            .clone()
    };
    assert_eq!(
        (cheapest(&chunks["present"]), cheapest(&chunks["flip"])),
        ("fine_tuned".into(), "rag".into())
    );
    let next = Value::from(chunks["flip"].as_i64().unwrap() + 1);
    assert_eq!(cheapest(&next), "fine_tuned");
    let last = flips.last().unwrap();
    assert!(last["flip"].is_null() && last["present"].is_number());
    let text = stdout(&run(&["flip", SCENARIO]));
    assert!(text.contains("with 1 chunk instead of 5"), "{text}");
    assert!(text.contains("once a wrong answer costs $0.0159"), "{text}");
    assert!(text.contains("if you were to retrain every 2 months"), "{text}");
}

#[test]
fn a_map_is_the_same_on_any_number_of_threads() {
    let axes = ["--x", "rag.top_k=1..9", "--y", "workload.queries_per_month=1e4..1e6,log", "--steps", "9"];
    let with = |threads: &str| {
        let output =
            run(&[&["frontier", SCENARIO, "--format", "csv", "--threads", threads][..], &axes].concat());
        assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
        stdout(&output)
    };
    let csv = with("1");
    assert_eq!((&csv, csv.lines().count()), (&with("5"), 1 + 81));
    assert!(csv.starts_with("rag.top_k,workload.queries_per_month,cheapest\n1,10000,"), "{csv}");
    let map = json(&[&["frontier", SCENARIO][..], &axes].concat());
    assert_eq!(map["x"]["values"], serde_json::json!([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    // Rows are values of y, and a cell is what an evaluation there says.
    let (row, column) = (&map["cheapest"][7], 4);
    let volume = map["y"]["values"][7].as_f64().unwrap();
    let evaluated = json(&["evaluate", SCENARIO, "--set", &format!("workload.queries_per_month={volume}")]);
    assert_eq!(row[column], evaluated["cheapest"]["strategy"]);
    // Without axes: volume and how often to retrain, with the scenario's own place.
    let usual = json(&["frontier", SCENARIO, "--steps", "4"]);
    assert_eq!(usual["x"]["field"], "workload.queries_per_month");
    assert_eq!(usual["y"]["field"], "fine_tuning.retraining.every_months");
    assert_eq!(usual["present"], serde_json::json!({"x": 380_000, "y": 6, "cheapest": "fine_tuned"}));
}

#[test]
fn every_format_prints_and_charts_are_drawn() {
    for command in ["sensitivity", "frontier"] {
        let printed = |more: &[&str]| stdout(&run(&[&[command, SCENARIO][..], more].concat()));
        assert!(printed(&["--format", "svg"]).starts_with("<svg "));
        assert!(printed(&["--format", "svg", "--theme", "dark", "--width", "358"]).contains("width=\"358\""));
        assert!(printed(&["--format", "markdown"]).starts_with("# Growing support desk\n"));
        assert!(printed(&[]).starts_with("Growing support desk\n"));
        let path = std::env::temp_dir().join(format!("crossover-{command}-{}.png", std::process::id()));
        let output = run(&[command, SCENARIO, "-o", path.to_str().unwrap()]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
        assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
        std::fs::remove_file(&path).unwrap();
        let output = run(&[command, SCENARIO, "-o", "map.txt"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("a chart is written as .svg or .png"));
    }
    assert!(stdout(&run(&["flip", SCENARIO, "--format", "csv"])).starts_with("field,present,flip,cheaper\n"));
    assert!(
        stdout(&run(&["flip", SCENARIO, "--format", "markdown"])).starts_with("# Growing support desk\n")
    );
    assert!(
        stdout(&run(&["sensitivity", SCENARIO, "--format", "csv"])).starts_with("field,present,low,high,")
    );
}

#[test]
fn bad_requests_exit_with_2_and_say_why() {
    let said = |args: &[&str]| {
        let output = run(args);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        stderr(&output)
    };
    let unknown = said(&["flip", SCENARIO, "--challenger", "tuned", "--incumbent", "rag"]);
    assert!(unknown.contains("possible values: prompt_only, rag, fine_tuned, hybrid, staged"), "{unknown}");
    assert!(said(&["sensitivity", SCENARIO, "--challenger", "rag"]).contains("--incumbent"));
    let off = ["--set", "rag.enabled=false", "--challenger", "rag", "--incumbent", "rag"];
    let both = said(&[&["sensitivity", SCENARIO][..], &off].concat());
    assert!(both.starts_with("scenarios/support-desk.toml: 3 problems\n"), "{both}");
    let enabled = "one of the strategies that are enabled, prompt_only, fine_tuned, hybrid, staged";
    assert!(both.contains(&format!("  challenger: found rag; allowed is {enabled}\n")), "{both}");
    assert!(
        both.contains("  incumbent: found rag; allowed is another strategy than the challenger\n"),
        "{both}"
    );
    let alone =
        ["prompt_only", "rag", "hybrid", "staged"].map(|strategy| format!("{strategy}.enabled=false"));
    let alone: Vec<&str> = alone.iter().flat_map(|set| ["--set", set]).collect();
    assert!(said(&[&["flip", SCENARIO][..], &alone].concat()).contains("two strategies can run"));
    let both = said(&["frontier", SCENARIO, "--x", "rag.topk", "--y", "rag.loop"]);
    assert!(both.contains("  rag.topk: unknown name; did you mean rag.top_k?\n"), "{both}");
    assert!(both.contains("  rag.loop: holds one of single, agent; only a number can be varied\n"), "{both}");
    assert!(said(&["frontier", SCENARIO, "--x", "rag.top_k=1:5"]).contains("expected PATH=FROM..TO"));
    assert!(said(&["frontier", SCENARIO, "--x", "rag.top_k=5..1"]).contains("a first value below the last"));
    assert!(
        said(&["frontier", SCENARIO, "--x", "rag.top_k", "--y", "rag.top_k"]).contains("each input once")
    );
    assert!(said(&["frontier", SCENARIO, "--steps", "1"]).contains("2..=1000"));
    assert!(said(&["sensitivity", SCENARIO, "--set", "rag.top_k=-1"]).contains("rag.top_k: found -1"));
    for command in ["sensitivity", "flip", "frontier"] {
        let output = run(&[command, SCENARIO, "--format", "json", "--set", "rag.topk=1"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stdout(&output).starts_with("{\"problems\":[{\"field\":\"rag.topk\""));
        assert_eq!(run(&[command, "no-such-file.toml"]).status.code(), Some(1));
    }
}
