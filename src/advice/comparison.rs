//! The strategies side by side, what the answers are about first.

use serde::Serialize;

use crate::kind::Strategy;
use crate::order;
use crate::report::Ordered;

use super::dimensions::DIMENSIONS;
use super::situation::Situation;

/// What is to be said of the strategies in one respect.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ComparedDimension {
    /// Its name in results.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// Whether an answer is about it.
    pub answered: bool,
    /// What is to be said of each enabled strategy.
    pub strategies: Ordered<Strategy, &'static str>,
}

/// Every dimension, for the enabled strategies.
#[must_use]
pub fn comparison(situation: &Situation<'_>) -> Vec<ComparedDimension> {
    let mut compared: Vec<ComparedDimension> = DIMENSIONS
        .iter()
        .map(|dimension| {
            let cells = Strategy::ALL.iter().copied().zip(dimension.cells);
            ComparedDimension {
                id: dimension.id,
                name: dimension.name,
                answered: dimension.questions.iter().any(|question| situation.answer(*question).is_some()),
                strategies: Ordered(cells.filter(|(s, _)| situation.model.is_enabled(*s)).collect()),
            }
        })
        .collect();
    order::sort_by_key(&mut compared, |dimension| !dimension.answered);
    compared
}
