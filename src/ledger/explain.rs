//! Where a figure comes from: the formula of a line in one month, with the numbers filled in.

use crate::field;
use crate::field::Field;
use crate::kind::{Growth, Strategy, Trend};
use crate::model::Model;
use crate::number;
use crate::unit::Unit;

use super::book::Ledger;
use super::charge::{Charge, Minimum, Recorder, Replicas, When, replicas};
use super::evaluate::evaluate;
use super::factor::{Factor, product};
use super::line::Line;
use super::rules::Infeasible;

/// One product of the sum that makes up a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The product in words: `120,000 queries × 2,560 input tokens × $0.40 per million tokens`.
    pub formula: String,
    /// What it comes to.
    pub usd: f64,
}

/// The amount on a line in one month, and how it comes about.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The line.
    pub line: Line,
    /// The month that is explained, from 1.
    pub month: usize,
    /// The sum of the terms.
    pub usd: f64,
    /// The terms.
    pub terms: Vec<Term>,
    /// The inputs that went in.
    pub fields: Vec<Field>,
    /// The line's total over the horizon.
    pub total_usd: f64,
}

/// Explains `line` of `strategy` in `month` (from 1), or in the first month in which there is anything
/// on it. None when there is nothing on it then.
///
/// # Errors
///
/// The strategy cannot run.
pub fn explain(
    model: &Model,
    strategy: Strategy,
    line: Line,
    month: Option<usize>,
) -> Result<Option<Explanation>, Infeasible> {
    let ledger = Ledger::new(model, strategy)?;
    let Some(amounts) = ledger.line(line) else { return Ok(None) };
    let months = 0..model.timeline().months;
    let paid = |month: &usize| amounts.start[*month] != 0.0 || amounts.accrual[*month] != 0.0;
    let Some(month) = month.map(|month| month.saturating_sub(1)).or_else(|| months.clone().find(paid)) else {
        return Ok(None);
    };
    if !months.contains(&month) || !paid(&month) {
        return Ok(None);
    }
    let mut tracer = Tracer { model, line, month, accrued: 0.0, terms: Vec::new(), fields: Vec::new() };
    evaluate(model, strategy, &mut tracer as &mut dyn Recorder)?;
    Ok(Some(Explanation {
        line,
        month: month + 1,
        usd: tracer.terms.iter().map(|term| term.usd).sum(),
        terms: tracer.terms,
        fields: tracer.fields,
        total_usd: amounts.total(),
    }))
}

struct Tracer<'m> {
    model: &'m Model,
    line: Line,
    month: usize,
    /// What has accrued so far towards the store's minimum.
    accrued: f64,
    terms: Vec<Term>,
    fields: Vec<Field>,
}

impl Tracer<'_> {
    fn note(&mut self, factors: &[Factor<'_>]) {
        for factor in factors.iter().filter(|factor| !factor.is_neutral()) {
            factor.collect_fields(&mut self.fields);
        }
    }

    fn note_field(&mut self, field: Field) {
        if !self.fields.contains(&field) {
            self.fields.push(field);
        }
    }

    /// The inputs behind the number of queries.
    fn note_queries(&mut self) {
        match self.model.choice::<Growth>(field!("workload.growth.kind")) {
            Growth::Series => self.note_field(field!("workload.growth.values")),
            kind => {
                self.note_field(field!("workload.queries_per_month"));
                match kind {
                    Growth::Linear => self.note_field(field!("workload.growth.per_month", "linear")),
                    Growth::Compound => self.note_field(field!("workload.growth.per_month", "compound")),
                    Growth::Logistic => {
                        self.note_field(field!("workload.growth.per_month", "logistic"));
                        self.note_field(field!("workload.growth.ceiling"));
                    }
                    Growth::Flat | Growth::Series => {}
                }
            }
        }
    }

    /// The queries of the month, and how they came about.
    fn queries_in_words(&self) -> String {
        let timeline = self.model.timeline();
        let queries = Unit::count("queries").rounded(timeline.queries[self.month]);
        if self.month == 0 {
            return queries;
        }
        let first = number::grouped(timeline.queries[0], 7);
        let kind: Growth = self.model.choice(field!("workload.growth.kind"));
        format!("{queries} ({first} in month 1, {} growth for {})", kind.name(), number::months(self.month))
    }

    /// The price trend of the month, as words to put behind a product; empty when it is 1.
    fn trend_words(&mut self, trend: Trend) -> String {
        let factor = self.model.timeline().trend(trend)[self.month];
        let (field, of) = match trend {
            Trend::Models => (field!("price_trend.models_per_year"), "model prices"),
            Trend::Infrastructure => (field!("price_trend.infrastructure_per_year"), "infrastructure prices"),
            Trend::Labour => (field!("price_trend.labour_per_year"), "labour"),
            Trend::None => return String::new(),
        };
        if factor == 1.0 {
            return String::new();
        }
        self.note_field(field);
        format!(" × {} trend of {of}", number::grouped(factor, 6))
    }
}

