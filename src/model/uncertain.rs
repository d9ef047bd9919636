//! Inputs that are not known exactly: rows of `[[uncertainty.ranges]]` and their correlations.

use crate::kind::Distribution;

/// An input with a range.
#[derive(Debug, Clone, PartialEq)]
pub struct UncertainInput {
    /// The path of the input.
    pub path: String,
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
