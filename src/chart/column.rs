//! Labels in a column beside the ends of their lines: as close to them as can be, in their order, and
//! never on each other.

/// A label, and the height at which its line ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    /// Where it would best stand.
    pub(super) at: f64,
    /// How far it reaches above that.
    pub(super) above: f64,
    /// How far it reaches below.
    pub(super) below: f64,
}

/// Where the labels stand between `top` and `bottom`; none if they do not all fit. `wishes` come in the
/// order of the ends, from the top. The sum of the squares of the ways is the least there is: labels that
/// would overlap move as one block.
#[must_use]
pub(super) fn solve(wishes: &[Wish], top: f64, bottom: f64) -> Option<Vec<f64>> {
    // Without the heights of what stands above, labels need only be in order.
    let mut offsets = Vec::with_capacity(wishes.len());
    let mut offset = 0.0;
    for (place, wish) in wishes.iter().enumerate() {
        offset += if place > 0 { wishes[place - 1].below + wish.above } else { 0.0 };
        offsets.push(offset);
    }
    let highest = top + wishes.first().map_or(0.0, |wish| wish.above);
    let lowest = bottom - wishes.last().map_or(0.0, |wish| wish.below) - offset;
    if highest > lowest {
        return None;
    }
    // Blocks: how many labels, and the sum of where they would stand.
    let mut blocks: Vec<(usize, f64)> = Vec::new();
    for (wish, offset) in wishes.iter().zip(&offsets) {
        blocks.push((1, wish.at - offset));
        while let [.., (above, high), (below, low)] = *blocks.as_slice()
            && high / to_f64(above) > low / to_f64(below)
        {
            blocks.pop();
            blocks.pop();
            blocks.push((above + below, high + low));
        }
    }
    let places = blocks.iter().flat_map(|(count, sum)| {
        let at = (sum / to_f64(*count)).clamp(highest, lowest);
        std::iter::repeat_n(at, *count)
    });
    Some(places.zip(&offsets).map(|(at, offset)| at + offset).collect())
}

#[expect(clippy::cast_precision_loss, reason = "a handful of labels")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(at: f64) -> Wish {
        Wish { at, above: 8.0, below: 8.0 }
    }

    #[test]
    fn labels_with_room_stand_where_they_want() {
        assert_eq!(solve(&[line(20.0), line(40.0)], 0.0, 100.0), Some(vec![20.0, 40.0]));
        assert_eq!(solve(&[], 0.0, 100.0), Some(vec![]));
    }

    #[test]
    fn labels_that_would_overlap_move_apart_by_as_much_each() {
        assert_eq!(solve(&[line(44.4), line(54.0)], 0.0, 100.0), Some(vec![41.2, 57.2]));
        // The third pushes both: (50 + 50 + 50) / 3 in the middle.
        assert_eq!(solve(&[line(50.0); 3], 0.0, 100.0), Some(vec![34.0, 50.0, 66.0]));
    }

    #[test]
    fn the_edges_hold_and_what_does_not_fit_is_refused() {
        assert_eq!(solve(&[line(0.0), line(0.0)], 0.0, 100.0), Some(vec![8.0, 24.0]));
        assert_eq!(solve(&[line(99.0), line(99.0)], 0.0, 100.0), Some(vec![76.0, 92.0]));
        assert_eq!(solve(&[line(0.0); 7], 0.0, 100.0), None);
    }

    proptest! {
        #[test]
        fn labels_stay_inside_in_order_and_apart(
            mut ends in proptest::collection::vec((0.0..300.0_f64, 5.0..10.0_f64, 5.0..24.0_f64), 0..9),
        ) {
            ends.sort_by(|a, b| a.0.total_cmp(&b.0));
            let wishes: Vec<Wish> =
                ends.iter().map(|(at, above, below)| Wish { at: *at, above: *above, below: *below }).collect();
            let needed: f64 = wishes.iter().map(|wish| wish.above + wish.below).sum();
            let places = solve(&wishes, 0.0, 300.0);
            prop_assert_eq!(places.is_some(), needed <= 300.0);
            let Some(places) = places else { return Ok(()) };
            let spans: Vec<(f64, f64)> =
                wishes.iter().zip(&places).map(|(wish, at)| (at - wish.above, at + wish.below)).collect();
            prop_assert!(spans.iter().all(|(top, bottom)| *top >= -1e-9 && *bottom <= 300.0 + 1e-9));
            prop_assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9));
        }
    }
}
