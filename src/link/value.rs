//! Values in the letters of a link, by what their field holds.

use crate::date::{CalendarMonth, Day};
use crate::field::{FieldSpec, Shape};
use crate::scenario::Value;

use super::escape::{NAME, PROSE, escape, unescape};
use super::key::{key_of, path_of};

const NOT_SURE: &[&str] = &["not_sure"];

/// `value` for the field of `spec`; none where it is not what the field holds.
pub(super) fn write(spec: &FieldSpec, value: &Value) -> Option<String> {
    match (spec.shape, value) {
        (Shape::Number { .. } | Shape::CountAnswer, Value::Number(x)) => number(*x),
        (Shape::Switch | Shape::SwitchAnswer, Value::Switch(on)) => Some(if *on { "1" } else { "0" }.into()),
        (Shape::Choice(names), Value::Text(name)) => write_name(names, name),
        (Shape::Answer(names), Value::Text(name)) => {
            write_name(names, name).or_else(|| write_name(NOT_SURE, name))
        }
        (Shape::SwitchAnswer | Shape::CountAnswer, Value::Text(name)) => write_name(NOT_SURE, name),
        (Shape::Text { .. }, Value::Text(text)) => Some(escape(text, PROSE)),
        (Shape::CatalogName(_), Value::Text(text)) => Some(escape(text, NAME)),
        (Shape::Month, Value::Text(text)) => CalendarMonth::parse(text).map(|_| text.clone()),
        (Shape::Day, Value::Text(text)) => Day::parse(text).map(|_| text.clone()),
        (Shape::FieldPath, Value::Text(path)) => key_of(path).map(|(key, _)| key),
        (Shape::Numbers { .. }, Value::List(items)) => {
            joined(items, "-", &|item: &Value| item.number().filter(|x| x.is_finite()).map(|x| x.to_string()))
        }
        (Shape::Names(names), Value::List(items)) => {
            joined(items, ".", &|item: &Value| item.text().and_then(|name| write_name(names, name)))
        }
        (Shape::FieldPair, Value::List(items)) => {
            joined(items, ".", &|item: &Value| item.text().and_then(key_of).map(|(key, _)| key))
        }
        _ => None,
    }
}

/// The value that `text` stands for in the field of `spec`.
pub(super) fn read(spec: &FieldSpec, text: &str) -> Option<Value> {
    let not_sure = || read_name(NOT_SURE, text);
    match spec.shape {
        Shape::Number { .. } => read_number(text),
        Shape::CountAnswer => read_number(text).or_else(not_sure),
        Shape::Switch => read_switch(text),
        Shape::SwitchAnswer => read_switch(text).or_else(not_sure),
        Shape::Choice(names) => read_name(names, text),
        Shape::Answer(names) => read_name(names, text).or_else(not_sure),
        Shape::Text { .. } => unescape(text, PROSE).map(Value::Text),
        Shape::CatalogName(_) => unescape(text, NAME).map(Value::Text),
        Shape::Month => CalendarMonth::parse(text).map(|_| Value::Text(text.to_owned())),
        Shape::Day => Day::parse(text).map(|_| Value::Text(text.to_owned())),
        Shape::FieldPath => read_path(text),
        Shape::Numbers { .. } => listed(numbers(text).iter().map(|item| read_number(item)).collect()),
        Shape::Names(names) => listed(items(text).map(|item| read_name(names, item)).collect()),
        Shape::FieldPair => listed(items(text).map(read_path).collect()),
    }
}

/// Longer numbers are written with a power of ten, where that is shorter.
const PLAIN_CHARS: usize = 9;

/// The fewest digits that read back to the same double.
fn number(x: f64) -> Option<String> {
    let (plain, power) = (x.to_string(), format!("{x:e}"));
    let shorter = plain.len() > PLAIN_CHARS && power.len() < plain.len();
    x.is_finite().then_some(if shorter { power } else { plain })
}

fn read_number(text: &str) -> Option<Value> {
    let letters = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'e'));
    text.parse().ok().filter(|x: &f64| letters && x.is_finite()).map(Value::Number)
}

fn read_switch(text: &str) -> Option<Value> {
    match text {
        "1" => Some(Value::Switch(true)),
        "0" => Some(Value::Switch(false)),
        _ => None,
    }
}

fn write_name(names: &[&str], name: &str) -> Option<String> {
    names.contains(&name).then(|| name.replace('_', "-"))
}

fn read_name(names: &[&str], text: &str) -> Option<Value> {
    let name = names.iter().find(|name| name.replace('_', "-") == text);
    name.map(|name| Value::Text((*name).to_owned()))
}

fn read_path(key: &str) -> Option<Value> {
    path_of(key).map(|(path, _)| Value::Text(path))
}

