//! What a number counts: how it is written, with its words behind it.

use crate::number;

/// Hours in a month, the clouds' convention.
pub const HOURS_PER_MONTH: f64 = 730.0;
/// The longest horizon.
pub const MOST_MONTHS: u8 = 120;
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

    /// Whether it counts US dollars.
    #[must_use]
    pub fn is_money(self) -> bool {
        self.style == Style::Money
    }

    /// Whether it is a share, written as a percentage.
    #[must_use]
    pub fn is_share(self) -> bool {
        self.style == Style::Percent
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
        self.written(x, 12)
    }

    /// The number with its unit, to seven digits: a figure that is itself a result.
    #[must_use]
    pub fn rounded(self, x: f64) -> String {
        self.written(x, 7)
    }

    fn written(self, x: f64, digits: usize) -> String {
        let number = match self.style {
            Style::Plain => number::grouped(x, digits),
            Style::Money => number::usd_exact(x),
            Style::Percent => number::percent(x, digits),
        };
        self.behind(&number)
    }

    /// The words behind a number that is written already.
    #[must_use]
    pub fn behind(self, number: &str) -> String {
        let words = if number == "1" { singular(self.words) } else { self.words.to_owned() };
        if words.is_empty() { number.to_owned() } else { format!("{number} {words}") }
    }
}

/// The words behind a one: `query a month` for `queries a month`.
fn singular(words: &str) -> String {
    let plural = |word: &&str| word.ends_with('s') && *word != "times" && !word.ends_with("ss");
    let Some(many) = words.split(' ').find(plural) else { return words.to_owned() };
    let one = match many.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => many[..many.len() - 1].to_owned(),
    };
    words.replacen(many, &one, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_their_units() {
        assert_eq!(Unit::money("per million tokens").show(0.4), "$0.40 per million tokens");
        assert_eq!(Unit::count("queries").show(120_000.0), "120,000 queries");
        assert_eq!(Unit::share("").show(0.6), "60%");
        assert_eq!(Unit::count("queries a month").show(1.0), "1 query a month");
        assert_eq!(Unit::count("read units a search").show(1.0), "1 read unit a search");
        assert_eq!(Unit::count("times the price").show(1.0), "1 times the price");
        assert_eq!(Unit::share("").symbol(), "share");
        assert_eq!(Unit::money("an hour").symbol(), "USD an hour");
    }
}
