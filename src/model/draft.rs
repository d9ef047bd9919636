//! A scenario as a form shows it: every value that can be told, whether it can be evaluated or not.

use std::sync::Arc;

use crate::catalogue::{Catalogue, Entry};
use crate::field::Field;
use crate::scenario::{Scenario, Value};

use super::check::look;
use super::inputs::{Inputs, Origin};
use super::supply::{Quote, Supply};
use super::values;

/// A scenario as a form shows it. A value that its field does not hold is left out.
#[derive(Debug, Clone)]
pub struct Draft {
    inputs: Inputs,
    supply: Arc<Supply>,
}

impl Draft {
    /// What can be told of `scenario`, with the prices of `catalogue`. Of a valid one
    /// [`Model::draft`](super::Model::draft) is the same, and is at hand.
    #[must_use]
    pub fn new(scenario: &Scenario, catalogue: &Catalogue) -> Self {
        let (checked, _) = look(scenario, catalogue);
        Self::of(checked.inputs, Arc::new(checked.supply))
    }

    pub(super) fn of(inputs: Inputs, supply: Arc<Supply>) -> Self {
        Self { inputs, supply }
    }

    /// Whether `field` belongs to the kinds that are chosen.
    #[must_use]
    pub fn applies(&self, field: Field) -> bool {
        self.inputs.applies(field)
    }

    /// The value of `field`, given or not; none if it does not apply or there is none.
    #[must_use]
    pub fn value(&self, field: Field) -> Option<Value> {
        values::value(&self.inputs, field)
    }

    /// Where the value of `field` comes from.
    #[must_use]
    pub fn origin(&self, field: Field) -> Origin {
        self.inputs.origin(field)
    }

    /// The entry of the catalogue that `field` names.
    #[must_use]
    pub fn entry(&self, field: Field) -> Option<&Entry> {
        self.supply.entry(field).map(AsRef::as_ref)
    }

    /// The figure of the catalogue that `field` takes its value from.
    #[must_use]
    pub fn quote(&self, field: Field) -> Option<&Quote> {
        self.supply.quotes().get(&field)
    }
}
