//! Whether a value is what its field holds.

use crate::date::{CalendarMonth, Day};
use crate::field::{FieldSpec, Found, Preset, Range, Shape, lookup};
use crate::scenario::{Problem, Value};

use super::inputs::Inputs;
use crate::field::Field;

/// What an advisor's question may always be answered.
pub const NOT_SURE: &str = "not_sure";

/// Puts `value` into `inputs`, if it is what `field` holds.
pub(super) fn accept(inputs: &mut Inputs, field: Field, path: &str, value: &Value) -> Result<(), Problem> {
    let spec = field.spec();
    let refuse = |found: &Value| Problem::new(path, found.describe(), spec.shape.in_words());
    match (spec.shape, value) {
        (Shape::Number { range, whole, .. }, Value::Number(x)) if fits(*x, range, whole) => {
            inputs.put(field, *x);
        }
        (Shape::Switch, Value::Switch(on)) => inputs.put(field, f64::from(u8::from(*on))),
        (Shape::Choice(names), Value::Text(name)) if names.contains(&name.as_str()) => {
            inputs.put_choice(field, names, name);
        }
        (Shape::Text { max_chars }, Value::Text(text)) if text.chars().count() <= max_chars => {
            inputs.put_text(field, text);
        }
        (Shape::CatalogName(_), Value::Text(text)) if !text.is_empty() => inputs.put_text(field, text),
        (Shape::Month, Value::Text(text)) if CalendarMonth::parse(text).is_some() => {
            inputs.put_text(field, text);
        }
        (Shape::Day, Value::Text(text)) if Day::parse(text).is_some() => inputs.put_text(field, text),
        (Shape::Numbers { range, whole, most }, Value::List(items)) => {
            let list = numbers(path, spec, items, range, whole, most)?;
            if whole {
                inputs.put_months(field, list.iter().filter_map(|x| whole_number(*x)).collect());
            } else {
                inputs.put_list(field, list);
            }
        }
        (Shape::Names(names), Value::List(items)) => {
            inputs.put_list(field, places(path, spec, items, names)?);
        }
        (Shape::FieldPath, Value::Text(text)) if is_numeric(text) => inputs.put_text(field, text),
        (Shape::FieldPair, Value::List(items)) => match items.as_slice() {
            [Value::Text(a), Value::Text(b)] if a != b && is_numeric(a) && is_numeric(b) => {
                inputs.put_text(field, &format!("{a} {b}"));
            }
            _ => return Err(refuse(value)),
        },
        (Shape::Answer(_) | Shape::SwitchAnswer | Shape::CountAnswer, Value::Text(text))
            if text == NOT_SURE =>
        {
            inputs.put_text(field, text);
        }
        (Shape::Answer(names), Value::Text(name)) if names.contains(&name.as_str()) => {
            inputs.put_text(field, name);
        }
        (Shape::Choice(names) | Shape::Answer(names), Value::Text(name)) => {
            return Err(Problem::misspelt(path, name, names, spec.shape.in_words()));
        }
        (Shape::SwitchAnswer, Value::Switch(on)) => inputs.put_text(field, &on.to_string()),
        (Shape::CountAnswer, Value::Number(x)) if fits(*x, Range::AMOUNT, true) => inputs.put(field, *x),
        _ => return Err(refuse(value)),
    }
    Ok(())
}

fn fits(x: f64, range: Range, whole: bool) -> bool {
    range.contains(x) && (!whole || x.fract() == 0.0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
fn whole_number(x: f64) -> Option<usize> {
    (x >= 0.0).then_some(x as usize)
}

/// The path of a number that may be varied.
fn is_numeric(path: &str) -> bool {
    matches!(lookup(path), Found::Fields(fields) if matches!(fields[0].spec().shape, Shape::Number { .. }))
}

fn numbers(
    path: &str,
    spec: &FieldSpec,
    items: &[Value],
    range: Range,
    whole: bool,
    most: usize,
) -> Result<Vec<f64>, Problem> {
    if items.len() > most {
        let (found, allowed) = (format!("a list of {}", items.len()), format!("a list of at most {most}"));
        return Err(Problem::new(path, found, allowed));
    }
    if items.is_empty() && spec.preset == Preset::Required {
        return Err(Problem::new(path, "an empty list", spec.shape.in_words()));
    }
    items
        .iter()
        .map(|item| match item {
            Value::Number(x) if fits(*x, range, whole) => Ok(*x),
            wrong => {
                Err(Problem::new(path, format!("{} in the list", wrong.describe()), spec.shape.in_words()))
            }
        })
        .collect()
}

fn places(path: &str, spec: &FieldSpec, items: &[Value], names: &[&str]) -> Result<Vec<f64>, Problem> {
    if items.is_empty() {
        return Err(Problem::new(path, "an empty list", spec.shape.in_words()));
    }
    items
        .iter()
        .map(|item| {
            let name = item.text().ok_or_else(|| {
                Problem::new(path, format!("{} in the list", item.describe()), spec.shape.in_words())
            })?;
            let place = names.iter().position(|known| *known == name);
            let place = place.and_then(|place| u8::try_from(place).ok());
            place.map(f64::from).ok_or_else(|| Problem::misspelt(path, name, names, spec.shape.in_words()))
        })
        .collect()
}
