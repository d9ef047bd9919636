//! Break-even over volume: at which volumes the challenger costs less over the whole horizon.
//!
//! The shape of the volume over the months is kept; its first month that is not zero is scaled to Q.
//! What lies wholly between two points of the grid, 64 a decade, may stay unseen.

use std::iter;
use std::sync::LazyLock;

use super::intervals::Intervals;
use crate::float;
use crate::kind::Strategy;
use crate::ledger::{OverVolume, Sums};
use crate::model::Timeline;

/// The largest volume that is looked at.
pub const MOST_VOLUME: f64 = 1e9;
const POINTS_PER_DECADE: u16 = 64;
const DECADES: u16 = 9;
/// The volumes that are looked at, ascending from 0.
static GRID: LazyLock<Vec<f64>> = LazyLock::new(|| {
    let power = |k: u16| float::pow(10.0, f64::from(k) / f64::from(POINTS_PER_DECADE));
    iter::once(0.0).chain((0..=POINTS_PER_DECADE * DECADES).map(power)).collect()
});

/// The present values of some strategies over the grid of volumes.
#[derive(Debug)]
pub struct VolumeScan {
    costs: Vec<(Strategy, OverVolume, Vec<f64>)>,
}

impl VolumeScan {
    /// The shape of the volume over the months, 1 in the first month that has any; none without volume.
    #[must_use]
    pub fn shape(timeline: &Timeline) -> Option<Vec<f64>> {
        let first = timeline.queries.iter().copied().find(|q| *q > 0.0)?;
        Some(timeline.queries.iter().map(|q| q / first).collect())
    }

    /// Looks at every strategy at every volume of the grid once; pairs are compared from that.
    #[must_use]
    pub fn new(timeline: &Timeline, shape: &[f64], strategies: &[(Strategy, Sums)]) -> Self {
        let grid = GRID.as_slice();
        let costs = strategies
            .iter()
            .map(|(strategy, sums)| {
                let cost = sums.over_volume(timeline, shape);
                let values = cost.at_each(grid);
                (*strategy, cost, values)
            })
            .collect();
        Self { costs }
    }

    /// The volumes of the grid, ascending from 0.
    #[must_use]
    pub fn volumes(&self) -> &'static [f64] {
        &GRID
    }

    /// The present values of each strategy at these volumes.
    pub fn costs(&self) -> impl Iterator<Item = (Strategy, &[f64])> {
        self.costs.iter().map(|(strategy, _, values)| (*strategy, values.as_slice()))
    }

    /// The volumes at which `challenger` costs less than `incumbent`; none if one was not looked at.
    #[must_use]
    pub fn break_even(&self, challenger: Strategy, incumbent: Strategy) -> Option<Intervals> {
        let find = |wanted| self.costs.iter().find(|(strategy, ..)| *strategy == wanted);
        let (_, challenger, challenger_values) = find(challenger)?;
        let (_, incumbent, incumbent_values) = find(incumbent)?;
        let mut intervals = Intervals::within(MOST_VOLUME);
        let mut from = lower(challenger_values[0], incumbent_values[0]).then_some(0.0);
        for point in 1..GRID.len() {
            let is_lower = lower(challenger_values[point], incumbent_values[point]);
            if is_lower == from.is_some() {
                continue;
            }
            let (below, above) = (GRID[point - 1], GRID[point]);
            let (challenger, incumbent) = (challenger.between(below, above), incumbent.between(below, above));
            let at =
                bisect(below, above, |volume| lower(challenger.at(volume), incumbent.at(volume)) == is_lower);
            match from.take() {
                Some(from) => intervals.add(from, at),
                None => from = Some(at),
            }
        }
        if let Some(from) = from {
            intervals.add(from, MOST_VOLUME);
        }
        Some(intervals)
    }
}

fn lower(challenger: f64, incumbent: f64) -> bool {
    challenger < incumbent && !float::same(challenger, incumbent)
}

/// The volume between `lo` and `hi` from which on `holds`, which it does at `hi` and not at `lo`.
fn bisect(mut lo: f64, mut hi: f64, holds: impl Fn(f64) -> bool) -> f64 {
    while hi - lo > 1e-12 * hi {
        let middle = f64::midpoint(lo, hi);
        if holds(middle) {
            hi = middle;
        } else {
            lo = middle;
        }
        // Towards a crossing at exactly nothing the bounds would halve for ever.
        if lo == 0.0 && hi < f64::MIN_POSITIVE {
            return 0.0;
        }
    }
    hi
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bisection_ends_at_the_upper_bound_of_the_crossing() {
        let at = bisect(1.0, 1e9, |volume| volume >= 12_345.678);
        assert!((at / 12_345.678 - 1.0).abs() < 1e-12 && at >= 12_345.678);
    }

    #[test]
    fn bisection_towards_nothing_ends() {
        assert_eq!(bisect(0.0, 1.0, |volume| volume > 0.0), 0.0);
    }
}
