//! Section 4 by hand: what a vector store costs each month.

mod common;

use common::{accrual, assert_all_close, assert_close, assert_lines, line, report, start};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag, Staged};

/// A million documents of 100 tokens, each one vector of 400 · 4 + 400 = 2000 bytes: 2 GB.
const CORPUS: &str = "
    knowledge = { documents = 1_000_000, tokens_per_document = 100 }
    rag.embedding = { dimensions = 400, bytes_per_dimension = 4 }";
/// Everything for nothing: a test prices what it looks at.
const SERVERLESS: &str = "
    rag.store = { kind = 'serverless', metadata_bytes_per_vector = 400, minimum_usd_per_month = 0 }
    rag.store = { storage_usd_per_gb_month = 0, read_usd_per_million_units = 0, write_usd_per_million_units = 0 }";

#[track_caller]
fn months(line: &str, changes: &str) -> Vec<f64> {
    accrual(&report(&format!("{CORPUS}\n{SERVERLESS}\n{changes}")), Rag, line)
}

#[track_caller]
fn each_month(line: &str, changes: &str) -> f64 {
    let months = months(line, changes);
    assert_all_close(&months, &[months[0]; 4]);
    months[0]
}

#[test]
fn storage_follows_the_size_of_the_index() {
    let price = "rag.store.storage_usd_per_gb_month = 0.5";
    assert_close(each_month("store.storage", price), 1.0);
    assert_all_close(
        &months("store.storage", &format!("{price}\nknowledge.growth_per_month = 1.0")),
        &[1.0, 2.0, 4.0, 8.0],
    );
    // Binary vectors: 400 / 8 + 400 = 450 bytes, 0.45 GB.
    assert_close(
        each_month("store.storage", &format!("{price}\nrag.embedding.bytes_per_dimension = 0.125")),
        0.225,
    );
    // Documents of 1000 tokens in chunks of 400 with 200 new ones each: five times the vectors.
    let longer =
        "knowledge.tokens_per_document = 1000\nrag.chunking = { chunk_tokens = 400, overlap_tokens = 200 }";
    assert_close(each_month("store.storage", &format!("{price}\n{longer}")), 5.0);
}

#[test]
fn reads_follow_the_size_of_the_index() {
    // 1000 queries × 2 GB × 1 unit a GB × $1000 a million.
    let price = "rag.store.read_usd_per_million_units = 1000";
    let reads = |changes: &str| each_month("store.reads", &format!("{price}\n{changes}"));
    assert_close(reads(""), 2.0);
    assert_close(reads("rag.store.read_units_per_gb = 1.5"), 3.0);
    // At least so many units, whatever the size.
    assert_close(reads("rag.store.min_read_units = 2"), 2.0);
    assert_close(reads("rag.store.min_read_units = 2.5"), 2.5);
    // A search for each retrieval.
    assert_close(reads("rag.retrieval_rounds = 1.5"), 3.0);
    // 0.25 units at least, when nothing is said: an index of 2 kB.
    assert_close(reads("knowledge.documents = 1"), 0.25);
    assert_all_close(
        &months("store.reads", &format!("{price}\nknowledge.growth_per_month = 0.5")),
        &[2.0, 3.0, 4.5, 6.75],
    );
}

#[test]
fn reads_may_be_fixed_a_query() {
    let fixed = "rag.store = { read_usd_per_million_units = 1000, min_read_units = 5 }
        rag.store.read_units_per_query =";
    // Taken as it is, below the least and whatever the size.
    assert_close(each_month("store.reads", &format!("{fixed} 0.1")), 0.1);
    assert_close(each_month("store.reads", &format!("{fixed} 7\nknowledge.growth_per_month = 1.0")), 7.0);
    assert_close(each_month("store.reads", &format!("{fixed} 7\nrag.retrieval_rounds = 2")), 14.0);
    // 0 derives it: the least of 5 units against 2.
    assert_close(each_month("store.reads", &format!("{fixed} 0")), 5.0);
}

/// Storage $1, reads $2, and of writing (1.6 + 0.4 = 2 units a vector) $2 a month at a churn of 0.1 and
/// $10 a million units; the first index takes $20 at once.
const USE: &str = "
    knowledge.churn_per_month = 0.1
    rag.store = { storage_usd_per_gb_month = 0.5, read_usd_per_million_units = 1000 }
    rag.store.write_usd_per_million_units = 10";

