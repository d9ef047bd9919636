//! The present value of a strategy as a function of volume: a straight line, and beyond it replicas in steps
//! and what a minimum adds.

use super::charge::replicas;

/// Dedicated capacity in one month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Capacity {
    pub(super) per_query: f64,
    pub(super) step: f64,
    pub(super) fewest: f64,
    pub(super) usd: f64,
}

impl Capacity {
    pub(super) fn usd(self, queries: f64) -> f64 {
        self.replicas(queries) * self.usd
    }

    #[inline]
    fn replicas(self, queries: f64) -> f64 {
        // No load takes none beyond the fewest.
        if self.per_query == 0.0 {
            return self.fewest;
        }
        replicas(self.per_query * queries, self.step, self.fewest)
    }

    /// The same for volumes between two: as many as there are, where they are as many at both.
    fn between(self, from: f64, to: f64) -> Self {
        let fewest = self.replicas(from);
        if fewest == self.replicas(to) { Self { per_query: 0.0, fewest, ..self } } else { self }
    }
}

/// What a month costs beyond a straight line over its queries.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bent {
    pub(super) share: f64,
    pub(super) late: f64,
    pub(super) capacity: Capacity,
    /// The minimum, and what counts towards it: fixed, and with each query.
    pub(super) minimum: Option<(f64, f64, f64)>,
}

impl Bent {
    #[inline]
    fn at(&self, volume: f64) -> f64 {
        let queries = self.share * volume;
        (self.capacity.usd(queries) + self.top_up(queries)) * self.late
    }

    #[inline]
    fn top_up(&self, queries: f64) -> f64 {
        self.minimum
            .map_or(0.0, |(minimum, fixed, per_query)| (minimum - (fixed + per_query * queries)).max(0.0))
    }

    /// Whether the minimum is not reached; once it is, it is so at every larger volume.
    fn is_topped_up(&self, volume: f64) -> bool {
        self.top_up(self.share * volume) > 0.0
    }

    /// What the month costs at each of `volumes`, ascending, before it is discounted. Behind as many of them as
    /// are returned it costs nothing.
    fn fill(&self, volumes: &[f64], usd: &mut [f64]) -> usize {
        let below = volumes.partition_point(|volume| self.is_topped_up(*volume));
        let has_capacity = self.capacity.usd != 0.0;
        let end = if has_capacity { volumes.len() } else { below };
        if has_capacity {
            let Capacity { per_query, step, fewest, usd: each } = self.capacity;
            let at =
                |step: f64, volume: f64| replicas(per_query * (self.share * volume), step, fewest) * each;
            let pairs = usd.iter_mut().zip(volumes);
            if step == 1.0 {
                // Divisions take the longest, and by one they are none.
                pairs.for_each(|(usd, volume)| *usd = at(1.0, *volume));
            } else {
                pairs.for_each(|(usd, volume)| *usd = at(step, *volume));
            }
        } else {
            usd[..end].fill(0.0);
        }
        for (usd, volume) in usd[..below].iter_mut().zip(volumes) {
            *usd += self.top_up(self.share * volume);
        }
        end
    }
}

/// The present value of a strategy as a function of volume.
#[derive(Debug)]
pub struct OverVolume {
    constant: f64,
    slope: f64,
    bent: Vec<Bent>,
}

impl OverVolume {
    pub(super) fn new(constant: f64, slope: f64, bent: Vec<Bent>) -> Self {
        Self { constant, slope, bent }
    }

    /// The present value at a volume.
    #[must_use]
    pub fn at(&self, volume: f64) -> f64 {
        self.parts(volume).total()
    }

    /// The present values at many volumes, ascending; to the last digit those at each.
    #[must_use]
    pub fn at_each(&self, volumes: &[f64]) -> Vec<f64> {
        let mut irregular = vec![0.0; volumes.len()];
        let mut usd = vec![0.0; volumes.len()];
        // One month after the other: the processor then takes several volumes at a time.
        for bent in &self.bent {
            let end = bent.fill(volumes, &mut usd);
            for (sum, usd) in irregular.iter_mut().zip(&usd[..end]) {
                *sum += usd * bent.late;
            }
        }
        let parts = |(volume, irregular): (&f64, f64)| {
            VolumeParts { constant: self.constant, straight: self.slope * volume, irregular }.total()
        };
        volumes.iter().zip(irregular).map(parts).collect()
    }

    /// The same for volumes between two, to the last digit, with as little to be worked out as may be: minimums
    /// that are reached, and replicas that are as many at both.
    #[must_use]
    pub fn between(&self, from: f64, to: f64) -> Self {
        let bent = self.bent.iter().filter_map(|bent| {
            let minimum = bent.minimum.filter(|_| bent.is_topped_up(from));
            let capacity = bent.capacity.between(bent.share * from, bent.share * to);
            (minimum.is_some() || capacity.usd != 0.0).then_some(Bent { capacity, minimum, ..*bent })
        });
        Self { bent: bent.collect(), ..*self }
    }

    /// The present value at a volume, parted by what volume does to it.
    #[must_use]
    pub fn parts(&self, volume: f64) -> VolumeParts {
        let irregular = self.bent.iter().map(|bent| bent.at(volume)).sum();
        VolumeParts { constant: self.constant, straight: self.slope * volume, irregular }
    }
}

/// A present value, parted by what volume does to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VolumeParts {
    /// What there is at any volume.
    pub constant: f64,
    /// What comes with each query.
    pub straight: f64,
    /// Replicas, and what a minimum adds.
    pub irregular: f64,
}

impl VolumeParts {
    /// All of it.
    #[must_use]
    pub fn total(self) -> f64 {
        self.constant + self.straight + self.irregular
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bent() -> impl Strategy<Value = Bent> {
        let capacity =
            (0.0..1e-3, prop_oneof![Just(1.0), 0.1..3.0], 0.0..3.0, prop_oneof![Just(0.0), 1.0..1e4])
                .prop_map(|(per_query, step, fewest, usd)| Capacity { per_query, step, fewest, usd });
        let minimum = proptest::option::of((0.0..500.0, 0.0..100.0, 0.0..1e-3));
        (0.0..4.0, 0.1..1.0, capacity, minimum).prop_map(|(share, late, capacity, minimum)| Bent {
            share,
            late,
            capacity,
            minimum,
        })
    }

    proptest! {
        #[test]
        fn many_volumes_at_once_and_one_by_one_are_the_same(
            bent in proptest::collection::vec(bent(), 0..40),
            mut volumes in proptest::collection::vec(0.0..1e9, 1..40),
            slope in 0.0..1e-2,
        ) {
            volumes.sort_by(f64::total_cmp);
            let cost = OverVolume::new(100.0, slope, bent);
            for (volume, usd) in volumes.iter().zip(cost.at_each(&volumes)) {
                prop_assert_eq!(usd.to_bits(), cost.at(*volume).to_bits());
            }
        }

        #[test]
        fn between_two_volumes_it_is_the_same(
            bent in proptest::collection::vec(bent(), 0..40),
            from in 0.0..1e6_f64,
            wide in prop_oneof![1.0..1.04, 1.0..100.0],
            place in 0.0..=1.0_f64,
        ) {
            let cost = OverVolume::new(100.0, 1e-3, bent);
            let to = from * wide;
            let volume = f64::clamp(from + place * (to - from), from, to);
            prop_assert_eq!(cost.between(from, to).at(volume).to_bits(), cost.at(volume).to_bits());
        }
    }
}
