//! Tables of a catalogue file: text, days, names and evidence, each checked, every problem with the entry
//! it stands in.

use crate::date::Day;
use crate::field::Shape;
use crate::kind::Product;
use crate::scenario::{Node, Problem, Table, Value};

use super::entry::{Confidence, End, Evidence, field_of, table};

const CONFIDENCES: [(&str, Confidence); 3] =
    [("A", Confidence::A), ("B", Confidence::B), ("C", Confidence::C)];

/// Reads the tables of a catalogue file and keeps what is wrong with them.
#[derive(Default)]
pub(super) struct Reader {
    /// The entry that is being read.
    pub(super) at: String,
    /// Whether it is a GPU.
    pub(super) gpu: bool,
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    pub(super) fn report(&mut self, key: &str, found: &str, allowed: &str) {
        // A GPU's price has one name in the file, whatever it fills.
        let key = if self.gpu && key.ends_with("_usd_per_hour") { "usd_per_hour" } else { key };
        let at = if self.at.is_empty() { key.to_owned() } else { format!("{}: {key}", self.at) };
        self.problems.push(Problem::new(&at, found, allowed));
    }

    pub(super) fn text(&mut self, row: &Table, key: &str) -> Option<String> {
        match row.get(key)? {
            Node::Leaf(Value::Text(text)) => Some(text.clone()),
            other => {
                self.report(key, &other.describe(), "text");
                None
            }
        }
    }

    pub(super) fn day(&mut self, row: &Table, key: &str) -> Option<Day> {
        let text = self.text(row, key)?;
        let day = Day::parse(&text);
        if day.is_none() {
            self.report(key, &format!("{text:?}"), "a day such as \"2026-11-21\"");
        }
        day
    }

    pub(super) fn required<T>(
        &mut self,
        key: &str,
        row: &Table,
        value: Option<T>,
        allowed: &str,
    ) -> Option<T> {
        if value.is_none() && !row.contains_key(key) {
            self.report(key, "nothing", allowed);
        }
        value
    }

    pub(super) fn confidence(&mut self, row: &Table) -> Option<Confidence> {
        let text = self.text(row, "confidence")?;
        let known = CONFIDENCES.iter().find(|(name, _)| *name == text);
        if known.is_none() {
            self.report("confidence", &format!("{text:?}"), "\"A\", \"B\" or \"C\"");
        }
        known.map(|(_, confidence)| *confidence)
    }

    /// Who says so; what is missing or wrong is reported, and a figure that stands on it goes nowhere.
    pub(super) fn evidence(&mut self, row: &Table) -> Evidence {
        let source = self.text(row, "source");
        let source = self.required("source", row, source, "where the figures stand");
        let checked = self.day(row, "checked");
        let checked = self.required("checked", row, checked, "the day on which they were read");
        let confidence = self.confidence(row);
        let confidence = self.required("confidence", row, confidence, "\"A\", \"B\" or \"C\"");
        Evidence {
            source: source.unwrap_or_default(),
            via: self.text(row, "via").unwrap_or_default(),
            checked: checked.unwrap_or(Day::since_1970(0)),
            confidence: confidence.unwrap_or(Confidence::C),
        }
    }

    /// What a field of the scenario format holds.
    pub(super) fn known(&mut self, product: Product, name: &str) -> Option<Shape> {
        let field = field_of(product, name);
        if field.is_none() {
            self.report(name, "an unknown name", &format!("a name of [{}]", table(product)));
        }
        field.map(|field| field.spec().shape)
    }

    pub(super) fn names(&mut self, row: &Table, key: &str) -> Vec<String> {
        let Some(value) = row.get(key) else { return Vec::new() };
        let text =
            |node: &Node| if let Node::Leaf(value) = node { value.text().map(str::to_owned) } else { None };
        if let Node::List(names) = value
            && let Some(names) = names.iter().map(text).collect()
        {
            return names;
        }
        self.report(key, &value.describe(), "a list of names");
        Vec::new()
    }

    /// A day, or a day and since when it is known.
    pub(super) fn end(&mut self, row: &Table, key: &str) -> Option<End> {
        match row.get(key)? {
            Node::Table(end) => {
                for unknown in end.keys().filter(|key| !["on", "known"].contains(&key.as_str())) {
                    self.report(&format!("{key}: {unknown}"), "an unknown name", "on, known");
                }
                let on = self.day(end, "on");
                let on = self.required("on", end, on, "a day such as \"2026-11-21\"");
                Some(End { on: on?, known: self.day(end, "known") })
            }
            _ => Some(End { on: self.day(row, key)?, known: None }),
        }
    }
}
