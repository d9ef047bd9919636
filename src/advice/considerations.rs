//! What else is to be weighed, with the inputs that price it.

use crate::field;
use crate::field::Field;

use super::cited::Cited;
use super::cited::Cited::{S2, S3, S4};

/// A further consideration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Consideration {
    /// Its name in results.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The inputs and questions that hold it; those with a cost first.
    pub held_by: &'static [Field],
    /// What to ask, in one sentence.
    pub why: &'static str,
    /// Who says so.
    pub cited: &'static [Cited],
}

/// Every one.
pub const CONSIDERATIONS: &[Consideration] = &[
    Consideration {
        id: "scalability",
        name: "Scalability",
        held_by: &[field!("workload.queries_per_month"), field!("workload.peak_to_mean")],
        why: "RAG pays for every query, a tuned model on its own GPU for the busiest hour.",
        cited: &[S4],
    },
    Consideration {
        id: "latency",
        name: "Latency",
        held_by: &[field!("answers.latency")],
        why: "A search comes before the answer; it has no line of its own.",
        cited: &[S4],
    },
    Consideration {
        id: "maintenance",
        name: "Maintenance",
        held_by: &[
            field!("rag.upkeep_hours_per_month"),
            field!("fine_tuning.upkeep_hours_per_month"),
            field!("fine_tuning.retraining.every_months"),
        ],
        why: "An index is kept in step with its documents, a tuned model with everything it was taught.",
        cited: &[S4],
    },
    Consideration {
        id: "robustness",
        name: "Robustness",
        held_by: &[
            field!("quality.usd_per_error"),
            field!("rag.evaluation_hours"),
            field!("fine_tuning.evaluation.hours_per_retraining"),
        ],
        why: "Noise in what is retrieved and gaps in what was trained both end in wrong answers.",
        cited: &[S4],
    },
    Consideration {
        id: "ethics_and_privacy",
        name: "Ethics and privacy",
        held_by: &[
            field!("answers.may_train_on_data"),
            field!("answers.may_store_embeddings"),
            field!("answers.deletion_duty"),
        ],
        why: "Whose data is it, and what were they told; the checklist has a line for compliance.",
        cited: &[S4],
    },
    Consideration {
        id: "integration",
        name: "Integration",
        held_by: &[field!("hybrid.integration_hours"), field!("extra.*.usd_once")],
        why: "Connectors and licences are extra lines; joining both ways takes hours of its own.",
        cited: &[S4],
    },
    Consideration {
        id: "user_experience",
        name: "User experience",
        held_by: &[field!("answers.stakes"), field!("answers.adaptation"), field!("workload.answer_tokens")],
        why: "Readers notice tone, speed and sources before they notice anything else.",
        cited: &[S4],
    },
    Consideration {
        id: "cost",
        name: "Cost",
        held_by: &[field!("horizon.months"), field!("horizon.discount_rate_per_year")],
        why: "RAG is cheap to begin with and pays by the query (published: $0.002 to 0.01), tuning the other way \
              round (published: a call for 30 to 50% less); the horizon decides.",
        cited: &[S3, S4],
    },
    Consideration {
        id: "complexity",
        name: "Complexity",
        held_by: &[
            field!("rag.setup_hours"),
            field!("fine_tuning.setup_hours"),
            field!("labour.engineer_usd_per_hour"),
        ],
        why: "What nobody on the team has done before takes longer than these hours say.",
        cited: &[S4],
    },
    Consideration {
        id: "failure",
        name: "Ways to fail",
        held_by: &[field!("rag.evaluation_hours"), field!("fine_tuning.evaluation.hours_per_training")],
        why: "A wrong passage can be seen in what was found; what a tuned model has learned wrong is seen by tests only.",
        cited: &[S2],
    },
    Consideration {
        id: "control",
        name: "Control",
        held_by: &[field!("rag.upkeep_hours_per_month"), field!("fine_tuning.retraining.engineering_hours")],
        why: "Documents, filters, ranking and prompt are changed one by one and at once; a tuned model by its dataset, \
              as a whole.",
        cited: &[S2],
    },
];
