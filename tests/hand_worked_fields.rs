//! Section 1 by hand: what a field may be, and what belongs to which kind.

mod common;

use std::collections::BTreeSet;

use common::kinds::{DEDICATED, EITHER, ONE, OTHER, PER_TOKEN};
use common::with;
use crossover::field::{Found, Preset, Shape, all, lookup};
use crossover::scenario::Scenario;

/// Fields by what they may be, with values just inside and just outside: paths, or endings of paths.
const RANGES: [(&[&str], &[&str], &[&str]); 9] = [
    // Shares.
    (
        &["_share", "corpus_coverage", "unanswered_limit", "churn_per_month"],
        &["0", "1"],
        &["-0.001", "1.001"],
    ),
    // Rates and trends.
    (
        &["discount_rate_per_year", "growth.per_month", "growth_per_month", "_per_year"],
        &["-0.999", "0.5"],
        &["-1", "-1.5"],
    ),
    // Utilisations.
    (&["target_utilisation", "training.utilisation"], &["0.001", "1"], &["0", "1.001"]),
    // Above zero.
    (
        &[
            "tokens_per_document",
            "chunk_tokens",
            "dimensions",
            "bytes_per_dimension",
            "ram_gb_per_node",
            "tokens_per_second",
            "peak_tflops",
            "replica_step",
            "context_window_tokens",
            "growth.ceiling",
        ],
        &["0.5", "1000000"],
        &["0", "-1"],
    ),
    // One or more.
    (&["peak_to_mean", "retrieval_rounds"], &["1", "1.5"], &["0.999"]),
    // Whole numbers.
    (
        &[
            "every_months",
            "epochs",
            "runs",
            "store.replicas",
            "deployments",
            "dataset.examples",
            "knowledge.documents",
            "top_k",
            "rerank.candidates",
        ],
        &["0", "7"],
        &["1.5", "-1"],
    ),
    (&["vectors_per_request"], &["1", "7"], &["1.5", "0"]),
    (&["horizon.months"], &["1", "120"], &["0", "121", "1.5"]),
    (&["switch_month"], &["2", "120"], &["1", "2.5"]),
];
/// Everything else: a real number, zero or more.
const AMOUNT: (&[&str], &[&str]) = (&["0", "0.5", "400"], &["-0.001"]);

#[test]
fn what_a_number_may_be() {
    for kinds in [ONE, OTHER] {
        let mut scenario = with(Scenario::default(), kinds);
        // Neither a short chunk nor a small window gets in the way of another field.
        scenario.set_text("rag.chunking.overlap_tokens", "0");
        let complete = common::checked(&scenario).unwrap_or_else(|problems| panic!("{problems}"));
        let numbers = all().filter(|field| matches!(field.spec().shape, Shape::Number { .. }));
        for field in numbers.filter(|field| complete.applies(*field) && !field.spec().path.contains('*')) {
            let path = field.spec().path;
            if path == "schema" || field.spec().preset == Preset::Absent {
                continue;
            }
            let group = RANGES.iter().rfind(|(ends, ..)| ends.iter().any(|end| path.ends_with(end)));
            let (inside, outside) = group.map_or(AMOUNT, |(_, inside, outside)| (*inside, *outside));
            let problem = |text: &str| {
                let mut changed = scenario.clone();
                changed.set_text(path, text);
                common::checked(&changed).is_err_and(|found| found.problems.iter().any(|p| p.field == path))
            };
            for text in inside {
                let zero_logistic = path == "workload.queries_per_month" && kinds == OTHER && *text == "0";
                assert!(!problem(text) || zero_logistic, "{path} may be {text}");
            }
            for text in outside.iter().chain(&["nan", "inf", "-inf"]) {
                assert!(problem(text), "{path} may not be {text}");
            }
        }
    }
}

/// What belongs to a kind, and to no other of its selector.
const KINDS: [(&str, &str, &[&str]); 12] = [
    ("workload.growth", "flat", &[]),
    ("workload.growth", "linear", &["per_month"]),
    ("workload.growth", "compound", &["per_month"]),
    ("workload.growth", "logistic", &["per_month", "ceiling"]),
    ("workload.growth", "series", &["values"]),
    (
        "rag.store",
        "serverless",
        &[
            "metadata_bytes_per_vector",
            "storage_usd_per_gb_month",
            "read_usd_per_million_units",
            "read_units_per_query",
            "read_units_per_gb",
            "min_read_units",
            "write_usd_per_million_units",
            "write_units_per_kb",
            "min_write_units",
            "vectors_per_request",
            "minimum_usd_per_month",
        ],
    ),
    (
        "rag.store",
        "nodes",
        &["overhead_factor", "graph_bytes_per_vector", "ram_gb_per_node", "node_usd_per_month", "replicas"],
    ),
    ("rag.store", "flat", &["usd_per_month"]),
    ("rag.rerank", "per_token", &["usd_per_mtok", "candidates"]),
    ("rag.rerank", "per_search", &["usd_per_thousand_searches"]),
    ("fine_tuning.training", "gpu_hours", &["gpu_hours_per_run", "gpu_usd_per_hour"]),
    (
        "fine_tuning.training",
        "flops",
        &[
            "parameters_billion",
            "flops_per_parameter_token",
            "peak_tflops",
            "utilisation",
            "gpu_usd_per_hour",
            "epochs",
        ],
    ),
];

#[test]
fn what_belongs_to_which_kind() {
    for (table, kind, own) in KINDS {
        let others = KINDS.iter().filter(|(other, ..)| *other == table).flat_map(|(.., fields)| *fields);
        for key in others.chain(own).collect::<BTreeSet<_>>() {
            let path = format!("{table}.{key}");
            let mut scenario = with(Scenario::default(), &format!("{ONE}\n{table}.kind = '{kind}'"));
            let Found::Fields(fields) = lookup(&path) else { panic!("{path} is no field") };
            let text = if fields[0].spec().shape.in_words().contains("whole") { "2" } else { "0.5" };
            scenario.set_text(&path, text);
            let refused = common::checked(&scenario).is_err_and(|found| {
                found
                    .problems
                    .iter()
                    .any(|problem| problem.field == path && problem.message.contains("belongs to kind"))
            });
            assert_eq!(refused, !own.contains(key), "{path} with kind {kind}");
        }
    }
}

#[test]
fn what_belongs_to_a_model_paid_by_the_token_or_by_the_replica() {
    let keys = |list: &str| -> Vec<String> {
        list.split(", ")
            .filter_map(|item| item.split_once(" ="))
            .map(|(key, _)| key.trim().to_owned())
            .collect()
    };
    let mut per_token = keys(PER_TOKEN);
    per_token.extend(["cached_input_usd_per_mtok", "cache_write_usd_per_mtok"].map(String::from));
    for (kinds, own_base) in [(ONE, true), (OTHER, false)] {
        for (table, is_per_token) in [("models.base", own_base), ("models.tuned", !own_base)] {
            let refused = |key: &String| {
                let mut scenario = with(Scenario::default(), kinds);
                scenario.set_text(&format!("{table}.{key}"), "1");
                common::checked(&scenario).is_err()
            };
            assert!(per_token.iter().all(|key| refused(key) != is_per_token), "{table}");
            assert!(keys(DEDICATED).iter().all(|key| refused(key) == is_per_token), "{table}");
            assert!(keys(EITHER).iter().all(|key| !refused(key)), "{table}");
        }
    }
}
