//! Section 4 by hand: what wrong answers cost, and who cannot answer at all.

mod common;

use common::{accrual, assert_all_close, assert_close, assert_lines, figures, report, result};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::report::{Report, Status};

/// 1000 queries, half of them on the corpus, of which 19 % are rewritten in a month: after half a month
/// √0.81 = 0.9 of it is as it was, after one and a half 0.729. A wrong answer costs $1; the index is
/// 91.25 days behind (three months of 730 h), so on average one and a half months.
const KNOWLEDGE: &str = "
    knowledge = { question_share = 0.5, churn_per_month = 0.19, unanswered_limit = 1.0 }
    prompt_only.corpus_coverage = 0.2
    fine_tuning.corpus_coverage = 0.6
    quality = { usd_per_error = 1, index_lag_days = 91.25 }";
const ERRORS: &str = "
    quality = { prompt_only_error_share = 0.1, rag_error_share = 0.2 }
    quality = { fine_tuned_error_share = 0.3, hybrid_error_share = 0.4 }";

#[track_caller]
fn knowledge(report: &Report, strategy: Strategy) -> Vec<f64> {
    accrual(report, strategy, "quality.knowledge")
}

#[test]
fn what_is_not_known_is_answered_wrongly() {
    let report = report(KNOWLEDGE);
    // 1000 × 0.5 × (1 − 0.2); what is in the prompt is never stale.
    assert_all_close(&knowledge(&report, PromptOnly), &[400.0; 4]);
    // 1000 × 0.5 × (1 − 0.729), every month.
    assert_all_close(&knowledge(&report, Rag), &[135.5; 4]);
    assert_all_close(&knowledge(&report, Hybrid), &[135.5; 4]);
    // 1000 × 0.5 × (1 − 0.6 × 0.9 × 0.81^(t − 1)): 0.54, 0.4374, 0.354294, 0.28697814.
    assert_all_close(&knowledge(&report, FineTuned), &[230.0, 281.3, 322.853, 356.510_93]);
    // RAG for two months, then the hybrid.
    assert_all_close(&knowledge(&report, Staged), &[135.5; 4]);
}

#[test]
fn errors_come_first_and_knowledge_takes_its_share_of_the_rest() {
    let report = report(&format!("{KNOWLEDGE}\n{ERRORS}"));
    let errors = |strategy| accrual(&report, strategy, "quality.errors");
    for (strategy, usd, wrong) in
        [(PromptOnly, 100.0, 400.0), (Rag, 200.0, 135.5), (FineTuned, 300.0, 230.0), (Hybrid, 400.0, 135.5)]
    {
        assert_all_close(&errors(strategy), &[usd; 4]);
        // (1 − e) of what they would be without errors.
        assert_close(knowledge(&report, strategy)[0], wrong * (1.0 - usd / 1_000.0));
    }
    assert_all_close(&errors(Staged), &[200.0, 200.0, 400.0, 400.0]);
    assert_all_close(&knowledge(&report, Staged), &[108.4, 108.4, 81.3, 81.3]);
}

#[test]
fn the_price_of_an_error_multiplies_both() {
    let report = report(&format!("{KNOWLEDGE}\n{ERRORS}\nquality.usd_per_error = 2.5"));
    // 1000 × 0.1 × 2.5 and 1000 × 0.9 × 0.4 × 2.5, four months.
    assert_lines(&report, PromptOnly, &[("quality.errors", 1_000.0), ("quality.knowledge", 3_600.0)]);
}

#[test]
fn without_a_price_quality_is_left_out_of_the_money() {
    let report = report(&format!("{KNOWLEDGE}\n{ERRORS}\nquality.usd_per_error = 0"));
    for strategy in [PromptOnly, Rag, FineTuned, Hybrid, Staged] {
        assert_lines(&report, strategy, &[]);
    }
}

#[test]
fn the_whole_corpus_in_the_prompt_covers_it() {
    let report = report(&format!("{KNOWLEDGE}\nprompt_only.include_corpus = true"));
    assert_all_close(&knowledge(&report, PromptOnly), &[0.0; 4]);
}

