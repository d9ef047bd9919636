//! What the documents say of their own cases, and their decision trees.

use crossover::advice::Fit::{Caveats, Fits, RuledOut};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};

use super::{advise, advised, approach, preset, with_fit};

/// S4: retrieval; a hybrid is possible.
#[test]
fn the_customer_support_chatbot() {
    let advice = advise(&preset("support-chatbot", &[]));
    assert_eq!(approach(&advice), Some(Rag));
    assert_eq!(advice.cheapest_that_fits, Some(Rag));
    assert_eq!(with_fit(&advice, RuledOut), [PromptOnly, FineTuned]);
    assert!(with_fit(&advice, Fits).contains(&Hybrid));
}

/// S4: retrieval, and a hybrid if much has to be adapted.
#[test]
fn the_analysis_of_legal_documents() {
    let advice = advise(&preset("legal-documents", &[]));
    assert_eq!((approach(&advice), advice.cheapest_that_fits), (Some(Rag), Some(Rag)));
    let heavy = [("answers.adaptation", "heavy")];
    // Not with clients' documents that must not be trained on, and forty examples.
    assert_eq!(approach(&advise(&preset("legal-documents", &heavy))), Some(Rag));
    let ready =
        [&heavy[..], &[("answers.may_train_on_data", "true"), ("answers.labelled_examples", "400")]].concat();
    assert_eq!(approach(&advise(&preset("legal-documents", &ready))), Some(Hybrid));
}

/// S4: a hybrid.
#[test]
fn the_recommendation_of_films() {
    let advice = advise(&preset("media-recommendations", &[]));
    assert_eq!(approach(&advice), Some(Hybrid));
    assert_eq!(with_fit(&advice, RuledOut), [PromptOnly, FineTuned]);
}

/// S1: answers that are out of date are a matter of retrieval.
#[test]
fn outdated_answers() {
    let advice = advise(&preset("outdated-answers", &[]));
    assert_eq!((approach(&advice), advice.cheapest_that_fits), (Some(Rag), Some(Rag)));
    assert_eq!(with_fit(&advice, Fits), [Rag]);
}

/// S1: right facts in the wrong tone are a matter of tuning.
#[test]
fn the_wrong_tone() {
    let advice = advise(&preset("wrong-tone", &[]));
    assert_eq!((approach(&advice), advice.cheapest_that_fits), (Some(FineTuned), Some(FineTuned)));
    assert_eq!(with_fit(&advice, Fits), [FineTuned, Hybrid, Staged]);
    assert_eq!(with_fit(&advice, Caveats), [PromptOnly, Rag]);
}

#[track_caller]
fn leads(answers: &str, to: Strategy, by: &str) {
    let advice = advised(answers);
    let found = advice.approach.as_ref().unwrap();
    assert_eq!((found.strategy, found.rules.first().copied()), (to, Some(by)), "{answers}");
}

/// S3: every branch of the tree, and that it comes before those below it.
#[test]
fn the_decision_tree() {
    const ALL_BELOW: &str = "
        answers.gap = 'behaviour'
        answers.labelled_examples = 1_000
        workload.queries_per_month = 600_000
        answers.latency = 'strict'";
    leads(
        &format!("answers.knowledge_changes = 'weekly'\nanswers.citations = 'required'{ALL_BELOW}"),
        Rag,
        "knowledge_dynamic",
    );
    leads(&format!("answers.knowledge_changes = 'daily'{ALL_BELOW}"), Rag, "knowledge_dynamic");
    leads(
        &format!("answers.knowledge_changes = 'monthly'\nanswers.citations = 'required'{ALL_BELOW}"),
        Rag,
        "citations",
    );
    leads(&format!("answers.knowledge_changes = 'rarely'{ALL_BELOW}"), FineTuned, "behaviour");
    leads("answers.gap = 'behaviour'\nanswers.exploring = true", FineTuned, "behaviour");
    // Not ready to tune, even for behaviour.
    leads("answers.gap = 'behaviour'\nanswers.labelled_examples = 49", Rag, "examples_under_50");
    leads(
        "answers.labelled_examples = 49\nworkload.queries_per_month = 600_000\nanswers.latency = 'strict'",
        Rag,
        "examples_under_50",
    );
    let many = "answers.labelled_examples = 50\nworkload.queries_per_month = 600_000\nanswers.latency = 'strict'\nanswers.task = 'evolving'\n";
    leads(many, FineTuned, "volume");
    leads(&format!("{many}answers.gap = 'facts'"), Hybrid, "volume");
    leads(&format!("{many}answers.gap = 'both'"), Hybrid, "volume");
    leads("answers.task = 'evolving'\nanswers.gap = 'both'", Rag, "task_evolving");
    leads("answers.exploring = true\nanswers.gap = 'both'", Rag, "exploring");
    leads("answers.gap = 'both'\nanswers.task = 'stable'", Hybrid, "both");
    leads("", Rag, "start_with_rag");
}

/// S1: facts or behaviour, changing knowledge, citations, examples, and RAG for those who are not sure.
#[test]
fn the_walk_of_five_steps() {
    leads("answers.gap = 'facts'", Rag, "facts");
    leads("answers.gap = 'behaviour'", FineTuned, "behaviour");
    leads("answers.gap = 'behaviour'\nanswers.knowledge_changes = 'daily'", Rag, "knowledge_dynamic");
    leads("answers.gap = 'behaviour'\nanswers.citations = 'required'", Rag, "citations");
    leads("answers.gap = 'behaviour'\nanswers.labelled_examples = 0", Rag, "examples_under_50");
    leads("answers.gap = 'not_sure'\nanswers.labelled_examples = 'not_sure'", Rag, "start_with_rag");
}

/// Where what a step leads to is excluded, the way goes on.
#[test]
fn the_way_goes_on_where_a_step_is_blocked() {
    leads("answers.gap = 'both'\nanswers.may_train_on_data = false", Rag, "start_with_rag");
    // A model that knows too little of the corpus needs retrieval beside it.
    leads("answers.gap = 'behaviour'\nknowledge.question_share = 1", Hybrid, "behaviour");
    leads(
        "answers.knowledge_changes = 'daily'\nanswers.may_store_embeddings = false",
        PromptOnly,
        "start_with_rag",
    );
    leads("answers.gap = 'both'\nhybrid.enabled = false", Rag, "start_with_rag");
    let nothing = "answers.may_store_embeddings = false\nanswers.may_train_on_data = false\nknowledge.question_share = 1";
    assert_eq!(approach(&advised(nothing)), None);
}
