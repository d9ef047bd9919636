//! Costs that are easily forgotten, as data.

use crate::field;
use crate::field::Field;
use crate::kind::Strategy;
use crate::ledger::Line;

use super::cited::Cited;
use super::cited::Cited::{S0, S1, S2, S3, S4};
use super::rule::{EVERY, HYBRID, RETRIEVING, TUNED};

/// A cost that is easily forgotten.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HiddenCost {
    /// Its name in results.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The strategies that have it; the staged one has it with its parts.
    pub strategies: &'static [Strategy],
    /// What holds it in a scenario.
    pub holder: Holder,
    /// Values that add it where it is missing. The row of an `[[extra]]` line is `*`; amounts are assumptions.
    pub offer: &'static [(&'static str, &'static str)],
    /// Who says so.
    pub cited: &'static [Cited],
    /// What it is, in one sentence.
    pub why: &'static str,
}

/// What holds a cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Holder {
    /// These inputs: the cost is what there is less without them, wrong answers apart.
    Inputs(&'static [Field]),
    /// These lines of the ledger, with the switches behind them.
    Lines(&'static [Line], &'static [Field]),
    /// `[[extra]]` lines whose name contains one of these words.
    Extra(&'static [&'static str]),
}

const NAME: &str = "extra.*.name";
const FOR: &str = "extra.*.strategies";
const ONCE: &str = "extra.*.usd_once";
const HOURS: &str = "extra.*.hours_once";
const MONTHLY: &str = "extra.*.usd_per_month";
const TREND: &str = "extra.*.trend";
const ALL: &str = "prompt_only, rag, fine_tuned, hybrid, staged";
const SEARCHING: &str = "rag, hybrid";
const TRAINED: &str = "fine_tuned, hybrid";

