//! Section 3 by hand: what a query's model calls cost when they are paid by the token.
//!
//! Amounts are for 1000 queries a month in a horizon of one month, so a cost of X millionths of a
//! dollar a query shows as X/1000 dollars.

mod common;

use common::{assert_close, line, report};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag};

/// One prompt-only call: 2000 prefix tokens, 1000 of history, a question of 100, an answer of
/// 200 · 1.5 = 300 and 50 of thinking.
const CALL: &str = "
    horizon.months = 1
    workload = { question_tokens = 100, history_tokens = 1000, answer_tokens = 200 }
    workload.resent_cache_hit_share = 0.6
    prompt_only = { context_tokens = 2000, cache_hit_share = 0.75 }
    models.base = { answer_ratio = 1.5, thinking_tokens = 50 }
    models.base = { input_usd_per_mtok = 2, output_usd_per_mtok = 10 }";
const CACHE: &str = "models.base = { cached_input_usd_per_mtok = 0.5, cache_write_usd_per_mtok = 3 }";

#[track_caller]
fn generation(changes: &str) -> f64 {
    line(&report(&format!("{CALL}\n{CACHE}\n{changes}")), PromptOnly, "query.generation")
}

#[test]
fn a_single_call() {
    // prefix   2000 × (0.75 × 0.5 + 0.25 × 3) = 2000 × 1.125 = 2250
    // history  1000 × (0.60 × 0.5 + 0.40 × 3) = 1000 × 1.5   = 1500
    // question  100 × 2                                      =  200
    // output    350 × 10                                     = 3500
    assert_close(generation(""), 7.45);
}

#[test]
fn every_multiplier_of_the_price() {
    // 7.45 × 2
    assert_close(generation("models.base.price_multiplier = 2"), 14.9);
    // 7.45 × (1 − 0.5 × (1 − 0.4)) = 7.45 × 0.7
    assert_close(generation("workload.batch_share = 0.5\nmodels.base.batch_multiplier = 0.4"), 5.215);
    // A batch costs half unless something else is said: 7.45 × (1 − 0.2 × 0.5)
    assert_close(generation("workload.batch_share = 0.2"), 6.705);
    // Three quarters of the queries reach the model: 7.45 × 0.75
    assert_close(generation("workload.answer_cache_share = 0.25"), 5.5875);
}

#[test]
fn without_prices_of_its_own_the_cache_saves_and_costs_nothing() {
    let plain = |changes: &str| line(&report(&format!("{CALL}\n{changes}")), PromptOnly, "query.generation");
    // (2000 + 1000 + 100) × 2 + 350 × 10 = 6200 + 3500
    assert_close(plain(""), 9.7);
    // Reading at 0.5, writing at the input price: 2000 × (0.375 + 0.5) + 1000 × (0.3 + 0.8) + 200 + 3500
    assert_close(plain("models.base.cached_input_usd_per_mtok = 0.5"), 6.55);
    // Reading for nothing is a price too: 2000 × 0.5 + 1000 × 0.8 + 200 + 3500
    assert_close(plain("models.base.cached_input_usd_per_mtok = 0"), 5.5);
    // Writing at 3, reading at the input price: 2000 × (1.5 + 0.75) + 1000 × (1.2 + 1.2) + 200 + 3500
    assert_close(plain("models.base.cache_write_usd_per_mtok = 3"), 10.6);
}

#[test]
fn what_is_too_short_to_cache_is_charged_as_input() {
    // Prefix and history together are 3000 tokens: cached while the least is not above that.
    assert_close(generation("models.base.min_cacheable_tokens = 3000"), 7.45);
    assert_close(generation("models.base.min_cacheable_tokens = 3001"), 9.7);
}

#[test]
fn history_alone_can_be_cached() {
    // 1000 × 1.5 + 200 + 3500, there being no prefix.
    assert_close(generation("prompt_only.context_tokens = 0\nmodels.base.min_cacheable_tokens = 1000"), 5.2);
}

#[test]
fn the_least_cacheable_length_is_1024_tokens_when_nothing_is_said() {
    let without = "horizon.months = 1
        prompt_only.cache_hit_share = 1.0
        models.base = { input_usd_per_mtok = 2, cached_input_usd_per_mtok = 1 }";
    let mut scenario = common::quiet(without);
    scenario.remove("models.base.min_cacheable_tokens");
    for (tokens, usd) in [("1023", 2.046), ("1024", 1.024)] {
        scenario.set_text("prompt_only.context_tokens", tokens);
        let report = crossover::report::Report::new(&common::checked(&scenario).expect("a valid scenario"));
        assert_close(line(&report, PromptOnly, "query.generation"), usd);
    }
}

#[test]
fn the_whole_corpus_can_be_part_of_the_prefix() {
    // 10 documents of 100 tokens, doubling each month: prefixes of 2000 + 1000, 2000, 4000 tokens at
    // 1.125; all else costs 1500 + 200 + 3500 = 5200.
    let report = report(&format!(
        "{CALL}\n{CACHE}
        horizon.months = 3
        knowledge = {{ documents = 10, tokens_per_document = 100, growth_per_month = 1.0 }}
        prompt_only.include_corpus = true"
    ));
    let months = common::accrual(&report, PromptOnly, "query.generation");
    common::assert_all_close(&months, &[3.375 + 5.2, 4.5 + 5.2, 6.75 + 5.2]);
}