#[test]
fn a_retraining_makes_the_model_fresh_again() {
    let report =
        report(&format!("{KNOWLEDGE}\nfine_tuning.retraining = {{ every_months = 3, forced_months = [2] }}"));
    // Fresh in months 1, 2 and 4; month 3 is the second after month 2.
    assert_all_close(&knowledge(&report, FineTuned), &[230.0, 230.0, 281.3, 230.0]);
}

#[test]
fn a_growing_corpus_makes_a_model_stale_and_a_shrinking_one_does_not() {
    let stale = |growth: &str| {
        let report = report(&format!(
            "{KNOWLEDGE}\nknowledge.churn_per_month = 0\nknowledge.growth_per_month = {growth}"
        ));
        (knowledge(&report, FineTuned), knowledge(&report, Rag)[0])
    };
    // 1/1.5625 = 0.64 of it is old after a month: 0.8 after half a month, 0.512 after one and a half.
    let (tuned, searched) = stale("0.5625");
    // 500 × (1 − 0.6 × 0.8), 500 × (1 − 0.6 × 0.512), …
    assert_all_close(&tuned[..2], &[260.0, 346.4]);
    assert_close(searched, 244.0);
    let (tuned, searched) = stale("-0.5");
    assert_all_close(&tuned, &[200.0; 4]);
    assert_close(searched, 0.0);
    // Growth and rewriting together: 0.81 / 1.265625 = 0.64.
    let both = report(&format!("{KNOWLEDGE}\nknowledge.growth_per_month = 0.265625"));
    assert_close(knowledge(&both, FineTuned)[0], 260.0);
}

#[test]
fn an_index_that_keeps_up_is_never_stale() {
    let rag = |lag: &str| {
        let report = report(&format!("{KNOWLEDGE}\nquality.index_lag_days = {lag}"));
        knowledge(&report, Rag)[0]
    };
    assert_close(rag("0"), 0.0);
    // 365/6 days are two months of 730 h; half of that is one: 500 × 0.19.
    assert_close(rag("60.833333333333333"), 95.0);
}

#[test]
fn a_staged_model_is_as_old_as_its_last_training() {
    // Trained in month 3 with everything known then: 230 and 281.3. Before that RAG.
    let late = report(&format!("{KNOWLEDGE}\nstaged.then = 'fine_tuned'"));
    assert_all_close(&knowledge(&late, Staged), &[135.5, 135.5, 230.0, 281.3]);
    let early = report(&format!("{KNOWLEDGE}\nstaged = {{ first = 'fine_tuned', then = 'rag' }}"));
    assert_all_close(&knowledge(&early, Staged), &[230.0, 281.3, 135.5, 135.5]);
}

#[test]
fn the_share_of_right_answers_divides_the_total() {
    // $100 a month; per query 400 / 4000.
    let report = report(&format!(
        "{KNOWLEDGE}\n{ERRORS}\nquality.usd_per_error = 0\n[[extra]]\n\
         strategies = ['prompt_only', 'rag', 'fine_tuned', 'staged']\nusd_per_month = 100"
    ));
    let per_answer = |strategy| figures(&report, strategy).usd_per_correct_answer.expect("some are right");
    for strategy in [PromptOnly, Rag, FineTuned] {
        assert_close(figures(&report, strategy).usd_per_query.expect("there are queries"), 0.1);
    }
    // (1 − 0.1)(1 − 0.4) = 0.54 and (1 − 0.2)(1 − 0.1355) = 0.6916 of 4000 answers.
    assert_close(per_answer(PromptOnly), 400.0 / 2_160.0);
    assert_close(per_answer(Rag), 400.0 / (4_000.0 * 0.6916));
    // 0.7 × (1000 − 230 + 1000 − 281.3 + 1000 − 322.853 + 1000 − 356.51093) right ones.
    assert_close(per_answer(FineTuned), 400.0 / (0.7 * 2_809.336_07));
    // Two months at 0.8 × 0.8645 and two at 0.6 × 0.8645.
    assert_close(per_answer(Staged), 400.0 / (2_000.0 * 0.8645 * 1.4));
}

