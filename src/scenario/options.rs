//! Named values that say how something is asked for: what kind of chart, how wide, which strategies.

use std::ops::RangeInclusive;

use serde_json::{Value as Json, json};

use crate::field::{Found, lookup};
use crate::kind::Choice;

use super::node::{Node, Table};
use super::problem::{Problem, Problems};
use super::value::Value;

/// Named values, each to be taken once. What is none of what it may be, and what nobody takes, is a problem.
/// Whoever takes them describes them by the way.
#[derive(Debug, Default)]
pub struct Options {
    given: Table,
    asked: Vec<(&'static str, Form)>,
    problems: Vec<Problem>,
}

/// What an option may be.
#[derive(Debug)]
enum Form {
    OneOf(Vec<&'static str>),
    Whole(RangeInclusive<u32>),
    Switch,
    Text,
}

impl Form {
    /// As JSON Schema.
    fn schema(&self) -> Json {
        match self {
            Self::OneOf(names) => json!({ "enum": names }),
            Self::Whole(range) => {
                json!({ "type": "integer", "minimum": range.start(), "maximum": range.end() })
            }
            Self::Switch => json!({ "type": "boolean" }),
            Self::Text => json!({ "type": "string" }),
        }
    }
}

impl Options {
    /// The options in a table; numbers and switches may be written as text, as in an address.
    #[must_use]
    pub fn new(given: Table) -> Self {
        Self { given, ..Self::default() }
    }

    /// One of a few names.
    pub fn choice<T: Copy>(&mut self, name: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let names: Vec<&'static str> = choices.iter().map(|(known, _)| *known).collect();
        let node = self.take(name, Form::OneOf(names.clone()))?;
        let found = text(&node).and_then(|text| choices.iter().find(|(known, _)| *known == text));
        if found.is_none() {
            let allowed = format!("one of {}", names.join(", "));
            self.problems.push(match text(&node) {
                Some(text) => Problem::misspelt(name, text, &names, allowed),
                None => Problem::new(name, node.describe(), allowed),
            });
        }
        found.map(|(_, value)| *value)
    }

    /// One of the names of a type.
    pub fn named<T: Choice>(&mut self, name: &'static str) -> Option<T> {
        let choices: Vec<(&'static str, T)> = T::NAMES.iter().copied().zip(T::ALL.iter().copied()).collect();
        self.choice(name, &choices)
    }

    /// A whole number.
    pub fn whole(&mut self, name: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let node = self.take(name, Form::Whole(range.clone()))?;
        let number = match &node {
            Node::Leaf(Value::Number(x)) => format!("{x}").parse().ok(),
            node => text(node).and_then(|text| text.parse().ok()),
        };
        let found = number.filter(|number| range.contains(number));
        if found.is_none() {
            let allowed = format!("a whole number, {} to {}", range.start(), range.end());
            self.problems.push(Problem::new(name, node.describe(), allowed));
        }
        found
    }

    /// Yes or no.
    pub fn switch(&mut self, name: &'static str) -> Option<bool> {
        let node = self.take(name, Form::Switch)?;
        let found = match &node {
            Node::Leaf(Value::Switch(on)) => Some(*on),
            node => text(node).and_then(|text| text.parse().ok()),
        };
        if found.is_none() {
            self.problems.push(Problem::new(name, node.describe(), "true or false"));
        }
        found
    }

    /// Any text.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        let node = self.take(name, Form::Text)?;
        let found = text(&node).map(str::to_owned);
        if found.is_none() {
            self.problems.push(Problem::new(name, node.describe(), "a text"));
        }
        found
    }

