//! Section 4 by hand: what each query costs before a model answers it, and what a cache of answers saves.

mod common;

use common::{assert_close, assert_lines, line, report};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag};

/// 1000 queries of 50 tokens in one month.
const QUERY: &str = "horizon.months = 1\nworkload.question_tokens = 50";

#[track_caller]
fn rag(line: &str, changes: &str) -> f64 {
    common::line(&report(&format!("{QUERY}\n{changes}")), Rag, line)
}

#[test]
fn each_question_is_embedded_once_a_retrieval() {
    // 1000 × 50 tokens × $2 a million.
    assert_close(rag("query.embedding", "rag.embedding.usd_per_mtok = 2"), 0.1);
    assert_close(rag("query.embedding", "rag.embedding.usd_per_mtok = 2\nrag.retrieval_rounds = 2.5"), 0.25);
    assert_close(
        rag(
            "query.embedding",
            "rag.embedding.usd_per_mtok = 2\nrag = { loop = 'agent', retrieval_rounds = 2.5 }",
        ),
        0.25,
    );
}

#[test]
fn a_rewrite_is_one_call_a_query() {
    let rewrite = "rag.rewrite = { enabled = true, input_usd_per_mtok = 2, output_usd_per_mtok = 10 }";
    // 300 × 2 + 40 × 10 = 1000 when nothing is said.
    assert_close(rag("query.rewrite", rewrite), 1.0);
    // 500 × 2 + 100 × 10 = 2000.
    let longer = format!("{rewrite}\nrag.rewrite = {{ input_tokens = 500, output_tokens = 100 }}");
    assert_close(rag("query.rewrite", &longer), 2.0);
    // Neither more retrievals nor an agent nor a batch nor the model's multiplier change it.
    let unmoved = format!(
        "{rewrite}\nrag = {{ loop = 'agent', retrieval_rounds = 3 }}\nworkload.batch_share = 1\n\
         models.base.price_multiplier = 7"
    );
    assert_close(rag("query.rewrite", &unmoved), 1.0);
    assert_close(rag("query.rewrite", &rewrite.replace("true", "false")), 0.0);
}

#[test]
fn reranking_by_the_token_reads_the_question_with_every_candidate() {
    // 30 × (50 + 500) = 16,500 tokens a search at $0.05 a million, when nothing is said.
    let rerank = "knowledge.tokens_per_document = 1000\nrag.rerank.enabled = true";
    assert_close(rag("query.rerank", rerank), 0.825);
    // 10 × (50 + 150) = 2000 tokens at $1; a document of 100 tokens makes 10 × 150.
    let priced = format!(
        "{rerank}\nrag.rerank = {{ kind = 'per_token', usd_per_mtok = 1, candidates = 10 }}\n\
         rag.chunking = {{ chunk_tokens = 150, overlap_tokens = 0 }}"
    );
    assert_close(rag("query.rerank", &priced), 2.0);
    assert_close(rag("query.rerank", &format!("{priced}\nknowledge.tokens_per_document = 100")), 1.5);
    assert_close(rag("query.rerank", &format!("{priced}\nrag.retrieval_rounds = 1.5")), 3.0);
    // A cache of answers saves its share; how many chunks reach the model does not matter.
    assert_close(rag("query.rerank", &format!("{priced}\nworkload.answer_cache_share = 0.25")), 1.5);
    assert_close(rag("query.rerank", &format!("{priced}\nrag.top_k = 9")), 2.0);
}

#[test]
fn reranking_by_the_search_reads_for_nothing() {
    let rerank = "rag.rerank = { enabled = true, kind = 'per_search' }";
    // $2 a thousand searches when nothing is said.
    assert_close(rag("query.rerank", rerank), 2.0);
    assert_close(rag("query.rerank", &format!("{rerank}\nrag.rerank.usd_per_thousand_searches = 3")), 3.0);
    assert_close(rag("query.rerank", &format!("{rerank}\nrag.retrieval_rounds = 1.5")), 3.0);
    assert_close(rag("query.rerank", &rerank.replace("true", "false")), 0.0);
}

#[test]
fn a_cache_of_answers_saves_rewriting_reranking_and_generation_only() {
    // Embedding 1000 × 50 × $2 = 0.1; reads 1000 × 1 unit × $1000 a million = 1; another cost of $0.01 a
    // query = 10; wrong answers 1000 × 0.1 × $1 = 100. Halved: rewriting 1, reranking 2, generation
    // 50 × 2 + 10 × 10 = 0.2.
    let report = report(&format!(
        "{QUERY}
        workload = {{ answer_tokens = 10, answer_cache_share = 0.5 }}
        rag.embedding.usd_per_mtok = 2
        rag.rewrite = {{ enabled = true, input_usd_per_mtok = 2, output_usd_per_mtok = 10 }}
        rag.rerank = {{ enabled = true, kind = 'per_search' }}
        rag.store = {{ kind = 'serverless', read_units_per_query = 1, read_usd_per_million_units = 1000 }}
        rag.store.minimum_usd_per_month = 0
        models.base = {{ input_usd_per_mtok = 2, output_usd_per_mtok = 10, hosting_usd_per_hour = 1 }}
        models.tuned = {{ input_usd_per_mtok = 2, output_usd_per_mtok = 10 }}
        quality = {{ usd_per_error = 1, rag_error_share = 0.1 }}
        [[extra]]
        strategies = ['rag']
        usd_per_query = 0.01"
    ));
    assert_lines(
        &report,
        Rag,
        &[
            ("store.reads", 1.0),
            ("query.embedding", 0.1),
            ("query.rewrite", 0.5),
            ("query.rerank", 1.0),
            ("query.generation", 0.1),
            ("serving.hosting", 730.0),
            ("quality.errors", 100.0),
            ("extra.1", 10.0),
        ],
    );
    for strategy in [PromptOnly, FineTuned, Hybrid] {
        assert_close(line(&report, strategy, "query.generation"), 0.1);
    }
}

#[test]
fn the_hybrid_searches_like_rag_with_a_depth_of_its_own() {
    // Context of 2 × 100 and 1 × 100 tokens at $2; all else the same.
    let report = report(&format!(
        "{QUERY}
        rag.chunking = {{ chunk_tokens = 100, overlap_tokens = 0 }}
        rag.top_k = 2
        hybrid.top_k = 1
        rag.embedding.usd_per_mtok = 2
        rag.rewrite = {{ enabled = true, input_usd_per_mtok = 2, output_usd_per_mtok = 10 }}
        rag.rerank = {{ enabled = true, kind = 'per_search' }}
        models.base.input_usd_per_mtok = 2
        models.tuned.input_usd_per_mtok = 2"
    ));
    let shared = [("query.embedding", 0.1), ("query.rewrite", 1.0), ("query.rerank", 2.0)];
    let with = |generation: f64| [&shared[..], &[("query.generation", generation)]].concat();
    assert_lines(&report, Rag, &with(0.5));
    assert_lines(&report, Hybrid, &with(0.3));
    // Without retrieval there is only the question: 1000 × 50 × $2.
    assert_close(line(&report, FineTuned, "query.generation"), 0.1);
    assert_lines(&report, FineTuned, &[("query.generation", 0.1)]);
    assert_lines(&report, PromptOnly, &[("query.generation", 0.1)]);
}
