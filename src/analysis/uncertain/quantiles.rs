//! Means and quantiles of what was drawn.

use super::buckets::Buckets;

/// The mean; none of nothing.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "at most a million")]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The values below which the shares, from small to large, of `values` lie, straight between neighbours; none of
/// nothing.
#[must_use]
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place among at most a million"
)]
pub fn quantiles<const N: usize>(values: &[f64], shares: [f64; N]) -> Option<[f64; N]> {
    let last = values.len().checked_sub(1)?;
    let places = shares.map(|share| share * last as f64);
    let neighbours = places.map(|place| [place as usize, (place as usize + 1).min(last)]);
    let buckets = Buckets::new(values);
    let asked = neighbours.as_flattened().iter().map(|rank| buckets.at(*rank));
    let mut found = [[0.0; 2]; N];
    buckets.sorted(asked, |rank, place| {
        for (found, wanted) in found.iter_mut().flatten().zip(neighbours.as_flattened()) {
            if *wanted == rank {
                *found = values[place];
            }
        }
    });
    Some(std::array::from_fn(|share| {
        let [below, above] = found[share];
        below + places[share].fract() * (above - below)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_neighbours() {
        // Sorted 1, 2, 4, 8, 16: the 5th percentile lies 0.2 of the way from 1 to 2, the 95th 0.8 from 8 to 16.
        let values = [16.0, 1.0, 8.0, 2.0, 4.0];
        let found = quantiles(&values, [0.05, 0.25, 0.5, 0.75, 0.95]).unwrap();
        assert!(
            found.iter().zip([1.2, 2.0, 4.0, 8.0, 14.4]).all(|(a, b)| (a - b).abs() < 1e-12),
            "{found:?}"
        );
        assert_eq!(quantiles(&[3.0], [0.05, 0.95]), Some([3.0, 3.0]));
        assert_eq!(quantiles(&[], [0.5]), None);
        assert_eq!(mean(&[1.0, 2.0, 6.0]), Some(3.0));
        assert_eq!(mean(&[]), None);
    }

    proptest::proptest! {
        #[test]
        fn quantiles_are_those_of_the_sorted_list(values in proptest::collection::vec(-1e6..1e6, 1..200)) {
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let found = quantiles(&values, [0.0, 0.05, 0.5, 0.95, 1.0]).unwrap();
            for (found, hundredths) in found.iter().zip([0, 5, 50, 95, 100]) {
                let place = hundredths * (sorted.len() - 1);
                let (below, above) = (sorted[place / 100], sorted[place.div_ceil(100)]);
                proptest::prop_assert!((below..=above).contains(found));
            }
        }
    }
}
