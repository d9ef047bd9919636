//! What an amount is the product of. A rule multiplies factors that carry their meaning, so that the
//! same rule yields the amount and the formula in words.

use crate::field::Field;
use crate::model::Model;
use crate::unit::Unit;

/// A number in a product, with what it means and where it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Factor<'a> {
    shown: f64,
    per: f64,
    inverse: bool,
    unit: Unit,
    fields: [Option<Field>; 2],
    parts: &'a [&'a [Factor<'a>]],
}

impl<'a> Factor<'a> {
    /// The value of an input, in the unit of its field.
    #[must_use]
    pub fn input(model: &Model, field: Field) -> Self {
        Self::of(model.number(field), field.spec().unit, [Some(field), None])
    }

    /// A number that follows from one or two inputs.
    #[must_use]
    pub const fn of(value: f64, unit: Unit, fields: [Option<Field>; 2]) -> Self {
        Self { shown: value, per: 1.0, inverse: false, unit, fields, parts: &[] }
    }

    /// A number that follows from one input.
    #[must_use]
    pub const fn from(value: f64, unit: Unit, field: Field) -> Self {
        Self::of(value, unit, [Some(field), None])
    }

    /// A constant.
    #[must_use]
    pub const fn constant(value: f64, unit: Unit) -> Self {
        Self::of(value, unit, [None, None])
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
        self.unit = Unit::count(words);
        self
    }

    /// A price or rate that is quoted for `per` of what it is multiplied with.
    #[must_use]
    pub const fn per(mut self, per: f64) -> Self {
        self.per = per;
        self
    }

    /// Divides instead of multiplying.
    #[must_use]
    pub const fn inverse(mut self) -> Self {
        self.inverse = true;
        self
    }

    /// What the factor contributes to the product.
    #[must_use]
    pub fn value(&self) -> f64 {
        if self.inverse { self.per / self.shown } else { self.shown / self.per }
    }

    /// Whether the factor divides.
    #[must_use]
    pub fn divides(&self) -> bool {
        self.inverse
    }

    /// Whether the factor changes nothing: a trend that does not move, a discount that is none.
    #[must_use]
    pub fn is_neutral(&self) -> bool {
        self.shown == 1.0 && self.per == 1.0
    }

    /// The number in words.
    #[must_use]
    pub fn in_words(&self) -> String {
        self.unit.show(self.shown)
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
        if factor.inverse {
            above *= factor.per;
            below *= factor.shown;
        } else {
            above *= factor.shown;
            below *= factor.per;
        }
    }
    above / below
}
