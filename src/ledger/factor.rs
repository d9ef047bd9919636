//! What an amount is the product of. A rule multiplies factors that carry their meaning, so that the
//! same rule yields the amount and the formula in words.

use crate::field::Field;
use crate::model::Model;
use crate::unit::Unit;

/// The most inputs one factor comes from.
const FIELDS: usize = 5;

/// A number in a product, with what it means and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Factor<'a> {
    /// What a product is multiplied with, and what it is divided by.
    above: f64,
    below: f64,
    /// Whether the number that is shown is the one below.
    inverse: bool,
    quiet: bool,
    /// None is that of the field: it is looked up where it is shown.
    unit: Option<Unit>,
    fields: [Option<Field>; FIELDS],
    parts: &'a [&'a [Factor<'a>]],
}

impl<'a> Factor<'a> {
    /// The value of an input, in the unit of its field.
    #[must_use]
    pub fn input(model: &Model, field: Field) -> Self {
        Self { unit: None, ..Self::from(model.number(field), Unit::count(""), field) }
    }

    /// A number that follows from an input; others are added with [`and`](Self::and).
    #[must_use]
    pub const fn from(value: f64, unit: Unit, field: Field) -> Self {
        Self::constant(value, unit).and(field)
    }

    /// A constant.
    #[must_use]
    pub const fn constant(value: f64, unit: Unit) -> Self {
        Self {
            above: value,
            below: 1.0,
            inverse: false,
            quiet: false,
            unit: Some(unit),
            fields: [None; FIELDS],
            parts: &[],
        }
    }

    /// Another input that the number follows from, or that decided for it.
    #[must_use]
    pub const fn and(mut self, field: Field) -> Self {
        let mut place = 0;
        while place < FIELDS {
            if self.fields[place].is_none() {
                self.fields[place] = Some(field);
                return self;
            }
            place += 1;
        }
        self
    }

    /// Not worth a word while it is 1: a discount that is none, a share that is all.
    #[must_use]
    pub const fn unless_one(mut self) -> Self {
        self.quiet = true;
        self
    }

    /// The sum of products.
    #[must_use]
    pub fn sum(unit: Unit, parts: &'a [&'a [Factor<'a>]]) -> Self {
        let total = parts.iter().map(|factors| product(factors)).sum();
        Self { parts, ..Self::constant(total, unit) }
    }

    /// The same number counted in other words.
    #[must_use]
    pub const fn counting(mut self, words: &'static str) -> Self {
        self.unit = Some(Unit::count(words));
        self
    }

    /// A price or rate that is quoted for `per` of what it is multiplied with.
    #[must_use]
    pub const fn per(mut self, per: f64) -> Self {
        if self.inverse {
            self.above = per;
        } else {
            self.below = per;
        }
        self
    }

    /// Divides instead of multiplying.
    #[must_use]
    pub const fn inverse(mut self) -> Self {
        if !self.inverse {
            (self.above, self.below) = (self.below, self.above);
            self.inverse = true;
        }
        self
    }

    /// What the factor contributes to the product.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.above / self.below
    }

    /// Whether the factor divides.
    #[must_use]
    pub fn divides(&self) -> bool {
        self.inverse
    }

    /// Whether the factor is not worth a word: a discount that is none, a share that is all.
    #[must_use]
    pub fn is_neutral(&self) -> bool {
        self.quiet && self.above == 1.0 && self.below == 1.0
    }

    /// The number in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let of_field = || self.fields().next().map_or(Unit::count(""), |field| field.spec().unit);
        let unit = self.unit.unwrap_or_else(of_field);
        let shown = if self.inverse { self.below } else { self.above };
        if self.parts.is_empty() { unit.show(shown) } else { unit.rounded(shown) }
    }

    /// The inputs that the factor itself comes from.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.fields.into_iter().flatten()
    }

    /// The products the factor is the sum of; empty when it is no sum.
    #[must_use]
    pub fn parts(&self) -> &'a [&'a [Factor<'a>]] {
        self.parts
    }

    /// The inputs that the factor comes from, those of its parts included. What adds or changes nothing
    /// has no part in the figure.
    pub fn collect_fields(&self, fields: &mut Vec<Field>) {
        for field in self.fields.iter().flatten() {
            if !fields.contains(field) {
                fields.push(*field);
            }
        }
        let parts = self.parts.iter().filter(|part| product(part) != 0.0).copied();
        for factor in parts.flatten().filter(|factor| !factor.is_neutral()) {
            factor.collect_fields(fields);
        }
    }
}

/// The product of `factors`.
#[must_use]
pub(super) fn product(factors: &[Factor<'_>]) -> f64 {
    let (mut above, mut below) = (1.0, 1.0);
    for factor in factors {
        above *= factor.above;
        below *= factor.below;
    }
    above / below
}
