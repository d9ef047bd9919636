//! Section 2 of the model by hand: how the volume and the corpus develop from month to month.

mod common;

use common::{accrual, assert_all_close, assert_close, report, start};
use crossover::kind::Strategy::{PromptOnly, Rag};

/// The queries of each month: another cost of one dollar a query shows them.
#[track_caller]
fn queries(growth: &str) -> Vec<f64> {
    let report = report(&format!("{growth}\n[[extra]]\nstrategies = ['prompt_only']\nusd_per_query = 1"));
    accrual(&report, PromptOnly, "extra.1")
}

#[test]
fn flat_growth_stays() {
    assert_all_close(&queries(""), &[1_000.0, 1_000.0, 1_000.0, 1_000.0]);
}

#[test]
fn linear_growth_adds_and_never_falls_below_zero() {
    let up = "workload.growth = { kind = 'linear', per_month = 250 }";
    assert_all_close(&queries(up), &[1_000.0, 1_250.0, 1_500.0, 1_750.0]);
    // 1000 − 400 (t − 1): the fourth month would have −200.
    let down = "workload.growth = { kind = 'linear', per_month = -400 }";
    assert_all_close(&queries(down), &[1_000.0, 600.0, 200.0, 0.0]);
}

#[test]
fn compound_growth_multiplies() {
    let up = "workload.growth = { kind = 'compound', per_month = 0.1 }";
    assert_all_close(&queries(up), &[1_000.0, 1_100.0, 1_210.0, 1_331.0]);
    let down = "workload.growth = { kind = 'compound', per_month = -0.5 }";
    assert_all_close(&queries(down), &[1_000.0, 500.0, 250.0, 125.0]);
}

#[test]
fn compound_growth_of_three_per_cent_is_what_holds_when_nothing_is_said() {
    let default = "workload.growth.kind = 'compound'";
    // 1.03² = 1.0609; 1.03³ = 1.092727
    assert_all_close(&queries(default), &[1_000.0, 1_030.0, 1_060.9, 1_092.727]);
}

#[test]
fn logistic_growth_approaches_its_ceiling() {
    // With a rate of ln 2 the distance halves each month: (K − q)/q = (900 − 100)/100 = 8, 4, 2, 1, so
    // 900/9, 900/5, 900/3, 900/2.
    let growth = "
        workload.queries_per_month = 100
        workload.growth = { kind = 'logistic', per_month = 0.6931471805599453, ceiling = 900 }";
    assert_all_close(&queries(growth), &[100.0, 180.0, 300.0, 450.0]);
}

#[test]
fn logistic_growth_above_its_ceiling_comes_down() {
    // (450 − 900)/900 = −1/2, −1/4, −1/8, −1/16: 450 / (1/2), / (3/4), / (7/8), / (15/16).
    let growth = "
        workload.queries_per_month = 900
        workload.growth = { kind = 'logistic', per_month = 0.6931471805599453, ceiling = 450 }";
    assert_all_close(&queries(growth), &[900.0, 600.0, 3_600.0 / 7.0, 480.0]);
}

#[test]
fn a_series_is_taken_as_it_is_and_its_last_value_holds() {
    let short = "workload.growth = { kind = 'series', values = [5, 0, 7] }";
    assert_all_close(&queries(short), &[5.0, 0.0, 7.0, 7.0]);
    let long = "workload.growth = { kind = 'series', values = [1, 2, 3, 4, 5, 6] }";
    assert_all_close(&queries(long), &[1.0, 2.0, 3.0, 4.0]);
}

/// The corpus in millions of tokens at the start of month 1, and what changes in each month:
/// preprocessing at a dollar per million tokens shows both.
#[track_caller]
fn corpus(knowledge: &str) -> (f64, Vec<f64>) {
    // 1000 documents of 1000 tokens are a million tokens.
    let report = report(&format!(
        "knowledge.documents = 1000
        knowledge.tokens_per_document = 1000
        rag.preprocessing.usd_per_mtok = 1
        {knowledge}"
    ));
    let lumps = start(&report, Rag, "index.preprocessing");
    assert_all_close(&lumps[1..], &[0.0, 0.0, 0.0]);
    (lumps[0], accrual(&report, Rag, "index.preprocessing"))
}

#[test]
fn the_corpus_grows_and_is_rewritten() {
    // Changed: (0.1 + 0.2) · C, with C = 1, 1.1, 1.21, 1.331 million.
    let (first, changed) = corpus("knowledge.growth_per_month = 0.1\nknowledge.churn_per_month = 0.2");
    assert_close(first, 1.0);
    assert_all_close(&changed, &[0.3, 0.33, 0.363, 0.3993]);
}

#[test]
fn a_shrinking_corpus_is_rewritten_less() {
    // Changed: (−0.1 + 0.3) · C, with C = 1, 0.9, 0.81, 0.729 million.
    let (first, changed) = corpus("knowledge.growth_per_month = -0.1\nknowledge.churn_per_month = 0.3");
    assert_close(first, 1.0);
    assert_all_close(&changed, &[0.2, 0.18, 0.162, 0.1458]);
}

#[test]
fn what_shrinks_faster_than_it_is_rewritten_changes_nothing() {
    let (first, changed) = corpus("knowledge.growth_per_month = -0.5\nknowledge.churn_per_month = 0.2");
    assert_close(first, 1.0);
    assert_all_close(&changed, &[0.0, 0.0, 0.0, 0.0]);
}
