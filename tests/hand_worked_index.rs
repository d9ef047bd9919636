//! Section 4 by hand: bringing a corpus into the index and keeping it there.

mod common;

use common::{accrual, assert_all_close, assert_close, assert_lines, line, report, start};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag};

/// 1000 documents of 1000 tokens, chunks of 500 with 100 of overlap: each brings 400 new tokens, so a
/// million tokens are 2500 vectors and 1.25 million embedded tokens.
const CORPUS: &str = "
    knowledge = { documents = 1000, tokens_per_document = 1000 }
    rag.chunking = { chunk_tokens = 500, overlap_tokens = 100 }";
/// A dollar a unit, a unit a kilobyte, 100 · 4 + 600 = 1000 bytes a vector; storage and reads for nothing.
const STORE: &str = "
    rag.embedding = { dimensions = 100, bytes_per_dimension = 4 }
    rag.store = { kind = 'serverless', metadata_bytes_per_vector = 600, minimum_usd_per_month = 0 }
    rag.store = { storage_usd_per_gb_month = 0, read_usd_per_million_units = 0 }
    rag.store.write_usd_per_million_units = 1_000_000";

#[track_caller]
fn rag(line: &str, changes: &str) -> f64 {
    common::line(&report(&format!("{CORPUS}\n{changes}")), Rag, line)
}

#[test]
fn the_first_index_is_paid_when_the_first_month_begins() {
    let report = report(&format!(
        "{CORPUS}\n{STORE}\nrag.embedding.usd_per_mtok = 2\nrag.preprocessing.usd_per_mtok = 3"
    ));
    // 1.25 × 2; 1 × 3; 2500 × 1.
    assert_all_close(&start(&report, Rag, "index.embedding"), &[2.5, 0.0, 0.0, 0.0]);
    assert_all_close(&start(&report, Rag, "index.preprocessing"), &[3.0, 0.0, 0.0, 0.0]);
    assert_all_close(&start(&report, Rag, "store.writes"), &[2_500.0, 0.0, 0.0, 0.0]);
    assert_lines(
        &report,
        Rag,
        &[("index.embedding", 2.5), ("index.preprocessing", 3.0), ("store.writes", 2_500.0)],
    );
    // The hybrid searches the same index; the others have none.
    assert_close(line(&report, Hybrid, "index.embedding"), 2.5);
    assert_close(line(&report, Hybrid, "store.writes"), 2_500.0);
    assert_lines(&report, PromptOnly, &[]);
    assert_lines(&report, FineTuned, &[]);
}

#[test]
fn overlap_is_embedded_twice() {
    let embedding = |chunking: &str| {
        rag("index.embedding", &format!("rag.embedding.usd_per_mtok = 2\nrag.chunking = {chunking}"))
    };
    // 500 / 500, 500 / 250, 500 / 100 times the corpus, at $2 a million.
    assert_close(embedding("{ chunk_tokens = 500, overlap_tokens = 0 }"), 2.0);
    assert_close(embedding("{ chunk_tokens = 500, overlap_tokens = 250 }"), 4.0);
    assert_close(embedding("{ chunk_tokens = 500, overlap_tokens = 400 }"), 10.0);
    // Chunks of 500 with 50 of overlap hold when nothing is said, and $0.02 a million.
    let mut quiet = common::quiet(CORPUS);
    for path in ["rag.chunking.chunk_tokens", "rag.chunking.overlap_tokens", "rag.embedding.usd_per_mtok"] {
        quiet.remove(path);
    }
    let model = common::checked(&quiet).expect("a valid scenario");
    // 1,000,000 × 500/450 × 0.02/1,000,000
    assert_close(line(&crossover::report::Report::new(&model), Rag, "index.embedding"), 0.2 / 9.0);
}

#[test]
fn a_document_that_fits_into_a_chunk_is_one() {
    let short = |tokens: &str, line: &str| {
        rag(
            line,
            &format!("{STORE}\nrag.embedding.usd_per_mtok = 2\nknowledge.tokens_per_document = {tokens}"),
        )
    };
    // 1000 documents are 1000 vectors, embedded once each.
    assert_close(short("300", "store.writes"), 1_000.0);
    assert_close(short("300", "index.embedding"), 0.6);
    assert_close(short("500", "store.writes"), 1_000.0);
    assert_close(short("500", "index.embedding"), 1.0);
    // One token more, and each 400 tokens are a chunk: 600,000 / 400 vectors, 600,000 × 1.25 tokens.
    assert_close(short("600", "store.writes"), 1_500.0);
    assert_close(short("600", "index.embedding"), 1.5);
}

