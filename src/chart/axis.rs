//! Axes: always finite, never empty, with a handful of steps.

use crate::float;

/// Amounts beyond this are drawn at the edge: plotters hangs on axes without end.
const MOST: f64 = 1e60;
/// Amounts below this are drawn as nothing.
const LEAST: f64 = 1e-12;

/// An axis of amounts in equal steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Steps {
    /// Where it begins, in steps from 0.
    first: f64,
    /// How many steps it has.
    count: u8,
    /// How much a step is.
    step: f64,
}

impl Steps {
    /// Four steps from 0, so that the top one holds `most`; five or three where that leaves much less of
    /// the height empty.
    #[must_use]
    pub(super) fn from_zero(most: f64) -> Self {
        let steps = |count: u8| Self { first: 0.0, count, step: step_of(bounded(most) / f64::from(count)) };
        let (usual, others) = (steps(4), [steps(5), steps(3)]);
        others.into_iter().fold(usual, |best, other| {
            let saves = if best.count == usual.count { 0.9 } else { 1.0 };
            if other.to() < best.to() * saves { other } else { best }
        })
    }

    /// At most four steps that hold everything from `least` to `most`: it shows position, not size, and
    /// need not begin at 0.
    #[must_use]
    pub(super) fn around(least: f64, most: f64) -> Self {
        let (least, most) = (bounded(least), bounded(most).max(bounded(least)));
        // What differs by less than a hundredth is no shape to look at.
        let span = (most - least).max(most / 100.0);
        let mut step = step_of(span / 4.0);
        loop {
            let (first, end) = ((least / step).floor(), (most / step).ceil());
            if end - first <= 4.0 {
                let count = if end > first { end - first } else { 1.0 };
                return Self { first, count: to_u8(count), step };
            }
            step = step_of(step * 1.01);
        }
    }

    /// Some steps that hold everything from `least` to `most`, either of which may be below 0.
    #[must_use]
    pub(super) fn between(least: f64, most: f64, count: u8) -> Self {
        let finite = |amount: f64| if amount.is_finite() { amount.clamp(-MOST, MOST) } else { 0.0 };
        let (least, most) = (finite(least).min(finite(most)), finite(least).max(finite(most)));
        let step = step_of((most - least) / f64::from(count));
        let (first, end) = ((least / step).floor(), (most / step).ceil());
        Self { first, count: to_u8((end - first).max(1.0)), step }
    }

    /// At most six steps that hold everything from `least` to `most`, of which either may be below 0, and 0.
    #[must_use]
    pub(super) fn across(least: f64, most: f64) -> Self {
        let (below, above) = (bounded(-least), bounded(most));
        let mut step = step_of((below + above) / 6.0);
        loop {
            let (first, end) = ((below / step).ceil(), (above / step).ceil());
            if first + end <= 6.0 {
                return Self { first: -first, count: to_u8((first + end).max(1.0)), step };
            }
            step = step_of(step * 1.01);
        }
    }

    /// Where it begins.
    #[must_use]
    pub(super) fn from(&self) -> f64 {
        self.first * self.step
    }

    /// Where it ends.
    #[must_use]
    pub(super) fn to(&self) -> f64 {
        (self.first + f64::from(self.count)) * self.step
    }

