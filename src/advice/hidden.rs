//! Costs that are easily forgotten, as data.

use crate::field;
use crate::field::Field;
use crate::kind::Strategy;
use crate::ledger::Line;

use super::cited::Cited;
use super::cited::Cited::{S0, S1, S2, S3, S4};
use super::offer::Offer;
use super::offer::Offer::{Month, Number, On, Strategies, Text};
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
    pub offer: &'static [(&'static str, Offer)],
    /// Why it is zero all the same where the values that are offered change nothing.
    pub idle: &'static str,
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
    /// These lines of the ledger, with the switches behind them, and `[[extra]]` lines whose name contains one of
    /// these words.
    Lines(&'static [Line], &'static [Field], &'static [&'static str]),
    /// `[[extra]]` lines whose name contains one of these words.
    Extra(&'static [&'static str]),
}

const NAME: &str = "extra.*.name";
const FOR: &str = "extra.*.strategies";
const ONCE: &str = "extra.*.usd_once";
const HOURS: &str = "extra.*.hours_once";
const MONTHLY: &str = "extra.*.usd_per_month";
const TREND: &str = "extra.*.trend";

/// Why most of them stay zero.
const FREE: &str = "what would be added costs nothing here";

/// Every one: of retrieval, of tuning, of both.
pub const HIDDEN_COSTS: &[HiddenCost] = &[
    HiddenCost {
        id: "retrieval_tuning",
        name: "Tuning chunks and retrieval",
        strategies: RETRIEVING,
        holder: Holder::Inputs(&[field!("rag.setup_hours"), field!("rag.upkeep_hours_per_month")]),
        offer: &[("rag.setup_hours", Number(80.0)), ("rag.upkeep_hours_per_month", Number(12.0))],
        idle: FREE,
        cited: &[S2],
        why: "Chunk lengths, filters on metadata and ranking are found by trying, and drift as documents change.",
    },
    HiddenCost {
        id: "retrieval_evaluation",
        name: "Evaluating retrieval and answers",
        strategies: RETRIEVING,
        holder: Holder::Inputs(&[field!("rag.evaluation_hours")]),
        offer: &[("rag.evaluation_hours", Number(40.0))],
        idle: FREE,
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
            &[],
        ),
        offer: &[("rag.rerank.enabled", On)],
        idle: FREE,
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
            &["vector store"],
        ),
        offer: &[
            (NAME, Text("Vector store")),
            (FOR, Strategies(RETRIEVING)),
            (MONTHLY, Number(70.0)),
            (TREND, Text("infrastructure")),
        ],
        idle: FREE,
        cited: &[S3, S4],
        why: "A managed store is $70 to 700 a month; one of your own is somebody's work.",
    },
    HiddenCost {
        id: "corpus_care",
        name: "Stale and duplicate documents",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["stale", "duplicate", "cleaning"]),
        offer: &[
            (NAME, Text("Cleaning the corpus")),
            (FOR, Strategies(RETRIEVING)),
            (MONTHLY, Number(400.0)),
            (TREND, Text("labour")),
        ],
        idle: FREE,
        cited: &[S2],
        why: "Somebody takes out what is outdated or there twice, before it is found and quoted.",
    },
    HiddenCost {
        id: "access_control",
        name: "Access rights",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["access", "permission"]),
        offer: &[(NAME, Text("Access rights")), (FOR, Strategies(RETRIEVING)), (HOURS, Number(40.0))],
        idle: FREE,
        cited: &[S2],
        why: "A search must find only what its user may read.",
    },
    HiddenCost {
        id: "previous_index",
        name: "Previous index kept for rollback",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["previous index", "index kept"]),
        offer: &[
            (NAME, Text("Previous index kept")),
            (FOR, Strategies(RETRIEVING)),
            (MONTHLY, Number(20.0)),
            (TREND, Text("infrastructure")),
        ],
        idle: FREE,
        cited: &[S2],
        why: "The way back from a bad indexing is the index before it.",
    },
    HiddenCost {
        id: "labelling_drift",
        name: "Labels that no longer hold",
        strategies: TUNED,
        holder: Holder::Inputs(&[field!("fine_tuning.retraining.dataset_refresh_share")]),
        offer: &[("fine_tuning.retraining.dataset_refresh_share", Number(0.3))],
        idle: "nothing is trained again",
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
            ("fine_tuning.evaluation.usd_per_training", Number(50.0)),
            ("fine_tuning.evaluation.hours_per_training", Number(40.0)),
            ("fine_tuning.evaluation.hours_per_retraining", Number(12.0)),
        ],
        idle: FREE,
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
        offer: &[
            ("fine_tuning.retraining.every_months", Number(6.0)),
            ("hybrid.retrain_every_months", Number(12.0)),
        ],
        idle: "training again costs nothing here",
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
        offer: &[
            ("fine_tuning.setup_hours", Number(160.0)),
            ("fine_tuning.upkeep_hours_per_month", Number(8.0)),
        ],
        idle: FREE,
        cited: &[S2],
        why: "Models, their datasets and their results are kept, named and shipped like software.",
    },
    HiddenCost {
        id: "canaries",
        name: "Canaries and A/B tests",
        strategies: TUNED,
        holder: Holder::Extra(&["canar", "a/b", "shadow"]),
        offer: &[(NAME, Text("Canaries and A/B tests")), (FOR, Strategies(TUNED)), (HOURS, Number(24.0))],
        idle: FREE,
        cited: &[S2, S3],
        why: "A new model first answers 5 to 10% of the traffic, and somebody compares.",
    },
    HiddenCost {
        id: "previous_model",
        name: "Previous model kept for rollback",
        strategies: TUNED,
        holder: Holder::Extra(&["previous model", "model kept"]),
        offer: &[
            (NAME, Text("Previous model kept")),
            (FOR, Strategies(TUNED)),
            (MONTHLY, Number(100.0)),
            (TREND, Text("infrastructure")),
        ],
        idle: FREE,
        cited: &[S2],
        why: "The way back from a bad training is the model before it, deployed and routable.",
    },
    HiddenCost {
        id: "compliance",
        name: "Retention and compliance of training data",
        strategies: TUNED,
        holder: Holder::Extra(&["compliance", "retention", "privacy"]),
        offer: &[
            (NAME, Text("Compliance of training data")),
            (FOR, Strategies(TUNED)),
            (HOURS, Number(40.0)),
        ],
        idle: FREE,
        cited: &[S2],
        why: "Who may be in the dataset, for how long, and how they get out of it is settled and kept.",
    },
    HiddenCost {
        id: "integration",
        name: "Joining retrieval and the tuned model",
        strategies: HYBRID,
        holder: Holder::Inputs(&[field!("hybrid.integration_hours")]),
        offer: &[("hybrid.integration_hours", Number(40.0))],
        idle: FREE,
        cited: &[S2],
        why: "Adding one to the other later is work too: content moves out of prompts, evaluations are built anew.",
    },
    HiddenCost {
        id: "licences",
        name: "Connectors and licences",
        strategies: RETRIEVING,
        holder: Holder::Extra(&["licence", "license", "connector"]),
        offer: &[
            (NAME, Text("Connectors and licences")),
            (FOR, Strategies(RETRIEVING)),
            (ONCE, Number(2_000.0)),
            (MONTHLY, Number(200.0)),
            (TREND, Text("infrastructure")),
        ],
        idle: FREE,
        cited: &[S4],
        why: "Systems that hold the documents charge for being joined to others.",
    },
    HiddenCost {
        id: "vendor_change",
        name: "Change of model or vendor",
        strategies: EVERY,
        holder: Holder::Extra(&["vendor", "model change", "migration"]),
        offer: &[
            (NAME, Text("Model change: prompts and regression tests")),
            (FOR, Strategies(Strategy::ALL)),
            (HOURS, Number(24.0)),
            ("extra.*.months", Month(13.0)),
        ],
        idle: "it would come after the horizon",
        cited: &[S2],
        why: "Prompts, tests and tuned models belong to one model, and models are retired.",
    },
    HiddenCost {
        id: "guardrails",
        name: "Moderation and guardrails",
        strategies: EVERY,
        holder: Holder::Extra(&["moderation", "guardrail"]),
        offer: &[
            (NAME, Text("Moderation")),
            (FOR, Strategies(Strategy::ALL)),
            ("extra.*.usd_per_query", Number(0.0001)),
            (TREND, Text("models")),
        ],
        idle: FREE,
        cited: &[S2],
        why: "What goes in and what comes out is checked, often by another model.",
    },
    HiddenCost {
        id: "observability",
        name: "Monitoring and traces",
        strategies: EVERY,
        holder: Holder::Extra(&["monitoring", "observab", "tracing", "traces"]),
        offer: &[
            (NAME, Text("Monitoring and traces")),
            (FOR, Strategies(Strategy::ALL)),
            (MONTHLY, Number(200.0)),
            (TREND, Text("infrastructure")),
        ],
        idle: FREE,
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
            &[],
        ),
        offer: &[("quality.usd_per_error", Number(0.05))],
        idle: "no answer is wrong or out of date",
        cited: &[S0, S1],
        why: "What a stale model gets wrong costs the business something, whoever pays it.",
    },
];
