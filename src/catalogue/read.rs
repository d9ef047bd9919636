//! A catalogue file into entries: every problem at once, each with the entry and the figure.

use std::sync::Arc;

use crate::date::Day;
use crate::field::{Found, Shape, lookup};
use crate::kind::Product;
use crate::number;
use crate::order;
use crate::scenario::{Node, Problem, Table, Value};

use super::entry::{Confidence, Elsewhere, End, Entry, Evidence, Figure, Step, table};

const CONFIDENCES: [(&str, Confidence); 3] =
    [("A", Confidence::A), ("B", Confidence::B), ("C", Confidence::C)];
/// The heading of GPUs, which are both rented for training and run as replicas.
const GPU: &str = "gpu";

/// The entries of a catalogue file, and what is wrong with the others.
pub(super) fn read(root: &Table) -> (Vec<Entry>, Vec<Problem>) {
    let mut reader = Reader { at: String::new(), gpu: false, problems: Vec::new() };
    let vendor = reader.text(root, "vendor").unwrap_or_default();
    let mut entries = Vec::new();
    for (heading, rows) in root {
        reader.at.clear();
        let products: &[Product] = match heading.as_str() {
            "vendor" => continue,
            GPU => &[Product::Model, Product::Training],
            name => {
                let Some(place) = Product::NAMES.iter().position(|known| *known == name) else {
                    let allowed = format!("vendor, {}, {GPU}", Product::NAMES.join(", "));
                    reader.report(heading, "an unknown name", &allowed);
                    continue;
                };
                &Product::ALL[place..=place]
            }
        };
        let Node::List(rows) = rows else {
            reader.report(heading, "no list of entries", &format!("[[{heading}]]"));
            continue;
        };
        for row in rows {
            reader.at.clear();
            let Node::Table(row) = row else {
                reader.report(heading, "a value that is no table", &format!("[[{heading}]]"));
                continue;
            };
            for product in products {
                let before = reader.problems.len();
                let entry = reader.entry(*product, heading == GPU, &vendor, row);
                if reader.problems.len() == before {
                    entries.extend(entry);
                }
            }
        }
    }
    // A GPU is read twice, and so is what is wrong with it.
    let mut problems: Vec<Problem> = Vec::new();
    for problem in reader.problems {
        if !problems.contains(&problem) {
            problems.push(problem);
        }
    }
    (entries, problems)
}

struct Reader {
    /// The entry that is being read.
    at: String,
    /// Whether it is a GPU.
    gpu: bool,
    problems: Vec<Problem>,
}

impl Reader {
    fn report(&mut self, key: &str, found: &str, allowed: &str) {
        // A GPU's price has one name in the file, whatever it fills.
        let key = if self.gpu && key.ends_with("_usd_per_hour") { "usd_per_hour" } else { key };
        let at = if self.at.is_empty() { key.to_owned() } else { format!("{}: {key}", self.at) };
        self.problems.push(Problem::new(&at, found, allowed));
    }

    fn text(&mut self, row: &Table, key: &str) -> Option<String> {
        match row.get(key)? {
            Node::Leaf(Value::Text(text)) => Some(text.clone()),
            other => {
                self.report(key, &other.describe(), "text");
                None
            }
        }
    }

    fn day(&mut self, row: &Table, key: &str) -> Option<Day> {
        let text = self.text(row, key)?;
        let day = Day::parse(&text);
        if day.is_none() {
            self.report(key, &format!("{text:?}"), "a day such as \"2026-11-21\"");
        }
        day
    }

    fn required<T>(&mut self, key: &str, row: &Table, value: Option<T>, allowed: &str) -> Option<T> {
        if value.is_none() && !row.contains_key(key) {
            self.report(key, "nothing", allowed);
        }
        value
    }

    fn confidence(&mut self, row: &Table) -> Option<Confidence> {
        let text = self.text(row, "confidence")?;
        let known = CONFIDENCES.iter().find(|(name, _)| *name == text);
        if known.is_none() {
            self.report("confidence", &format!("{text:?}"), "\"A\", \"B\" or \"C\"");
        }
        known.map(|(_, confidence)| *confidence)
    }

    fn entry(&mut self, product: Product, gpu: bool, vendor: &str, row: &Table) -> Option<Entry> {
        self.gpu = gpu;
        let name = self.text(row, "name");
        let name = self.required("name", row, name, "the name of the entry")?;
        self.at.clone_from(&name);
        let evidence = Arc::new(self.evidence(row));
        let mut entry = Entry {
            product,
            title: self.text(row, "title").unwrap_or_else(|| name.clone()),
            name,
            vendor: vendor.to_owned(),
            note: self.text(row, "note").unwrap_or_default(),
            evidence,
            choices: Vec::new(),
            figures: Vec::new(),
            not_found: self.names(row, "not_found"),
            retires: self.end(row, "retires"),
            last_training_day: self.end(row, "last_training_day"),
            trained_by: self.text(row, "trained_by"),
            elsewhere: Elsewhere {
                genai_prices: self.text(row, "genai_prices"),
                litellm: self.text(row, "litellm"),
                accepts: self.text(row, "accepts"),
            },
        };
        for missing in entry.not_found.clone() {
            self.known(product, &missing);
        }
        for (key, value) in row {
            let words = [
                "name",
                "title",
                "source",
                "via",
                "checked",
                "confidence",
                "note",
                "not_found",
                "retires",
                "last_training_day",
                "trained_by",
                "genai_prices",
                "litellm",
                "accepts",
            ];
            if words.contains(&key.as_str()) {
                continue;
            }
            match gpu_figure(product, gpu, key) {
                Some("") => {}
                Some(renamed) => self.value(&mut entry, renamed, value),
                None => self.value(&mut entry, key, value),
            }
        }
        self.whole_tier(&entry);
        // In the order of the scenario's own table, not of the alphabet.
        let place = |name: &str| match lookup(&format!("{}.{name}", table(product))) {
            Found::Fields(fields) => fields[0].index(),
            Found::Table | Found::Nothing => usize::MAX,
        };
        order::sort_by_key(&mut entry.figures, |figure| place(&figure.name));
        if gpu && product == Product::Model {
            entry.choices.push(("kind".to_owned(), "dedicated".to_owned()));
        }
        Some(entry)
    }

