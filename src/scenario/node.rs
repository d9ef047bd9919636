//! Values in lists and tables, as TOML and JSON write them.

use std::collections::BTreeMap;
use std::fmt;

#[cfg(feature = "toml")]
use ::toml::de::{DeTable, DeValue};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::problem::{Problem, Problems};
use super::value::Value;

/// Values by key.
pub type Table = BTreeMap<String, Node>;

/// A value, or values in a list or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// A value that is neither list nor table.
    Leaf(Value),
    /// One after the other.
    List(Vec<Node>),
    /// By key.
    Table(Table),
}

impl Node {
    /// Reads TOML.
    ///
    /// # Errors
    ///
    /// What is wrong with the text, and where.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let table = DeTable::parse(text).map_err(|error| told(&error, text))?;
        Ok(converted(DeValue::Table(table.into_inner())))
    }

    /// Reads JSON.
    ///
    /// # Errors
    ///
    /// What is wrong with the text, and where.
    pub fn from_json(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    /// The tables of a file: JSON, by the ending of its name or how it begins, or TOML.
    ///
    /// # Errors
    ///
    /// It is neither.
    pub fn tables(name: &str, text: &str) -> Result<Table, Problems> {
        let is_json = name.to_ascii_lowercase().ends_with(".json") || text.trim_start().starts_with('{');
        let (language, read) = match is_json {
            #[cfg(feature = "toml")]
            false => ("TOML", Self::from_toml(text)),
            _ => ("JSON", Self::from_json(text)),
        };
        match read {
            Ok(Self::Table(root)) => Ok(root),
            Ok(other) => Err(Problem::syntax(language, &other.describe()).into()),
            Err(detail) => Err(Problem::syntax(language, &detail).into()),
        }
    }

    /// What a message says was found.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Leaf(value) => value.describe(),
            Self::List(_) => "a list".to_owned(),
            Self::Table(_) => "a table".to_owned(),
        }
    }
}

/// What is wrong, with the line it stands in; a line that nobody would read is named only.
#[cfg(feature = "toml")]
fn told(error: &::toml::de::Error, text: &str) -> String {
    const LONGEST_LINE: usize = 200;
    let told = error.to_string();
    if told.lines().all(|line| line.chars().count() <= LONGEST_LINE) {
        return told;
    }
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    format!("line {line}, which is longer than {LONGEST_LINE} characters: {}", error.message())
}

/// A value as the reader leaves it: numbers are text still, and whole ones may be of any length.
#[cfg(feature = "toml")]
fn converted(value: DeValue<'_>) -> Node {
    let number = |text: &str| Node::Leaf(Value::Number(text.parse().unwrap_or(f64::NAN)));
    match value {
        DeValue::String(text) => Node::Leaf(Value::Text(text.into_owned())),
        DeValue::Integer(x) if x.radix() == 10 => number(x.as_str()),
        DeValue::Integer(x) => {
            let digits = x.as_str().chars().filter_map(|digit| digit.to_digit(x.radix()));
            let value = digits.fold(0.0, |value, digit| value * f64::from(x.radix()) + f64::from(digit));
            Node::Leaf(Value::Number(value))
        }
        DeValue::Float(x) => number(x.as_str()),
        DeValue::Boolean(on) => Node::Leaf(Value::Switch(on)),
        DeValue::Datetime(day) => Node::Leaf(Value::Text(day.to_string())),
        DeValue::Array(items) => {
            Node::List(items.into_iter().map(|item| converted(item.into_inner())).collect())
        }
        DeValue::Table(table) => {
            let mut entries = Table::new();
            for (key, value) in table {
                entries.insert(key.into_inner().into_owned(), converted(value.into_inner()));
            }
            Node::Table(entries)
        }
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

#[cfg(all(test, feature = "toml"))]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_length_and_base_are_read() {
        let read = |number: &str| match Node::from_toml(&format!("a = {number}")) {
            Ok(Node::Table(table)) => table["a"].clone(),
            other => panic!("{number}: {other:?}"),
        };
        for (written, value) in [
            ("1_000", 1e3),
            ("-7", -7.0),
            ("+2.5e3", 2500.0),
            ("0xff", 255.0),
            ("0o17", 15.0),
            ("0b101", 5.0),
            ("100000000000000000000000000000", 1e29),
            ("-inf", f64::NEG_INFINITY),
        ] {
            assert_eq!(read(written), Node::Leaf(Value::Number(value)), "{written}");
        }
        assert_eq!(read("2026-12-01"), Node::Leaf(Value::Text("2026-12-01".to_owned())));
    }

    #[test]
    fn a_line_that_nobody_would_read_is_named_only() {
        let wrong = |line: &str| Node::from_toml(&format!("a = 1\n{line}\n")).unwrap_err();
        assert!(wrong("b = = 2").contains("b = = 2"));
        let long = wrong(&format!("b = = {}", "2".repeat(3_000_000)));
        assert!(long.starts_with("line 2, which is longer than 200 characters: "), "{long}");
        assert!(long.len() < 300);
    }
}
