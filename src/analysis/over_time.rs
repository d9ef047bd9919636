//! Break-even over time: when the challenger has cost less than the incumbent.

use super::cumulative::Curve;
use super::intervals::Intervals;
use crate::float;

/// The most the challenger is ever behind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeakExposure {
    /// How much.
    pub usd: f64,
    /// The earliest τ at which; none when it is never behind.
    pub month: Option<f64>,
}

/// Challenger minus incumbent at a vertex; what is equal up to rounding is equal.
fn difference(challenger: f64, incumbent: f64) -> f64 {
    if float::same(challenger, incumbent) { 0.0 } else { challenger - incumbent }
}

/// Challenger minus incumbent at the start of each month, with what falls there, and at its end.
pub(super) fn differences<'c>(
    challenger: &'c Curve,
    incumbent: &'c Curve,
) -> impl Iterator<Item = (f64, f64)> {
    let starts = challenger.after.iter().zip(&incumbent.after);
    let end = |curve: &'c Curve| curve.before.get(1..).unwrap_or_default();
    let ends = end(challenger).iter().zip(end(incumbent));
    starts.zip(ends).map(|((a, b), (c, d))| (difference(*a, *b), difference(*c, *d)))
}

/// The stretches of τ in [0, H] in which the challenger's cumulative cost is below the incumbent's.
#[must_use]
pub fn break_even_over_time(challenger: &Curve, incumbent: &Curve) -> Intervals {
    let months = challenger.after.len() - 1;
    let mut intervals = Intervals::default();
    stretches_below(months, differences(challenger, incumbent), &mut intervals);
    intervals
}

/// The stretches in which a difference, straight within each month, is below zero, in the place of those before.
#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
pub(super) fn stretches_below(
    months: usize,
    differences: impl Iterator<Item = (f64, f64)>,
    intervals: &mut Intervals,
) {
    intervals.begin(months as f64);
    for (month, (from, to)) in differences.enumerate() {
        let (left, right) = (month as f64, (month + 1) as f64);
        match (from < 0.0, to < 0.0) {
            (true, true) => intervals.add(left, right),
            (true, false) => intervals.add(left, left + from / (from - to)),
            (false, true) => intervals.add(left + from / (from - to), right),
            (false, false) => {}
        }
    }
}

/// The most the challenger is ever behind, and when first: a plateau that rounding roughens counts from
/// where it begins.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
pub fn peak_exposure(challenger: &Curve, incumbent: &Curve) -> PeakExposure {
    let behind = |month: usize| {
        let before = (challenger.before[month], incumbent.before[month]);
        let after = (challenger.after[month], incumbent.after[month]);
        [before, after].map(|(challenger, incumbent)| {
            (difference(challenger, incumbent), challenger.abs().max(incumbent.abs()))
        })
    };
    let vertices: Vec<(f64, f64, f64)> = (0..challenger.after.len())
        .flat_map(|month| behind(month).map(|(usd, size)| (month as f64, usd, size)))
        .collect();
    let most = vertices.iter().map(|(_, usd, _)| *usd).fold(0.0, f64::max);
    let first = vertices.iter().find(|(_, usd, size)| *usd > 0.0 && most - usd <= 1e-12 * size);
    PeakExposure { usd: most, month: first.map(|(month, ..)| *month) }
}

#[cfg(test)]
mod tests {
    use super::super::intervals::{Interval, Verdict};
    use super::*;

    fn curve(before: &[f64], after: &[f64]) -> Curve {
        Curve { before: before.to_vec(), after: after.to_vec() }
    }

    #[test]
    fn one_crossing() {
        // 100 + 10 τ against 40 τ: equal at τ = 100 / 30 = 3.333…
        let challenger = curve(&[0.0, 110.0, 120.0, 130.0, 140.0], &[100.0, 110.0, 120.0, 130.0, 140.0]);
        let incumbent = curve(&[0.0, 40.0, 80.0, 120.0, 160.0], &[0.0, 40.0, 80.0, 120.0, 160.0]);
        let intervals = break_even_over_time(&challenger, &incumbent);
        assert_eq!(intervals.list.len(), 1);
        assert!((intervals.list[0].from - 10.0 / 3.0).abs() < 1e-12);
        assert_eq!(intervals.lasting(), intervals.first());
        let peak = peak_exposure(&challenger, &incumbent);
        assert_eq!(peak, PeakExposure { usd: 100.0, month: Some(0.0) });
    }

    #[test]
    fn a_lump_puts_the_challenger_behind_again() {
        // Before the lump at τ = 2 the challenger is 10 ahead, after it 10 behind, at τ = 3 level.
        let challenger = curve(&[0.0, 10.0, 20.0, 60.0], &[0.0, 10.0, 40.0, 60.0]);
        let incumbent = curve(&[0.0, 10.0, 30.0, 60.0], &[0.0, 10.0, 30.0, 60.0]);
        let intervals = break_even_over_time(&challenger, &incumbent);
        assert_eq!(intervals.list, [Interval { from: 1.0, to: 2.0 }]);
        assert_eq!(intervals.lasting(), None);
        assert_eq!(intervals.verdict(), Verdict::Intervals);
        assert_eq!(peak_exposure(&challenger, &incumbent), PeakExposure { usd: 10.0, month: Some(2.0) });
    }

    #[test]
    fn a_plateau_roughened_by_rounding_peaks_where_it_begins() {
        // 100 behind from τ = 1 on, up to the last digits of costs of about a million.
        let challenger = curve(&[0.0, 1e6, 2e6 + 1e-9, 3e6 + 5e-10], &[0.0, 1e6, 2e6 + 1e-9, 3e6 + 5e-10]);
        let incumbent = curve(
            &[0.0, 1e6 - 100.0, 2e6 - 100.0, 3e6 - 100.0],
            &[0.0, 1e6 - 100.0, 2e6 - 100.0, 3e6 - 100.0],
        );
        assert_eq!(peak_exposure(&challenger, &incumbent).month, Some(1.0));
    }

    #[test]
    fn touching_stretches_are_one_and_equality_in_a_point_keeps_always() {
        let challenger = curve(&[0.0, 10.0, 10.0], &[0.0, 10.0, 10.0]);
        let incumbent = curve(&[1.0, 10.0, 20.0], &[1.0, 10.0, 20.0]);
        let intervals = break_even_over_time(&challenger, &incumbent);
        assert_eq!(intervals.verdict(), Verdict::Always);
        assert_eq!(break_even_over_time(&incumbent, &challenger).verdict(), Verdict::Never);
    }
}
