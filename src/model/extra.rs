//! The other costs: rows of `[[extra]]`.

use crate::field;
use crate::field::Field;
use crate::kind::{Choice, Strategy, Trend};

use super::inputs::{Inputs, Origin};
use super::values::{self, InputValue};

/// One other cost.
#[derive(Debug, Clone)]
pub struct Extra {
    inputs: Inputs,
    strategies: Vec<Strategy>,
}

impl Extra {
    pub(super) fn new(inputs: Inputs) -> Self {
        let named = inputs.list(field!("extra.*.strategies"));
        let strategies =
            Strategy::ALL.iter().copied().filter(|s| named.contains(&f64::from(*s as u8))).collect();
        Self { inputs, strategies }
    }

    /// Every input of the row that has a value.
    pub(super) fn values(&self, row: usize) -> Vec<InputValue> {
        values::of_row(&self.inputs, "extra.*.", row)
    }

    /// What the cost is for.
    #[must_use]
    pub fn name(&self) -> &str {
        self.inputs.text(field!("extra.*.name"))
    }

    /// Whether the row names `strategy`.
    #[must_use]
    pub fn names(&self, strategy: Strategy) -> bool {
        self.strategies.contains(&strategy)
    }

    /// Gives a field of numbers another one.
    pub(super) fn put(&mut self, field: Field, x: f64) {
        self.inputs.put(field, x);
    }

    /// The number in `field`.
    #[must_use]
    pub fn number(&self, field: Field) -> f64 {
        self.inputs.number(field)
    }

    /// Where the value of `field` comes from.
    #[must_use]
    pub fn origin(&self, field: Field) -> Origin {
        self.inputs.origin(field)
    }

    /// The months in which the single costs fall, in order, each once; 1 is when the strategy starts.
    #[must_use]
    pub fn months(&self) -> &[usize] {
        self.inputs.months(field!("extra.*.months"))
    }

    /// The trend its USD figures follow.
    #[must_use]
    pub fn trend(&self) -> Trend {
        <Trend as Choice>::ALL[self.inputs.count(field!("extra.*.trend")).min(Trend::ALL.len() - 1)]
    }
}
