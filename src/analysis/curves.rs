//! How often to retrain and when to switch: the present value over every choice.

use crate::field;
use crate::field::Field;
use crate::kind::Strategy;
use crate::ledger::Sums;
use crate::model::Model;

use super::cheapest::cheapest;

/// A choice and what it costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CurvePoint {
    /// The cadence in months, or the month of the switch.
    pub months: usize,
    /// The present value.
    pub present_value_usd: f64,
}

/// The present value of the fine-tuned strategy for every retraining cadence, 0 (never) to H months.
pub fn retraining_curve(model: &Model) -> impl Iterator<Item = CurvePoint> {
    let months = 0..=model.timeline().months;
    curve(model, Strategy::FineTuned, field!("fine_tuning.retraining.every_months"), months)
}

/// The present value of the staged strategy for every switch month, 2 to H.
pub fn switching_curve(model: &Model) -> impl Iterator<Item = CurvePoint> {
    let months = 2..=model.timeline().months;
    curve(model, Strategy::Staged, field!("staged.switch_month"), months)
}

/// The choice with the least present value, among equals the smallest.
#[must_use]
pub fn best(curve: &[CurvePoint]) -> Option<usize> {
    cheapest(curve.iter().map(|point| (point.months, point.present_value_usd)))
}

/// Choices under which the strategy cannot run are left out.
fn curve(
    model: &Model,
    strategy: Strategy,
    field: Field,
    choices: std::ops::RangeInclusive<usize>,
) -> impl Iterator<Item = CurvePoint> {
    choices.filter_map(move |months| {
        let value = f64::from(u16::try_from(months).ok()?);
        let chosen = model.with(field, value).ok()?;
        let sums = Sums::new(&chosen, strategy).ok()?;
        Some(CurvePoint { months, present_value_usd: sums.present_value(chosen.timeline()) })
    })
}
