//! A catalogue file into entries: every problem at once, each with the entry and the figure.

use std::sync::Arc;

use crate::field::Shape;
use crate::kind::Product;
use crate::order;
use crate::scenario::{Node, Problem, Table, Value};

use super::entry::{Elsewhere, Entry, Figure, field_of};
use super::reader::Reader;

/// The heading of GPUs, which are both rented for training and run as replicas.
pub(super) const GPU: &str = "gpu";

/// The keys that say what an entry is; every other one is a figure.
const WORDS: [&str; 14] = [
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

/// The entries of a catalogue file, and what is wrong with the others.
pub(super) fn read(root: &Table) -> (Vec<Entry>, Vec<Problem>) {
    let mut reader = Reader::default();
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

impl Reader {
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
        for (key, value) in row.iter().filter(|(key, _)| !WORDS.contains(&key.as_str())) {
            if let Some(name) = fills(product, gpu, key) {
                self.value(&mut entry, name, value);
            }
        }
        self.whole_tier(&entry);
        // In the order of the scenario's own table, not of the alphabet.
        let mut figures: Vec<_> =
            entry.figures.into_iter().map(|figure| (field_of(product, &figure.name), figure)).collect();
        order::sort_by_key(&mut figures, |(field, _)| *field);
        entry.figures = figures.into_iter().map(|(_, figure)| figure).collect();
        if gpu && product == Product::Model {
            entry.choices.push(("kind".to_owned(), "dedicated".to_owned()));
        }
        Some(entry)
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
}

/// The field that a key of an entry fills, usually the one of its name; none where a GPU's figure is of no
/// use to the product.
fn fills(product: Product, gpu: bool, key: &str) -> Option<&str> {
    match (gpu, product, key) {
        (true, Product::Model, "usd_per_hour") => Some("replica_usd_per_hour"),
        (true, Product::Training, "usd_per_hour") => Some("gpu_usd_per_hour"),
        (true, Product::Model, "peak_tflops") => None,
        _ => Some(key),
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
