//! Section 3 by hand: hosting fees and dedicated replicas.

mod common;

use common::{accrual, assert_all_close, assert_close, assert_lines, report};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};

#[test]
fn a_hosting_fee_is_paid_by_whoever_uses_the_model() {
    // $0.50 × 730 h × 2 deployments × 1.5 = $1095 a month, four months.
    let fee = |model: &str| {
        report(&format!(
            "{model} = {{ hosting_usd_per_hour = 0.5, deployments = 2, price_multiplier = 1.5 }}
            workload = {{ queries_per_month = 0, batch_share = 1.0 }}"
        ))
    };
    let base = fee("models.base");
    for strategy in [PromptOnly, Rag] {
        assert_all_close(&accrual(&base, strategy, "serving.hosting"), &[1_095.0; 4]);
    }
    for strategy in [FineTuned, Hybrid] {
        assert_lines(&base, strategy, &[]);
    }
    // Staged runs RAG for two months, then the hybrid.
    assert_all_close(&accrual(&base, Staged, "serving.hosting"), &[1_095.0, 1_095.0, 0.0, 0.0]);

    let tuned = fee("models.tuned");
    for strategy in [PromptOnly, Rag] {
        assert_lines(&tuned, strategy, &[]);
    }
    for strategy in [FineTuned, Hybrid] {
        assert_all_close(&accrual(&tuned, strategy, "serving.hosting"), &[1_095.0; 4]);
    }
    assert_all_close(&accrual(&tuned, Staged, "serving.hosting"), &[0.0, 0.0, 1_095.0, 1_095.0]);
}

/// One query a second (2,628,000 in the 730 hours of a month), each taking 500/1000 s to read and
/// 50/100 s to write: one second. At half of a replica's time the mean load is two replicas, and at a
/// peak of four times the mean eight. A replica costs $2 × 730 h = $1460 a month.
const LOAD: &str = "
    horizon.months = 1
    workload = { queries_per_month = 2_628_000, question_tokens = 500, answer_tokens = 50, peak_to_mean = 4 }
    models.tuned = { kind = 'dedicated', replica_usd_per_hour = 2 }
    models.tuned = { prefill_tokens_per_second = 1000, decode_tokens_per_second = 100 }
    models.tuned = { target_utilisation = 0.5 }";
const REPLICA: f64 = 1_460.0;

#[track_caller]
fn replicas(changes: &str) -> f64 {
    replicas_of(FineTuned, changes)
}

#[track_caller]
fn replicas_of(strategy: Strategy, changes: &str) -> f64 {
    common::line(&report(&format!("{LOAD}\n{changes}")), strategy, "serving.hosting") / REPLICA
}

#[test]
fn replicas_are_sized_for_the_peak() {
    assert_lines(&report(LOAD), FineTuned, &[("serving.hosting", 11_680.0)]);
    assert_close(replicas(""), 8.0);
    // 2 × 1 at the mean
    assert_close(replicas("workload.peak_to_mean = 1"), 2.0);
    // 2 × 2.25 = 4.5
    assert_close(replicas("workload.peak_to_mean = 2.25"), 5.0);
}

#[test]
fn what_can_wait_and_what_scales_needs_no_headroom() {
    // 2 × (1 + 3 × 0.5) = 5, whichever of the two takes half of the headroom away.
    assert_close(replicas("workload.batch_share = 0.5"), 5.0);
    assert_close(replicas("models.tuned.autoscale_share = 0.5"), 5.0);
    // 2 × (1 + 3 × 0.5 × 0.5) = 3.5
    let both = "workload.batch_share = 0.5\nmodels.tuned.autoscale_share = 0.5";
    assert_close(replicas(both), 4.0);
    assert_close(replicas(&format!("{both}\nmodels.tuned.replica_step = 0.25")), 3.5);
    assert_close(replicas("workload.batch_share = 1.0"), 2.0);
    assert_close(replicas("models.tuned.autoscale_share = 1.0"), 2.0);
}

#[test]
fn capacity_is_bought_in_steps() {
    // ⌈8 / 3⌉ = 3 steps of 3; ⌈8 / 0.3⌉ = 27 steps of 0.3; ⌈8 / 0.1⌉ = 80 steps of 0.1.
    assert_close(replicas("models.tuned.replica_step = 3"), 9.0);
    assert_close(replicas("models.tuned.replica_step = 0.3"), 8.1);
    assert_close(replicas("models.tuned.replica_step = 0.1"), 8.0);
    // One query more than eight replicas can take.
    assert_close(replicas("workload.queries_per_month = 2_628_001"), 9.0);
}

