//! The strategies side by side without figures, as data: the twelve dimensions of S3, which cover the six of S1.

use crate::field;
use crate::field::Field;

/// What the strategies are compared by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dimension {
    /// Its name in results.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The questions whose answers are about it.
    pub questions: &'static [Field],
    /// What is to be said of each strategy, in their order.
    pub cells: [&'static str; 5],
}

/// Every dimension.
pub const DIMENSIONS: &[Dimension] = &[
    Dimension {
        id: "knowledge_updates",
        name: "Knowledge updates",
        questions: &[field!("answers.knowledge_changes"), field!("answers.sources")],
        cells: [
            "edit the prompt",
            "index what changed",
            "train again",
            "index what changed",
            "as the part that runs",
        ],
    },
    Dimension {
        id: "freshness",
        name: "Freshness",
        questions: &[field!("answers.knowledge_changes")],
        cells: ["as pasted", "hours", "as of the training", "hours", "as the part that runs"],
    },
    Dimension {
        id: "set_up",
        name: "Set-up",
        questions: &[field!("answers.exploring")],
        cells: ["days", "index and search", "data and training", "both", "one, later the other"],
    },
    Dimension {
        id: "update_cost",
        name: "Cost to update",
        questions: &[field!("answers.knowledge_changes"), field!("answers.task")],
        cells: [
            "next to nothing",
            "embedding of changes",
            "a new run, tested",
            "embedding; runs for style",
            "as the part that runs",
        ],
    },
    Dimension {
        id: "inference_cost",
        name: "Cost of a call",
        questions: &[field!("answers.latency")],
        cells: [
            "long prompt",
            "prompt with passages",
            "short prompt, small model",
            "passages, small model",
            "falls at the switch",
        ],
    },
    Dimension {
        id: "new_facts",
        name: "New facts",
        questions: &[field!("answers.gap"), field!("answers.sources"), field!("answers.shared_knowledge")],
        cells: ["what fits into it", "yes", "poorly", "yes", "with its retrieving part"],
    },
    Dimension {
        id: "behaviour",
        name: "Behaviour and style",
        questions: &[field!("answers.gap"), field!("answers.adaptation")],
        cells: ["by instruction", "by instruction", "learned", "learned", "with its tuned part"],
    },
    Dimension {
        id: "hallucination",
        name: "Made-up answers",
        questions: &[field!("answers.stakes")],
        cells: [
            "likely off the prompt",
            "fewer, on passages",
            "likely off the dataset",
            "fewest",
            "as the part that runs",
        ],
    },
    Dimension {
        id: "data_needed",
        name: "Data needed",
        questions: &[field!("answers.labelled_examples"), field!("answers.may_train_on_data")],
        cells: [
            "a few examples",
            "documents as they are",
            "50 to 1,000 examples",
            "documents and examples",
            "examples from production",
        ],
    },
    Dimension {
        id: "transparency",
        name: "Transparency",
        questions: &[field!("answers.citations")],
        cells: [
            "what was pasted",
            "sources can be named",
            "none",
            "sources can be named",
            "with its retrieving part",
        ],
    },
    Dimension {
        id: "privacy",
        name: "Privacy",
        questions: &[
            field!("answers.may_train_on_data"),
            field!("answers.may_store_embeddings"),
            field!("answers.deletion_duty"),
        ],
        cells: [
            "nothing is stored",
            "deleted from the index",
            "stays in the weights",
            "index yes, weights no",
            "as its parts",
        ],
    },
    Dimension {
        id: "time_to_production",
        name: "Time to production",
        questions: &[field!("answers.exploring"), field!("answers.rollback")],
        cells: ["hours to days", "days", "weeks", "weeks", "days, then weeks"],
    },
];
