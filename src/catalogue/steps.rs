//! The figures of a catalogue file: numbers, or steps with the days from which they hold.

use std::sync::Arc;

use crate::field::Shape;
use crate::number;
use crate::scenario::{Node, Table, Value};

use super::entry::{Entry, Evidence, Step};
use super::reader::Reader;

impl Reader {
    /// The steps of a figure, from the earliest to the latest.
    pub(super) fn steps(
        &mut self,
        name: &str,
        value: &Node,
        evidence: &Arc<Evidence>,
        shape: Option<Shape>,
    ) -> Vec<Step> {
        let rows = match value {
            Node::List(rows) => rows.as_slice(),
            one => std::slice::from_ref(one),
        };
        let steps: Vec<Step> = rows.iter().filter_map(|row| self.step(name, row, evidence, shape)).collect();
        // An announcement that was taken back is a second step of the same day that became known later.
        let day = |step: &Step| (step.from, step.known);
        let in_order = steps.windows(2).all(|pair| pair[1].from.is_some() && day(&pair[0]) < day(&pair[1]));
        if steps.is_empty() || !in_order {
            self.report(name, "steps out of order", "steps from the earliest day to the latest");
        }
        steps
    }

    fn step(
        &mut self,
        name: &str,
        value: &Node,
        evidence: &Arc<Evidence>,
        shape: Option<Shape>,
    ) -> Option<Step> {
        let empty = Table::new();
        let (row, number) = match value {
            Node::Table(row) => (row, row.get("value")),
            other => (&empty, Some(other)),
        };
        for key in row.keys() {
            let keys = ["value", "from", "known", "free", "source", "via", "checked", "confidence"];
            if !keys.contains(&key.as_str()) {
                self.report(&format!("{name}: {key}"), "an unknown name", &keys.join(", "));
            }
        }
        let Some(Node::Leaf(Value::Number(value))) = number else {
            let found = number.map_or_else(|| "nothing".to_owned(), Node::describe);
            self.report(name, &found, "a number, or a table with value");
            return None;
        };
        let value = *value;
        if let Some(Shape::Number { range, whole, .. }) = shape
            && (!range.contains(value) || (whole && value.fract() != 0.0))
        {
            self.report(name, &number::exact(value), &range.in_words());
        }
        let free = match row.get("free") {
            Some(Node::Leaf(Value::Switch(free))) => *free,
            Some(other) => {
                self.report(&format!("{name}: free"), &other.describe(), "true or false");
                false
            }
            None => false,
        };
        if value == 0.0 && name.contains("usd") && !free {
            self.report(
                name,
                "0",
                "more than 0, since a zero usually means unknown; free = true if it is one",
            );
        }
        let evidence = if ["source", "via", "checked", "confidence"].iter().any(|key| row.contains_key(*key))
        {
            let (source, via) = (self.text(row, "source"), self.text(row, "via"));
            // Another source was not read where the entry's own was.
            let inherited = if source.is_some() { "" } else { &evidence.via };
            Arc::new(Evidence {
                via: via.unwrap_or_else(|| inherited.to_owned()),
                source: source.unwrap_or_else(|| evidence.source.clone()),
                checked: self.day(row, "checked").unwrap_or(evidence.checked),
                confidence: self.confidence(row).unwrap_or(evidence.confidence),
            })
        } else {
            Arc::clone(evidence)
        };
        Some(Step { from: self.day(row, "from"), known: self.day(row, "known"), value, evidence })
    }

    /// A second price tier counts only with its threshold and both of its prices.
    pub(super) fn whole_tier(&mut self, entry: &Entry) {
        const TIER: &str = "long_context.";
        let due =
            ["above_tokens", "input_usd_per_mtok", "output_usd_per_mtok"].map(|name| format!("{TIER}{name}"));
        if entry.figures.iter().any(|figure| figure.name.starts_with(TIER)) {
            for name in due.iter().filter(|name| entry.figure(name).is_none()) {
                self.report(name, "nothing", "the figure, since the tier has others");
            }
        }
    }
}
