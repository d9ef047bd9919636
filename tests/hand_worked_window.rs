//! Section 3 by hand: what does not fit into the context window cannot run.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

use common::{figures, report, result};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::report::{Outcome, Report, Status};

#[track_caller]
fn assert_runs(report: &Report, strategy: Strategy) {
    assert_eq!(result(report, strategy).status, Status::Ok, "{strategy:?}: {:?}", result(report, strategy));
    figures(report, strategy);
}

#[track_caller]
fn assert_cannot_run(report: &Report, strategy: Strategy) -> &str {
    let result = result(report, strategy);
    assert_eq!(result.status, Status::Infeasible, "{strategy:?}");
    assert_eq!(result.figures, None);
    result.reason.as_deref().expect("what cannot run says why")
}

/// Prefix 600 + history 150 + question 150, answers of 50 × 1.5 and thinking of 25: 1000 tokens.
const CALL: &str = "
    workload = { question_tokens = 150, history_tokens = 150, answer_tokens = 50 }
    prompt_only.context_tokens = 600
    models.base = { answer_ratio = 1.5, thinking_tokens = 25 }";

#[test]
fn a_call_may_fill_the_window_and_no_more() {
    let window = |tokens: &str| report(&format!("{CALL}\nmodels.base.context_window_tokens = {tokens}"));
    assert_runs(&window("1000"), PromptOnly);
    let reason = window("999");
    let reason = assert_cannot_run(&reason, PromptOnly);
    assert!(reason.contains("1,000") && reason.contains("999") && reason.contains("base model"), "{reason}");
}

#[test]
fn without_a_query_it_still_does_not_fit() {
    let idle = "workload.queries_per_month = 0\nmodels.base.context_window_tokens = 999";
    assert_cannot_run(&report(&format!("{CALL}\n{idle}")), PromptOnly);
    // Not even when every answer comes from a cache.
    let cached = "workload.answer_cache_share = 1\nmodels.base.context_window_tokens = 999";
    assert_cannot_run(&report(&format!("{CALL}\n{cached}")), PromptOnly);
}

#[test]
fn the_window_belongs_to_the_model_that_is_asked() {
    let report = report(
        "workload.question_tokens = 100
        models.base.context_window_tokens = 99
        models.tuned.context_window_tokens = 100",
    );
    for strategy in [PromptOnly, Rag, Staged] {
        assert_cannot_run(&report, strategy);
    }
    for strategy in [FineTuned, Hybrid] {
        assert_runs(&report, strategy);
    }
}

#[test]
fn a_dedicated_model_has_a_window_too() {
    let dedicated = "
        workload.question_tokens = 100
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1 }
        models.tuned.context_window_tokens =";
    assert_runs(&report(&format!("{dedicated} 100")), FineTuned);
    let report = report(&format!("{dedicated} 99"));
    assert!(assert_cannot_run(&report, FineTuned).contains("tuned model"));
    assert_cannot_run(&report, Hybrid);
    assert_cannot_run(&report, Staged);
    assert_runs(&report, Rag);
}

#[test]
fn a_growing_corpus_stops_fitting_in_a_later_month() {
    // Prefixes of 100 + 100, 200, 400, 800 tokens: more than 600 in month 4 only.
    let corpus = "
        knowledge = { documents = 1, tokens_per_document = 100, growth_per_month = 1.0 }
        prompt_only = { context_tokens = 100, include_corpus = true }
        models.base.context_window_tokens =";
    let report_4 = report(&format!("{corpus} 899"));
    assert!(assert_cannot_run(&report_4, PromptOnly).contains("month 4"));
    assert_runs(&report(&format!("{corpus} 900")), PromptOnly);
    assert_runs(&report(&format!("horizon.months = 3\n{corpus} 899")), PromptOnly);
    // The corpus only counts when it is in the prompt.
    assert_runs(&report(&format!("{corpus} 899\nprompt_only.include_corpus = false")), PromptOnly);
}

#[test]
fn what_is_retrieved_has_to_fit() {
    // 100 + 3 × 200 × 1.5 = 1000; with a document of 150 tokens only 100 + 3 × 150 × 1.5 = 775.
    let search = "
        workload.question_tokens = 100
        rag.chunking = { chunk_tokens = 200, overlap_tokens = 0 }
        rag = { top_k = 3, retrieval_rounds = 1.5 }
        models.base.context_window_tokens =";
    assert_runs(&report(&format!("{search} 1000")), Rag);
    assert_cannot_run(&report(&format!("{search} 999")), Rag);
    assert_runs(&report(&format!("{search} 775\nknowledge.tokens_per_document = 150")), Rag);
    assert_cannot_run(&report(&format!("{search} 774\nknowledge.tokens_per_document = 150")), Rag);
}

#[test]
fn the_last_call_of_an_agent_has_to_fit() {
    // 1000 + 200 + 50 + 3 × (2 × 100 + 40) = 1970, and 300 of answer and 30 of thinking, once: 2300.
    let agent = "
        workload = { question_tokens = 50, history_tokens = 200, answer_tokens = 300 }
        rag.chunking = { chunk_tokens = 100, overlap_tokens = 0 }
        rag = { loop = 'agent', retrieval_rounds = 3, tool_call_tokens = 40 }
        rag = { system_prompt_tokens = 1000, top_k = 2 }
        models.base.thinking_tokens = 30
        models.base.context_window_tokens =";
    assert_runs(&report(&format!("{agent} 2300")), Rag);
    assert_cannot_run(&report(&format!("{agent} 2299")), Rag);
}

#[test]
fn staged_needs_both_its_phases_to_fit() {
    let windows = |base: u32, tuned: u32| {
        report(&format!(
            "workload.question_tokens = 100
            models.base.context_window_tokens = {base}
            models.tuned.context_window_tokens = {tuned}"
        ))
    };
    assert_runs(&windows(100, 100), Staged);
    assert!(assert_cannot_run(&windows(99, 100), Staged).contains("base model"));
    assert!(assert_cannot_run(&windows(100, 99), Staged).contains("tuned model"));
}

#[test]
fn a_switch_after_the_horizon_cannot_be() {
    assert_runs(&report("staged.switch_month = 4"), Staged);
    let late = report("staged.switch_month = 5");
    assert!(assert_cannot_run(&late, Staged).contains('5'));
}

#[test]
fn what_cannot_run_is_compared_with_nothing() {
    let report = report("workload.question_tokens = 100\nmodels.base.context_window_tokens = 99");
    for (challenger, incumbent) in [(Rag, Hybrid), (Hybrid, Rag)] {
        let pair = report.pair(challenger, incumbent).expect("every pair of enabled strategies");
        assert_eq!(pair.over_time.verdict, Outcome::Infeasible);
        assert_eq!(pair.over_time.times, None);
        let over_volume = pair.over_volume.as_ref().expect("infeasible is a result");
        assert_eq!(over_volume.verdict, Outcome::Infeasible);
        assert_eq!(over_volume.intervals, None);
        for reason in [&pair.over_time.reason, &over_volume.reason] {
            assert!(reason.as_deref().is_some_and(|reason| reason.contains("base model")), "{reason:?}");
        }
    }
    let pair = report.pair(FineTuned, Hybrid).expect("every pair of enabled strategies");
    assert_ne!(pair.over_time.verdict, Outcome::Infeasible);
    assert_eq!(report.cheapest.strategy, Some(FineTuned));
    assert_eq!(report.cheapest.by_month, [Some(FineTuned); 4]);
}