fn joined(items: &[Value], between: &str, write: &dyn Fn(&Value) -> Option<String>) -> Option<String> {
    items.iter().map(write).collect::<Option<Vec<_>>>().map(|items| items.join(between))
}

fn listed(items: Option<Vec<Value>>) -> Option<Value> {
    items.map(Value::List)
}

/// The items of a list; of nothing there are none.
fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split('.').filter(|_| !text.is_empty())
}

/// The numbers of a list, apart by hyphens: a hyphen right behind another one, or at the beginning, is a
/// sign.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    let mut sign = "";
    for part in text.split('-').filter(|_| !text.is_empty()) {
        if part.is_empty() && sign.is_empty() {
            sign = "-";
        } else {
            numbers.push(format!("{sign}{part}"));
            sign = "";
        }
    }
    // A hyphen with nothing behind it is no number.
    numbers.extend((!sign.is_empty()).then(|| sign.to_owned()));
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Field;

    #[test]
    fn every_shape_in_few_letters() {
        let text = |text: &str| Value::Text(text.to_owned());
        let list = |items: &[f64]| Value::List(items.iter().copied().map(Value::Number).collect());
        for (path, value, letters) in [
            ("workload.queries_per_month", Value::Number(380_000.0), "380000"),
            ("workload.queries_per_month", Value::Number(1e8), "100000000"),
            ("workload.queries_per_month", Value::Number(1e12), "1e12"),
            ("workload.growth.per_month", Value::Number(-0.025), "-0.025"),
            ("workload.growth.per_month", Value::Number(-0.000_000_1), "-1e-7"),
            ("workload.growth.per_month", Value::Number(0.1 + 0.2), "0.30000000000000004"),
            ("rag.enabled", Value::Switch(false), "0"),
            ("models.base.kind", text("per_token"), "per-token"),
            ("models.base.catalog", text("google/gemini-3.8-flash"), "google.sgemini-3..8-flash"),
            ("title", text("A well-known case"), "A-well.-known-case"),
            ("title", text(""), ""),
            ("horizon.start", text("2027-03"), "2027-03"),
            ("prices_as_of", text("2026-11-21"), "2026-11-21"),
            ("extra.*.months", list(&[1.0, 13.0, 25.0]), "1-13-25"),
            ("extra.*.months", list(&[]), ""),
            (
                "workload.growth.values",
                list(&[-1.5, 2e21, -0.000_000_1]),
                "-1.5-2000000000000000000000--0.0000001",
            ),
            ("extra.*.strategies", Value::List(vec![text("rag"), text("fine_tuned")]), "rag.fine-tuned"),
            ("uncertainty.ranges.*.field", text("extra.2.usd_once"), "x2o"),
            (
                "uncertainty.correlations.*.fields",
                Value::List(vec![text("rag.top_k"), text("horizon.months")]),
                "rk.hm",
            ),
            ("answers.gap", text("not_sure"), "not-sure"),
            ("answers.gap", text("facts"), "facts"),
            ("answers.exploring", Value::Switch(true), "1"),
            ("answers.exploring", text("not_sure"), "not-sure"),
            ("answers.labelled_examples", Value::Number(300.0), "300"),
        ] {
            let spec = Field::of(path).spec();
            assert_eq!(write(spec, &value).as_deref(), Some(letters), "{path}");
            assert_eq!(read(spec, letters), Some(value), "{path}");
        }
    }

    #[test]
    fn what_a_field_does_not_hold_is_refused() {
        for (path, wrong) in [
            ("rag.top_k", "inf"),
            ("rag.top_k", "1e999"),
            ("rag.top_k", "+3"),
            ("rag.top_k", ""),
            ("rag.enabled", "true"),
            ("models.base.kind", "per.utoken"),
            ("horizon.start", "2027-13"),
            ("prices_as_of", "2026-02-30"),
            ("extra.*.months", "1-"),
            ("extra.*.months", "1---2"),
            ("extra.*.strategies", "rag."),
            ("uncertainty.ranges.*.field", "zz"),
            ("answers.labelled_examples", "many"),
            ("title", "a.zz"),
        ] {
            assert_eq!(read(Field::of(path).spec(), wrong), None, "{path} {wrong}");
        }
        for (path, wrong) in [
            ("rag.top_k", Value::Number(f64::NAN)),
            ("rag.top_k", Value::Text("3".to_owned())),
            ("models.base.kind", Value::Text("leased".to_owned())),
            ("extra.*.months", Value::List(vec![Value::Switch(true)])),
            ("horizon.start", Value::Text("soon".to_owned())),
            ("title", Value::Null),
        ] {
            assert_eq!(write(Field::of(path).spec(), &wrong), None, "{path} {wrong:?}");
        }
    }
}
