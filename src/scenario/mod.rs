//! What somebody wrote: values by path, not yet checked.

mod digits;
mod entered;
mod node;
mod options;
mod problem;
mod read;
mod stepped;
mod typed;
mod typed_range;
mod value;
mod write;
mod write_toml;
mod written;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::field::{Found, Likely, lookup};

pub use entered::{Entered, default_of, entered, shown};
pub use node::{Node, Table};
pub use options::Options;
pub use problem::{Problem, Problems};
pub use stepped::stepped;
pub use typed::{Mistyped, Repair, Typed, read_number};
pub use typed_range::{TypedRange, ends_in_words, is_unsure, range_in_words, read_range};
pub use value::Value;
pub use written::written;

const RANGES: &str = "uncertainty.ranges";

/// A scenario as it was written: a value for each path that was given, nothing else.
///
/// Rows of a table that repeats are numbered from 1: `extra.2.usd_once`. Whether the paths exist and
/// the values are allowed is decided when a [`Model`](crate::model::Model) is made of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scenario {
    values: BTreeMap<String, Value>,
}

impl Scenario {
    /// Reads TOML.
    ///
    /// # Errors
    ///
    /// The text is not TOML.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        read::toml(text).map(|values| Self { values })
    }

    /// Reads JSON.
    ///
    /// # Errors
    ///
    /// The text is not a JSON object, or names a key twice.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        read::json(text).map(|values| Self { values })
    }

    /// Takes what a file holds.
    #[must_use]
    pub fn from_table(root: Table) -> Self {
        Self { values: read::flatten(root) }
    }

    /// The scenario as TOML, in the order of the table of fields. What was written so reads back as the
    /// same scenario, but for JSON's `null`, which TOML cannot write.
    #[must_use]
    pub fn to_toml(&self) -> String {
        write_toml::document(&write::nested(&self.values))
    }

    /// The value that was given for `path`.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Value> {
        self.values.get(path)
    }

    /// Gives `path` a value, whatever it held.
    pub fn set(&mut self, path: &str, value: Value) {
        self.values.insert(path.to_owned(), value);
    }

    /// Gives `path` the value that `text` stands for, read as the field expects it: `rag.top_k` and `3`,
    /// `extra.1.months` and `1,13`. A plain number is taken as in a file, any other as [`read_number`]
    /// does: `1.2M`, `15%`. What cannot be read that way is kept as text, and reported with
    /// everything else when a model is made of the scenario.
    pub fn set_text(&mut self, path: &str, text: &str) {
        let read = match lookup(path) {
            Found::Fields(fields) => read::from_text(fields[0].spec(), text),
            Found::Table | Found::Nothing => None,
        };
        self.set(path, read.unwrap_or_else(|| Value::Text(text.to_owned())));
    }

    /// Gives `path` what somebody typed: a range, with its middle as the value, or what
    /// [`set_text`](Self::set_text) reads.
    ///
    /// # Errors
    ///
    /// It is a range that the field does not hold.
    pub fn set_typed(&mut self, path: &str, text: &str) -> Result<(), Problem> {
        if let Found::Fields(fields) = lookup(path)
            && let Some(read) = read_range(fields[0].spec(), path, text)
        {
            let range = read.map_err(|mistyped| mistyped.problem)?.range;
            self.set(path, Value::Number(range.middle(fields[0].spec())));
            self.set_range(path, range);
        } else {
            self.set_text(path, text);
        }
        Ok(())
    }

    /// Gives the input at `path` a range, in the place of the one it has or behind the others; its value stays.
    pub fn set_range(&mut self, path: &str, range: Likely) {
        let rows = self.rows(RANGES);
        let own =
            |row: &usize| self.get(&format!("{RANGES}.{row}.field")).and_then(Value::text) == Some(path);
        let row = (1..=rows).find(own).unwrap_or(rows + 1);
        self.set("uncertainty", Value::Table);
        self.set(RANGES, Value::Rows(rows.max(row)));
        self.set(&format!("{RANGES}.{row}"), Value::Table);
        let mut put = |key: &str, value| self.set(&format!("{RANGES}.{row}.{key}"), value);
        put("field", Value::Text(path.to_owned()));
        put("low", Value::Number(range.low));
        put("high", Value::Number(range.high));
        put("shape", Value::Text(range.shape.name().to_owned()));
    }

    /// Takes the value of `path` away, so that the default holds.
    pub fn remove(&mut self, path: &str) {
        self.values.remove(path);
    }

    /// Every path that was given, with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(path, value)| (path.as_str(), value))
    }

    /// How many rows the repeating table at `path` has.
    #[must_use]
    pub fn rows(&self, path: &str) -> usize {
        let numbers = self.values.keys().filter_map(|key| {
            let (row, _) = key
                .strip_prefix(path)?
                .strip_prefix('.')?
                .split_once('.')
                .unwrap_or((key.strip_prefix(path)?.strip_prefix('.')?, ""));
            row.parse::<usize>().ok()
        });
        numbers.max().unwrap_or(0)
    }
}

/// As the table of fields has it.
#[cfg(feature = "schemas")]
impl schemars::JsonSchema for Scenario {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scenario".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        // The table is always an object.
        crate::field::json_schema().try_into().unwrap_or_default()
    }
}

/// Written as nested tables: what was written as JSON reads back as the same scenario.
impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::nested(&self.values).serialize(serializer)
    }
}