#[test]
fn wrong_answers_count_towards_the_cost_of_a_right_one() {
    let report =
        report("quality = { usd_per_error = 1, rag_error_share = 0.5 }\nworkload.queries_per_month = 10");
    // 20 wrong answers of 40: $20 over 40 queries, and over 20 right ones.
    assert_close(figures(&report, Rag).usd_per_query.expect("there are queries"), 0.5);
    assert_close(figures(&report, Rag).usd_per_correct_answer.expect("some are right"), 1.0);
    let wrong = common::report("quality.rag_error_share = 1.0");
    assert_eq!(figures(&wrong, Rag).usd_per_correct_answer, None);
}

/// 60 % of the queries need the corpus; prompting covers 20 % of those, a tuned model half.
#[track_caller]
fn fitness(changes: &str) -> Report {
    report(&format!(
        "knowledge.question_share = 0.6
        prompt_only.corpus_coverage = 0.2
        fine_tuning.corpus_coverage = 0.5
        {changes}"
    ))
}

#[track_caller]
fn unfit(report: &Report) -> Vec<Strategy> {
    let unfit = report.strategies.iter().filter(|(_, result)| result.status == Status::Unfit);
    unfit.map(|(strategy, _)| *strategy).collect()
}

#[test]
fn who_leaves_too_many_questions_without_their_knowledge_is_unfit() {
    // 0.6 × 0.8 = 0.48 and 0.6 × 0.5 = 0.3.
    assert_eq!(unfit(&fitness("knowledge.unanswered_limit = 0.5")), []);
    assert_eq!(unfit(&fitness("knowledge.unanswered_limit = 0.4")), [PromptOnly]);
    assert_eq!(unfit(&fitness("knowledge.unanswered_limit = 0.2")), [PromptOnly, FineTuned]);
    // With the whole corpus in the prompt nothing is missing.
    assert_eq!(
        unfit(&fitness("knowledge.unanswered_limit = 0\nprompt_only.include_corpus = true")),
        [FineTuned]
    );
    // Coverages of 0.3 and 0.6, and a limit of 0.25, when nothing is said: 0.42 and 0.24.
    assert_eq!(unfit(&report("knowledge.question_share = 0.6")), [PromptOnly]);
}

#[test]
fn the_limit_itself_is_within_it() {
    assert_eq!(unfit(&fitness("knowledge.unanswered_limit = 0.3")), [PromptOnly]);
    // A billionth is rounding, two are not.
    assert_eq!(unfit(&fitness("knowledge.unanswered_limit = 0.2999999995")), [PromptOnly]);
    assert_eq!(unfit(&fitness("knowledge.unanswered_limit = 0.299999998")), [PromptOnly, FineTuned]);
}

#[test]
fn staleness_does_not_make_unfit() {
    let stale =
        "knowledge = { unanswered_limit = 0.3, churn_per_month = 1.0 }\nquality.index_lag_days = 1000";
    assert_eq!(unfit(&fitness(stale)), [PromptOnly]);
}

#[test]
fn staged_is_unfit_when_either_phase_is() {
    let staged = |first: &str, then: &str| {
        let report = fitness(&format!(
            "knowledge.unanswered_limit = 0.2\nstaged = {{ first = '{first}', then = '{then}' }}"
        ));
        unfit(&report).contains(&Staged)
    };
    assert!(!staged("rag", "hybrid"));
    assert!(staged("rag", "fine_tuned"));
    assert!(staged("fine_tuned", "hybrid"));
    assert!(staged("fine_tuned", "rag"));
}

#[test]
fn the_unfit_keep_their_figures_and_carry_a_warning() {
    let report =
        fitness("knowledge.unanswered_limit = 0.4\nprompt_only.setup_hours = 1\nrag.setup_hours = 2");
    assert_close(figures(&report, PromptOnly).total_usd, 100.0);
    let reason = result(&report, PromptOnly).reason.as_deref().expect("the unfit say why");
    assert!(reason.contains("48%") && reason.contains("40%"), "{reason}");
    let warnings: Vec<&str> = report.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(warnings.iter().filter(|code| **code == "cannot_answer").count(), 1, "{warnings:?}");
    // They take part in comparisons, and never count as cheapest.
    let pair = report.pair(PromptOnly, Rag).expect("every pair of enabled strategies");
    assert_eq!(pair.over_time.verdict, crossover::report::Outcome::Always);
    assert_eq!(report.cheapest.strategy, Some(FineTuned));
}
