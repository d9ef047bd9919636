//! A value for a field out of random bytes: mostly what the field may hold, with a liking for the ends of
//! its range, where arithmetic breaks.

use crossover::catalogue::built_in;
use crossover::field::{FieldSpec, Preset, Range, Shape, all};
use crossover::scenario::Value;
use libfuzzer_sys::arbitrary::{Result, Unstructured};

/// No fuzzer learns anything from long lists.
const LONGEST_LIST: usize = 12;

/// A value for the field of `spec`.
pub fn any_value(bytes: &mut Unstructured<'_>, spec: &FieldSpec) -> Result<Value> {
    Ok(match spec.shape {
        Shape::Number { range, whole, .. } => {
            let usual = if let Preset::Number(x) = spec.preset { x } else { 1.0 };
            Value::Number(number(bytes, range, whole, usual)?)
        }
        Shape::Switch | Shape::SwitchAnswer => Value::Switch(bytes.arbitrary()?),
        Shape::Choice(names) | Shape::Answer(names) => name(bytes, names)?,
        Shape::CatalogName(product) => {
            let own = built_in().iter().filter(|entry| entry.product == product);
            name(bytes, &own.map(|entry| entry.name.as_str()).collect::<Vec<_>>())?
        }
        Shape::Text { .. } => Value::Text(bytes.arbitrary()?),
        Shape::Month => Value::Text(format!("{}-{:02}", 1900 + bytes.int_in_range(0..=1099)?, month(bytes)?)),
        Shape::Day => Value::Text(format!("2026-{:02}-{:02}", month(bytes)?, bytes.int_in_range(1..=31)?)),
        Shape::Numbers { range, whole, .. } => {
            let count = bytes.int_in_range(0..=LONGEST_LIST)?;
            let items = (0..count).map(|_| Ok(Value::Number(number(bytes, range, whole, 12.0)?)));
            Value::List(items.collect::<Result<_>>()?)
        }
        Shape::Names(names) => {
            let count = bytes.int_in_range(1..=names.len())?;
            Value::List((0..count).map(|_| name(bytes, names)).collect::<Result<_>>()?)
        }
        Shape::FieldPath => path(bytes)?,
        Shape::FieldPair => Value::List(vec![path(bytes)?, path(bytes)?]),
        Shape::CountAnswer => Value::Number(f64::from(bytes.arbitrary::<u16>()?)),
    })
}

fn month(bytes: &mut Unstructured<'_>) -> Result<u8> {
    bytes.int_in_range(1..=12)
}

fn name(bytes: &mut Unstructured<'_>, names: &[&str]) -> Result<Value> {
    Ok(Value::Text((*bytes.choose(names)?).to_owned()))
}

fn path(bytes: &mut Unstructured<'_>) -> Result<Value> {
    let paths: Vec<&str> = all().map(|field| field.spec().path).collect();
    name(bytes, &paths)
}

/// A number in `range`, now and then outside, mostly around `usual`.
fn number(bytes: &mut Unstructured<'_>, range: Range, whole: bool, usual: f64) -> Result<f64> {
    let part = f64::from(bytes.arbitrary::<u16>()?) / f64::from(u16::MAX);
    let width = range.max - range.min;
    let x = match bytes.int_in_range(0..=31)? {
        0 => range.min,
        1 => range.max,
        2 => range.min + 1e-9,
        3 => range.min.next_up(),
        4 => range.max.next_down(),
        5 => 0.0,
        6 => 1.0,
        7 => f64::from_bits(bytes.arbitrary()?),
        8 | 9 => range.min + part * width,
        // Every magnitude between the ends is as likely as any other.
        10..=14 => (range.min + 1e-9 * (width * 1e9).powf(part)).min(range.max),
        _ => (usual * 2.0_f64.powf(8.0 * part - 4.0)).clamp(range.min, range.max),
    };
    Ok(if whole { x.round() } else { x })
}