#[test]
fn a_write_is_billed_by_size_or_by_request() {
    let writes = |changes: &str| rag("store.writes", &format!("{STORE}\n{changes}"));
    // 5 units a request of 100 vectors are 0.05 a vector: less than the kilobyte's 1.
    assert_close(writes(""), 2_500.0);
    // A request of one vector takes 5 units each time.
    assert_close(writes("rag.store.vectors_per_request = 1"), 12_500.0);
    // 4 units a kilobyte against 5 a request.
    assert_close(writes("rag.store = { vectors_per_request = 1, write_units_per_kb = 4 }"), 12_500.0);
    assert_close(writes("rag.store = { vectors_per_request = 1, write_units_per_kb = 6 }"), 15_000.0);
    // 200 units a request of 100 are 2 a vector.
    assert_close(writes("rag.store.min_write_units = 200"), 5_000.0);
    // Half-size numbers: 100 · 2 + 600 = 800 bytes.
    assert_close(writes("rag.embedding.bytes_per_dimension = 2"), 2_000.0);
    assert_close(writes("rag.store.metadata_bytes_per_vector = 0"), 1_000.0);
    assert_close(writes("rag.embedding.dimensions = 350"), 5_000.0);
    // $4 a million when nothing is said.
    assert_close(writes("rag.store.write_usd_per_million_units = 4"), 0.01);
}

#[test]
fn what_changes_is_indexed_over_the_month() {
    // Changed: 0.3 of a corpus of 1, 1.1, 1.21, 1.331 million tokens.
    let report = report(&format!(
        "{CORPUS}\n{STORE}
        knowledge = {{ growth_per_month = 0.1, churn_per_month = 0.2 }}
        rag.embedding.usd_per_mtok = 2
        rag.preprocessing.usd_per_mtok = 3"
    ));
    let changed = [0.3, 0.33, 0.363, 0.3993];
    let times = |factor: f64| changed.map(|millions| millions * factor);
    assert_all_close(&accrual(&report, Rag, "index.embedding"), &times(2.5));
    assert_all_close(&accrual(&report, Rag, "index.preprocessing"), &times(3.0));
    assert_all_close(&accrual(&report, Rag, "store.writes"), &times(2_500.0));
    assert_all_close(&start(&report, Rag, "index.embedding"), &[2.5, 0.0, 0.0, 0.0]);
}

#[test]
fn reindexing_embeds_and_writes_the_whole_corpus_again() {
    // Every 2 months: months 3 and 5, with the corpus doubled each month: 4 and 16 times the first.
    let report = report(&format!(
        "{CORPUS}\n{STORE}
        horizon.months = 6
        knowledge.growth_per_month = 1.0
        rag.embedding = {{ usd_per_mtok = 2, reindex_every_months = 2 }}
        rag.preprocessing.usd_per_mtok = 3"
    ));
    assert_all_close(&start(&report, Rag, "index.embedding"), &[2.5, 0.0, 10.0, 0.0, 40.0, 0.0]);
    assert_all_close(&start(&report, Rag, "store.writes"), &[2_500.0, 0.0, 10_000.0, 0.0, 40_000.0, 0.0]);
    // What was preprocessed stays so.
    assert_all_close(&start(&report, Rag, "index.preprocessing"), &[3.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    // New text goes on being indexed over those months: 1, 2, 4, … million tokens.
    assert_all_close(&accrual(&report, Rag, "index.embedding"), &[2.5, 5.0, 10.0, 20.0, 40.0, 80.0]);
}

#[test]
fn reindexing_every_month_or_beyond_the_horizon() {
    let lumps = |every: u32| {
        let report = report(&format!(
            "{CORPUS}\nrag.embedding = {{ usd_per_mtok = 2, reindex_every_months = {every} }}"
        ));
        start(&report, Rag, "index.embedding")
    };
    assert_all_close(&lumps(1), &[2.5, 2.5, 2.5, 2.5]);
    assert_all_close(&lumps(3), &[2.5, 0.0, 0.0, 2.5]);
    assert_all_close(&lumps(4), &[2.5, 0.0, 0.0, 0.0]);
    assert_all_close(&lumps(0), &[2.5, 0.0, 0.0, 0.0]);
}

#[test]
fn nodes_and_flat_fees_have_no_writes() {
    for store in [
        "{ kind = 'nodes', ram_gb_per_node = 1, node_usd_per_month = 0 }",
        "{ kind = 'flat', usd_per_month = 0 }",
    ] {
        let report = report(&format!(
            "{CORPUS}
            knowledge.churn_per_month = 0.5
            rag.embedding = {{ usd_per_mtok = 2, reindex_every_months = 2 }}
            rag.store = {store}"
        ));
        // 2.5 first and again in month 3; half of it each month.
        assert_lines(&report, Rag, &[("index.embedding", 2.0 * 2.5 + 4.0 * 1.25)]);
    }
}
