//! Inputs that are not known exactly: rows of `[[uncertainty.ranges]]` and their correlations.

use crate::field;
use crate::field::Field;
use crate::kind::Distribution;
use crate::scenario::Value;

use super::values::InputValue;

pub(super) const RANGES: &str = "uncertainty.ranges";
pub(super) const CORRELATIONS: &str = "uncertainty.correlations";

/// An input with a range.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainInput {
    /// The path of the input.
    pub path: String,
    /// The entry that describes it.
    pub field: Field,
    /// The row, from 1, of the other cost it belongs to; 0 elsewhere.
    pub row: usize,
    /// The 5th percentile, or the lower end of a uniform range.
    pub low: f64,
    /// The 95th percentile, or the upper end of a uniform range.
    pub high: f64,
    /// The shape between them.
    pub shape: Distribution,
}

/// Two inputs with ranges that move together.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Their places among the ranges.
    pub ranges: [usize; 2],
    /// Their rank correlation.
    pub rank: f64,
}

impl UncertainInput {
    /// The inputs of the row.
    pub(super) fn values(&self, row: usize) -> [InputValue; 4] {
        [
            InputValue::in_row(field!("uncertainty.ranges.*.field"), row, Value::Text(self.path.clone())),
            InputValue::in_row(field!("uncertainty.ranges.*.low"), row, Value::Number(self.low)),
            InputValue::in_row(field!("uncertainty.ranges.*.high"), row, Value::Number(self.high)),
            InputValue::in_row(
                field!("uncertainty.ranges.*.shape"),
                row,
                Value::Text(self.shape.name().to_owned()),
            ),
        ]
    }
}

impl Correlation {
    /// The inputs of the row.
    pub(super) fn values(&self, row: usize, ranges: &[UncertainInput]) -> [InputValue; 2] {
        let fields = self.ranges.map(|range| Value::Text(ranges[range].path.clone()));
        [
            InputValue::in_row(field!("uncertainty.correlations.*.fields"), row, Value::List(fields.into())),
            InputValue::in_row(field!("uncertainty.correlations.*.rank"), row, Value::Number(self.rank)),
        ]
    }
}
