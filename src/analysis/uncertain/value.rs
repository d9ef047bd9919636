//! What it would be worth to know: everything, or one input.

use super::buckets::Buckets;

/// So many bins of equal count stand for the values of an input.
const BINS: usize = 64;

/// What perfect information would save on average: the least mean less the mean of the least. Each of
/// `costs`, at least one, holds the costs of a strategy.
#[expect(clippy::cast_precision_loss, reason = "at most a million")]
pub(super) fn of_everything(costs: &[&[f64]]) -> f64 {
    let mut least = costs[0].to_vec();
    for costs in &costs[1..] {
        least.iter_mut().zip(*costs).for_each(|(least, usd)| *least = least.min(*usd));
    }
    (uninformed(costs) - least.iter().sum::<f64>() / least.len() as f64).max(0.0)
}

/// What it would save on average to know one input, whose values in the same draws are `values`.
#[expect(clippy::cast_precision_loss, reason = "at most a million")]
pub(super) fn of_one(values: &[f64], costs: &[&[f64]]) -> f64 {
    let bins = bins(values);
    // In the order of the draws: sums must not depend on how the draws were sorted.
    let sums = costs.iter().map(|costs| {
        let mut sums = [0.0; BINS];
        for (bin, usd) in bins.iter().zip(*costs) {
            sums[usize::from(*bin) % BINS] += usd;
        }
        sums
    });
    let (mut informed, mut uninformed) = ([f64::INFINITY; BINS], f64::INFINITY);
    for sums in sums {
        informed.iter_mut().zip(sums).for_each(|(least, sum)| *least = least.min(sum));
        // The same sums added up in the same order: where one strategy is the best in every bin, nothing is left.
        uninformed = uninformed.min(sums.iter().sum());
    }
    ((uninformed - informed.iter().sum::<f64>()) / values.len() as f64).max(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "at most a million")]
fn uninformed(costs: &[&[f64]]) -> f64 {
    let means = costs.iter().map(|costs| costs.iter().sum::<f64>() / costs.len() as f64);
    means.fold(f64::INFINITY, f64::min)
}

/// The bin of each value; of equal ones the earlier draw comes first.
#[expect(clippy::cast_possible_truncation, reason = "few bins")]
fn bins(values: &[f64]) -> Vec<u8> {
    // The last of those that begin no later than the rank.
    let bin = |rank: usize| (((rank + 1) * BINS - 1) / values.len()) as u8;
    let buckets = Buckets::new(values);
    // A bucket that lies within a bin as a whole needs no order among its values.
    let whole: Vec<Option<u8>> = buckets
        .ranks()
        .map(|ranks| Some(bin(ranks.start)).filter(|first| ranks.is_empty() || *first == bin(ranks.end - 1)))
        .collect();
    let mut bins: Vec<u8> = buckets.of_each().map(|bucket| whole[bucket].unwrap_or_default()).collect();
    let parted = (0..whole.len()).filter(|bucket| whole[*bucket].is_none());
    buckets.sorted(parted, |rank, place| bins[place] = bin(rank));
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_of_equal_count_and_in_order() {
        let values: Vec<f64> = (0..6_400).map(|draw| f64::from(draw * 7_919 % 6_400)).collect();
        for (value, bin) in values.iter().zip(bins(&values)) {
            assert_eq!(f64::from(bin), (value / 100.0).floor());
        }
        let few = bins(&[3.0, 1.0, 2.0]);
        assert!(few[1] < few[2] && few[2] < few[0], "{few:?}");
    }

    #[test]
    fn knowing_the_coin_is_worth_what_it_decides() {
        // Costs 0 or 10 against 4 for certain, each as often: 4 uninformed, (0 + 4) / 2 = 2 informed.
        let coin: Vec<f64> = (0..128).map(|draw| f64::from(draw % 2)).collect();
        let risky: Vec<f64> = coin.iter().map(|side| side * 10.0).collect();
        let certain = vec![4.0; 128];
        let costs: [&[f64]; 2] = [&risky, &certain];
        assert_eq!(of_everything(&costs), 2.0);
        assert_eq!(of_one(&coin, &costs), 2.0);
        // What has nothing to do with it, two of each side in every bin of two, is worth nothing.
        let other: Vec<f64> = (0..128).map(f64::from).collect();
        assert_eq!(of_one(&other, &costs), 0.0);
    }
}
