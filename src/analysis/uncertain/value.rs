//! What it would be worth to know: everything, or one input.

/// So many bins of equal count stand for the values of an input.
const BINS: usize = 64;

/// What perfect information would save on average: the least mean less the mean of the least. Each of
/// `costs`, at least one, holds the costs of a strategy.
#[expect(clippy::cast_precision_loss, reason = "at most a million")]
pub(super) fn of_everything(costs: &[&[f64]]) -> f64 {
    let draws = costs[0].len();
    let least = |draw: usize| costs.iter().map(|costs| costs[draw]).fold(f64::INFINITY, f64::min);
    let informed: f64 = (0..draws).map(least).sum();
    (uninformed(costs) - informed / draws as f64).max(0.0)
}

/// What it would save on average to know one input, whose values in the same draws are `values`.
#[expect(clippy::cast_precision_loss, reason = "at most a million")]
pub(super) fn of_one(values: &[f64], costs: &[&[f64]]) -> f64 {
    let bins = bins(values);
    let mut sums = vec![0.0; BINS * costs.len()];
    // In the order of the draws: sums must not depend on how the draws were sorted.
    for (place, costs_of_one) in costs.iter().enumerate() {
        for (bin, usd) in bins.iter().zip(*costs_of_one) {
            sums[usize::from(*bin) * costs.len() + place] += usd;
        }
    }
    let least = |sums: &[f64]| sums.iter().copied().fold(f64::INFINITY, f64::min);
    let informed: f64 = sums.chunks(costs.len()).map(least).sum();
    (uninformed(costs) - informed / values.len() as f64).max(0.0)
}

#[expect(clippy::cast_precision_loss, reason = "at most a million")]
fn uninformed(costs: &[&[f64]]) -> f64 {
    let means = costs.iter().map(|costs| costs.iter().sum::<f64>() / costs.len() as f64);
    means.fold(f64::INFINITY, f64::min)
}

/// The bin of each value; of equal ones the earlier draw comes first.
fn bins(values: &[f64]) -> Vec<u8> {
    let mut bins = vec![0; values.len()];
    let mut order: Vec<(f64, u32)> = values.iter().copied().zip(0..).collect();
    part(&mut order, 0, (0, BINS), &mut bins);
    bins
}

/// Parts values, of which `before` come before them, into bins `from` to `to`, by halves.
fn part(order: &mut [(f64, u32)], before: usize, (from, to): (usize, usize), bins: &mut [u8]) {
    if order.is_empty() {
        return;
    }
    if to - from == 1 {
        let bin = u8::try_from(from).unwrap_or(u8::MAX);
        for (_, draw) in order {
            bins[*draw as usize] = bin;
        }
        return;
    }
    let middle = usize::midpoint(from, to);
    let split = middle * bins.len() / BINS - before;
    if split < order.len() {
        order.select_nth_unstable_by(split, |a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    }
    let (low, high) = order.split_at_mut(split);
    part(low, before, (from, middle), bins);
    part(high, before + split, (middle, to), bins);
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
