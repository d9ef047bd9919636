//! What a number counts: how it is written, with its words behind it.

use crate::number;

/// Hours in a month, the clouds' convention.
pub const HOURS_PER_MONTH: f64 = 730.0;
/// Tokens in the unit that prices are quoted for.
pub const MTOK: f64 = 1e6;
/// Bytes in a gigabyte: decimal, as vector stores bill.
pub const BYTES_PER_GB: f64 = 1e9;
/// Bytes in a kilobyte: decimal, as vector stores bill.
pub const BYTES_PER_KB: f64 = 1e3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Money,
    Percent,
}

/// A unit: `$0.40 per million tokens`, `60 tokens`, `30% of a year's price`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    style: Style,
    /// The words behind the number, without the space between.
    pub words: &'static str,
}

impl Unit {
    /// A bare number, or a number of `words`.
    #[must_use]
    pub const fn count(words: &'static str) -> Self {
        Self { style: Style::Plain, words }
    }

    /// US dollars `words`, as in "per million tokens".
    #[must_use]
    pub const fn money(words: &'static str) -> Self {
        Self { style: Style::Money, words }
    }

    /// A share, written as a percentage.
    #[must_use]
    pub const fn share(words: &'static str) -> Self {
        Self { style: Style::Percent, words }
    }

    /// The sign or word that stands for the unit in a table of fields.
    #[must_use]
    pub fn symbol(self) -> String {
        let sign = match self.style {
            Style::Plain => "",
            Style::Money => "USD",
            Style::Percent => "share",
        };
        [sign, self.words].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }

    /// The number with its unit and every digit it bears.
    #[must_use]
    pub fn show(self, x: f64) -> String {
        let number = match self.style {
            Style::Plain => number::exact(x),
            Style::Money => number::usd_exact(x),
            Style::Percent => number::percent(x, 12),
        };
        if self.words.is_empty() { number } else { format!("{number} {}", self.words) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_their_units() {
        assert_eq!(Unit::money("per million tokens").show(0.4), "$0.40 per million tokens");
        assert_eq!(Unit::count("queries").show(120_000.0), "120,000 queries");
        assert_eq!(Unit::share("").show(0.6), "60%");
        assert_eq!(Unit::share("").symbol(), "share");
        assert_eq!(Unit::money("an hour").symbol(), "USD an hour");
    }
}
