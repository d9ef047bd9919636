//! Numbers in buckets by their size: what is asked of their order need then be asked of few of them.

use std::ops::Range;

use crate::order;

/// The most buckets.
const MOST: usize = 4_096;

/// Numbers, each in one of many buckets that part the way from the least to the most evenly.
pub(super) struct Buckets<'v> {
    values: &'v [f64],
    bucket_of: Vec<u16>,
    /// How many values lie before each bucket, and last how many there are.
    before: Vec<usize>,
}

impl<'v> Buckets<'v> {
    /// Puts every value, none of which is not a number, into a bucket.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place among few buckets"
    )]
    pub(super) fn new(values: &'v [f64]) -> Self {
        let low = values.iter().fold(f64::INFINITY, |low, value| if *value < low { *value } else { low });
        let high =
            values.iter().fold(f64::NEG_INFINITY, |high, value| if *value > high { *value } else { high });
        // A few values in each: more buckets would cost more than they spare.
        let count = (values.len() / 8).clamp(1, MOST);
        let scale = count as f64 / (high - low);
        // A larger value is never in an earlier bucket, and equal ones are in one. Where all are equal or a number
        // cannot hold how far they lie apart, the cast makes one bucket or two of it.
        let last = count as u32 - 1;
        let mut before = vec![0; count + 1];
        let bucket = |value: &f64| {
            let bucket = (((value - low) * scale) as u32).min(last) as u16;
            before[usize::from(bucket) + 1] += 1;
            bucket
        };
        let bucket_of: Vec<u16> = values.iter().map(bucket).collect();
        for bucket in 0..count {
            before[bucket + 1] += before[bucket];
        }
        Self { values, bucket_of, before }
    }

    /// The ranks of the values in each bucket.
    pub(super) fn ranks(&self) -> impl Iterator<Item = Range<usize>> {
        (0..self.before.len() - 1).map(|bucket| self.ranks_in(bucket))
    }

    fn ranks_in(&self, bucket: usize) -> Range<usize> {
        self.before[bucket]..self.before[bucket + 1]
    }

    /// The bucket of the value that has a rank.
    pub(super) fn at(&self, rank: usize) -> usize {
        self.before.partition_point(|before| *before <= rank) - 1
    }

    /// The bucket of each value.
    pub(super) fn of_each(&self) -> impl Iterator<Item = usize> {
        self.bucket_of.iter().map(|bucket| usize::from(*bucket))
    }

    /// Hands over the values in some buckets, sorted: the rank of each, and its place. Of equal values the earlier
    /// comes first.
    pub(super) fn sorted(&self, wanted: impl Iterator<Item = usize>, mut take: impl FnMut(usize, usize)) {
        let mut wanted: Vec<usize> = wanted.collect();
        order::sort(&mut wanted);
        wanted.dedup();
        // Where the next value of each bucket is put; none of those that are not wanted.
        let mut next = vec![None; self.before.len()];
        let mut count = 0;
        for bucket in &wanted {
            next[*bucket] = Some(count);
            count += self.ranks_in(*bucket).len();
        }
        let mut places = vec![0; count];
        for (place, bucket) in self.of_each().enumerate() {
            if let Some(at) = &mut next[bucket] {
                places[*at] = place;
                *at += 1;
            }
        }
        let mut rest = places.as_mut_slice();
        for bucket in wanted {
            let ranks = self.ranks_in(bucket);
            let (places, others) = rest.split_at_mut(ranks.len());
            let in_order = |a: &usize, b: &usize| self.values[*a].total_cmp(&self.values[*b]);
            // What can take few values only is in order already.
            if !places.is_sorted_by(|a, b| in_order(a, b).is_le()) {
                order::sort_by(places, in_order);
            }
            ranks.zip(places).for_each(|(rank, place)| take(rank, *place));
            rest = others;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn wanted_buckets_are_parts_of_the_sorted_list(
            some in proptest::collection::vec(-1e6..1e6_f64, 1..200),
            few in proptest::collection::vec(0..4_u8, 0..100),
            every in 1..4_usize,
        ) {
            // What is spread, what is equal, zeros of both signs, and what lies too far out for all others.
            let few = few.into_iter().map(|value| [-0.0, 0.0, 7.0, 1e300][usize::from(value)]);
            let values: Vec<f64> = some.into_iter().chain(few).collect();
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
            let buckets = Buckets::new(&values);
            let mut taken = Vec::new();
            let wanted = (0..buckets.ranks().count()).step_by(every).rev();
            buckets.sorted(wanted, |rank, place| taken.push((rank, place)));
            proptest::prop_assert!(taken.is_sorted());
            proptest::prop_assert!(taken.iter().all(|(rank, place)| order[*rank] == *place));
            let wanted: usize = buckets.ranks().step_by(every).map(|ranks| ranks.len()).sum();
            proptest::prop_assert_eq!(taken.len(), wanted);
        }
    }

    #[test]
    fn values_that_nothing_parts_are_in_one_bucket() {
        for values in [&[3.0; 9][..], &[-1.7e308, 1.7e308, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]] {
            let mut taken = Vec::new();
            let buckets = Buckets::new(values);
            buckets.sorted(0..buckets.ranks().count(), |_, place| taken.push(values[place]));
            assert!(taken.is_sorted() && taken.len() == values.len(), "{taken:?}");
        }
    }
}