    /// Who says so; what is missing or wrong is reported, and a figure that stands on it goes nowhere.
    fn evidence(&mut self, row: &Table) -> Evidence {
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

    /// A second price tier counts only with its threshold and both of its prices.
    fn whole_tier(&mut self, entry: &Entry) {
        const TIER: &str = "long_context.";
        let due =
            ["above_tokens", "input_usd_per_mtok", "output_usd_per_mtok"].map(|name| format!("{TIER}{name}"));
        if entry.figures.iter().any(|figure| figure.name.starts_with(TIER)) {
            for name in due.iter().filter(|name| entry.figure(name).is_none()) {
                self.report(name, "nothing", "the figure, since the tier has others");
            }
        }
    }

    fn value(&mut self, entry: &mut Entry, name: &str, value: &Node) {
        match value {
            // A table in the scenario is one here: `long_context`.
            Node::Table(inner) if !inner.contains_key("value") => {
                for (key, value) in inner {
                    self.value(entry, &format!("{name}.{key}"), value);
                }
            }
            Node::Leaf(Value::Text(choice)) => {
                if let Some(Shape::Choice(names)) = self.known(entry.product, name) {
                    if names.contains(&choice.as_str()) {
                        entry.choices.push((name.to_owned(), choice.clone()));
                    } else {
                        self.report(name, &format!("{choice:?}"), &format!("one of {}", names.join(", ")));
                    }
                } else {
                    self.report(name, &format!("{choice:?}"), "a number");
                }
            }
            value => {
                let shape = self.known(entry.product, name);
                let steps = self.steps(name, value, &entry.evidence, shape);
                entry.figures.push(Figure { name: name.to_owned(), steps });
            }
        }
    }

    /// What a field of the scenario format holds.
    fn known(&mut self, product: Product, name: &str) -> Option<Shape> {
        match lookup(&format!("{}.{name}", table(product))) {
            Found::Fields(fields) => fields.first().map(|field| field.spec().shape),
            Found::Table | Found::Nothing => {
                self.report(name, "an unknown name", &format!("a name of [{}]", table(product)));
                None
            }
        }
    }

    fn steps(
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

    fn names(&mut self, row: &Table, key: &str) -> Vec<String> {
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
    fn end(&mut self, row: &Table, key: &str) -> Option<End> {
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

/// The field that a figure of a GPU fills: none when it is no GPU, empty when this product has no use
/// for it.
fn gpu_figure(product: Product, gpu: bool, key: &str) -> Option<&'static str> {
    match (product, key) {
        _ if !gpu => None,
        (Product::Model, "usd_per_hour") => Some("replica_usd_per_hour"),
        (Product::Training, "usd_per_hour") => Some("gpu_usd_per_hour"),
        (Product::Model, "peak_tflops") => Some(""),
        _ => None,
    }
}

#[cfg(all(test, feature = "toml"))]
mod tests {
    use super::*;

    #[test]
    fn steps_stand_from_the_earliest_day_to_the_latest() {
        let problems = |steps: &str| {
            let text = format!(
                "vendor = 'House'
                [[model]]
                name = 'house/model'
                source = 'https://example.com'
                checked = '2026-11-10'
                confidence = 'A'
                input_usd_per_mtok = {steps}"
            );
            let Ok(Node::Table(root)) = Node::from_toml(&text) else { panic!("{text} is TOML") };
            read(&root).1.len()
        };
        let (first, rise) = ("{ value = 2.0 }", "{ from = '2026-12-01', value = 4.0, known = '2026-11-10' }");
        let taken_back = "{ from = '2026-12-01', value = 2.0, known = '2026-11-20' }";
        assert_eq!(problems(&format!("[{first}, {rise}]")), 0);
        assert_eq!(problems(&format!("[{first}, {rise}, {taken_back}]")), 0);
        assert_eq!(problems(&format!("[{first}, {taken_back}, {rise}]")), 1, "known in the wrong order");
        assert_eq!(problems(&format!("[{first}, {rise}, {rise}]")), 1, "twice");
        assert_eq!(problems(&format!("[{rise}, {first}]")), 1, "no day behind one");
        assert_eq!(problems(&format!("[{rise}, {{ from = '2026-11-01', value = 1.0 }}]")), 1);
    }
}
