//! Rules on examples, the task and the volume: whether tuning is ready and worth it.

use crate::field;
use crate::field::Field;

use super::cited::Cited::{S0, S1, S2, S3};
use super::condition::Condition::{AtLeast, Critical, Is, Nothing, OffMagnitude, Something, Under, Volume};
use super::rule::Effect::{Caveat, RulesOut, SpeaksFor};
use super::rule::Rule;
use super::rule::Target::{All, Any, First, Later};
use super::rule::{PROMPT, RAG, RETRIEVING, TUNED, UNTUNED};

const EXAMPLES: Field = field!("answers.labelled_examples");
const TASK: Field = field!("answers.task");
const EVALUATION: &[Field] = &[
    field!("fine_tuning.evaluation.usd_per_training"),
    field!("fine_tuning.evaluation.hours_per_training"),
    field!("fine_tuning.evaluation.hours_per_retraining"),
];

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "examples_under_50",
        finding: "There are fewer than 50 labelled examples",
        when: &[Under(EXAMPLES, 50.0)],
        effects: &[(RulesOut, First(TUNED)), (Caveat, Later(TUNED)), (SpeaksFor, First(RAG))],
        cited: &[S3, S1],
        why: "So few rarely teach anything; production can supply more before a model is tuned.",
    },
    Rule {
        id: "examples_usual",
        finding: "There are 50 to 1,000 labelled examples",
        when: &[AtLeast(EXAMPLES, 50.0), Under(EXAMPLES, 1_000.0)],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S3, S2],
        why: "That is the usual size, if they are good: a hundred excellent ones beat a thousand mediocre ones.",
    },
    Rule {
        id: "examples_many",
        finding: "There are 1,000 labelled examples or more",
        when: &[AtLeast(EXAMPLES, 1_000.0)],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S0, S2],
        why: "Those who count on thousands of examples before they tune have them here.",
    },
    Rule {
        id: "task_stable",
        finding: "The task is settled",
        when: &[Is(TASK, &["stable"])],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S0, S2, S3],
        why: "What is learned once is used for long, so the work on the dataset pays.",
    },
    Rule {
        id: "test_suite",
        finding: "The task is settled and its tests are paid for",
        when: &[Is(TASK, &["stable"]), Something(EVALUATION)],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S2],
        why: "A test suite shows whether a training made the model better before anybody meets it.",
    },
    Rule {
        id: "no_regression_tests",
        finding: "No money or time is set aside to evaluate a training",
        when: &[Nothing(EVALUATION)],
        effects: &[(Caveat, Any(TUNED))],
        cited: &[S0, S2],
        why: "A tuned model may forget what it could do before, and only tests would show it.",
    },
    Rule {
        id: "training_magnitude",
        finding: "A large model is tuned in full for an unusual amount",
        when: &[OffMagnitude],
        effects: &[(Caveat, Any(TUNED))],
        cited: &[S1],
        why: "Others pay five or six figures for that, and far less for an adapter (LoRA): look at dataset, epochs and \
              GPUs again.",
    },
    Rule {
        id: "task_evolving",
        finding: "The task is still changing",
        when: &[Is(TASK, &["evolving"])],
        effects: &[(SpeaksFor, All(UNTUNED)), (Caveat, Any(TUNED))],
        cited: &[S3, S0],
        why: "A prompt or an index follows within a day; a dataset made for the old task has to be made again.",
    },
    Rule {
        id: "exploring",
        finding: "What users ask is not known yet",
        when: &[Is(field!("answers.exploring"), &["true"])],
        effects: &[(SpeaksFor, First(RAG)), (Caveat, First(TUNED))],
        cited: &[S2, S3],
        why: "Tuning now would train for guesses; questions from production make the better dataset later.",
    },
    Rule {
        id: "not_exploring",
        finding: "What users ask is known",
        when: &[Is(field!("answers.exploring"), &["false"])],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S2],
        why: "The examples can be chosen for the questions that come.",
    },
    Rule {
        id: "volume",
        finding: "There are more than 500,000 queries a month on average, and speed or cost decides",
        when: &[Volume(500_000.0), Critical],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S3, S0],
        why: "At that volume a small tuned model with a short prompt saves more on calls than its training costs.",
    },
    Rule {
        id: "volume_stable",
        finding: "There are more than 500,000 queries a month on average, on a settled task",
        when: &[Volume(500_000.0), Is(TASK, &["stable"])],
        effects: &[(SpeaksFor, Any(TUNED))],
        cited: &[S3],
        why: "The rule of thumb that tuning begins to pay there is about tasks such as this one.",
    },
    Rule {
        id: "retrieval_unmeasured",
        finding: "No time is set aside to evaluate retrieval",
        when: &[Nothing(&[field!("rag.evaluation_hours")])],
        effects: &[(Caveat, Any(RETRIEVING))],
        cited: &[S0, S2],
        why: "An answer is only as good as the passages found for it, and nobody would know.",
    },
    Rule {
        id: "prompt_first",
        finding: "A prompt is quickly tried",
        when: &[],
        effects: &[(SpeaksFor, All(PROMPT))],
        cited: &[S3, S2],
        why: "A good prompt with a few examples shows within days what is left to be solved.",
    },
    Rule {
        id: "start_with_rag",
        finding: "RAG is the usual beginning",
        when: &[],
        effects: &[(SpeaksFor, First(RAG))],
        cited: &[S0, S1, S3],
        why: "It works with the documents there are, and what its users ask shows whether tuning is worth adding.",
    },
];