/// Retrieval over chunks of 100 tokens: 1000 tokens of system prompt at a hit share of 0.5, 200 of
/// history at 0.8, a question of 50, answers of 300 and 25 of thinking; a tool call is 40 tokens.
const SEARCH: &str = "
    horizon.months = 1
    workload = { question_tokens = 50, history_tokens = 200, answer_tokens = 300 }
    workload.resent_cache_hit_share = 0.8
    rag.chunking = { chunk_tokens = 100, overlap_tokens = 0 }
    rag = { system_prompt_tokens = 1000, cache_hit_share = 0.5, top_k = 2, tool_call_tokens = 40 }
    models.base = { input_usd_per_mtok = 2, output_usd_per_mtok = 10, thinking_tokens = 25 }
    models.base = { cached_input_usd_per_mtok = 0.5, cache_write_usd_per_mtok = 3 }";

#[track_caller]
fn search(changes: &str) -> f64 {
    line(&report(&format!("{SEARCH}\n{changes}")), Rag, "query.generation")
}

#[test]
fn a_single_call_with_what_was_retrieved() {
    // prefix 1000 × (0.25 + 1.5) = 1750; history 200 × (0.4 + 0.6) = 200; output 325 × 10 = 3250;
    // question and context (50 + 2 × 100) × 2 = 500.
    assert_close(search(""), 5.7);
    // One and a half retrievals bring 300 tokens of context: (50 + 300) × 2 = 700. A tool call costs nothing.
    assert_close(search("rag.retrieval_rounds = 1.5"), 5.9);
    // A document of 60 tokens is a chunk of 60: (50 + 120) × 2 = 340.
    assert_close(search("knowledge.tokens_per_document = 60"), 5.54);
}

#[test]
fn an_agent_of_three_retrievals_calls_four_times() {
    // x = 2 × 100 + 40 = 240 tokens a retrieval.
    // prefix  4 × 1000                                  = 4000 at 1.75  = 7000
    // re-sent 200 + 3 × (200 + 50) + 240 × 3 × 2 / 2    = 1670 at 1     = 1670
    // fresh   50 + 3 × 240                              =  770 at 2     = 1540
    // output  300 + 3 × 40 + 4 × 25                     =  520 at 10    = 5200
    assert_close(search("rag = { loop = 'agent', retrieval_rounds = 3 }"), 15.41);
}

#[test]
fn an_agent_may_retrieve_a_fraction_more() {
    // prefix  3.5 × 1000                                 = 3500 at 1.75 = 6125
    // re-sent 200 + 2.5 × 250 + 240 × 2.5 × 1.5 / 2      = 1275 at 1    = 1275
    // fresh   50 + 2.5 × 240                             =  650 at 2    = 1300
    // output  300 + 2.5 × 40 + 3.5 × 25                  = 487.5 at 10  = 4875
    assert_close(search("rag = { loop = 'agent', retrieval_rounds = 2.5 }"), 13.575);
}

#[test]
fn an_agent_of_one_retrieval_still_calls_twice() {
    // prefix 2000 at 1.75 = 3500; re-sent 200 + 250 = 450 at 1; fresh 50 + 240 = 290 at 2 = 580;
    // output 300 + 40 + 2 × 25 = 390 at 10 = 3900.
    assert_close(search("rag.loop = 'agent'"), 8.43);
}

#[test]
fn an_agent_caches_by_its_last_call() {
    // The last of four calls could cache 1000 + 200 + 50 + 2 × 240 = 1730 tokens.
    let agent = "rag = { loop = 'agent', retrieval_rounds = 3 }\nmodels.base.min_cacheable_tokens =";
    assert_close(search(&format!("{agent} 1730")), 15.41);
    // Otherwise all input at 2: (4000 + 1670 + 770) × 2 = 12880, and 5200 of output.
    assert_close(search(&format!("{agent} 1731")), 18.08);
}

#[test]
fn a_tuned_model_is_asked_the_same_way() {
    let tuned = "
        fine_tuning = { system_prompt_tokens = 400, cache_hit_share = 0.25 }
        hybrid = { system_prompt_tokens = 600, top_k = 1 }
        models.tuned = { input_usd_per_mtok = 4, output_usd_per_mtok = 20, answer_ratio = 0.5 }
        models.tuned = { cached_input_usd_per_mtok = 1, cache_write_usd_per_mtok = 6 }";
    let alone = report(&format!("{SEARCH}\n{tuned}"));
    // prefix 400 × (0.25 × 1 + 0.75 × 6) = 1900; history 200 × (0.8 × 1 + 0.2 × 6) = 400;
    // question 50 × 4 = 200; answer 150 × 20 = 3000.
    assert_close(line(&alone, FineTuned, "query.generation"), 5.5);
    // The hit share is retrieval's: 600 × (0.5 + 3) = 2100; history 400; (50 + 100) × 4 = 600; 3000.
    assert_close(line(&alone, Hybrid, "query.generation"), 6.1);

    let agent = report(&format!("{SEARCH}\n{tuned}\nrag = {{ loop = 'agent', retrieval_rounds = 3 }}"));
    // x = 100 + 40 = 140. prefix 4 × 600 at 3.5 = 8400; re-sent 200 + 3 × 250 + 140 × 3 = 1370 at 2 = 2740;
    // fresh 50 + 3 × 140 = 470 at 4 = 1880; output 150 + 3 × 40 = 270 at 20 = 5400.
    assert_close(line(&agent, Hybrid, "query.generation"), 18.42);
    // Without retrieval there is nothing to loop over.
    assert_close(line(&agent, FineTuned, "query.generation"), 5.5);
}
