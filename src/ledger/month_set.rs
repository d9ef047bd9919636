//! A set of months: a horizon has at most 120, so a number of 128 bits holds one without an allocation.

use std::ops::Range;

/// A set of months, the first being 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MonthSet(u128);

impl MonthSet {
    /// The set of one month below 128.
    #[must_use]
    pub fn of(month: usize) -> Self {
        Self(1 << month)
    }

    /// The months of the set that lie in `range`, which ends below 128.
    #[must_use]
    pub fn within(self, range: &Range<usize>) -> Self {
        Self(self.0 & ((1 << range.end) - 1) & !((1 << range.start) - 1))
    }

    /// Whether there is no month in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Adds a month below 128.
    pub fn insert(&mut self, month: usize) {
        self.0 |= 1 << month;
    }

    /// The months, in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let month = rest.trailing_zeros() as usize;
            rest &= rest.wrapping_sub(1);
            (month < 128).then_some(month)
        })
    }

    /// Whether a month below 128 is in the set.
    #[must_use]
    pub fn contains(self, month: usize) -> bool {
        self.0 >> month & 1 == 1
    }
}

impl FromIterator<usize> for MonthSet {
    fn from_iter<I: IntoIterator<Item = usize>>(months: I) -> Self {
        let mut set = Self::default();
        months.into_iter().for_each(|month| set.insert(month));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_come_in_order() {
        let mut set = MonthSet::default();
        for month in [119, 0, 12] {
            set.insert(month);
        }
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 12, 119]);
        assert!(set.contains(12) && !set.contains(13));
        assert_eq!(MonthSet::default().iter().count(), 0);
        assert_eq!(set.within(&(0..12)).iter().collect::<Vec<_>>(), [0]);
        assert_eq!(set.within(&(1..120)).iter().collect::<Vec<_>>(), [12, 119]);
        assert!(set.within(&(13..119)).is_empty());
    }
}
