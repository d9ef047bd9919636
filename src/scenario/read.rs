//! TOML and JSON into values by path.

use std::collections::BTreeMap;

use crate::field::{FieldSpec, Shape};

use super::node::{Node, Table};
use super::problem::{Problem, Problems};
use super::typed::read_number;
use super::value::Value;

type Values = BTreeMap<String, Value>;

#[cfg(feature = "toml")]
pub(super) fn toml(text: &str) -> Result<Values, Problems> {
    match Node::from_toml(text).map_err(|error| Problem::syntax("TOML", &error))? {
        Node::Table(root) => Ok(flatten(root)),
        // What is no table is no TOML.
        Node::Leaf(_) | Node::List(_) => Ok(Values::new()),
    }
}

pub(super) fn json(text: &str) -> Result<Values, Problems> {
    let node = Node::from_json(text).map_err(|error| Problem::syntax("JSON", &error))?;
    if let Node::Table(root) = node {
        return Ok(flatten(root));
    }
    Err(Problem::syntax("JSON", "a scenario is an object: {\"workload\": {…}, …}").into())
}

pub(super) fn flatten(root: Table) -> Values {
    let mut values = Values::new();
    for (key, node) in root {
        insert(&mut values, "", &key, node);
    }
    values
}

fn insert(values: &mut Values, table: &str, key: &str, node: Node) {
    // A key with a dot in it, or made of digits, must not pass for a path or a row.
    let plain = !key.is_empty() && !key.contains('.') && !key.bytes().all(|b| b.is_ascii_digit());
    let key = if plain { key.to_owned() } else { format!("{key:?}") };
    let path = if table.is_empty() { key } else { format!("{table}.{key}") };
    match node {
        Node::Leaf(value) => {
            values.insert(path, value);
        }
        Node::Table(entries) => {
            values.insert(path.clone(), Value::Table);
            for (key, node) in entries {
                insert(values, &path, &key, node);
            }
        }
        Node::List(items) if !items.is_empty() && items.iter().all(|item| matches!(item, Node::Table(_))) => {
            values.insert(path.clone(), Value::Rows(items.len()));
            for (place, item) in items.into_iter().enumerate() {
                let row = format!("{path}.{}", place + 1);
                values.insert(row.clone(), Value::Table);
                if let Node::Table(entries) = item {
                    for (key, node) in entries {
                        insert(values, &row, &key, node);
                    }
                }
            }
        }
        Node::List(items) => {
            values.insert(path, Value::List(items.into_iter().map(leaf).collect()));
        }
    }
}

fn leaf(node: Node) -> Value {
    match node {
        Node::Leaf(value) => value,
        Node::List(items) => Value::List(items.into_iter().map(leaf).collect()),
        Node::Table(_) => Value::Table,
    }
}

/// Reads `text` as a value of the field of `spec`; a comma separates the items of a list.
pub(super) fn from_text(spec: &FieldSpec, text: &str) -> Option<Value> {
    let text = text.trim();
    let number = |text: &str| {
        let plain: String = text.trim().chars().filter(|c| *c != '_').collect();
        let typed = || read_number(spec, spec.path, text).ok().map(|typed| typed.value);
        plain.parse::<f64>().ok().or_else(typed).map(Value::Number)
    };
    let switch = |text: &str| text.parse::<bool>().ok().map(Value::Switch);
    let name = || Some(Value::Text(text.to_owned()));
    let items = || {
        let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
        inner.split(',').map(|item| item.trim().trim_matches('"')).filter(|item| !item.is_empty())
    };
    match spec.shape {
        Shape::Number { .. } => number(text),
        Shape::Switch => switch(text),
        Shape::SwitchAnswer => switch(text).or_else(name),
        Shape::CountAnswer => number(text).or_else(name),
        Shape::Numbers { .. } => items().map(number).collect::<Option<Vec<_>>>().map(Value::List),
        Shape::Names(_) | Shape::FieldPair => {
            Some(Value::List(items().map(|item| Value::Text(item.to_owned())).collect()))
        }
        Shape::Choice(_)
        | Shape::Text { .. }
        | Shape::CatalogName(_)
        | Shape::Month
        | Shape::Day
        | Shape::FieldPath
        | Shape::Answer(_) => name(),
    }
}
