//! The advice on every scenario.

use crossover::advice::{ADVICE_CSV_HEADER, Advice, advice_csv, advice_summary};
use crossover::report::{Report, to_json, to_text};
use crossover::scenario::{Scenario, Value};

use super::{advise, model};

#[test]
fn every_scenario_is_advised_as_it_was() {
    insta::glob!("../../scenarios", "*.toml", |path| {
        let scenario = Scenario::from_toml(&std::fs::read_to_string(path).unwrap()).unwrap();
        let model = model(&scenario);
        let report = Report::new(&model);
        let mut advice = Advice::new(&model, &report);
        let title = scenario.get("title").and_then(Value::text).unwrap_or_default();
        let text = to_text(&advice_summary(&advice, &report, title), false);
        // The dimensions are the same for all, and words and costs stand in the text.
        insta::assert_snapshot!("text", text.split("\nSide by side").next().unwrap());
        advice.comparison.clear();
        advice.checklist.clear();
        for (_, advised) in &mut advice.strategies.0 {
            advised.reasons.iter_mut().for_each(|reason| {
                reason.finding = "";
                reason.why.clear();
            });
        }
        let json = to_json(&advice).replace(",\"finding\":\"\",\"why\":\"\"", "");
        insta::assert_snapshot!(
            "json",
            json.replace("},{", "},\n{").replace("],\"", "],\n\"").replace("},\"", "},\n\"")
        );
    });
}

#[test]
fn rows_for_a_spreadsheet() {
    let scenario =
        super::careful("hybrid.enabled = false\nstaged.enabled = false\nanswers.citations = 'required'");
    let csv = advice_csv(&advise(&scenario), "a, \"b\"");
    let columns = ADVICE_CSV_HEADER.split(',').count();
    let rows: Vec<&str> = csv.lines().collect();
    // Two rules for prompt only, two for RAG, one for tuning.
    assert_eq!(rows.len(), 5);
    assert!(
        rows[0]
            .starts_with("\"a, \"\"b\"\"\",prompt_only,caveats,0,citations,caveat,\"S0, S1, S2, S3, S4\",")
    );
    assert!(rows[4].starts_with("\"a, \"\"b\"\"\",fine_tuned,ruled_out,100,citations,rules_out,"));
    assert_eq!(columns, 9);
}
