//! Every rule that excludes, alone.

use crossover::advice::Fit::RuledOut;
use crossover::advice::{Effect, rules};
use crossover::kind::Strategy::{self, FineTuned, Hybrid, PromptOnly, Rag, Staged};

use super::{advised, with_fit};

/// The rule, what makes it fire, and all that it excludes while staged moves from RAG to hybrid.
const ALONE: [(&str, &str, &[Strategy]); 7] = [
    ("citations", "answers.citations = 'required'", &[FineTuned]),
    ("examples_under_50", "answers.labelled_examples = 49", &[FineTuned, Hybrid]),
    ("training_forbidden", "answers.may_train_on_data = false", &[FineTuned, Hybrid, Staged]),
    ("embeddings_forbidden", "answers.may_store_embeddings = false", &[Rag, Hybrid, Staged]),
    // 1,000 documents of 200 tokens are 200,000; the window holds 128,000.
    (
        "beyond_window",
        "prompt_only.include_corpus = true\nknowledge.documents = 1_000\nknowledge.tokens_per_document = 200",
        &[PromptOnly],
    ),
    // An answer of 2 tokens does not fit into a window of 1.
    (
        "cannot_run",
        "workload.answer_tokens = 2\nmodels.tuned.context_window_tokens = 1",
        &[FineTuned, Hybrid, Staged],
    ),
    // Half of the questions need the corpus; a prompt that knows 30% of it leaves 35% open, a tuned model that
    // knows 40% leaves 30%, and a quarter is allowed.
    (
        "leaves_open",
        "knowledge.question_share = 0.5\nfine_tuning.corpus_coverage = 0.4",
        &[PromptOnly, FineTuned],
    ),
];

#[test]
fn each_excludes_what_it_should_and_nothing_else() {
    assert_eq!(with_fit(&advised(""), RuledOut), []);
    for (id, settings, excluded) in ALONE {
        let advice = advised(settings);
        assert_eq!(with_fit(&advice, RuledOut), excluded, "{id}");
        for (strategy, advised) in advice.strategies.iter() {
            let excluding: Vec<&str> = advised
                .reasons
                .iter()
                .filter(|reason| reason.effect == Effect::RulesOut)
                .map(|reason| reason.rule)
                .collect();
            let expected = if excluded.contains(strategy) { vec![id] } else { vec![] };
            assert_eq!(excluding, expected, "{} by {id}", strategy.name());
        }
    }
}

#[test]
fn there_are_no_others() {
    let mut hard: Vec<&str> = rules().filter(|rule| rule.is_hard()).map(|rule| rule.id).collect();
    let mut tested = ALONE.map(|(id, ..)| id).to_vec();
    hard.sort_unstable();
    tested.sort_unstable();
    assert_eq!(hard, tested);
}

#[test]
fn staged_is_excluded_with_its_parts() {
    let excluded = |settings: &str| with_fit(&advised(settings), RuledOut).contains(&Staged);
    // A first part that cannot cite, and one for which there are no examples yet.
    assert!(excluded("staged.first = 'fine_tuned'\nanswers.citations = 'required'"));
    assert!(excluded("staged.first = 'fine_tuned'\nanswers.labelled_examples = 0"));
    // From tuning to RAG nothing is trained later, and from RAG to tuning alone no source is named later.
    assert!(excluded("staged = { first = 'rag', then = 'fine_tuned' }\nanswers.citations = 'required'"));
    assert!(!excluded("staged = { first = 'rag', then = 'fine_tuned' }\nanswers.labelled_examples = 0"));
}

#[test]
fn a_limit_is_where_it_says() {
    let at = |examples: u32| with_fit(&advised(&format!("answers.labelled_examples = {examples}")), RuledOut);
    assert_eq!(at(49), [FineTuned, Hybrid]);
    assert_eq!(at(50), []);
}

/// What keeps the corpus out of the prompt and what keeps RAG from running are two things.
#[test]
fn a_small_window_is_told_apart_from_a_large_corpus() {
    // An answer of 2 tokens does not fit into a window of 1, with or without the corpus.
    let advice = advised(
        "prompt_only.include_corpus = true\nworkload.answer_tokens = 2\nmodels.base.context_window_tokens = 1",
    );
    let first = |strategy| advice.strategies.get(&strategy).unwrap().reasons[0].rule;
    assert_eq!([PromptOnly, Rag, Staged].map(first), ["beyond_window", "cannot_run", "cannot_run"]);
    let without = advised("workload.answer_tokens = 2\nmodels.base.context_window_tokens = 1");
    assert_eq!(without.strategies.get(&PromptOnly).unwrap().reasons[0].rule, "cannot_run");
}

/// The evaluation knows the figures.
#[test]
fn what_the_evaluation_excludes_is_told_in_its_words() {
    let advice = advised("knowledge.question_share = 0.5\nfine_tuning.corpus_coverage = 0.4");
    let told = &advice.strategies.get(&FineTuned).unwrap().reasons[0];
    assert_eq!((told.rule, told.source.as_str()), ("leaves_open", "model"));
    assert_eq!(told.why, "it leaves 30% of queries without their knowledge; at most 25% are allowed.");
}