impl Recorder for Tracer<'_> {
    fn charge(&mut self, charge: &Charge<'_>) {
        let rate = charge.rate();
        if rate == 0.0 || !charge.when.contains(self.month) {
            return;
        }
        let timeline = self.model.timeline();
        let per_query = matches!(charge.when, When::PerQuery(_));
        let mut usd = rate * timeline.trend(charge.trend)[self.month];
        usd *= charge.over.map_or(1.0, |over| over.values[self.month]);
        usd *= if per_query { timeline.queries[self.month] } else { 1.0 };
        if charge.line.counts_towards_minimum() && !matches!(charge.when, When::Start(_)) {
            self.accrued += usd;
        }
        if charge.line != self.line {
            return;
        }
        let mut words = Vec::new();
        if per_query {
            self.note_queries();
            words.push(self.queries_in_words());
        }
        if let Some(over) = charge.over {
            let value = over.values[self.month];
            let how = (over.how)(self.model, value, self.month);
            words.push(format!("{} ({how})", over.unit.rounded(value)));
            for field in over.fields {
                self.note_field(*field);
            }
        }
        for field in charge.because.into_iter().flatten() {
            self.note_field(field);
        }
        self.note(charge.factors);
        let trend = self.trend_words(charge.trend);
        let formula = format!("{}{trend}", multiplied(words, charge.factors));
        self.terms.push(Term { formula, usd });
    }

    fn minimum(&mut self, minimum: &Minimum<'_>) {
        if self.line != Line::StoreMinimum || !minimum.months.contains(&self.month) {
            return;
        }
        let trend = self.model.timeline().trend(Trend::Infrastructure)[self.month];
        let usd = product(minimum.usd) * trend - self.accrued;
        if usd <= 0.0 {
            return;
        }
        self.note(minimum.usd);
        let trend = self.trend_words(Trend::Infrastructure);
        let formula = format!(
            "{}{trend} − {} that accrues on store.storage, store.reads and store.writes",
            multiplied(Vec::new(), minimum.usd),
            number::usd_exact(self.accrued)
        );
        self.terms.push(Term { formula, usd });
    }

    fn replicas(&mut self, dedicated: &Replicas<'_>) {
        if self.line != Line::ServingHosting || !dedicated.months.contains(&self.month) {
            return;
        }
        let timeline = self.model.timeline();
        let queries = timeline.queries[self.month];
        let load = product(dedicated.per_query) * queries;
        let count = replicas(load, dedicated.step.value(), dedicated.fewest.value());
        self.note_queries();
        self.note(dedicated.per_query);
        for factor in [dedicated.step, dedicated.fewest] {
            factor.collect_fields(&mut self.fields);
        }
        self.note(dedicated.usd);
        let trend = self.trend_words(Trend::Infrastructure);
        let needed = multiplied(vec![self.queries_in_words()], dedicated.per_query);
        let formula = format!(
            "{} × {}{trend}; the load needs {needed} = {} of a replica, bought in steps of {}, at least {}",
            Unit::count("replicas").show(count),
            multiplied(Vec::new(), dedicated.usd),
            number::grouped(load, 6),
            number::exact(dedicated.step.value()),
            number::exact(dedicated.fewest.value()),
        );
        let usd = count * product(dedicated.usd) * timeline.trend(Trend::Infrastructure)[self.month];
        self.terms.push(Term { formula, usd });
    }
}

/// The factors behind the words that come before them; what changes nothing is left out.
fn multiplied(mut words: Vec<String>, factors: &[Factor<'_>]) -> String {
    let mut out = String::new();
    let mut dividing = Vec::new();
    for factor in factors.iter().filter(|factor| !factor.is_neutral()) {
        if factor.divides() { dividing.push(described(factor)) } else { words.push(described(factor)) }
    }
    if words.is_empty() {
        words.push(if dividing.is_empty() {
            factors.first().map_or_else(String::new, described)
        } else {
            "1".to_owned()
        });
    }
    out.push_str(&words.join(" × "));
    for divisor in dividing {
        out.push_str(" ÷ ");
        out.push_str(&divisor);
    }
    out
}

/// A factor in words, with the sum it is behind it in parentheses.
fn described(factor: &Factor<'_>) -> String {
    let parts: Vec<&[Factor<'_>]> =
        factor.parts().iter().copied().filter(|part| product(part) != 0.0).collect();
    let words = factor.in_words();
    let shown = |part: &[Factor<'_>]| part.iter().filter(|factor| !factor.is_neutral()).count();
    match parts.as_slice() {
        [] => words,
        // The same number in other words.
        [only] if shown(only) <= 1 => words,
        parts => {
            let parts: Vec<String> = parts.iter().map(|part| multiplied(Vec::new(), part)).collect();
            format!("{words} ({})", parts.join(" + "))
        }
    }
}