    /// Inputs by their paths, parted by commas: at most `most`, each once, none of a table that repeats.
    pub fn inputs(&mut self, name: &'static str, most: usize) -> Option<Vec<&'static str>> {
        let text = self.text(name)?;
        let mut found: Vec<&'static str> = Vec::new();
        for path in text.split(',').map(str::trim).filter(|path| !path.is_empty()) {
            let known = match lookup(path) {
                Found::Fields(fields) => fields.first().map(|field| field.spec().path),
                Found::Table | Found::Nothing => None,
            };
            match known.filter(|path| !path.contains('*')) {
                Some(known) if found.contains(&known) => {
                    let allowed = "every input once";
                    self.problems.push(Problem::new(name, [known, " twice"].concat(), allowed));
                }
                Some(known) => found.push(known),
                None => {
                    let problem = Problem::unknown(path, true);
                    let message = [name, ": ", &problem.message].concat();
                    let found = Value::Text(problem.field).describe();
                    self.problems.push(Problem::new(name, found, "paths of inputs").saying(message));
                }
            }
        }
        if found.len() > most {
            let many = format!("{} inputs", found.len());
            self.problems.push(Problem::new(name, many, format!("at most {most}, parted by commas")));
        }
        Some(found)
    }

    /// Something is wrong with what was taken.
    pub fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Says what was wrong, and what nobody has taken.
    ///
    /// # Errors
    ///
    /// Everything that was wrong.
    pub fn finish(mut self) -> Result<(), Problems> {
        let names: Vec<&str> = self.asked.iter().map(|(name, _)| *name).collect();
        for name in self.given.keys() {
            let allowed = format!("one of {}", names.join(", "));
            self.problems.push(Problem::misspelt("option", name, &names, allowed));
        }
        if self.problems.is_empty() { Ok(()) } else { Err(Problems { problems: self.problems }) }
    }

    /// The JSON Schema of what was asked for.
    #[must_use]
    pub fn schema(self) -> Json {
        let properties: serde_json::Map<String, Json> =
            self.asked.iter().map(|(name, form)| ((*name).to_owned(), form.schema())).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }

    fn take(&mut self, name: &'static str, form: Form) -> Option<Node> {
        self.asked.push((name, form));
        self.given.remove(name).filter(|node| *node != Node::Leaf(Value::Null))
    }
}

fn text(node: &Node) -> Option<&str> {
    match node {
        Node::Leaf(Value::Text(text)) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(json: &str) -> Options {
        match Node::from_json(json) {
            Ok(Node::Table(table)) => Options::new(table),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_asked_for_is_taken() {
        let mut asked =
            options(r#"{"kind": "b", "width": 640, "height": "200", "bare": "true", "more": null}"#);
        assert_eq!(asked.choice("kind", &[("a", 1), ("b", 2)]), Some(2));
        assert_eq!(asked.whole("width", 1..=1_000), Some(640));
        assert_eq!(asked.whole("height", 1..=1_000), Some(200));
        assert_eq!(asked.switch("bare"), Some(true));
        assert_eq!(asked.text("more"), None);
        assert_eq!(asked.text("none"), None);
        assert_eq!(asked.finish(), Ok(()));
    }

    #[test]
    fn who_takes_describes() {
        let mut asked = Options::default();
        asked.choice("kind", &[("a", 1), ("b", 2)]);
        asked.whole("width", 1..=9);
        let properties = json!({
            "kind": { "enum": ["a", "b"] },
            "width": { "type": "integer", "minimum": 1, "maximum": 9 },
        });
        let schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
        assert_eq!(asked.schema(), schema);
    }

    #[test]
    fn inputs_are_named_by_their_paths() {
        let mut asked = options(r#"{"inputs": "rag.top_k, workload.queries_per_month"}"#);
        assert_eq!(asked.inputs("inputs", 2).unwrap(), ["rag.top_k", "workload.queries_per_month"]);
        assert_eq!(asked.finish(), Ok(()));
        let mut asked = options(r#"{"inputs": "rag.top_k,rag.topk,rag,rag.top_k,extra.1.usd,title,note"}"#);
        asked.inputs("inputs", 2);
        let problems = asked.finish().unwrap_err().to_string();
        for wrong in [
            "rag.topk",
            "did you mean rag.top_k?",
            "rag: unknown",
            "rag.top_k twice",
            "extra.1.usd",
            "3 inputs",
        ] {
            assert!(problems.contains(wrong), "{wrong}: {problems}");
        }
        assert_eq!(problems.lines().count(), 5, "{problems}");
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let mut asked = options(r#"{"kind": "tme", "width": 0.5, "bare": 1, "text": [1], "widht": 2}"#);
        assert_eq!(asked.choice("kind", &[("time", 1), ("volume", 2)]), None);
        assert_eq!(asked.whole("width", 192..=4_000), None);
        assert_eq!(asked.switch("bare"), None);
        assert_eq!(asked.text("text"), None);
        let problems = asked.finish().unwrap_err().problems;
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["kind", "width", "bare", "text", "option"]);
        assert!(problems[0].message.contains("time") && problems[1].message.contains("192 to 4000"));
        assert!(problems[4].message.contains("width"), "{}", problems[4].message);
    }
}
