//! What one input may be: from a share between 0 and 1, or from a normal number, to its value.

use crate::field::Shape;
use crate::float;
use crate::kind::Distribution;
use crate::model::UncertainInput;

use super::normal::{P95, quantile, share};

/// The distribution of one input.
#[derive(Debug, Clone)]
pub(super) struct Marginal {
    shape: Distribution,
    /// The middle and the spread of the normal number, or the ends of the uniform one.
    parameters: (f64, f64),
    whole: bool,
    /// The values that the field may hold.
    ends: (f64, f64),
}

impl Marginal {
    pub(super) fn new(input: &UncertainInput) -> Self {
        let (low, high, shape) = (input.low, input.high, input.shape);
        let normal = |low: f64, high: f64| (f64::midpoint(low, high), (high - low) / (2.0 * P95));
        let Shape::Number { range, whole, .. } = input.field.spec().shape else {
            unreachable!("an uncertain input is a number")
        };
        let parameters = match shape {
            Distribution::Lognormal => normal(float::ln(low), float::ln(high)),
            Distribution::Normal => normal(low, high),
            // Each whole number between the ends is as likely as any other.
            Distribution::Uniform if whole => (low.ceil() - 0.5, high.floor() + 0.5),
            Distribution::Uniform => (low, high),
        };
        let ends = (range.least(), range.max);
        Self { shape, parameters, whole, ends: if whole { (ends.0.ceil(), ends.1.floor()) } else { ends } }
    }

    /// The value below which `below` of the distribution lies.
    pub(super) fn at_share(&self, below: f64) -> f64 {
        match self.shape {
            Distribution::Uniform => self.uniform(below),
            _ => self.at_normal(quantile(below)),
        }
    }

    /// The value that stands where `z` stands in a normal distribution.
    pub(super) fn at_normal(&self, z: f64) -> f64 {
        let (middle, spread) = self.parameters;
        match self.shape {
            Distribution::Lognormal => self.allowed(float::exp(middle + spread * z)),
            Distribution::Normal => self.allowed(middle + spread * z),
            Distribution::Uniform => self.uniform(share(z)),
        }
    }

    fn uniform(&self, share: f64) -> f64 {
        let (low, high) = self.parameters;
        self.allowed(low + (high - low) * share)
    }

    fn allowed(&self, x: f64) -> f64 {
        // Adding a positive zero takes the sign off a negative one.
        (if self.whole { x.round() } else { x } + 0.0).clamp(self.ends.0, self.ends.1)
    }
}
