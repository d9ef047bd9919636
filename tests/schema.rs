//! The JSON Schema says the same as the reader of scenarios, as far as a schema can.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

use crossover::field::json_schema;
use crossover::model::Model;
use crossover::scenario::Scenario;
use serde_json::{Value, json};

fn accepted(scenario: &Value) -> (bool, bool) {
    let schema = jsonschema::validator_for(&json_schema()).unwrap();
    let read = Scenario::from_json(&scenario.to_string()).and_then(|scenario| Model::try_from(&scenario));
    (schema.is_valid(scenario), read.is_ok())
}

#[test]
fn the_scenarios_are_valid() {
    let schema = jsonschema::validator_for(&json_schema()).unwrap();
    let mut count = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")).unwrap() {
        let path = entry.unwrap().path();
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let scenario = serde_json::to_value(table).unwrap();
        let errors: Vec<String> = schema.iter_errors(&scenario).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        count += 1;
    }
    assert!(count >= 5);
}

#[test]
fn schema_and_reader_agree() {
    let base = json!({ "kind": "per_token", "input_usd_per_mtok": 1, "output_usd_per_mtok": 5 });
    let tuned = json!({ "replica_usd_per_hour": 4 });
    let with = |key: &str, value: Value| {
        let mut scenario = json!({ "models": { "base": base, "tuned": tuned } });
        scenario[key] = value;
        scenario
    };
    let both = |scenario: Value, valid: bool| {
        assert_eq!(accepted(&scenario), (valid, valid), "{scenario}");
    };
    both(with("title", json!("a title")), true);
    both(with("titel", json!("a title")), false);
    both(with("rag", json!({ "top_k": 3 })), true);
    both(with("rag", json!({ "top_k": 3.5 })), false);
    both(with("rag", json!({ "top_k": -1 })), false);
    both(with("rag", json!({ "store": { "kind": "flat", "usd_per_month": 70 } })), true);
    both(with("rag", json!({ "store": { "kind": "flat" } })), false);
    both(with("rag", json!({ "store": { "usd_per_month": 70 } })), false);
    both(
        with("rag", json!({ "store": { "kind": "nodes", "ram_gb_per_node": 8, "node_usd_per_month": 9 } })),
        true,
    );
    both(
        with("rag", json!({ "store": { "kind": "nodes", "ram_gb_per_node": 0, "node_usd_per_month": 9 } })),
        false,
    );
    both(with("rag", json!({ "rerank": { "enabled": true, "kind": "per_search", "candidates": 9 } })), false);
    both(with("workload", json!({ "growth": { "kind": "linear", "per_month": -5000 } })), true);
    both(with("workload", json!({ "growth": { "kind": "linear" } })), false);
    both(with("workload", json!({ "growth": { "kind": "series", "values": [] } })), false);
    both(with("workload", json!({ "growth": { "kind": "compound", "per_month": 20 } })), false);
    both(with("workload", json!({ "growth": { "kind": "logistic", "ceiling": 5e6 } })), true);
    both(with("rag", json!({ "rewrite": { "enabled": true } })), false);
    both(with("rag", json!({ "rewrite": { "enabled": false } })), true);
    let long = json!({ "above_tokens": 9, "input_usd_per_mtok": 2, "output_usd_per_mtok": 2 });
    for (part, valid) in [(long, true), (json!({ "above_tokens": 9 }), false)] {
        let mut base = base.clone();
        base["long_context"] = part;
        both(with("models", json!({ "base": base, "tuned": tuned })), valid);
    }
    for (base, valid) in [
        (json!({ "catalog": "openai/gpt-4o-mini" }), true),
        (json!({ "catalog": "openai/gpt-4o-mini", "kind": "per_token", "output_usd_per_mtok": 5 }), true),
        (json!({ "catalog": "openai/gpt-6-luna", "long_context": { "above_tokens": 9 } }), true),
        (json!({ "catalog": "openai/gpt-4o-mini", "kind": "per_token", "replica_usd_per_hour": 5 }), false),
        (json!({ "catalog": 5 }), false),
        (json!({ "kind": "per_token" }), false),
        (json!({ "input_usd_per_mtok": 1, "output_usd_per_mtok": 5 }), false),
    ] {
        both(with("models", json!({ "base": base, "tuned": tuned })), valid);
    }
    both(with("extra", json!([{ "strategies": ["rag"], "months": [2, 14] }])), true);
    both(with("extra", json!([{ "months": [2] }])), false);
    both(with("extra", json!([{ "strategies": ["ragg"] }])), false);
    both(with("answers", json!({ "gap": "not_sure", "labelled_examples": 200, "exploring": false })), true);
    both(with("answers", json!({ "gap": "unsure" })), false);
    both(with("models", json!({ "tuned": tuned })), false);
    both(
        with("models", json!({ "base": { "kind": "per_token", "output_usd_per_mtok": 5 }, "tuned": tuned })),
        false,
    );
    both(
        with("models", json!({ "base": { "kind": "dedicated", "input_usd_per_mtok": 5 }, "tuned": tuned })),
        false,
    );
}
