//! The advisor from the command line.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{crossover, run, stderr, stdout, with_input};
use serde_json::Value;

const FILE: &str = "scenarios/million-documents.toml";

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(&run(&[&["advise", FILE, "--format", "json"], args].concat()))).unwrap()
}

#[test]
fn the_page_of_rules_is_what_the_command_prints() {
    let page = include_str!("../../docs/advisor.md");
    assert_eq!(stdout(&run(&["advise", "--rules"])), page, "docs/advisor.md is out of date");
    assert_eq!(run(&["advise", "--rules", FILE]).status.code(), Some(2));
}

#[test]
fn every_format_tells_the_same() {
    let text = stdout(&run(&["advise", FILE]));
    assert!(text.starts_with("A million documents\n\nRAG is the cheapest, and it fits.\n"), "{text}");
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words:?} in\n{text}"));
    let headings = ["Which fit", "Why", "Open questions", "Easily forgotten", "Side by side", "Sources"];
    assert!(headings.windows(2).all(|pair| place(pair[0]) < place(pair[1])));
    assert!(!text.contains('\u{1b}'));
    let forced = crossover(&["advise", FILE]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(stdout(&forced).contains('\u{1b}'));
    let markdown = stdout(&run(&["advise", FILE, "--format", "markdown"]));
    assert!(
        markdown.starts_with("# A million documents\n\n**RAG** is **the cheapest, and it fits**"),
        "{markdown}"
    );
    let csv = stdout(&run(&["advise", FILE, "--format", "csv"]));
    assert!(csv.starts_with("scenario,strategy,fit,present_value_usd,rule,effect,source,finding,why\nA million documents,prompt_only,ruled_out,"), "{csv}");
    let json = json(&[]);
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert!(keys.len() >= 5 && json["strategies"]["rag"]["reasons"][0]["rule"].is_string());
    assert_eq!(json["strategies"]["fine_tuned"]["fit"], "ruled_out");
    assert_eq!(
        (&json["cheapest_overall"], &json["cheapest_that_fits"], &json["cost_of_fit_usd"]),
        (&Value::from("rag"), &Value::from("rag"), &Value::from(0))
    );
    assert!(json["first_step"].as_str().unwrap().starts_with("Start with RAG"));
    assert_eq!(json["comparison"].as_array().unwrap().len(), 12);
}

#[test]
fn answers_are_set_and_checked_like_inputs() {
    let open = |json: &Value| {
        let open = json["open_questions"].as_array().unwrap();
        open.iter().any(|question| question["question"] == "answers.latency")
    };
    assert!(open(&json(&[])));
    let strict = json(&["--set", "answers.latency=strict"]);
    assert!(!open(&strict));
    assert_eq!(strict["strategies"]["rag"]["fit"], "caveats");
    assert!(open(&json(&["--set", "answers.latency=not_sure"])));

    let output =
        run(&["advise", FILE, "--set", "answers.latency=stric", "--set", "answers.labelled_examples=-1"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    let errors = stderr(&output);
    assert!(errors.contains("did you mean strict?"), "{errors}");
    assert!(errors.contains("answers.labelled_examples: found -1"), "{errors}");
    let output = with_input(&["advise", "-", "--format", "json"], "[rag]\ntop_k = -1\n");
    assert_eq!(output.status.code(), Some(2));
    let problems: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(problems["problems"].as_array().unwrap().len(), 3);
}

#[test]
fn what_cannot_be_read_or_asked_together_is_told() {
    let output = run(&["advise", "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no-such-file.toml"));
    assert_eq!(run(&["advise"]).status.code(), Some(2));
    assert_eq!(run(&["advise", FILE, "--checklist", "--format", "json"]).status.code(), Some(2));
}

/// What the checklist prints can be put behind a file that has no such tables.
#[test]
fn the_lines_of_the_checklist_go_into_a_file() {
    let base = "[models.base]\nkind = \"per_token\"\ninput_usd_per_mtok = 1\noutput_usd_per_mtok = 5\n\
                [fine_tuning]\nenabled = false\n[hybrid]\nenabled = false\n[staged]\nenabled = false\n";
    let zero = |text: &str| {
        let output = with_input(&["advise", "-", "--format", "json"], text);
        let json: Value = serde_json::from_str(&stdout(&output)).unwrap();
        json["checklist"].as_array().unwrap().iter().filter(|cost| cost["is_zero"] == true).count()
    };
    let lines = stdout(&with_input(&["advise", "-", "--checklist"], base));
    assert_eq!(zero(base), lines.matches("# ").count());
    // Half of all answers are wrong here, so that the price of one is felt.
    let filled = format!("{base}{lines}rag_error_share = 0.5\n");
    assert!(lines.ends_with("[quality]\nusd_per_error = 0.05\n"), "{lines}");
    assert_eq!(zero(&filled), 0, "{filled}");
}
