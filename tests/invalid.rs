//! Broken scenarios and what is said of them: every problem at once, each with its field, what was found
//! and what is allowed.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crossover::model::Model;
use crossover::scenario::{Problems, Scenario};

fn problems_of(text: &str, is_json: bool) -> Problems {
    let scenario = if is_json { Scenario::from_json(text) } else { Scenario::from_toml(text) };
    match scenario.and_then(|scenario| Model::try_from(&scenario)) {
        Ok(_) => panic!("nothing is wrong with it:\n{text}"),
        Err(problems) => problems,
    }
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "json")
}

fn listed(problems: &Problems) -> String {
    let mut out = String::new();
    for problem in &problems.problems {
        let (field, found, allowed) = (&problem.field, &problem.found, &problem.allowed);
        write!(out, "{field} | {found} | {allowed}\n    {}\n", problem.message).expect("text takes text");
    }
    out
}

#[track_caller]
fn assert_said(name: &str, problems: &str) {
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, problems) });
}

#[test]
fn messages() {
    insta::glob!("invalid/*", |path| {
        let text = fs::read_to_string(path).expect("the file can be read");
        let problems = problems_of(&text, is_json(path));
        assert_said("messages", &listed(&problems));
    });
}

#[test]
fn every_problem_says_what_it_must() {
    insta::glob!("invalid/*", |path| {
        let text = fs::read_to_string(path).expect("the file can be read");
        let problems = problems_of(&text, is_json(path)).problems;
        for (place, problem) in problems.iter().enumerate() {
            assert!(!problem.found.is_empty() && !problem.allowed.is_empty(), "{problem:?}");
            assert!(problem.message.contains(&problem.field), "{problem:?}");
            assert!(!problems[..place].contains(problem), "reported twice: {problem:?}");
        }
    });
}

/// Rows beyond what anybody writes by hand are refused as a whole, not one by one.
#[test]
fn too_many_rows() {
    let row = "[[extra]]\nstrategies = ['rag']\n";
    let base = "models.base = { kind = 'per_token', input_usd_per_mtok = 1, output_usd_per_mtok = 1 }\n\
                models.tuned = { replica_usd_per_hour = 1 }\n";
    let scenario = |rows: usize| format!("{base}{}", row.repeat(rows));
    let most = Scenario::from_toml(&scenario(1_000)).expect("it is TOML");
    assert!(common::checked(&most).is_ok());
    assert_said("too_many_rows", &listed(&problems_of(&scenario(1_001), false)));
}

/// Lists too.
#[test]
fn too_long_a_list() {
    let months: Vec<String> = (0..1_201).map(|month| (month % 1_200 + 1).to_string()).collect();
    let text = format!(
        "models.base = {{ kind = 'per_token', input_usd_per_mtok = 1, output_usd_per_mtok = 1 }}
        models.tuned = {{ replica_usd_per_hour = 1 }}
        fine_tuning.retraining.forced_months = [{}]",
        months.join(", ")
    );
    assert_said("too_long_a_list", &listed(&problems_of(&text, false)));
}

/// A value set by its path, as on a command line or in a form, is checked with everything else.
#[test]
fn values_set_by_path() {
    let mut scenario = common::quiet("");
    for (path, text) in [
        ("rag.top_kk", "3"),
        ("rag.top_k", "three"),
        ("rag.enabled", "yes"),
        ("fine_tuning.retraining.forced_months", "3,x"),
        ("hybrid.top_k", "-3"),
        ("staged", "3"),
        ("extra.0.usd_once", "3"),
        ("extra.3.usd_once", "3"),
    ] {
        scenario.set_text(path, text);
    }
    assert_said("values_set_by_path", &listed(&common::checked(&scenario).expect_err("it is not valid")));
}