/// Every one: of retrieval, of tuning, of both.
pub const HIDDEN_COSTS: &[HiddenCost] = &[
    HiddenCost {
        id: "retrieval_tuning",
        name: "Tuning chunks and retrieval",
        strategies: RETRIEVING,
        holder: Holder::Inputs(&[field!("rag.setup_hours"), field!("rag.upkeep_hours_per_month")]),
        offer: &[("rag.setup_hours", "80"), ("rag.upkeep_hours_per_month", "12")],
        cited: &[S2],
        why: "Chunk lengths, filters on metadata and ranking are found by trying, and drift as documents change.",
    },
    HiddenCost {
        id: "retrieval_evaluation",
        name: "Evaluating retrieval and answers",
        strategies: RETRIEVING,
        holder: Holder::Inputs(&[field!("rag.evaluation_hours")]),
        offer: &[("rag.evaluation_hours", "40")],
        cited: &[S2, S0],
        why: "Whether the right passages are found, and used, is measured on questions made for it.",
    },
    HiddenCost {
        id: "context_pressure",
        name: "Rewriting questions and reranking",
        strategies: RETRIEVING,
        holder: Holder::Lines(
            &[Line::QueryRewrite, Line::QueryRerank],
            &[field!("rag.rewrite.enabled"), field!("rag.rerank.enabled")],
        ),
        offer: &[("rag.rerank.enabled", "true")],
        cited: &[S2, S3],
        why: "Where passages compete for the prompt, questions are rewritten, passages summarised and candidates \
              sorted, with calls of their own.",
    },
    HiddenCost {
        id: "store",
        name: "Keeping the vector store",
        strategies: RETRIEVING,
        holder: Holder::Lines(
            &[
                Line::StoreWrites,
                Line::StoreStorage,
                Line::StoreReads,
                Line::StoreMinimum,
                Line::StoreNodes,
                Line::StoreFlat,
            ],
            &[field!("rag.store.kind")],
        ),
        offer: &[(NAME, "Vector store"), (FOR, SEARCHING), (MONTHLY, "70"), (TREND, "infrastructure")],
        cited: &[S3, S4],
        why: "A managed store is $70 to 700 a month; one of your own is somebody's work.",
    },
    HiddenCost {
        id: "corpus_care",
        name: "Stale and duplicate documents",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["stale", "duplicate", "cleaning"]),
        offer: &[(NAME, "Cleaning the corpus"), (FOR, SEARCHING), (MONTHLY, "400"), (TREND, "labour")],
        cited: &[S2],
        why: "Somebody takes out what is outdated or there twice, before it is found and quoted.",
    },
    HiddenCost {
        id: "access_control",
        name: "Access rights",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["access", "permission"]),
        offer: &[(NAME, "Access rights"), (FOR, SEARCHING), (HOURS, "40")],
        cited: &[S2],
        why: "A search must find only what its user may read.",
    },
    HiddenCost {
        id: "previous_index",
        name: "Previous index kept for rollback",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["previous index", "index kept"]),
        offer: &[(NAME, "Previous index kept"), (FOR, SEARCHING), (MONTHLY, "20"), (TREND, "infrastructure")],
        cited: &[S2],
        why: "The way back from a bad indexing is the index before it.",
    },
    HiddenCost {
        id: "labelling_drift",
        name: "Labels that no longer hold",
        strategies: TUNED,
        holder: Holder::Inputs(&[field!("fine_tuning.retraining.dataset_refresh_share")]),
        offer: &[("fine_tuning.retraining.dataset_refresh_share", "0.3")],
        cited: &[S2],
        why: "What counts as a good answer changes, and a part of the dataset is made anew for each training.",
    },
    HiddenCost {
        id: "regression_evaluation",
        name: "Evaluation against regressions",
        strategies: TUNED,
        holder: Holder::Inputs(&[
            field!("fine_tuning.evaluation.usd_per_training"),
            field!("fine_tuning.evaluation.hours_per_training"),
            field!("fine_tuning.evaluation.hours_per_retraining"),
        ]),
        offer: &[
            ("fine_tuning.evaluation.usd_per_training", "50"),
            ("fine_tuning.evaluation.hours_per_training", "40"),
            ("fine_tuning.evaluation.hours_per_retraining", "12"),
        ],
        cited: &[S0, S2, S3],
        why: "Each training may take away what the model could do before.",
    },
    HiddenCost {
        id: "retraining",
        name: "Training again",
        strategies: TUNED,
        holder: Holder::Inputs(&[
            field!("fine_tuning.retraining.every_months"),
            field!("hybrid.retrain_every_months"),
        ]),
        offer: &[("fine_tuning.retraining.every_months", "6"), ("hybrid.retrain_every_months", "12")],
        cited: &[S1, S0],
        why: "Putting it off saves its cost and lets the model go stale.",
    },
    HiddenCost {
        id: "registry",
        name: "Pipeline, registry and deployment",
        strategies: TUNED,
        holder: Holder::Inputs(&[
            field!("fine_tuning.setup_hours"),
            field!("fine_tuning.upkeep_hours_per_month"),
        ]),
        offer: &[("fine_tuning.setup_hours", "160"), ("fine_tuning.upkeep_hours_per_month", "8")],
        cited: &[S2],
        why: "Models, their datasets and their results are kept, named and shipped like software.",
    },
    HiddenCost {
        id: "canaries",
        name: "Canaries and A/B tests",
        strategies: TUNED,
        holder: Holder::Extra(&["canar", "a/b", "shadow"]),
        offer: &[(NAME, "Canaries and A/B tests"), (FOR, TRAINED), (HOURS, "24")],
        cited: &[S2, S3],
        why: "A new model first answers 5 to 10% of the traffic, and somebody compares.",
    },
    HiddenCost {
        id: "previous_model",
        name: "Previous model kept for rollback",
        strategies: TUNED,
        holder: Holder::Extra(&["previous model", "model kept"]),
        offer: &[(NAME, "Previous model kept"), (FOR, TRAINED), (MONTHLY, "100"), (TREND, "infrastructure")],
        cited: &[S2],
        why: "The way back from a bad training is the model before it, deployed and routable.",
    },
    HiddenCost {
        id: "compliance",
        name: "Retention and compliance of training data",
        strategies: TUNED,
        holder: Holder::Extra(&["compliance", "retention", "privacy"]),
        offer: &[(NAME, "Compliance of training data"), (FOR, TRAINED), (HOURS, "40")],
        cited: &[S2],
        why: "Who may be in the dataset, for how long, and how they get out of it is settled and kept.",
    },
    HiddenCost {
        id: "integration",
        name: "Joining retrieval and the tuned model",
        strategies: HYBRID,
        holder: Holder::Inputs(&[field!("hybrid.integration_hours")]),
        offer: &[("hybrid.integration_hours", "40")],
        cited: &[S2],
        why: "Adding one to the other later is work too: content moves out of prompts, evaluations are built anew.",
    },
    HiddenCost {
        id: "licences",
        name: "Connectors and licences",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["licence", "license", "connector"]),
        offer: &[
            (NAME, "Connectors and licences"),
            (FOR, SEARCHING),
            (ONCE, "2000"),
            (MONTHLY, "200"),
            (TREND, "infrastructure"),
        ],
        cited: &[S4],
        why: "Systems that hold the documents charge for being joined to others.",
    },
    HiddenCost {
        id: "vendor_change",
        name: "Change of model or vendor",
        strategies: EVERY,
        holder: Holder::Extra(&["vendor", "model change", "migration"]),
        offer: &[
            (NAME, "Model change: prompts and regression tests"),
            (FOR, ALL),
            (HOURS, "24"),
            ("extra.*.months", "13"),
        ],
        cited: &[S2],
        why: "Prompts, tests and tuned models belong to one model, and models are retired.",
    },
    HiddenCost {
        id: "guardrails",
        name: "Moderation and guardrails",
        strategies: EVERY,
        holder: Holder::Extra(&["moderation", "guardrail"]),
        offer: &[(NAME, "Moderation"), (FOR, ALL), ("extra.*.usd_per_query", "0.0001"), (TREND, "models")],
        cited: &[S2],
        why: "What goes in and what comes out is checked, often by another model.",
    },
    HiddenCost {
        id: "observability",
        name: "Monitoring and traces",
        strategies: EVERY,
        holder: Holder::Extra(&["monitoring", "observab", "tracing", "traces"]),
        offer: &[(NAME, "Monitoring and traces"), (FOR, ALL), (MONTHLY, "200"), (TREND, "infrastructure")],
        cited: &[S2],
        why: "Without traces nobody sees when answers get worse, or why.",
    },
    HiddenCost {
        id: "wrong_answers",
        name: "Wrong and outdated answers",
        strategies: EVERY,
        holder: Holder::Lines(
            &[Line::QualityErrors, Line::QualityKnowledge],
            &[field!("quality.usd_per_error")],
        ),
        offer: &[("quality.usd_per_error", "0.05")],
        cited: &[S0, S1],
        why: "What a stale model gets wrong costs the business something, whoever pays it.",
    },
];
