//! The scenarios that come with the program, from the command line.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{run, stderr, stdout, with_input};

#[test]
fn a_preset_is_listed_shown_and_evaluated() {
    let list = stdout(&run(&["presets", "list"]));
    assert!(list.lines().nth(1).unwrap().starts_with("support-desk "), "{list}");
    let json: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["presets", "list", "--format", "json"]))).unwrap();
    assert_eq!(json[0]["id"], "support-desk");
    assert_eq!(json[0]["title"], "Growing support desk");
    assert!(json[0]["note"].as_str().unwrap().starts_with("Whoever runs support"));
    assert_eq!(json.as_array().unwrap().len(), list.lines().count() - 1);

    let toml = stdout(&run(&["presets", "show", "support-desk"]));
    assert_eq!(toml, include_str!("../../scenarios/support-desk.toml"));
    let piped = with_input(&["evaluate", "-", "--format", "json"], &toml);
    let named = run(&["evaluate", "preset:support-desk", "--format", "json"]);
    assert_eq!(stdout(&piped), stdout(&named));
    assert!(stdout(&named).len() > 1_000);
}

#[test]
fn an_unknown_preset_gets_a_suggestion() {
    let output = run(&["presets", "show", "suport-desk"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
    assert!(stderr(&output).contains("did you mean support-desk?"));
    let output = run(&["evaluate", "preset:suport-desk", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("preset:suport-desk: 1 problem\n  preset: found \"suport-desk\""));
    assert!(stdout(&output).starts_with("{\"problems\":[{\"field\":\"preset\""));
}
