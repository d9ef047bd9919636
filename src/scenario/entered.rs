//! What people type into any field, and what a field shows of its value.

use crate::date::{CalendarMonth, Day};
use crate::field::{FieldSpec, Preset, Shape};

use super::problem::Problem;
use super::typed::{Mistyped, read_number};
use super::value::Value;
use super::written::written;

/// A value that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Entered {
    /// The value.
    pub value: Value,
    /// A number in words, where the text is not the plain number.
    pub echo: Option<String>,
}

/// Reads `text` for the field of `spec` at `path`; a comma separates the items of a list.
///
/// # Errors
///
/// It is nothing that the field holds.
pub fn entered(spec: &FieldSpec, path: &str, text: &str) -> Result<Entered, Mistyped> {
    let trimmed = text.trim();
    let refuse = |found: String| Mistyped {
        problem: Problem::new(path, found, spec.shape.in_words()),
        repairs: Vec::new(),
    };
    let accepted = match spec.shape {
        Shape::Number { .. } | Shape::CountAnswer => {
            let typed = read_number(spec, path, text)?;
            return Ok(Entered { value: Value::Number(typed.value), echo: typed.echo });
        }
        Shape::Numbers { .. } => {
            let items = trimmed.split(',').map(str::trim).filter(|item| !item.is_empty());
            let numbers = items.map(|item| read_number(spec, path, item).map(|typed| typed.value));
            let list = numbers.map(|number| number.map(Value::Number)).collect::<Result<_, _>>()?;
            return Ok(Entered { value: Value::List(list), echo: None });
        }
        Shape::Month => CalendarMonth::parse(trimmed).is_some(),
        Shape::Day => Day::parse(trimmed).is_some(),
        Shape::Text { max_chars } => {
            let count = text.chars().count();
            if count > max_chars {
                return Err(refuse(format!("{count} characters")));
            }
            return Ok(Entered { value: Value::Text(text.to_owned()), echo: None });
        }
        _ => true,
    };
    let value = Value::Text(trimmed.to_owned());
    if accepted { Ok(Entered { value, echo: None }) } else { Err(refuse(value.describe())) }
}

/// `value` as the field of `spec` shows it; what it shows reads back as the same value.
#[must_use]
pub fn shown(spec: &FieldSpec, value: &Value) -> String {
    match value {
        Value::Number(x) => written(spec, *x),
        Value::Text(text) => text.clone(),
        // Digits are not grouped: commas stand between the items.
        Value::List(items) => {
            let plain = |item: &Value| item.text().map_or_else(|| item.describe(), str::to_owned);
            items.iter().map(plain).collect::<Vec<_>>().join(", ")
        }
        other => other.describe(),
    }
}

/// What the field of `spec` holds when nobody says; none where that is nothing, or another field's value.
#[must_use]
pub fn default_of(spec: &FieldSpec) -> Option<Value> {
    match spec.preset {
        Preset::Number(x) => Some(Value::Number(x)),
        Preset::Switch(on) => Some(Value::Switch(on)),
        Preset::Text(text) => Some(Value::Text(text.to_owned())),
        Preset::EmptyList => Some(Value::List(Vec::new())),
        Preset::FirstMonth => Some(Value::List(vec![Value::Number(1.0)])),
        Preset::SameAs(_) | Preset::Absent | Preset::Required | Preset::RequiredWhen(_) => None,
    }
}
