//! Rules on what the law, the users and the model itself allow.

use crate::field;
use crate::field::Field;

use super::cited::Cited::{Model, S0, S2, S3, S4};
use super::condition::Condition::{BeyondWindow, CannotRun, Chosen, Is, LeavesOpen, On};
use super::rule::Effect::{Caveat, RulesOut, SpeaksFor};
use super::rule::Rule;
use super::rule::Target::{All, Any};
use super::rule::{EVERY, PROMPT, RAG, RETRIEVING, TUNED, TUNED_ALONE};

const LATENCY: Field = field!("answers.latency");
const ROLLBACK: Field = field!("answers.rollback");
const STAKES: Field = field!("answers.stakes");

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "training_forbidden",
        finding: "The data must not be trained on",
        when: &[Is(field!("answers.may_train_on_data"), &["false"])],
        effects: &[(RulesOut, Any(TUNED)), (SpeaksFor, All(RAG))],
        cited: &[S2, S3],
        why: "What a model was trained on is in its weights; documents that are only read stay where they are.",
    },
    Rule {
        id: "embeddings_forbidden",
        finding: "Embeddings of the data must not be stored",
        when: &[Is(field!("answers.may_store_embeddings"), &["false"])],
        effects: &[(RulesOut, Any(RETRIEVING))],
        cited: &[S2],
        why: "Retrieval searches a store of embeddings, from which texts can in part be made out again.",
    },
    Rule {
        id: "deletion_duty",
        finding: "A person's data must be removable",
        when: &[Is(field!("answers.deletion_duty"), &["true"])],
        effects: &[(SpeaksFor, All(RAG)), (Caveat, Any(TUNED))],
        cited: &[S2],
        why: "A document is deleted from an index at once; out of a tuned model it comes by a new training only.",
    },
    Rule {
        id: "latency_strict",
        finding: "An answer must come fast",
        when: &[Is(LATENCY, &["strict"])],
        effects: &[(SpeaksFor, Any(TUNED_ALONE)), (Caveat, Any(RETRIEVING))],
        cited: &[S0, S2, S4],
        why: "A search before each answer takes time, and the passages make the prompt longer to read.",
    },
    Rule {
        id: "latency_agent",
        finding: "An answer must come fast and an agent searches",
        when: &[Is(LATENCY, &["strict"]), Chosen(field!("rag.loop"), "agent")],
        effects: &[(Caveat, Any(RETRIEVING))],
        cited: &[S0, S2],
        why: "Every round is another search and another model call before the answer begins.",
    },
    Rule {
        id: "latency_rewrite",
        finding: "An answer must come fast and each question is rewritten",
        when: &[Is(LATENCY, &["strict"]), On(field!("rag.rewrite.enabled"))],
        effects: &[(Caveat, Any(RETRIEVING))],
        cited: &[S0, S2],
        why: "The rewriting model has to finish before the search can begin.",
    },
    Rule {
        id: "latency_relaxed",
        finding: "An answer may take its time",
        when: &[Is(LATENCY, &["relaxed"])],
        effects: &[(SpeaksFor, All(RETRIEVING))],
        cited: &[S2, S4],
        why: "There is time to search, to rerank and to search again.",
    },
    Rule {
        id: "rollback_minutes",
        finding: "A bad change must be undone within minutes",
        when: &[Is(ROLLBACK, &["minutes"])],
        effects: &[(SpeaksFor, All(RAG)), (Caveat, Any(TUNED))],
        cited: &[S2],
        why: "A previous index is kept for little; a previous model has to stay deployed to be switched back to.",
    },
    Rule {
        id: "rollback_days",
        finding: "A bad change may take days to undo",
        when: &[Is(ROLLBACK, &["days"])],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S2],
        why: "The slower steps of training, testing and shipping a model are no obstacle.",
    },
    Rule {
        id: "stakes_high",
        finding: "A made-up answer does much harm",
        when: &[Is(STAKES, &["high"])],
        effects: &[(SpeaksFor, All(RETRIEVING)), (Caveat, Any(TUNED_ALONE)), (Caveat, All(PROMPT))],
        cited: &[S3, S4],
        why: "Answers that rest on retrieved passages are made up less often, and can be checked.",
    },
    Rule {
        id: "stakes_low",
        finding: "A made-up answer does little harm",
        when: &[Is(STAKES, &["low"])],
        effects: &[(SpeaksFor, All(PROMPT)), (SpeaksFor, Any(TUNED_ALONE))],
        cited: &[S4],
        why: "Nothing has to be looked up only to be safe.",
    },
    Rule {
        id: "beyond_window",
        finding: "The corpus does not fit into the prompt",
        when: &[BeyondWindow],
        effects: &[(RulesOut, All(PROMPT))],
        cited: &[Model],
        why: "What is beyond the context window cannot be put before the model with every query.",
    },
    Rule {
        id: "cannot_run",
        finding: "The evaluation says it cannot run",
        when: &[CannotRun],
        effects: &[(RulesOut, Any(EVERY))],
        cited: &[Model],
        why: "What cannot run in a month of the horizon is no choice for it.",
    },
    Rule {
        id: "leaves_open",
        finding: "The evaluation says it leaves too much unanswered",
        when: &[LeavesOpen],
        effects: &[(RulesOut, Any(EVERY))],
        cited: &[Model],
        why: "The scenario says how many queries may be left without their knowledge, and there are more.",
    },
];
