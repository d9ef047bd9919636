//! Long-context prices by hand: the longest call's input decides, and the whole request pays.

mod common;

use common::{accrual, assert_all_close, assert_close, line, report};
use crossover::kind::Strategy::{Hybrid, PromptOnly, Rag};

/// A call of 700 prefix, 200 history and 100 question tokens: 1000 of input. 1000 queries, one month.
const CALL: &str = "
    horizon.months = 1
    workload = { question_tokens = 100, history_tokens = 200, answer_tokens = 100 }
    workload.resent_cache_hit_share = 0.5
    prompt_only = { context_tokens = 700, cache_hit_share = 0.5 }
    models.base = { input_usd_per_mtok = 2, output_usd_per_mtok = 10 }
    models.base = { cached_input_usd_per_mtok = 1, cache_write_usd_per_mtok = 3 }";

#[track_caller]
fn generation(above: u32, changes: &str) -> f64 {
    let tier = format!(
        "models.base.long_context = {{ above_tokens = {above} }}
        models.base.long_context = {{ input_usd_per_mtok = 20, output_usd_per_mtok = 100 }}"
    );
    line(&report(&format!("{CALL}\n{tier}\n{changes}")), PromptOnly, "query.generation")
}

// In the base tier: (700 + 200) × (0.5 × 1 + 0.5 × 3) + 100 × 2 + 100 × 10 = 1800 + 200 + 1000.
const BASE: f64 = 3.0;
// In the long tier, where the cache has no prices of its own: 1000 × 20 + 100 × 100.
const LONG: f64 = 30.0;

#[test]
fn the_threshold_itself_pays_the_prices_that_are_said_to_hold_there() {
    assert_close(generation(1001, ""), BASE);
    assert_close(generation(1000, ""), BASE);
    assert_close(generation(999, ""), LONG);
    let long = "models.base.long_context.at_threshold = 'long'";
    assert_close(generation(1001, long), BASE);
    assert_close(generation(1000, long), LONG);
    assert_close(generation(999, long), LONG);
    assert_close(generation(1000, "models.base.long_context.at_threshold = 'base'"), BASE);
}

#[test]
fn cache_prices_of_the_long_tier_are_its_own() {
    // Not given they are the tier's input price, not the base tier's. Reading at 4: 900 × (2 + 10) +
    // 100 × 20 + 10000.
    let read = "models.base.long_context.cached_input_usd_per_mtok = 4";
    assert_close(generation(999, read), 22.8);
    // Writing at 30: 900 × (10 + 15) + 2000 + 10000.
    let write = "models.base.long_context.cache_write_usd_per_mtok = 30";
    assert_close(generation(999, write), 34.5);
    assert_close(generation(999, &format!("{read}\n{write}")), 27.3);
    assert_close(generation(1000, &format!("{read}\n{write}")), BASE);
}

#[test]
fn multipliers_and_the_caching_rule_hold_in_the_long_tier_too() {
    assert_close(generation(999, "models.base.price_multiplier = 0.5"), 15.0);
    assert_close(generation(999, "workload.batch_share = 1.0"), 15.0);
    // Too short to cache: all 1000 tokens at 20, whatever reading costs.
    let short = "models.base.min_cacheable_tokens = 901
        models.base.long_context.cached_input_usd_per_mtok = 0";
    assert_close(generation(999, short), LONG);
}

#[test]
fn output_does_not_count_towards_the_threshold() {
    // Ten times the output: 3 + 9 dollars.
    assert_close(generation(1000, "workload.answer_tokens = 1000"), 12.0);
    assert_close(generation(1000, "models.base.thinking_tokens = 900"), 12.0);
}

#[test]
fn a_growing_corpus_crosses_the_threshold_in_a_month() {
    // Prefixes of 700 + 100, 200, 400, 800: inputs of 1100, 1200, 1400, 1800 against 1200.
    // Base: (prefix + 200) × 2 + 200 + 1000; long: input × 20 + 10000.
    let report = report(&format!(
        "{CALL}
        horizon.months = 4
        knowledge = {{ documents = 1, tokens_per_document = 100, growth_per_month = 1.0 }}
        prompt_only.include_corpus = true
        models.base.long_context = {{ above_tokens = 1200, input_usd_per_mtok = 20, output_usd_per_mtok = 100 }}"
    ));
    let months = accrual(&report, PromptOnly, "query.generation");
    assert_all_close(&months, &[3.2, 3.4, 38.0, 46.0]);
}

#[test]
fn the_last_call_of_an_agent_sets_the_tier_of_all() {
    // System prompt 1000, history 200, question 50, x = 2 × 100 + 40 = 240, three retrievals: the last
    // call reads 1000 + 200 + 50 + 720 = 1970 tokens; the first only 1250.
    let agent = "
        horizon.months = 1
        workload = { question_tokens = 50, history_tokens = 200, answer_tokens = 300 }
        rag.chunking = { chunk_tokens = 100, overlap_tokens = 0 }
        rag = { system_prompt_tokens = 1000, top_k = 2, tool_call_tokens = 40 }
        rag = { loop = 'agent', retrieval_rounds = 3 }
        hybrid = { system_prompt_tokens = 1000, top_k = 2 }
        models.base = { input_usd_per_mtok = 2, output_usd_per_mtok = 10 }
        models.base.long_context = { input_usd_per_mtok = 4, output_usd_per_mtok = 20 }
        models.tuned = { input_usd_per_mtok = 2, output_usd_per_mtok = 10 }
        models.tuned.long_context = { input_usd_per_mtok = 4, output_usd_per_mtok = 20, above_tokens = 1969 }";
    // Input 4 × 1000 + 1670 + 770 = 6440, output 300 + 120 = 420: 12880 + 4200, or twice that.
    let base = report(&format!("{agent}\nmodels.base.long_context.above_tokens = 1970"));
    assert_close(line(&base, Rag, "query.generation"), 17.08);
    assert_close(line(&base, Hybrid, "query.generation"), 34.16);
    let long = report(&format!("{agent}\nmodels.base.long_context.above_tokens = 1969"));
    assert_close(line(&long, Rag, "query.generation"), 34.16);
}

#[test]
fn what_a_single_call_retrieves_counts_towards_the_threshold() {
    // 100 + 3 × 1.5 × 200 = 1000 tokens of input.
    let call = "
        horizon.months = 1
        workload.question_tokens = 100
        rag.chunking = { chunk_tokens = 200, overlap_tokens = 0 }
        rag = { top_k = 3, retrieval_rounds = 1.5 }
        models.base.input_usd_per_mtok = 2
        models.base.long_context = { input_usd_per_mtok = 4, output_usd_per_mtok = 4 }";
    let above = |tokens: u32| {
        let report = report(&format!("{call}\nmodels.base.long_context.above_tokens = {tokens}"));
        line(&report, Rag, "query.generation")
    };
    assert_close(above(1000), 2.0);
    assert_close(above(999), 4.0);
}
