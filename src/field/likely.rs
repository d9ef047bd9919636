//! A range in place of a value: what somebody typed, or what belongs to an input that nobody is sure of.

use crate::kind::Distribution;
use crate::number;

use super::group::Evidence;
use super::spec::{FieldSpec, Shape};

/// What a number is likely to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likely {
    /// The 5th percentile, or the lower end of a uniform range.
    pub low: f64,
    /// The 95th percentile, or the upper end of a uniform range.
    pub high: f64,
    /// The shape between them.
    pub shape: Distribution,
}

/// What hours of people are multiplied with and divided by where nobody is sure of them.
const HOURS: f64 = 3.0;
/// A rate of change that is next to nothing is taken for this when it is widened.
const LEAST_RATE: f64 = 0.02;
/// The same of a share at one of its ends.
const LEAST_SHARE: f64 = 0.05;

impl Likely {
    /// The range from `low` to `high` in the shape that suits the field: lognormal above 0, for sizes are as
    /// likely twice as half; normal for shares and rates of change, and where 0 or less is possible.
    #[must_use]
    pub fn between(spec: &FieldSpec, low: f64, high: f64) -> Self {
        let size = low > 0.0 && !spec.unit.is_share();
        Self { low, high, shape: if size { Distribution::Lognormal } else { Distribution::Normal } }
    }

    /// The range that belongs to `evidence` around `value`; none where that is a single value.
    ///
    /// A vendor's price is off by a tenth, what was measured by a quarter, what somebody published by a half;
    /// an estimate or an assumption may be half or twice as much, and hours of people a third or three times.
    /// A share is widened in its odds, and a rate of change by as much as it is.
    #[must_use]
    pub fn unsure(spec: &FieldSpec, evidence: Evidence, value: f64) -> Option<Self> {
        let Shape::Number { range, whole, step } = spec.shape else { return None };
        let factor = factor(spec, evidence);
        let (low, high) = if spec.unit.is_share() && range.min < 0.0 {
            let by = (factor - 1.0) * value.abs().max(LEAST_RATE);
            (value - by, value + by)
        } else if range.max <= 1.0 {
            let of_odds = |odds: f64| odds / (1.0 + odds);
            let odds = value / (1.0 - value);
            if value <= range.min {
                (range.min, LEAST_SHARE * factor)
            } else if value >= 1.0 {
                (1.0 - LEAST_SHARE * factor, 1.0)
            } else {
                (of_odds(odds / factor), of_odds(odds * factor))
            }
        } else if value > range.min.max(0.0) {
            (value / factor, value * factor)
        } else {
            (range.min, range.min + step * factor)
        };
        let rounded = |x: f64, up: bool| match (whole, up) {
            (true, true) => x.ceil(),
            (true, false) => x.floor(),
            _ => number::three_digits(x),
        };
        let low = rounded(low, false).clamp(range.least(), range.max);
        let high = rounded(high, true).clamp(range.least(), range.max);
        let ends = value <= range.min || (range.max <= 1.0 && value >= 1.0);
        let likely = Self::between(spec, low, high);
        let shape = if ends { Distribution::Uniform } else { likely.shape };
        (low < high).then_some(Self { shape, ..likely })
    }

    /// The middle: what to reckon with where one value is needed, to three digits or whole.
    #[must_use]
    pub fn middle(&self, spec: &FieldSpec) -> f64 {
        let middle = match self.shape {
            Distribution::Lognormal => (self.low * self.high).sqrt(),
            Distribution::Normal | Distribution::Uniform => f64::midpoint(self.low, self.high),
        };
        let whole = matches!(spec.shape, Shape::Number { whole: true, .. });
        let near = if whole { middle.round() } else { number::three_digits(middle) };
        near.clamp(self.low, self.high)
    }
}

/// By what factor a value may be off.
fn factor(spec: &FieldSpec, evidence: Evidence) -> f64 {
    let people = ["hours", "minutes"].iter().any(|word| spec.unit.words.starts_with(word));
    match evidence {
        _ if people => HOURS,
        Evidence::VendorPrice => 1.1,
        Evidence::Measured => 1.25,
        Evidence::Published => 1.5,
        Evidence::Estimate | Evidence::Assumption => 2.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::all;

    fn unsure(path: &str, value: f64) -> Likely {
        let field = all().find(|field| field.spec().path == path).unwrap();
        Likely::unsure(field.spec(), field.spec().evidence, value).unwrap()
    }

    #[test]
    fn ranges_belong_to_the_evidence() {
        // Hours of people: a third to three times.
        let hours = unsure("fine_tuning.setup_hours", 160.0);
        assert_eq!((hours.low, hours.high, hours.shape), (53.3, 480.0, Distribution::Lognormal));
        // Published, whole: 5 / 1.5 and 5 · 1.5, away from 5.
        let chunks = unsure("rag.top_k", 5.0);
        assert_eq!((chunks.low, chunks.high), (3.0, 8.0));
        // Odds of 0.6 are 1.5: halved 0.75 and doubled 3 are shares of 0.43 and 0.75.
        let share = unsure("fine_tuning.corpus_coverage", 0.6);
        assert_eq!((share.low, share.high, share.shape), (0.429, 0.75, Distribution::Normal));
        // A rate by as much as it is: 3% a month is 0% to 6%.
        let growth = unsure("workload.growth.per_month", 0.03);
        assert_eq!((growth.low, growth.high, growth.shape), (0.0, 0.06, Distribution::Normal));
        let none = unsure("workload.batch_share", 0.0);
        assert_eq!((none.low, none.high, none.shape), (0.0, 0.1, Distribution::Uniform));
    }

    #[test]
    fn every_number_has_a_range_within_its_field_around_its_default() {
        for field in all() {
            let spec = field.spec();
            let (Shape::Number { range, .. }, crate::field::Preset::Number(value)) =
                (spec.shape, spec.preset)
            else {
                continue;
            };
            let Some(likely) = Likely::unsure(spec, spec.evidence, value) else {
                assert_eq!(spec.path, "schema");
                continue;
            };
            assert!(range.contains(likely.low) && range.contains(likely.high), "{}: {likely:?}", spec.path);
            assert!((likely.low..=likely.high).contains(&value), "{}: {likely:?}", spec.path);
            assert!(likely.shape != Distribution::Lognormal || likely.low > 0.0, "{}: {likely:?}", spec.path);
        }
    }

    #[test]
    fn the_middle_of_a_range() {
        let spec = all().find(|field| field.spec().path == "workload.queries_per_month").unwrap().spec();
        // √(50 000 · 400 000) = 141 421.
        assert_eq!(Likely::between(spec, 50_000.0, 400_000.0).middle(spec), 141_000.0);
        assert_eq!(Likely::between(spec, 0.0, 400_000.0).middle(spec), 200_000.0);
        let chunks = all().find(|field| field.spec().path == "rag.top_k").unwrap().spec();
        assert_eq!(Likely::between(chunks, 3.0, 8.0).middle(chunks), 5.0);
    }
}
