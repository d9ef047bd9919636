//! What may stand behind a path.

use serde::{Serialize, Serializer};

/// A value as it was written.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number; also NaN and the infinities, which TOML can write and validation refuses.
    Number(f64),
    /// True or false.
    Switch(bool),
    /// Text.
    Text(String),
    /// A list of values.
    List(Vec<Value>),
    /// A table; its contents stand under their own paths.
    Table,
    /// A list of tables; their contents stand under the paths of their rows.
    Rows(usize),
    /// Nothing (JSON's `null`).
    Null,
}

impl Value {
    /// The number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Self::Number(x) = self { Some(*x) } else { None }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// What a message says was found.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Number(x) if x.is_nan() => "not a number (NaN)".to_owned(),
            Self::Number(x) if x.is_infinite() => if *x > 0.0 { "infinity" } else { "−infinity" }.to_owned(),
            Self::Number(x) if x.abs() >= 1e15 => format!("{x:e}"),
            Self::Number(x) => x.to_string(),
            Self::Switch(on) => on.to_string(),
            Self::Text(text) => format!("\"{}\"", shortened(text)),
            Self::List(items) => {
                let shown: Vec<String> = items.iter().take(6).map(Self::describe).collect();
                let more = if items.len() > 6 { ", …" } else { "" };
                format!("[{}{more}]", shown.join(", "))
            }
            Self::Table => "a table".to_owned(),
            Self::Rows(_) => "a list of tables".to_owned(),
            Self::Null => "null".to_owned(),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(x) => x.serialize(serializer),
            Self::Switch(on) => on.serialize(serializer),
            Self::Text(text) => text.serialize(serializer),
            Self::List(items) => items.serialize(serializer),
            // What tables hold stands under paths of its own.
            Self::Table | Self::Rows(_) | Self::Null => serializer.serialize_unit(),
        }
    }
}

/// At most 60 characters, control characters made visible.
fn shortened(text: &str) -> String {
    let mut out: String = text.chars().take(60).flat_map(char::escape_debug).collect();
    if text.chars().nth(60).is_some() {
        out.push('…');
    }
    out
}
