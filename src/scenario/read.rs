//! TOML and JSON into values by path.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::field::{FieldSpec, Shape};

use super::problem::{Problem, Problems};
use super::typed::read_number;
use super::value::Value;

type Values = BTreeMap<String, Value>;

/// A value as both languages write it.
enum Node {
    Leaf(Value),
    List(Vec<Node>),
    Table(BTreeMap<String, Node>),
}

pub(super) fn toml(text: &str) -> Result<Values, Problems> {
    let table: ::toml::Table =
        ::toml::from_str(text).map_err(|error| Problem::syntax("TOML", &error.to_string()))?;
    Ok(flatten(from_toml(::toml::Value::Table(table))))
}

pub(super) fn json(text: &str) -> Result<Values, Problems> {
    let node: Node =
        serde_json::from_str(text).map_err(|error| Problem::syntax("JSON", &error.to_string()))?;
    if let Node::Table(_) = node {
        return Ok(flatten(node));
    }
    Err(Problem::syntax("JSON", "a scenario is an object: {\"workload\": {…}, …}").into())
}

#[expect(clippy::cast_precision_loss, reason = "a whole number above 2^53 is outside every range")]
fn from_toml(value: ::toml::Value) -> Node {
    match value {
        ::toml::Value::String(text) => Node::Leaf(Value::Text(text)),
        ::toml::Value::Integer(x) => Node::Leaf(Value::Number(x as f64)),
        ::toml::Value::Float(x) => Node::Leaf(Value::Number(x)),
        ::toml::Value::Boolean(on) => Node::Leaf(Value::Switch(on)),
        ::toml::Value::Datetime(day) => Node::Leaf(Value::Text(day.to_string())),
        ::toml::Value::Array(items) => Node::List(items.into_iter().map(from_toml).collect()),
        ::toml::Value::Table(table) => {
            Node::Table(table.into_iter().map(|(key, value)| (key, from_toml(value))).collect())
        }
    }
}

fn flatten(root: Node) -> Values {
    let mut values = Values::new();
    if let Node::Table(entries) = root {
        for (key, node) in entries {
            insert(&mut values, "", &key, node);
        }
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

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

#[expect(clippy::cast_precision_loss, reason = "a whole number above 2^53 is outside every range")]
impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, on: bool) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Switch(on)))
    }

    fn visit_i64<E>(self, x: i64) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Number(x as f64)))
    }

    fn visit_u64<E>(self, x: u64) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Number(x as f64)))
    }

    fn visit_f64<E>(self, x: f64) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Number(x)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Text(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Leaf(Value::Null))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, node)) = map.next_entry::<String, Node>()? {
            // JSON readers usually let the last one win: an input would be lost without a word.
            if entries.contains_key(&key) {
                return Err(de::Error::custom(format_args!("the key {key:?} stands twice in one object")));
            }
            entries.insert(key, node);
        }
        Ok(Node::Table(entries))
    }
}
