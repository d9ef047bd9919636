//! What depends on the month alone: volume, corpus, price trends, discounting.

use crate::field;
use crate::float;
use crate::kind::{Growth, Trend};

use super::inputs::Inputs;

/// Series over the months of the horizon; month 1 stands at place 0.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The number of months.
    pub months: usize,
    /// Queries in each month.
    pub queries: Vec<f64>,
    /// Tokens of the corpus in each month.
    pub corpus_tokens: Vec<f64>,
    /// Tokens of the corpus that are new or rewritten in each month.
    pub changed_tokens: Vec<f64>,
    /// What an amount at the start of each month is worth at the start of month 1; one more entry
    /// stands for the end of the last month.
    pub discount: Vec<f64>,
    trends: [Vec<f64>; 4],
}

impl Timeline {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let months = inputs.count(field!("horizon.months"));
        let corpus = inputs.number(field!("knowledge.documents"))
            * inputs.number(field!("knowledge.tokens_per_document"));
        let growth = inputs.number(field!("knowledge.growth_per_month"));
        let changed = (growth + inputs.number(field!("knowledge.churn_per_month"))).max(0.0);
        let corpus_tokens = float::geometric(corpus, 1.0 + growth, months);
        let changed_tokens = corpus_tokens.iter().map(|tokens| changed * tokens).collect();
        let yearly = |rate: f64, count| float::geometric(1.0, float::pow(1.0 + rate, 1.0 / 12.0), count);
        let discount_rate = inputs.number(field!("horizon.discount_rate_per_year"));
        Self {
            months,
            queries: queries(inputs, months),
            corpus_tokens,
            changed_tokens,
            discount: float::geometric(1.0, float::pow(1.0 + discount_rate, -1.0 / 12.0), months + 1),
            trends: [
                yearly(inputs.number(field!("price_trend.models_per_year")), months),
                yearly(inputs.number(field!("price_trend.infrastructure_per_year")), months),
                yearly(inputs.number(field!("price_trend.labour_per_year")), months),
                vec![1.0; months],
            ],
        }
    }

    /// What a price that follows `trend` is multiplied by in each month.
    #[must_use]
    pub fn trend(&self, trend: Trend) -> &[f64] {
        &self.trends[trend as usize]
    }
}

/// The volume of each month. May be negative or infinite before [`bounds`](super::bounds) has
/// accepted the inputs.
#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
pub(super) fn queries(inputs: &Inputs, months: usize) -> Vec<f64> {
    let q = inputs.number(field!("workload.queries_per_month"));
    match inputs.choice::<Growth>(field!("workload.growth.kind")) {
        Growth::Flat => vec![q; months],
        Growth::Linear => {
            let added = inputs.number(field!("workload.growth.per_month", "linear"));
            (0..months).map(|t| (q + added * t as f64).max(0.0)).collect()
        }
        Growth::Compound => {
            float::geometric(q, 1.0 + inputs.number(field!("workload.growth.per_month", "compound")), months)
        }
        Growth::Logistic => {
            let ceiling = inputs.number(field!("workload.growth.ceiling"));
            let rate = inputs.number(field!("workload.growth.per_month", "logistic"));
            // K / (1 + ((K − q) / q)·d), written so that a ceiling far below the volume loses no digits.
            float::geometric(1.0, float::exp(-rate), months)
                .iter()
                .map(|decay| ceiling / ((1.0 - decay) + ceiling / q * decay))
                .collect()
        }
        Growth::Series => {
            let values = inputs.list(field!("workload.growth.values"));
            let last = values.last().copied().unwrap_or_default();
            (0..months).map(|t| values.get(t).copied().unwrap_or(last)).collect()
        }
    }
}
