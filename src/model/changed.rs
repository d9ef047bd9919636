//! The same model with other numbers, checked as if they had been written.

use std::sync::Arc;

use crate::field::{Field, FieldSpec, Shape};
use crate::scenario::{Problem, Problems, Value};

use super::supply::Supply;
use super::{Model, rules};

impl Model {
    /// The same model with another number in `field`, checked as if it had been written there.
    ///
    /// # Errors
    ///
    /// The field holds no number, does not apply, or the model would no longer be valid.
    pub fn with(&self, field: Field, value: f64) -> Result<Self, Problems> {
        self.with_numbers(&[(field, value)])
    }

    /// The same model with other numbers in some fields, checked together: what is valid only with all of
    /// them is valid.
    ///
    /// # Errors
    ///
    /// One of the fields holds no number or does not apply, or the model would no longer be valid.
    pub fn with_numbers(&self, numbers: &[(Field, f64)]) -> Result<Self, Problems> {
        self.changed(numbers, Supply::drop_quote)
    }

    /// The same model with other numbers in some fields, where a price of the catalogue keeps its announced
    /// changes: all of its path is scaled, so that it begins at the number. With the present numbers it is
    /// the present model.
    ///
    /// # Errors
    ///
    /// As for [`with_numbers`](Self::with_numbers).
    pub fn moved(&self, numbers: &[(Field, f64)]) -> Result<Self, Problems> {
        self.changed(numbers, Supply::scale_quote)
    }

    /// Whether the price in `field` is announced to change within the horizon.
    #[must_use]
    pub fn is_path(&self, field: Field) -> bool {
        self.quote(field)
            .is_some_and(|quote| quote.steps.iter().any(|s| (1..self.timeline.months).contains(&s.month)))
    }

    fn changed(
        &self,
        numbers: &[(Field, f64)],
        requote: fn(&mut Supply, Field, f64),
    ) -> Result<Self, Problems> {
        let mut inputs = self.inputs.clone();
        let mut problems = Vec::new();
        for &(field, value) in numbers {
            match self.accepts(field, value) {
                Ok(()) => inputs.put(field, value),
                Err(problem) => problems.push(problem),
            }
        }
        inputs.follow();
        if problems.is_empty() {
            rules::check(&inputs, &mut problems);
        }
        if !problems.is_empty() {
            return Err(Problems { problems });
        }
        let mut supply = Arc::clone(&self.supply);
        for (field, value) in numbers.iter().filter(|(field, _)| self.supply.quotes().get(field).is_some()) {
            requote(Arc::make_mut(&mut supply), *field, *value);
        }
        Ok(Self::assembled(inputs, supply, Arc::clone(&self.rows), self.training.clone()))
    }

    /// Whether `field` may hold `value` in this model, as far as the field alone goes.
    ///
    /// # Errors
    ///
    /// The field holds no number, does not apply, stands in a table that repeats, or has another range.
    pub fn accepts(&self, field: Field, value: f64) -> Result<(), Problem> {
        let FieldSpec { path, shape, belongs, .. } = field.spec();
        let found = || Value::Number(value).describe();
        if path.contains('*') {
            return Err(Problem::new(path, found(), "nothing: it stands in a table that repeats"));
        }
        let Shape::Number { range, whole, .. } = *shape else {
            return Err(Problem::new(path, found(), shape.in_words()));
        };
        if !self.applies(field) {
            let why = match belongs {
                Some(belongs) if !self.inputs.applies(field) => {
                    format!("it belongs to {} {}", belongs.selector, belongs.kinds.join(" or "))
                }
                _ => "nothing was given for it".to_owned(),
            };
            let problem = Problem::new(path, found(), format!("nothing: {why}"));
            return Err(problem.saying(format!("{path}: takes no part in this scenario: {why}")));
        }
        if !range.contains(value) || (whole && value.fract() != 0.0) {
            return Err(Problem::new(path, found(), shape.in_words()));
        }
        Ok(())
    }
}
