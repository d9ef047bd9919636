//! Sweeps from the command line.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use std::process::Stdio;

use common::{crossover, run, stderr, stdout};
use serde_json::Value;

const SCENARIO: &str = "scenarios/support-desk.toml";

/// The rows of a CSV without quoted cells, each by the names of its columns.
fn rows(csv: &str) -> Vec<Vec<(String, String)>> {
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned));
    let names: Vec<String> = lines.next().unwrap().collect();
    lines.map(|cells| names.iter().cloned().zip(cells).collect()).collect()
}

/// What stands in `json` behind these pieces of text, one after the other; as text, because reading a
/// number may cost its last digit.
fn after<'a>(json: &'a str, pieces: &[&str]) -> &'a str {
    let rest = pieces.iter().fold(json, |rest, piece| rest.split_once(piece).unwrap().1);
    rest.split([',', '"', '}']).next().unwrap()
}

#[test]
fn rows_are_evaluations_with_the_values_set() {
    let vary = ["--vary", "workload.queries_per_month=1e5..1e6:3,log", "--vary", "rag.top_k=3..6:4"];
    let set = ["--set", "prompt_only.enabled=false"];
    let csv = stdout(&run(&[&["sweep", SCENARIO][..], &vary, &set].concat()));
    let rows = rows(&csv);
    assert_eq!(rows.len(), 12);
    for row in [&rows[0], &rows[5], &rows[11]] {
        let [(queries_path, queries), (top_k_path, top_k)] = &row[..2] else { panic!("two inputs") };
        let both = [format!("{queries_path}={queries}"), format!("{top_k_path}={top_k}")];
        let evaluated = run(&[
            "evaluate", SCENARIO, "--format", "json", set[0], set[1], "--set", &both[0], "--set", &both[1],
        ]);
        let json = stdout(&evaluated);
        let cell = |name: &str| row.iter().find(|(known, _)| known == name).unwrap().1.as_str();
        for strategy in ["rag", "fine_tuned", "hybrid", "staged"] {
            let start = format!("\"{strategy}\":{{\"status\":");
            assert_eq!(
                cell(&format!("{strategy}.present_value_usd")),
                after(&json, &[&start, "\"present_value_usd\":"])
            );
            assert_eq!(cell(&format!("{strategy}.status")), after(&json, &[&start, "\""]));
        }
        assert_eq!(cell("cheapest"), after(&json, &["\"cheapest\":{\"strategy\":\""]));
        let pair = "\"challenger\":\"fine_tuned\",\"incumbent\":\"rag\"";
        for month in ["first_month", "lasting_month"] {
            let found = cell(&format!("fine_tuned.{month}_against_rag"));
            let expected = after(&json, &[pair, &format!("\"{month}\":")]);
            assert_eq!(if found.is_empty() { "null" } else { found }, expected);
        }
    }
}

#[test]
fn threads_change_nothing() {
    // More points than are worked out at once, some of them invalid.
    let vary = ["--vary", "rag.chunking.chunk_tokens=40..440:401", "--vary", "rag.top_k=1..5:5"];
    for format in ["csv", "json"] {
        let with = |threads: &str| {
            run(&[&["sweep", SCENARIO, "--format", format, "--threads", threads][..], &vary].concat())
        };
        let (one, two, many) = (with("1"), with("2"), with("9"));
        assert_eq!(one.status.code(), Some(0));
        assert_eq!((stdout(&one), stderr(&one).as_str()), (stdout(&two), ""));
        assert_eq!(stdout(&one), stdout(&many));
    }
    let csv = stdout(&run(&[&["sweep", SCENARIO][..], &vary].concat()));
    assert_eq!(csv.lines().count(), 1 + 401 * 5);
    assert!(csv.lines().nth(1).unwrap().starts_with("40,1,,,,"));
    assert!(csv.lines().last().unwrap().starts_with("440,5,fine_tuned,"));
    let json: Value =
        serde_json::from_str(&stdout(&run(&[&["sweep", SCENARIO, "--format", "json"][..], &vary].concat())))
            .unwrap();
    assert_eq!(json["points"].as_array().unwrap().len(), 401 * 5);
}

#[test]
fn bad_requests_exit_with_2_and_say_why() {
    let said = |vary: &[&str]| {
        let args: Vec<&str> = vary.iter().flat_map(|vary| ["--vary", vary]).collect();
        let output = run(&[&["sweep", SCENARIO][..], &args].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{vary:?}");
        stderr(&output)
    };
    for nonsense in [
        "rag.top_k",
        "rag.top_k=1..5",
        "rag.top_k=1:5",
        "rag.top_k=1..5:x",
        "rag.top_k=1..5:5,lg",
        "rag.top_k=a..5:5",
    ] {
        assert!(said(&[nonsense]).contains("expected PATH=FROM..TO:STEPS"), "{nonsense}");
    }
    let both = said(&["rag.topk=1..5:5", "rag.loop=1..2:2"]);
    assert!(both.starts_with("scenarios/support-desk.toml: 2 problems\n"), "{both}");
    assert!(both.contains("  rag.topk: unknown name; did you mean rag.top_k?\n"));
    assert!(both.contains("  rag.loop: holds one of single, agent; only a number can be varied\n"));
    assert!(said(&["rag.top_k=0..5:1"]).contains("found 1 step; allowed is 2 to 100000 steps"));
    assert!(
        said(&["horizon.months=0..5:2"])
            .contains("horizon.months: found 0; allowed is a whole number, 1 to 120")
    );
    let three = said(&["rag.top_k=1..2:2", "rag.setup_hours=1..2:2", "rag.evaluation_hours=1..2:2"]);
    assert!(three.contains("vary: found 3 inputs; allowed is one input or two"));

    let output = run(&["sweep", SCENARIO, "--format", "json", "--vary", "rag.topk=1..5:5"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stdout(&output).starts_with("{\"problems\":[{\"field\":\"rag.topk\""));
    let output = run(&["sweep", SCENARIO, "--set", "rag.top_k=-1", "--vary", "rag.top_k=1..5:5"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("rag.top_k: found -1"));
    assert_eq!(run(&["sweep", "no-such-file.toml", "--vary", "rag.top_k=1..5:5"]).status.code(), Some(1));
}

#[test]
fn who_has_read_enough_may_go() {
    let mut child = crossover(&["sweep", SCENARIO, "--vary", "rag.setup_hours=0..1:100000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}
