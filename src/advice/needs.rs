//! Rules on what is missing and what the answers rest on.

use crate::field;
use crate::field::Field;

use super::cited::Cited::{S0, S1, S2, S3, S4};
use super::condition::Condition::{Is, Nothing};
use super::rule::Effect::{Caveat, RulesOut, SpeaksFor};
use super::rule::Rule;
use super::rule::Target::{All, Any};
use super::rule::{HYBRID, PROMPT, RAG, RETRIEVING, TUNED, TUNED_ALONE, UNTUNED};

const GAP: Field = field!("answers.gap");
const CHANGES: Field = field!("answers.knowledge_changes");
const CITATIONS: Field = field!("answers.citations");
const ADAPTATION: Field = field!("answers.adaptation");

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "facts",
        finding: "Facts are missing",
        when: &[Is(GAP, &["facts"])],
        effects: &[(SpeaksFor, All(RETRIEVING)), (Caveat, Any(TUNED_ALONE))],
        cited: &[S1, S3],
        why: "Retrieval puts facts before the model; training shapes how it answers more than what it knows.",
    },
    Rule {
        id: "behaviour",
        finding: "The behaviour is wrong",
        when: &[Is(GAP, &["behaviour"])],
        effects: &[(SpeaksFor, Any(TUNED)), (Caveat, All(UNTUNED))],
        cited: &[S1, S2, S3, S0],
        why: "Broken formats, wordiness, caution, wrong routing and clumsy tool calls can be trained away; \
              retrieval does not touch them.",
    },
    Rule {
        id: "both",
        finding: "Facts are missing and the behaviour is wrong",
        when: &[Is(GAP, &["both"])],
        effects: &[(SpeaksFor, Any(HYBRID)), (Caveat, All(UNTUNED)), (Caveat, All(TUNED_ALONE))],
        cited: &[S0, S1, S3],
        why: "Style and reasoning are trained and facts retrieved; either alone leaves the other gap open.",
    },
    Rule {
        id: "knowledge_dynamic",
        finding: "Knowledge changes every week or faster",
        when: &[Is(CHANGES, &["weekly", "daily"])],
        effects: &[(SpeaksFor, All(RETRIEVING)), (Caveat, Any(TUNED_ALONE))],
        cited: &[S3, S0, S1, S2],
        why: "A changed document is in the index within hours; a tuned model is stale until it is trained again.",
    },
    Rule {
        id: "knowledge_monthly",
        finding: "Knowledge changes every month",
        when: &[Is(CHANGES, &["monthly"])],
        effects: &[(Caveat, Any(TUNED_ALONE))],
        cited: &[S0, S1],
        why: "Retraining is put off because it costs, and the model goes stale meanwhile.",
    },
    Rule {
        id: "knowledge_stable",
        finding: "Knowledge rarely changes",
        when: &[Is(CHANGES, &["rarely"])],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S0],
        why: "What was trained in stays right for long, and little has to be trained again.",
    },
    Rule {
        id: "never_retrained",
        finding: "Knowledge changes and the model is never trained again",
        when: &[
            Is(CHANGES, &["monthly", "weekly", "daily"]),
            Nothing(&[field!("fine_tuning.retraining.every_months")]),
        ],
        effects: &[(Caveat, Any(TUNED_ALONE))],
        cited: &[S0, S1],
        why: "This scenario pays for no retraining, so the tuned model only grows older.",
    },
    Rule {
        id: "citations",
        finding: "Citations are required",
        when: &[Is(CITATIONS, &["required"])],
        effects: &[(SpeaksFor, All(RETRIEVING)), (RulesOut, Any(TUNED_ALONE)), (Caveat, All(PROMPT))],
        cited: &[S1, S3, S2, S0, S4],
        why: "Only a passage that was put before the model can be named as the source of its answer.",
    },
    Rule {
        id: "citations_helpful",
        finding: "Citations are helpful",
        when: &[Is(CITATIONS, &["helpful"])],
        effects: &[(SpeaksFor, All(RETRIEVING))],
        cited: &[S1, S4],
        why: "What was retrieved can be shown beside the answer, so that readers can check it.",
    },
    Rule {
        id: "sources_several",
        finding: "The knowledge comes from several systems",
        when: &[Is(field!("answers.sources"), &["several"])],
        effects: &[(SpeaksFor, All(RETRIEVING)), (Caveat, Any(TUNED_ALONE)), (Caveat, All(PROMPT))],
        cited: &[S2],
        why: "An index takes documents as they are; a dataset or a prompt needs them worked into one form.",
    },
    Rule {
        id: "shared_knowledge",
        finding: "Several use cases share the knowledge",
        when: &[Is(field!("answers.shared_knowledge"), &["true"])],
        effects: &[(SpeaksFor, All(RETRIEVING)), (Caveat, Any(TUNED_ALONE))],
        cited: &[S0],
        why: "One index serves them all; of tuned models each needs its own.",
    },
    Rule {
        id: "adaptation_heavy",
        finding: "Tone, jargon or format are far from what the model does",
        when: &[Is(ADAPTATION, &["heavy"])],
        effects: &[(SpeaksFor, Any(TUNED)), (Caveat, All(UNTUNED))],
        cited: &[S4, S0],
        why: "So much adaptation is learned from examples and then kept in every answer; instructions do not carry it.",
    },
    Rule {
        id: "adaptation_some",
        finding: "Some adaptation is needed",
        when: &[Is(ADAPTATION, &["some"])],
        effects: &[(SpeaksFor, All(UNTUNED))],
        cited: &[S2, S4],
        why: "Prompt templates, examples and structured output are lighter than tuning and often do.",
    },
    Rule {
        id: "adaptation_none",
        finding: "No adaptation is needed",
        when: &[Is(ADAPTATION, &["none"])],
        effects: &[(SpeaksFor, All(RAG)), (Caveat, Any(TUNED))],
        cited: &[S4],
        why: "Where tone and form are fine as they are, tuning can only pay by cheaper calls.",
    },
];
