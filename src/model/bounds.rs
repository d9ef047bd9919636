//! Sizes that come about over the months: compounding must not leave what numbers can hold.

use crate::field;
use crate::float;
use crate::kind::Growth;
use crate::scenario::{Problem, Value};

use super::inputs::Inputs;
use super::timeline::{Timeline, queries};

const MOST_QUERIES: f64 = 1e15;
const MOST_TOKENS: f64 = 1e18;
/// How many times its first volume a scenario may reach: volumes are scaled to find break-evens.
const MOST_GROWTH: f64 = 1e15;

/// Whether the volumes and the corpus of all months are within their bounds.
pub(super) fn hold(timeline: &Timeline) -> bool {
    let most = |values: &[f64]| values.iter().copied().fold(0.0, f64::max);
    let first = timeline.queries.iter().copied().find(|q| *q > 0.0);
    let most_queries = most(&timeline.queries);
    timeline.queries.iter().all(|q| (0.0..=MOST_QUERIES).contains(q))
        && first.is_none_or(|first| most_queries / first <= MOST_GROWTH)
        && most(&timeline.corpus_tokens) <= MOST_TOKENS
}

/// The volume of every month lies between 0 and 1e15.
pub(super) fn volume(inputs: &Inputs) -> Option<Problem> {
    let queries = queries(inputs, inputs.count(field!("horizon.months")));
    let (path, found) = match inputs.choice::<Growth>(field!("workload.growth.kind")) {
        Growth::Flat => ("workload.queries_per_month", inputs.number(field!("workload.queries_per_month"))),
        Growth::Linear => {
            ("workload.growth.per_month", inputs.number(field!("workload.growth.per_month", "linear")))
        }
        Growth::Compound | Growth::Logistic => {
            ("workload.growth.per_month", inputs.number(field!("workload.growth.per_month", "compound")))
        }
        Growth::Series => ("workload.growth.values", f64::NAN),
    };
    let found = if found.is_nan() { "the list".to_owned() } else { Value::Number(found).describe() };
    if let Some(month) = queries.iter().position(|q| !(0.0..=MOST_QUERIES).contains(q)) {
        let problem = Problem::new(path, found, "what keeps every month between 0 and 1e15 queries");
        let message = format!(
            "{path}: month {} would have {} queries; allowed are 0 to 1e15 in every month",
            month + 1,
            Value::Number(queries[month]).describe()
        );
        return Some(problem.saying(message));
    }
    let first = queries.iter().copied().find(|q| *q > 0.0)?;
    let most = queries.iter().copied().fold(0.0, f64::max);
    (most / first > MOST_GROWTH)
        .then(|| Problem::new(path, found, "growth to at most 1e15 times the first volume"))
}

/// The corpus of every month stays below 1e18 tokens.
pub(super) fn corpus(inputs: &Inputs) -> Option<Problem> {
    let documents = inputs.number(field!("knowledge.documents"));
    let growth = inputs.number(field!("knowledge.growth_per_month"));
    let tokens = documents * inputs.number(field!("knowledge.tokens_per_document"));
    let months = inputs.count(field!("horizon.months"));
    let sizes = float::geometric(tokens, 1.0 + growth, months);
    let month = sizes.iter().position(|size| *size > MOST_TOKENS)?;
    let (path, found) =
        if month == 0 { ("knowledge.documents", documents) } else { ("knowledge.growth_per_month", growth) };
    let found = Value::Number(found).describe();
    let problem = Problem::new(path, found, "what keeps the corpus below 1e18 tokens");
    let message = format!(
        "{path}: the corpus would have {:e} tokens in month {}; at most 1e18 are allowed",
        sizes[month],
        month + 1
    );
    Some(problem.saying(message))
}
