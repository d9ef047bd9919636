//! `crossover link`, and links wherever a scenario file is accepted.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{run, stderr, stdout, with_input};

const LINK: &str = "s=1_support-desk_p-2026-11-21_qm-1200000_mjx2ac";
const SETTINGS: [&str; 2] = ["--set", "workload.queries_per_month=1.2M"];

#[test]
fn a_scenario_becomes_a_link_and_back() {
    let link = run(&[&["link", "preset:support-desk"], &SETTINGS[..]].concat());
    assert_eq!((stdout(&link).trim_end(), stderr(&link).as_str()), (LINK, ""));
    let whole = run(&["link", LINK, "--base", "https://crossover.example/#old"]);
    assert_eq!(stdout(&whole), format!("https://crossover.example/#{LINK}\n"));

    let direct = run(&[&["evaluate", "preset:support-desk", "--format", "json"], &SETTINGS[..]].concat());
    for text in [LINK, stdout(&whole).trim_end()] {
        let behind = run(&["evaluate", text, "--format", "json"]);
        assert_eq!(stdout(&behind), stdout(&direct));
    }
    let compared = run(&["compare", "preset:support-desk", LINK]);
    assert!(stdout(&compared).contains("1,200,000 queries a month"), "{}", stdout(&compared));
    let swept = run(&["sweep", LINK, "--vary", "rag.top_k=1..3:3", "--set", "staged.enabled=false"]);
    assert_eq!(stdout(&swept).lines().count(), 4, "{}", stderr(&swept));
}

#[test]
fn a_broken_link_is_told_and_nothing_is_evaluated() {
    let output = run(&["evaluate", &LINK[..LINK.len() - 3], "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["problems"][0]["found"], "no checksum at its end");
    assert!(stderr(&output).contains("link: it is cut off"), "{}", stderr(&output));
    let output = run(&["link", "https://crossover.example/"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
}

#[test]
fn what_cannot_be_evaluated_gets_no_link() {
    let output = run(&["link", "preset:support-desk", "--set", "rag.chunking.overlap_tokens=600"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("rag.chunking.overlap_tokens: found 600"), "{}", stderr(&output));
}

#[test]
fn what_stays_behind_and_what_is_too_long_is_told() {
    let scenario = |title: usize| {
        format!(
            "title = '{}'\nnote = '{}'\nmodels.base = {{ kind = 'per_token', input_usd_per_mtok = 1, \
             output_usd_per_mtok = 5 }}\nmodels.tuned = {{ replica_usd_per_hour = 1 }}",
            "ü".repeat(title),
            "n".repeat(1_000)
        )
    };
    let output = with_input(&["link", "-"], &scenario(1));
    assert!(stdout(&output).len() < 200, "{}", stdout(&output));
    assert_eq!(
        stderr(&output),
        "crossover: the note stays behind: with it the link has more than 1000 characters\n"
    );
    let output = with_input(&["link", "-"], &scenario(400));
    assert!(stderr(&output).contains("has more than 2000 characters: some programs will cut it off"));
    assert_eq!(output.status.code(), Some(0));
}
