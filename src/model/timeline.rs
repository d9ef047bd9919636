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

/// A part of the timeline with the inputs it follows from, beside the number of months.
pub(super) struct Part {
    pub(super) fields: &'static [&'static str],
    fill: fn(&mut Timeline, &Inputs),
}

pub(super) static PARTS: [Part; 3] = [
    Part {
        fields: &[
            "workload.queries_per_month",
            "workload.growth.kind",
            "workload.growth.per_month",
            "workload.growth.ceiling",
            "workload.growth.values",
        ],
        fill: |timeline, inputs| fill_queries(&mut timeline.queries, inputs, timeline.months),
    },
    Part {
        fields: &[
            "knowledge.documents",
            "knowledge.tokens_per_document",
            "knowledge.growth_per_month",
            "knowledge.churn_per_month",
        ],
        fill: Timeline::fill_corpus,
    },
    Part {
        fields: &[
            "horizon.discount_rate_per_year",
            "price_trend.models_per_year",
            "price_trend.infrastructure_per_year",
            "price_trend.labour_per_year",
        ],
        fill: Timeline::fill_rates,
    },
];

impl Timeline {
    pub(super) fn new(inputs: &Inputs) -> Self {
        let mut timeline = Self {
            months: 0,
            queries: Vec::new(),
            corpus_tokens: Vec::new(),
            changed_tokens: Vec::new(),
            discount: Vec::new(),
            trends: Default::default(),
        };
        timeline.refill(inputs, &PARTS.each_ref());
        timeline
    }

    /// Works some parts out again; all of them, if the number of months has changed.
    pub(super) fn refill(&mut self, inputs: &Inputs, parts: &[&Part]) {
        self.months = inputs.count(field!("horizon.months"));
        for part in parts {
            (part.fill)(self, inputs);
        }
    }

    fn fill_corpus(&mut self, inputs: &Inputs) {
        let corpus = inputs.number(field!("knowledge.documents"))
            * inputs.number(field!("knowledge.tokens_per_document"));
        let growth = inputs.number(field!("knowledge.growth_per_month"));
        let changed = (growth + inputs.number(field!("knowledge.churn_per_month"))).max(0.0);
        refill(&mut self.corpus_tokens, float::powers(corpus, 1.0 + growth).take(self.months));
        refill(&mut self.changed_tokens, self.corpus_tokens.iter().map(|tokens| changed * tokens));
    }

    fn fill_rates(&mut self, inputs: &Inputs) {
        let months = self.months;
        let discount_rate = inputs.number(field!("horizon.discount_rate_per_year"));
        let monthly = float::pow(1.0 + discount_rate, -1.0 / 12.0);
        refill(&mut self.discount, float::powers(1.0, monthly).take(months + 1));
        let rates = [
            field!("price_trend.models_per_year"),
            field!("price_trend.infrastructure_per_year"),
            field!("price_trend.labour_per_year"),
        ];
        let [models, infrastructure, labour, none] = &mut self.trends;
        for (trend, rate) in [models, infrastructure, labour].into_iter().zip(rates) {
            let monthly = float::pow(1.0 + inputs.number(rate), 1.0 / 12.0);
            refill(trend, float::powers(1.0, monthly).take(months));
        }
        refill(none, std::iter::repeat_n(1.0, months));
    }

    /// What a price that follows `trend` is multiplied by in each month.
    #[must_use]
    pub fn trend(&self, trend: Trend) -> &[f64] {
        &self.trends[trend as usize]
    }
}

/// Gives a row other values; its place in memory stays.
fn refill(row: &mut Vec<f64>, values: impl Iterator<Item = f64>) {
    row.clear();
    row.extend(values);
}

/// The volume of each month. May be negative or infinite before [`bounds`](super::bounds) has
/// accepted the inputs.
pub(super) fn queries(inputs: &Inputs, months: usize) -> Vec<f64> {
    let mut row = Vec::new();
    fill_queries(&mut row, inputs, months);
    row
}

#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
fn fill_queries(row: &mut Vec<f64>, inputs: &Inputs, months: usize) {
    let q = inputs.number(field!("workload.queries_per_month"));
    match inputs.choice::<Growth>(field!("workload.growth.kind")) {
        Growth::Flat => refill(row, std::iter::repeat_n(q, months)),
        Growth::Linear => {
            let added = inputs.number(field!("workload.growth.per_month", "linear"));
            refill(row, (0..months).map(|t| (q + added * t as f64).max(0.0)));
        }
        Growth::Compound => {
            let factor = 1.0 + inputs.number(field!("workload.growth.per_month", "compound"));
            refill(row, float::powers(q, factor).take(months));
        }
        Growth::Logistic => {
            let ceiling = inputs.number(field!("workload.growth.ceiling"));
            let rate = inputs.number(field!("workload.growth.per_month", "logistic"));
            // K / (1 + ((K − q) / q)·d), written so that a ceiling far below the volume loses no digits.
            let decays = float::powers(1.0, float::exp(-rate)).take(months);
            refill(row, decays.map(|decay| ceiling / ((1.0 - decay) + ceiling / q * decay)));
        }
        Growth::Series => {
            let values = inputs.list(field!("workload.growth.values"));
            let last = values.last().copied().unwrap_or_default();
            refill(row, (0..months).map(|t| values.get(t).copied().unwrap_or(last)));
        }
    }
}