    /// The values of its lines, from the lowest.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> + use<> {
        let Self { first, count, step } = *self;
        (0..=count).map(move |place| (first + f64::from(place)) * step)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few steps")]
fn to_u8(count: f64) -> u8 {
    count as u8
}

fn bounded(amount: f64) -> f64 {
    if amount.is_finite() { amount.clamp(0.0, MOST) } else { 0.0 }
}

/// The smallest of 1, 2, 4, 5 and 8 with any number of zeros that is no less than `least`.
fn step_of(least: f64) -> f64 {
    if least < LEAST {
        return 1.0;
    }
    let power = float::log10(least).floor() - 1.0;
    let decades = [power, power + 1.0, power + 2.0].map(|power| float::pow(10.0, power));
    let steps = decades.iter().flat_map(|decade| [1.0, 2.0, 4.0, 5.0, 8.0].map(|digit| digit * decade));
    // A rounding error of the power is no reason for a larger step.
    steps.into_iter().find(|step| *step >= least * (1.0 - 1e-9)).unwrap_or(least)
}

/// The next of 1, 2 and 5 with any number of zeros at or above `volume`.
#[must_use]
pub(super) fn round_up(volume: f64) -> f64 {
    let decade = float::pow(10.0, float::log10(volume.max(1.0)).floor());
    let values = [1.0, 2.0, 5.0].map(|digit| digit * decade);
    values.into_iter().find(|value| *value >= volume).unwrap_or(10.0 * decade)
}

/// Every how many of `count` units, `spacing` pixels apart, a label of `wide` pixels has room: of `steps`
/// the first one that has.
#[must_use]
pub(super) fn every(steps: &[u16], spacing: f64, wide: f64) -> u16 {
    let fits = |step: &u16| f64::from(*step) * spacing >= wide;
    steps.iter().copied().find(fits).or_else(|| steps.last().copied()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(steps: Steps) -> Vec<f64> {
        steps.values().collect()
    }

    #[test]
    fn an_axis_across_nothing_has_nothing_among_its_steps() {
        let found = values(Steps::across(-212_500.0, 60_500.0));
        assert_eq!(found, [-240_000.0, -160_000.0, -80_000.0, 0.0, 80_000.0]);
        assert_eq!(values(Steps::across(5.0, 60.0)), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]);
        assert_eq!(values(Steps::across(0.0, 0.0)).len(), 2);
    }

    #[test]
    fn four_steps_hold_the_highest_line() {
        let cases = [
            (144_300.0, 160_000.0),
            (160_000.0, 160_000.0),
            (160_001.0, 200_000.0),
            (1.0, 1.0),
            (431_000.0, 500_000.0),
            (1_170_000.0, 1_200_000.0),
            (144_300.0, 160_000.0),
            (0.003, 0.003_2),
            (3.3e30, 4e30),
        ];
        for (most, top) in cases {
            let steps = Steps::from_zero(most);
            assert!((steps.to() / top - 1.0).abs() < 1e-12, "{most}: {}", steps.to());
        }
        assert_eq!(values(Steps::from_zero(431_000.0)).len(), 6);
        assert_eq!(values(Steps::from_zero(1_170_000.0)).len(), 4);
        assert_eq!(values(Steps::from_zero(144_300.0)), [0.0, 40_000.0, 80_000.0, 120_000.0, 160_000.0]);
    }

    #[test]
    fn axes_of_nothing_and_without_end_are_finite() {
        for most in [0.0, -5.0, f64::NAN, f64::INFINITY, f64::MAX, 1e-300] {
            let steps = Steps::from_zero(most);
            assert!(steps.from() == 0.0 && steps.to() > 0.0 && steps.to() <= 8e60, "{most}: {steps:?}");
            let around = Steps::around(most, most);
            assert!(around.from() < around.to() && around.to().is_finite(), "{most}: {around:?}");
        }
    }

    #[test]
    fn axes_around_values_hold_them() {
        assert_eq!(
            values(Steps::around(134_700.0, 153_000.0)),
            [128_000.0, 136_000.0, 144_000.0, 152_000.0, 160_000.0]
        );
        for (least, most) in [(134_700.0, 153_000.0), (0.0, 3.0), (5.0, 5.0), (99.9, 100.1)] {
            let steps = Steps::around(least, most);
            assert!(steps.from() <= least && steps.to() >= most, "{least} to {most}: {steps:?}");
            assert!((2..=5).contains(&values(steps).len()));
        }
    }

    #[test]
    fn axes_may_lie_on_both_sides_of_nothing() {
        assert_eq!(
            values(Steps::between(-13_000.0, 41_000.0, 6)),
            [-20_000.0, -10_000.0, 0.0, 10_000.0, 20_000.0, 30_000.0, 40_000.0, 50_000.0]
        );
        assert_eq!(values(Steps::between(5.0, 5.0, 4)), [5.0, 6.0]);
        for (least, most) in
            [(f64::NAN, 1.0), (f64::NEG_INFINITY, f64::INFINITY), (-f64::MAX, f64::MAX), (-1e-300, 0.0)]
        {
            let steps = Steps::between(least, most, 5);
            assert!(steps.from() < steps.to() && values(steps).len() < 10, "{least} to {most}: {steps:?}");
        }
    }

    #[test]
    fn volumes_end_at_round_numbers() {
        for (volume, end) in [(950_000.0, 1e6), (1e6, 1e6), (1.1e6, 2e6), (2.4e6, 5e6), (0.0, 1.0)] {
            assert_eq!(round_up(volume), end);
        }
    }

    #[test]
    fn labels_stand_as_close_as_they_fit() {
        assert_eq!(every(&[6, 12, 24], 24.0, 60.0), 6);
        assert_eq!(every(&[6, 12, 24], 7.0, 60.0), 12);
        assert_eq!(every(&[6, 12, 24], 0.1, 60.0), 24);
    }
}