#[test]
fn a_load_that_is_whole_up_to_rounding_takes_no_further_step() {
    // 8 × (1 + 1e-11) is within the 1e-9 that rounding may add; 8 × (1 + 1e-9) is not.
    assert_close(replicas("workload.queries_per_month = 2628000.00002628"), 8.0);
    assert_close(replicas("workload.queries_per_month = 2628000.002628"), 9.0);
}

#[test]
fn at_least_so_many_run() {
    assert_close(replicas("models.tuned.min_replicas = 10"), 10.0);
    assert_close(replicas("models.tuned.min_replicas = 8.5"), 8.5);
    assert_close(replicas("models.tuned.min_replicas = 7"), 8.0);
    // Without a query: the least of one that holds when nothing is said, a tenth, none.
    let idle = "workload.queries_per_month = 0\nmodels.tuned.min_replicas =";
    assert_close(replicas("workload.queries_per_month = 0"), 1.0);
    assert_close(replicas(&format!("{idle} 0.1")), 0.1);
    assert_close(replicas(&format!("{idle} 0")), 0.0);
}

#[test]
fn reading_from_the_cache_takes_no_time() {
    // Prefix 600 missed at 0.5: 300; history 500 missed at 0.2: 100; question 100: 500 tokens again.
    let cached = "
        workload = { question_tokens = 100, history_tokens = 500, resent_cache_hit_share = 0.8 }
        fine_tuning = { system_prompt_tokens = 600, cache_hit_share = 0.5 }";
    assert_close(replicas(cached), 8.0);
    // All of it read: 1200 tokens, 1.2 s; and 0.5 s to write: 1.7 × 8 = 13.6 replicas.
    let missed = "workload.resent_cache_hit_share = 0\nfine_tuning.cache_hit_share = 0";
    assert_close(replicas(&format!("{cached}\n{missed}")), 14.0);
}

#[test]
fn what_shapes_the_answer_shapes_the_load() {
    // Answers of 75 and thinking of 25 tokens: 1 s to write, 1.5 s in all, 12 replicas.
    assert_close(replicas("models.tuned = { answer_ratio = 1.5, thinking_tokens = 25 }"), 12.0);
    // Half of the queries are answered from a cache of answers: 4.
    assert_close(replicas("workload.answer_cache_share = 0.5"), 4.0);
    // Retrieval adds 500 tokens: 1.5 s, 12 replicas.
    let retrieved = "hybrid.top_k = 1\nrag.chunking = { chunk_tokens = 500, overlap_tokens = 0 }";
    assert_close(replicas_of(Hybrid, retrieved), 12.0);
    assert_close(replicas_of(FineTuned, retrieved), 8.0);
    // An agent of one retrieval: re-sent question 500 missed at 0.2 = 100, fresh 500 + 500, written 50 + 50
    // without thinking: 1.1 + 1 = 2.1 s, 16.8 replicas.
    let agent = "rag = { loop = 'agent', tool_call_tokens = 50 }
        rag.chunking = { chunk_tokens = 450, overlap_tokens = 0 }\nhybrid.top_k = 1";
    assert_close(replicas_of(Hybrid, agent), 17.0);
}

#[test]
fn the_multiplier_of_the_price_holds_for_replicas() {
    assert_close(replicas("models.tuned.price_multiplier = 1.25"), 10.0);
}

#[test]
fn replicas_follow_the_volume_month_by_month() {
    // 8, 8.8, 9.68 replicas' worth of load.
    let report = report(&format!(
        "{LOAD}\nhorizon.months = 3\nworkload.growth = {{ kind = 'compound', per_month = 0.1 }}"
    ));
    let months = accrual(&report, FineTuned, "serving.hosting");
    assert_all_close(&months, &[8.0 * REPLICA, 9.0 * REPLICA, 10.0 * REPLICA]);
}

#[test]
fn the_base_model_may_be_dedicated_too() {
    let base = LOAD.replace("models.tuned", "models.base");
    let report = report(&base);
    assert_lines(&report, PromptOnly, &[("serving.hosting", 11_680.0)]);
    assert_lines(&report, Rag, &[("serving.hosting", 11_680.0)]);
    assert_lines(&report, FineTuned, &[]);
}

#[test]
fn staged_pays_for_the_model_that_runs() {
    // Base: $1 × 730 while RAG runs. Tuned: $2 × 730 from the switch on.
    let report = report(
        "models.base = { kind = 'dedicated', replica_usd_per_hour = 1 }
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 2 }",
    );
    let months = accrual(&report, Staged, "serving.hosting");
    assert_all_close(&months, &[730.0, 730.0, 1_460.0, 1_460.0]);
}
