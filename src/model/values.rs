//! Every input that takes part, with the value it has.

use crate::date::CalendarMonth;
use crate::field::{Field, Preset, Shape, all, instance};
use crate::number;
use crate::scenario::Value;

use super::inputs::{Inputs, OPTIONAL_TABLES};

/// An input and its value, given or not.
#[derive(Debug, Clone, PartialEq)]
pub struct InputValue {
    /// The path; in a table that repeats with the number of its row.
    pub path: String,
    /// The entry that describes it.
    pub field: Field,
    /// The row, from 1, in a table that repeats; 0 elsewhere.
    pub row: usize,
    /// The value.
    pub value: Value,
    /// Announced changes within the horizon: the calendar month, and the value from then on.
    pub changes: Vec<(CalendarMonth, f64)>,
}

impl InputValue {
    pub(super) fn in_row(field: Field, row: usize, value: Value) -> Self {
        Self { path: instance(field.spec().path, row), field, row, value, changes: Vec::new() }
    }

    /// The value with its unit, as in `380,000 queries a month`; the items of a list without it.
    #[must_use]
    pub fn in_words(&self) -> String {
        let unit = self.field.spec().unit;
        let changes = self.changes.iter().map(|(month, x)| format!("; {} from {month}", unit.show(*x)));
        self.first_in_words() + &changes.collect::<String>()
    }

    fn first_in_words(&self) -> String {
        match &self.value {
            Value::Number(x) => self.field.spec().unit.show(*x),
            Value::List(items) if items.is_empty() => "none".to_owned(),
            Value::List(items) => items.iter().map(bare).collect::<Vec<_>>().join(", "),
            other => bare(other),
        }
    }
}

fn bare(value: &Value) -> String {
    match value {
        Value::Number(x) => number::exact(*x),
        Value::Text(text) => text.clone(),
        other => other.describe(),
    }
}

/// The inputs outside tables that repeat, in the order of the table of fields.
pub(super) fn of_fields(inputs: &Inputs) -> Vec<InputValue> {
    let absent: Vec<&str> = OPTIONAL_TABLES.into_iter().filter(|table| is_absent(inputs, table)).collect();
    all()
        .filter(|field| !field.spec().path.contains('*'))
        .filter(|field| !absent.iter().any(|table| within(table, *field).is_some()))
        .filter_map(|field| {
            let value = value(inputs, field)?;
            let path = field.spec().path.to_owned();
            Some(InputValue { path, field, row: 0, value, changes: Vec::new() })
        })
        .collect()
}

/// The path of a field within a table.
fn within(table: &str, field: Field) -> Option<&'static str> {
    field.spec().path.strip_prefix(table)?.strip_prefix('.')
}

/// Whether a table that may stay away was not given: something that it requires has no value.
fn is_absent(inputs: &Inputs, table: &str) -> bool {
    all().any(|field| {
        within(table, field).is_some_and(|key| !key.contains('.'))
            && field.spec().preset == Preset::Required
            && inputs.applies(field)
            && !inputs.number(field).is_finite()
    })
}

/// The inputs of a row of the table whose paths begin with `prefix`.
pub(super) fn of_row(inputs: &Inputs, prefix: &str, row: usize) -> Vec<InputValue> {
    let own = all().filter(|field| field.spec().path.starts_with(prefix));
    own.filter_map(|field| Some(InputValue::in_row(field, row, value(inputs, field)?))).collect()
}

/// The value of a field, as it would be written; none if it takes no part or there is none.
pub(super) fn value(inputs: &Inputs, field: Field) -> Option<Value> {
    if !inputs.applies(field) {
        return None;
    }
    let number = || Some(inputs.number(field)).filter(|x| x.is_finite());
    let text = || Some(inputs.text(field)).filter(|text| !text.is_empty()).map(|x| Value::Text(x.to_owned()));
    let name = |names: &[&str], place: usize| names.get(place).map(|name| Value::Text((*name).to_owned()));
    match field.spec().shape {
        Shape::Number { .. } => number().map(Value::Number),
        Shape::Switch => number().map(|_| Value::Switch(inputs.is_on(field))),
        Shape::Choice(names) => number().and_then(|_| name(names, inputs.count(field))),
        Shape::Numbers { whole: true, .. } => {
            let months = inputs.months(field).iter().filter_map(|month| u32::try_from(*month).ok());
            Some(Value::List(months.map(|month| Value::Number(f64::from(month))).collect()))
        }
        Shape::Numbers { .. } => {
            Some(Value::List(inputs.list(field).iter().copied().map(Value::Number).collect()))
        }
        Shape::Names(names) => {
            let listed = inputs.list(field);
            let places = (0_u8..).map(f64::from).zip(names.iter());
            let chosen = places.filter(|(place, _)| listed.contains(place));
            Some(Value::List(chosen.map(|(_, name)| Value::Text((*name).to_owned())).collect()))
        }
        Shape::SwitchAnswer => match inputs.text(field) {
            "true" => Some(Value::Switch(true)),
            "false" => Some(Value::Switch(false)),
            _ => text(),
        },
        Shape::CountAnswer => number().map(Value::Number).or_else(text),
        Shape::Text { .. }
        | Shape::CatalogName(_)
        | Shape::Month
        | Shape::Day
        | Shape::FieldPair
        | Shape::FieldPath
        | Shape::Answer(_) => text(),
    }
}
