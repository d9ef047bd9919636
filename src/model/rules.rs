//! Rules between fields.

use crate::field;
use crate::kind::{First, Growth, Then};
use crate::scenario::{Problem, Value};

use super::bounds;
use super::inputs::{Inputs, Origin};

/// A rule: the fields it reads, and what it finds wrong.
pub(super) struct Rule {
    pub(super) fields: &'static [&'static str],
    pub(super) find: fn(&Inputs) -> Option<Problem>,
}

/// The rules on values as they were given.
pub(super) static RULES: [Rule; 3] = [
    Rule {
        fields: &["rag.chunking.overlap_tokens", "rag.chunking.chunk_tokens"],
        find: |inputs| {
            let chunk = inputs.number(field!("rag.chunking.chunk_tokens"));
            let overlap = inputs.number(field!("rag.chunking.overlap_tokens"));
            (overlap >= chunk).then(|| {
                let allowed =
                    format!("less than rag.chunking.chunk_tokens, {}", Value::Number(chunk).describe());
                let field = field!("rag.chunking.overlap_tokens");
                let defaulted = inputs.origin(field) == Origin::Default;
                let found = Value::Number(overlap).describe();
                let found = if defaulted { format!("{found} (the default)") } else { found };
                Problem::new(field.spec().path, found, allowed)
            })
        },
    },
    Rule {
        fields: &["staged.first", "staged.then"],
        find: |inputs| {
            let first: First = inputs.choice(field!("staged.first"));
            let then: Then = inputs.choice(field!("staged.then"));
            (first.name() == then.name()).then(|| {
                let allowed = format!("another strategy than staged.first, {}", first.name());
                Problem::new("staged.then", format!("\"{}\"", then.name()), allowed)
            })
        },
    },
    Rule {
        fields: &["workload.queries_per_month", "workload.growth.kind"],
        find: |inputs| {
            let queries = inputs.number(field!("workload.queries_per_month"));
            let logistic = inputs.choice::<Growth>(field!("workload.growth.kind")) == Growth::Logistic;
            (logistic && queries <= 0.0)
                .then(|| Problem::new("workload.queries_per_month", "0", "more than 0 with logistic growth"))
        },
    },
];

/// The rules on what comes about over the months: [`bounds::hold`] says whether they are kept.
static OVER_MONTHS: [Rule; 2] = [
    Rule {
        fields: &[
            "horizon.months",
            "workload.queries_per_month",
            "workload.growth.kind",
            "workload.growth.per_month",
            "workload.growth.ceiling",
            "workload.growth.values",
        ],
        find: bounds::volume,
    },
    Rule {
        fields: &[
            "horizon.months",
            "knowledge.documents",
            "knowledge.tokens_per_document",
            "knowledge.growth_per_month",
        ],
        find: bounds::corpus,
    },
];

/// Reports what the rules find wrong; a rule that reads a field which has a problem already is silent.
pub(super) fn check(inputs: &Inputs, problems: &mut Vec<Problem>) {
    for rule in RULES.iter().chain(&OVER_MONTHS) {
        if !problems.iter().any(|problem| rule.fields.contains(&problem.field.as_str())) {
            problems.extend((rule.find)(inputs));
        }
    }
}
