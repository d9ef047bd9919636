//! Who is cheapest: the least cost, and among equal ones the first.

use crate::float;

/// The place of the least of `costs`; costs equal up to rounding go to the one that stands first.
#[must_use]
pub fn cheapest<T: Copy>(costs: impl IntoIterator<Item = (T, f64)>) -> Option<T> {
    let mut best: Option<(T, f64)> = None;
    for (who, cost) in costs {
        if best.is_none_or(|(_, least)| cost < least && !float::same(cost, least)) {
            best = Some((who, cost));
        }
    }
    best.map(|(who, _)| who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_go_to_the_first() {
        assert_eq!(cheapest([('a', 2.0), ('b', 1.0), ('c', 1.0 - 1e-10)]), Some('b'));
        assert_eq!(cheapest([('a', 0.0), ('b', 0.0)]), Some('a'));
        assert_eq!(cheapest::<char>([]), None);
    }
}
