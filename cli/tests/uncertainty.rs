//! `crossover uncertainty`: its forms, its charts, ranges on the command line, and what it refuses.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

mod common;

use std::path::PathBuf;

const SCENARIO: &str = "tests/uncertain/support-desk.toml";

/// How a call ended, and what it printed.
struct Output {
    status: i32,
    stdout: String,
    stderr: String,
}

fn crossover(arguments: &[&str]) -> Output {
    let output = common::run(arguments);
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout).into_owned(), common::stderr(&output));
    Output { status: output.status.code().unwrap(), stdout, stderr }
}

fn uncertainty(more: &[&str]) -> Output {
    crossover(&[&["uncertainty", SCENARIO, "--samples", "512"], more].concat())
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_str(&output.stdout).unwrap()
}

#[test]
fn the_json_has_the_names_of_the_contract_whatever_the_threads() {
    let one = uncertainty(&["--format", "json", "--threads", "1"]);
    assert_eq!((one.status, one.stderr.as_str()), (0, ""));
    assert_eq!(uncertainty(&["--format", "json", "--threads", "7"]).stdout, one.stdout);
    let result = json(&one);
    assert_eq!((result["samples"].as_u64(), result["seed"].as_u64()), (Some(512), Some(1)));
    for key in ["mean_usd", "p5_usd", "p25_usd", "p50_usd", "p75_usd", "p95_usd"] {
        assert!(result["strategies"]["rag"][key].as_f64().unwrap() > 0.0, "{key}");
    }
    assert_eq!(result["strategies"]["prompt_only"]["unfit_share"].as_f64(), Some(1.0));
    assert_eq!((&result["challenger"], &result["incumbent"]), (&"fine_tuned".into(), &"rag".into()));
    assert_eq!(result["probability_cheaper_by_month"].as_array().unwrap().len(), 36);
    for month in ["first_month", "lasting_month"] {
        assert!(result["break_even"][month]["p50"].as_f64().unwrap() > 0.0);
    }
    assert!(result["break_even"]["never_share"].as_f64().unwrap() > 0.0);
    let values = result["evppi"].as_array().unwrap();
    assert_eq!((values.len(), &values[0]["field"]), (7, &"workload.queries_per_month".into()));
    assert!(values[0]["usd"].as_f64() <= result["evpi_usd"].as_f64());
    assert_ne!(uncertainty(&["--format", "json", "--seed", "2"]).stdout, one.stdout);
}

#[test]
fn text_markdown_and_csv() {
    let text = uncertainty(&[]).stdout;
    assert!(text.contains("cheapest") && text.contains("512 draws of 7 inputs, seed 1."), "{text}");
    assert!(text.contains("What it is worth to find out"), "{text}");
    assert!(uncertainty(&["--format", "markdown"]).stdout.starts_with("# Growing support desk"));
    let csv = uncertainty(&["--format", "csv"]).stdout;
    assert_eq!(csv.lines().count(), 513);
    assert!(csv.starts_with("workload.queries_per_month,workload.growth.per_month,"), "{csv}");
}

#[test]
fn who_is_compared_can_be_named() {
    let named = json(&uncertainty(&["--format", "json", "--challenger", "hybrid", "--incumbent", "staged"]));
    assert_eq!((&named["challenger"], &named["incumbent"]), (&"hybrid".into(), &"staged".into()));
}

#[test]
fn charts_are_written_by_the_ending_of_their_name() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    for kind in ["fan", "chance", "worth"] {
        let printed = uncertainty(&["--format", "svg", "--kind", kind, "--width", "688"]);
        assert!(printed.stdout.starts_with("<svg"), "{}", printed.stdout);
        let path = folder.join(format!("{kind}.svg"));
        let written = uncertainty(&["--kind", kind, "--width", "688", "-o", path.to_str().unwrap()]);
        assert_eq!((written.status, written.stdout.as_str()), (0, ""));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), printed.stdout);
    }
    let png = folder.join("fan.png");
    assert_eq!(uncertainty(&["--theme", "dark", "-o", png.to_str().unwrap()]).status, 0);
    assert!(std::fs::read(&png).unwrap().starts_with(b"\x89PNG"));
    let refused = uncertainty(&["-o", "fan.gif"]);
    assert_eq!(refused.status, 1);
    assert!(refused.stderr.contains("a chart is written as .svg or .png"), "{}", refused.stderr);
}

#[test]
fn ranges_are_typed_where_values_are() {
    let output = crossover(&[
        "uncertainty",
        "preset:support-desk",
        "--samples",
        "256",
        "--format",
        "csv",
        "--set",
        "workload.queries_per_month=200k to 800k",
        "--set",
        "fine_tuning.setup_hours=not sure",
        "--set",
        "rag.top_k=3..8 uniform",
    ]);
    assert_eq!((output.status, output.stderr.as_str()), (0, ""));
    let head = output.stdout.lines().next().unwrap();
    assert!(head.starts_with("workload.queries_per_month,rag.top_k,fine_tuning.setup_hours,"), "{head}");
}

#[test]
fn bad_input_says_everything_that_is_wrong() {
    let refused = |arguments: &[&str]| {
        let output = crossover(&[&["uncertainty"], arguments].concat());
        assert_eq!(output.status, 2, "{}", output.stderr);
        assert_eq!(output.stdout, "");
        output.stderr
    };
    let said = refused(&["preset:support-desk"]);
    assert!(said.contains("uncertainty.ranges") && said.contains("a range of at least one input"), "{said}");
    let said = refused(&[
        "preset:support-desk",
        "--set",
        "workload.queries_per_month=800k to 200k",
        "--set",
        "rag.top_k=2.5 to 8",
    ]);
    assert!(said.contains("low end comes first") && said.contains("\"2.5\""), "{said}");
    let said = refused(&["preset:support-desk", "--set", "rag.loop=unsure", "--set", "rag.top_kk=unsure"]);
    assert!(said.contains("rag.loop") && said.contains("did you mean rag.top_k?"), "{said}");
    let said = refused(&[SCENARIO, "--challenger", "rag", "--incumbent", "rag"]);
    assert!(said.contains("another strategy than the challenger"), "{said}");
    let said = refused(&[SCENARIO, "--challenger", "staged", "--set", "staged.enabled=false"]);
    assert!(said.contains("challenger: found staged; allowed is a strategy that is enabled"), "{said}");
    for samples in ["63", "1000001", "many"] {
        assert!(refused(&[SCENARIO, "--samples", samples]).contains(samples));
    }
    let output = crossover(&["uncertainty", "preset:support-desk", "--format", "json"]);
    let problems: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
    assert_eq!(problems["problems"][0]["field"], "uncertainty.ranges");
}

#[test]
fn the_answer_of_evaluate_says_how_sure_it_is_and_its_json_does_not() {
    let text = crossover(&["evaluate", SCENARIO]).stdout;
    assert!(text.contains("% of draws"), "{text}");
    assert!(!crossover(&["evaluate", "preset:support-desk"]).stdout.contains("draws"));
    let result = json(&crossover(&["evaluate", SCENARIO, "--format", "json"]));
    let keys: Vec<&String> = result.as_object().unwrap().keys().collect();
    assert_eq!(keys.len(), 9, "{keys:?}");
}
