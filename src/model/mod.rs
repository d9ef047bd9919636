//! A scenario that has been checked: a `Model` that exists can be evaluated.

mod bounds;
mod check;
mod extra;
mod inputs;
mod rules;
mod shape;
mod timeline;
mod uncertain;
mod values;

use crate::date::CalendarMonth;
use crate::field;
use crate::field::{Field, FieldSpec, Shape};
use crate::kind::{Choice, Strategy};
use crate::scenario::{Problem, Problems, Scenario, Value};

pub use extra::Extra;
pub use inputs::{Inputs, Origin};
pub use timeline::Timeline;
pub use uncertain::{Correlation, UncertainInput};
pub use values::InputValue;

/// A checked scenario, with everything that depends on the month alone worked out.
#[derive(Debug, Clone)]
pub struct Model {
    inputs: Inputs,
    extras: Vec<Extra>,
    ranges: Vec<UncertainInput>,
    correlations: Vec<Correlation>,
    timeline: Timeline,
}

impl TryFrom<&Scenario> for Model {
    type Error = Problems;

    /// Checks the whole scenario.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, at once.
    fn try_from(scenario: &Scenario) -> Result<Self, Problems> {
        let checked = check::check(scenario)?;
        let timeline = Timeline::new(&checked.inputs);
        Ok(Self {
            inputs: checked.inputs,
            extras: checked.extras,
            ranges: checked.ranges,
            correlations: checked.correlations,
            timeline,
        })
    }
}

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
        let timeline = Timeline::new(&inputs);
        let (extras, ranges, correlations) =
            (self.extras.clone(), self.ranges.clone(), self.correlations.clone());
        Ok(Self { inputs, extras, ranges, correlations, timeline })
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

    /// The number in `field`.
    #[must_use]
    pub fn number(&self, field: Field) -> f64 {
        self.inputs.number(field)
    }

    /// The whole number in `field`.
    #[must_use]
    pub fn count(&self, field: Field) -> usize {
        self.inputs.count(field)
    }

    /// Whether the switch `field` is on.
    #[must_use]
    pub fn is_on(&self, field: Field) -> bool {
        self.inputs.is_on(field)
    }

    /// What `field` chooses.
    #[must_use]
    pub fn choice<T: Choice>(&self, field: Field) -> T {
        self.inputs.choice(field)
    }

    /// The whole numbers listed in `field`.
    #[must_use]
    pub fn months(&self, field: Field) -> &[usize] {
        self.inputs.months(field)
    }

    /// The text in `field`; empty when it was not given.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.inputs.text(field)
    }

    /// The calendar month of month 1.
    #[must_use]
    pub fn start(&self) -> CalendarMonth {
        CalendarMonth::parse(self.text(field!("horizon.start"))).unwrap_or_default()
    }

    /// Where the value of `field` comes from.
    #[must_use]
    pub fn origin(&self, field: Field) -> Origin {
        self.inputs.origin(field)
    }

    /// What depends on the month alone.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The other costs, in their order.
    #[must_use]
    pub fn extras(&self) -> &[Extra] {
        &self.extras
    }

    /// The inputs that are not known exactly.
    #[must_use]
    pub fn ranges(&self) -> &[UncertainInput] {
        &self.ranges
    }

    /// How those inputs move together.
    #[must_use]
    pub fn correlations(&self) -> &[Correlation] {
        &self.correlations
    }

    /// Every input that takes part, with the value it has, whether it was given or not; rows of tables
    /// that repeat come last.
    #[must_use]
    pub fn values(&self) -> Vec<InputValue> {
        let mut values = values::of_fields(&self.inputs);
        values.extend((1..).zip(&self.extras).flat_map(|(row, extra)| extra.values(row)));
        values.extend((1..).zip(&self.ranges).flat_map(|(row, range)| range.values(row)));
        let correlations = (1..).zip(&self.correlations);
        values.extend(correlations.flat_map(|(row, correlation)| correlation.values(row, &self.ranges)));
        values
    }

    /// Whether `strategy` is to be reported.
    #[must_use]
    pub fn is_enabled(&self, strategy: Strategy) -> bool {
        self.inputs.is_enabled(strategy)
    }

    /// Whether `field` takes part: it belongs to the kinds that are chosen, and if it is a number it has
    /// a value.
    #[must_use]
    pub fn applies(&self, field: Field) -> bool {
        let valued = self.number(field).is_finite() || !matches!(field.spec().shape, Shape::Number { .. });
        valued && self.inputs.applies(field)
    }
}
