//! The values a number may take.

use crate::number;

/// The values a number may take. The upper ends are far above anything real; they keep every product
/// of inputs finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end.
    pub min: f64,
    /// Whether the lower end itself is excluded.
    pub above_min: bool,
    /// The upper end, included.
    pub max: f64,
}

/// The least value of a field that must be above zero.
pub(crate) const LEAST_POSITIVE: f64 = 1e-9;
const MOST: f64 = 1e12;
/// Months are counted in machine words, which hold 32 bits in a browser.
const MOST_MONTHS: f64 = 1e9;

impl Range {
    /// From `min` to `max`, both included.
    #[must_use]
    pub const fn of(min: f64, max: f64) -> Self {
        Self { min, above_min: false, max }
    }

    /// Zero or more.
    pub const AMOUNT: Self = Self::of(0.0, MOST);
    /// More than zero.
    pub const POSITIVE: Self = Self { min: 0.0, above_min: true, max: MOST };
    /// Zero to one.
    pub const SHARE: Self = Self::of(0.0, 1.0);
    /// More than zero, at most one.
    pub const UTILISATION: Self = Self { min: 0.0, above_min: true, max: 1.0 };
    /// A change: more than −100 %, at most +1000 %.
    pub const RATE: Self = Self { min: -1.0, above_min: true, max: 10.0 };
    /// One or more.
    pub const AT_LEAST_ONE: Self = Self::of(1.0, 1e6);
    /// A month of the plan, or a number of months; what lies beyond the horizon is ignored.
    pub const MONTHS: Self = Self::of(0.0, MOST_MONTHS);
    /// A month of the plan, counted from 1.
    pub const MONTH: Self = Self::of(1.0, MOST_MONTHS);

    /// Whether `x` lies inside. Never for NaN and the infinities.
    #[must_use]
    pub fn contains(self, x: f64) -> bool {
        let floor = if self.above_min && self.min == 0.0 { LEAST_POSITIVE } else { self.min };
        (if self.above_min && self.min != 0.0 { x > floor } else { x >= floor }) && x <= self.max
    }

    /// The least value inside.
    #[must_use]
    pub fn least(self) -> f64 {
        if self.above_min { self.min + LEAST_POSITIVE } else { self.min }
    }

    /// The range in words: `0 to 1`, `more than 0`, `0 or more`.
    #[must_use]
    pub fn in_words(self) -> String {
        let (min, max) = (number::exact(self.min), number::exact(self.max));
        match (self.above_min, self.max >= MOST) {
            (true, true) => format!("more than {min}, up to 1e12"),
            (true, false) => format!("more than {min} and at most {max}"),
            (false, _) if self.min == self.max => format!("only {min}"),
            (false, true) if self.min >= 0.0 => format!("{min} or more, up to 1e12"),
            (false, true) => "−1e12 to 1e12".to_owned(),
            (false, false) => format!("{min} to {max}"),
        }
    }
}