#[test]
fn the_month_is_topped_up_to_the_minimum() {
    let store = format!("{CORPUS}\n{SERVERLESS}\n{USE}\nrag.store.minimum_usd_per_month = 50");
    let report = report(&store);
    assert_all_close(&accrual(&report, Rag, "store.storage"), &[1.0; 4]);
    assert_all_close(&accrual(&report, Rag, "store.reads"), &[2.0; 4]);
    assert_all_close(&accrual(&report, Rag, "store.writes"), &[2.0; 4]);
    assert_all_close(&start(&report, Rag, "store.writes"), &[20.0, 0.0, 0.0, 0.0]);
    // 50 − 1 − 2 − 2; the 20 at the start of month 1 does not count.
    assert_all_close(&accrual(&report, Rag, "store.minimum"), &[45.0; 4]);
    assert_all_close(&accrual(&report, Hybrid, "store.minimum"), &[45.0; 4]);
    // Staged searches from month 1 to the end: RAG, then the hybrid.
    assert_all_close(&accrual(&report, Staged, "store.minimum"), &[45.0; 4]);
    for strategy in [PromptOnly, FineTuned] {
        assert_close(line(&report, strategy, "store.minimum"), 0.0);
    }
}

#[test]
fn use_above_the_minimum_is_not_topped_up() {
    let minimum = |usd: &str| {
        let top_up = months("store.minimum", &format!("{USE}\nrag.store.minimum_usd_per_month = {usd}"));
        assert_all_close(&top_up, &[top_up[0]; 4]);
        top_up[0]
    };
    assert_close(minimum("6"), 1.0);
    assert_close(minimum("4"), 0.0);
    // Reads grow with the volume: 2, 4, 8, 16 beside 3 for the rest, against 9.
    let growing = format!(
        "{USE}\nworkload.growth = {{ kind = 'compound', per_month = 1.0 }}\nrag.store.minimum_usd_per_month = 9"
    );
    assert_all_close(&months("store.minimum", &growing), &[4.0, 2.0, 0.0, 0.0]);
}

#[test]
fn what_a_reindexing_writes_does_not_count_towards_the_minimum() {
    let store = format!(
        "{CORPUS}\n{SERVERLESS}\n{USE}\nrag.store.minimum_usd_per_month = 50\nrag.embedding.reindex_every_months = 2"
    );
    let report = report(&store);
    assert_all_close(&start(&report, Rag, "store.writes"), &[20.0, 0.0, 20.0, 0.0]);
    assert_all_close(&accrual(&report, Rag, "store.minimum"), &[45.0; 4]);
}

#[test]
fn a_store_that_is_not_said_to_be_free_takes_fifty_dollars_a_month() {
    let mut scenario = common::quiet("rag.store = { kind = 'serverless' }");
    scenario.remove("rag.store.usd_per_month");
    let report = crossover::report::Report::new(&common::checked(&scenario).expect("a valid scenario"));
    // No documents: no storage; 1000 searches × 0.25 units × $16 a million = $0.004.
    assert_lines(&report, Rag, &[("store.reads", 0.016), ("store.minimum", 4.0 * 49.996)]);
}

#[test]
fn nodes_hold_the_index_in_memory() {
    let nodes = |changes: &str| {
        let store = "rag.store = { kind = 'nodes', ram_gb_per_node = 1.2, node_usd_per_month = 100 }";
        accrual(&report(&format!("{CORPUS}\n{store}\n{changes}")), Rag, "store.nodes")
    };
    // 1,000,000 × 1600 bytes × 1.5 = 2.4 GB: exactly two nodes of 1.2 GB, and three when memory is a little less.
    assert_all_close(&nodes(""), &[200.0; 4]);
    assert_all_close(&nodes("rag.store.ram_gb_per_node = 1.1999"), &[300.0; 4]);
    // Three copies.
    assert_all_close(&nodes("rag.store.replicas = 3"), &[600.0; 4]);
    // 1,000,000 × (1600 + 1600) bytes are 3.2 GB, with an overhead of 2 they are 6.4 GB.
    assert_all_close(
        &nodes("rag.store = { graph_bytes_per_vector = 1600, overhead_factor = 1.0 }"),
        &[300.0; 4],
    );
    assert_all_close(
        &nodes("rag.store = { graph_bytes_per_vector = 1600, overhead_factor = 2.0 }"),
        &[600.0; 4],
    );
    // 2.4, 3.6, 5.4, 8.1 GB.
    assert_all_close(&nodes("knowledge.growth_per_month = 0.5"), &[200.0, 300.0, 500.0, 700.0]);
    assert_all_close(&nodes("knowledge.documents = 0"), &[0.0; 4]);
    assert_all_close(&nodes("knowledge.documents = 1"), &[100.0; 4]);
}

#[test]
fn nodes_and_flat_fees_have_no_other_lines() {
    let nodes = report(&format!(
        "{CORPUS}\nrag.store = {{ kind = 'nodes', ram_gb_per_node = 1.2, node_usd_per_month = 100 }}"
    ));
    assert_lines(&nodes, Rag, &[("store.nodes", 800.0)]);
    assert_lines(&nodes, FineTuned, &[]);
    let flat = report(&format!("{CORPUS}\nrag.store = {{ kind = 'flat', usd_per_month = 70 }}"));
    assert_lines(&flat, Rag, &[("store.flat", 280.0)]);
    assert_lines(&flat, Hybrid, &[("store.flat", 280.0)]);
    assert_lines(&flat, PromptOnly, &[]);
}
