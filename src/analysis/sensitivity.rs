//! How much the difference between two strategies moves with one input.
//!
//! An input is moved to the ends of the range that is given for it, else by a fifth of its value down and up. Each
//! end is evaluated; nothing is extrapolated.

use crate::field::{Field, FieldSpec, Shape};
use crate::kind::Strategy;
use crate::ledger::Ledger;
use crate::model::Model;
use crate::number::twelve_digits;

use super::cumulative::Curve;
use super::numeric::size;

/// What comes of moving one input down and up.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// The input.
    pub field: Field,
    /// Its present value.
    pub present: f64,
    /// The lower end.
    pub low: SwingEnd,
    /// The upper end.
    pub high: SwingEnd,
    /// Whether the ends are those of a range that is given for it.
    pub ranged: bool,
}

/// An end of a swing.
#[derive(Debug, Clone, PartialEq)]
pub struct SwingEnd {
    /// The value of the input.
    pub value: f64,
    /// Whether it is the least or the most that the field may hold.
    pub at_limit: bool,
    /// What the challenger costs more than the incumbent there, or why that cannot be said.
    pub difference: Result<f64, String>,
}

/// What the first of `pair` costs more than the second, in present value over the horizon.
///
/// # Errors
///
/// Why one of the two cannot run.
pub fn difference(model: &Model, (challenger, incumbent): (Strategy, Strategy)) -> Result<f64, String> {
    let cost = |strategy: Strategy| match Ledger::new(model, strategy) {
        Ok(ledger) => Ok(Curve::present(&ledger, model.timeline()).total()),
        Err(infeasible) => Err(format!("{} cannot run: {}", strategy.title(), infeasible.reason)),
    };
    Ok(cost(challenger)? - cost(incumbent)?)
}

/// Moves `field` down and up; none if it takes no number here.
#[must_use]
pub fn swing(model: &Model, pair: (Strategy, Strategy), field: Field) -> Option<Swing> {
    let (present, spec) = (model.number(field), field.spec());
    let Shape::Number { range, whole, .. } = spec.shape else { return None };
    if model.accepts(field, present).is_err() {
        return None;
    }
    // Of a cadence 0 is never, which is not the next of one a month.
    let least = if spec.repeated().is_some() { present.min(1.0) } else { range.least() };
    let given = model.ranges().iter().find(|given| given.path == spec.path);
    let wanted = given.map_or_else(|| a_fifth(spec, present), |given| [given.low, given.high]);
    let end = |wanted: f64| {
        let value = (if whole { wanted.round() } else { wanted }).clamp(least, range.max);
        let difference = match model.moved(&[(field, value)]) {
            Ok(model) => difference(&model, pair),
            Err(problems) => Err(problems.to_string()),
        };
        SwingEnd { value, at_limit: value == least || value == range.max, difference }
    };
    let [low, high] = wanted.map(end);
    Some(Swing { field, present, low, high, ranged: given.is_some() })
}

/// A fifth less and a fifth more; of a share near 1 it is what is missing to 1 that is a fifth more and less. Whole
/// numbers move by one at least. What is nothing has no fifth.
fn a_fifth(spec: &FieldSpec, present: f64) -> [f64; 2] {
    let whole = matches!(spec.shape, Shape::Number { whole: true, .. });
    let fifth = size(spec, present) / 5.0;
    let [low, high] = [present - fifth, present + fifth].map(twelve_digits);
    match whole {
        true if spec.repeated().is_some() && present == 0.0 => [present; 2],
        true => [low.round().min(present - 1.0), high.round().max(present + 1.0)],
        false => [low, high],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;

    #[test]
    fn a_fifth_down_and_up() {
        let cases = [
            (field!("workload.answer_tokens"), 300.0, [240.0, 360.0]),
            // What is missing to 1: 0.1 becomes 0.12 and 0.08.
            (field!("prompt_only.cache_hit_share"), 0.9, [0.88, 0.92]),
            // A fifth more of 0.8 is 0.96 and still a share.
            (field!("workload.resent_cache_hit_share"), 0.8, [0.64, 0.96]),
            (field!("workload.growth.per_month", "compound"), -0.05, [-0.06, -0.04]),
            // Rates may pass 1, and are no part of a whole.
            (field!("workload.growth.per_month", "compound"), 1.0, [0.8, 1.2]),
            (field!("rag.top_k"), 5.0, [4.0, 6.0]),
            (field!("rag.top_k"), 7.0, [6.0, 8.0]),
            (field!("rag.top_k"), 2.0, [1.0, 3.0]),
            (field!("rag.top_k"), 0.0, [-1.0, 1.0]),
            (field!("hybrid.retrain_every_months"), 12.0, [10.0, 14.0]),
            (field!("hybrid.retrain_every_months"), 0.0, [0.0, 0.0]),
        ];
        for (field, present, [low, high]) in cases {
            assert_eq!(a_fifth(field.spec(), present), [low, high], "{} at {present}", field.spec().path);
        }
    }
}
