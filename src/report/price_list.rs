//! The price catalogue in words and tables.

use serde::Serialize;

use crate::catalogue::{Catalogue, Concern, Entry, Figure, Finding, Step};
use crate::date::Day;
use crate::field::Shape;
use crate::kind::Product;
use crate::number;

use super::document::{Block, Document, Sentence, Table, Tone};

/// An entry of the catalogue, for programs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct PriceEntry {
    /// What it is for.
    pub product: Product,
    /// The name by which scenarios call it.
    pub name: String,
    /// The name for people.
    pub title: String,
    /// Who sells it.
    pub vendor: String,
    /// What the figures leave out; may be empty.
    pub note: String,
    /// Choices that come with it, such as how it is billed.
    pub choices: Vec<(String, String)>,
    /// Its figures, each with its changes.
    pub figures: Vec<PriceFigure>,
    /// Figures the vendor charges that were not found.
    pub not_found: Vec<String>,
    /// The day from which it is no longer served.
    pub retires: Option<String>,
    /// The last day on which it can be trained.
    pub last_training_day: Option<String>,
    /// The entry under which a tuned model is trained.
    pub trained_by: Option<String>,
    /// Its provider and model in genai-prices.
    pub genai_prices: Option<String>,
    /// Its key in `LiteLLM`'s price file.
    pub litellm: Option<String>,
}

/// A value of a figure from some day on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct PriceFigure {
    /// The field it fills.
    pub field: String,
    /// The first day on which it holds; null for what has held since before the catalogue began.
    pub from: Option<String>,
    /// The day on which the catalogue learned of it; null for what it knew from the beginning.
    pub known: Option<String>,
    /// The value.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Where it stands.
    pub source: String,
    /// The package or copy it was read in; may be empty.
    pub via: String,
    /// The day it was read.
    pub checked: String,
    /// How far it can be trusted: A, B or C.
    pub confidence: crate::catalogue::Confidence,
}

/// Entries whose name, title or vendor contains `pattern`, and that are for `product` if one is given.
pub fn find_prices<'a>(
    catalogue: &'a Catalogue,
    product: Option<Product>,
    pattern: &str,
) -> impl Iterator<Item = &'a Entry> {
    let pattern = pattern.to_ascii_lowercase();
    catalogue.iter().map(AsRef::as_ref).filter(move |entry| {
        let said = [&entry.name, &entry.title, &entry.vendor];
        product.is_none_or(|product| product == entry.product)
            && said.iter().any(|text| text.to_ascii_lowercase().contains(&pattern))
    })
}

impl From<&Entry> for PriceEntry {
    fn from(entry: &Entry) -> Self {
        let figures = entry.figures.iter().flat_map(|figure| {
            figure.steps.iter().map(move |step| PriceFigure {
                field: figure.name.clone(),
                from: step.from.map(|day| day.to_string()),
                known: step.known.map(|day| day.to_string()),
                value: step.value,
                unit: unit(entry.product, figure),
                source: step.evidence.source.clone(),
                via: step.evidence.via.clone(),
                checked: step.evidence.checked.to_string(),
                confidence: step.evidence.confidence,
            })
        });
        Self {
            product: entry.product,
            name: entry.name.clone(),
            title: entry.title.clone(),
            vendor: entry.vendor.clone(),
            note: entry.note.clone(),
            choices: entry.choices.clone(),
            figures: figures.collect(),
            not_found: entry.not_found.clone(),
            retires: entry.retires.map(|end| end.on.to_string()),
            last_training_day: entry.last_training_day.map(|end| end.on.to_string()),
            trained_by: entry.trained_by.clone(),
            genai_prices: entry.elsewhere.genai_prices.clone(),
            litellm: entry.elsewhere.litellm.clone(),
        }
    }
}

fn unit(product: Product, figure: &Figure) -> String {
    figure.spec(product).map_or_else(String::new, |spec| spec.unit.symbol())
}

/// Entries by what they are for, each in a row with its main figures as they are on `on`.
#[must_use]
pub fn price_list<'a>(entries: impl Iterator<Item = &'a Entry>, on: Day) -> Document {
    let entries: Vec<&Entry> = entries.collect();
    let mut blocks = Vec::new();
    for shelf in &SHELVES {
        let belongs = |entry: &&Entry| entry.product == shelf.product && shelf.kinds.matches(entry);
        let rows: Vec<&Entry> = entries.iter().copied().filter(belongs).collect();
        if rows.is_empty() {
            continue;
        }
        let main: Vec<_> =
            shelf.figures.iter().filter(|(name, _)| rows.iter().any(|e| e.figure(name).is_some())).collect();
        let headings = main.iter().map(|(_, heading)| format!(">{heading}"));
        let headings: Vec<String> = std::iter::once("Name".to_owned())
            .chain(headings)
            .chain(["Checked".to_owned(), "To come".to_owned()])
            .collect();
        let mut table = Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>());
        for entry in rows {
            let mut row = vec![Sentence::plain(entry.name.as_str())];
            row.extend(main.iter().map(|(name, _)| {
                let value = entry.figure(name).and_then(|figure| figure.on(on, on)).map(|step| step.value);
                Sentence::plain(value.map_or_else(|| "–".to_owned(), |value| amount(entry, name, value)))
            }));
            row.push(Sentence::plain(entry.evidence.checked.to_string()));
            row.push(Sentence::default().with(to_come(entry, on), Tone::Caution));
            table.rows.push(row);
        }
        blocks.push(Block::Heading(format!("{} ({})", shelf.heading, table.rows.len())));
        blocks.push(Block::Table(table));
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(Sentence::plain("Nothing in the catalogue is called that.")));
    }
    Document(blocks)
}

/// Entries that stand together in a list, with the figures by which they are told apart.
struct Shelf {
    heading: &'static str,
    product: Product,
    kinds: Kinds,
    figures: &'static [(&'static str, &'static str)],
}

/// Which entries of a product.
enum Kinds {
    All,
    Only(&'static str),
    AllBut(&'static str),
}

impl Kinds {
    fn matches(&self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Only(kind) => entry.choice("kind") == Some(kind),
            Self::AllBut(kind) => entry.choice("kind") != Some(kind),
        }
    }
}

const SHELVES: [Shelf; 6] = [
    Shelf {
        heading: "Models by the token, USD per million",
        product: Product::Model,
        kinds: Kinds::AllBut("dedicated"),
        figures: &[
            ("input_usd_per_mtok", "In"),
            ("cached_input_usd_per_mtok", "Cached"),
            ("output_usd_per_mtok", "Out"),
            ("hosting_usd_per_hour", "Hosting an hour"),
        ],
    },
    Shelf {
        heading: "Models by the replica",
        product: Product::Model,
        kinds: Kinds::Only("dedicated"),
        figures: &[
            ("replica_usd_per_hour", "Replica an hour"),
            ("prefill_tokens_per_second", "Reads a second"),
            ("decode_tokens_per_second", "Writes a second"),
        ],
    },
    Shelf {
        heading: "Training",
        product: Product::Training,
        kinds: Kinds::All,
        figures: &[("usd_per_mtok", "Per million tokens"), ("gpu_usd_per_hour", "GPU an hour")],
    },
    Shelf {
        heading: "Embeddings",
        product: Product::Embedding,
        kinds: Kinds::All,
        figures: &[("usd_per_mtok", "Per million tokens"), ("dimensions", "Dimensions")],
    },
    Shelf {
        heading: "Rerankers",
        product: Product::Reranker,
        kinds: Kinds::All,
        figures: &[
            ("usd_per_mtok", "Per million tokens"),
            ("usd_per_thousand_searches", "Per 1,000 searches"),
        ],
    },
    Shelf {
        heading: "Vector stores",
        product: Product::Store,
        kinds: Kinds::All,
        figures: &[
            ("storage_usd_per_gb_month", "GB and month"),
            ("minimum_usd_per_month", "At least a month"),
            ("node_usd_per_month", "Node a month"),
            ("usd_per_month", "Flat a month"),
        ],
    },
];

fn amount(entry: &Entry, name: &str, value: f64) -> String {
    let figure = entry.figure(name).and_then(|figure| figure.spec(entry.product));
    match figure.map(|spec| spec.shape) {
        Some(Shape::Number { .. }) if name.contains("usd") => number::usd_exact(value),
        _ => number::exact(value),
    }
}

/// The figures of `entry` by which its kind is told apart, each with its heading, as they are on `on`.
#[must_use]
pub fn main_prices(entry: &Entry, on: Day) -> Vec<(&'static str, String)> {
    let belongs = |shelf: &&Shelf| shelf.product == entry.product && shelf.kinds.matches(entry);
    let figures = SHELVES.iter().find(belongs).map_or(&[][..], |shelf| shelf.figures);
    let price = |name: &str| entry.figure(name)?.on(on, on).map(|step| amount(entry, name, step.value));
    figures.iter().filter_map(|(name, heading)| Some((*heading, price(name)?))).collect()
}

/// The day of the next change of a price that is known on a day.
#[must_use]
pub fn next_change(entry: &Entry, on: Day) -> Option<Day> {
    entry.figures.iter().filter_map(|figure| figure.announced(on).next()?.from).min()
}

/// Announced changes and the end, in a few words; empty where there are none.
#[must_use]
pub fn to_come(entry: &Entry, on: Day) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(day) = next_change(entry, on) {
        let moved: Vec<String> = entry
            .figures
            .iter()
            .filter_map(|figure| {
                let step = figure.announced(on).find(|step| step.from == Some(day))?;
                let spec = figure.spec(entry.product)?;
                Some(format!("{} {}", spec.label, amount(entry, &figure.name, step.value)))
            })
            .collect();
        parts.push(format!("from {day}: {}", moved.join(", ")));
    }
    let end = |end: Option<crate::catalogue::End>| end.and_then(|end| end.known_on(on));
    if let Some(day) = end(entry.last_training_day) {
        parts.push(format!("last training {day}"));
    }
    if let Some(day) = end(entry.retires) {
        parts.push(format!("{} {day}", if day <= on { "retired" } else { "retires" }));
    }
    parts.join("; ")
}

/// One entry with every figure, its unit, source and date.
#[must_use]
pub fn price_entry(entry: &Entry) -> Document {
    let choices = entry.choices.iter().map(|(name, choice)| format!(" {name} = \"{choice}\"."));
    let about = format!(
        "{}, {} of {}.{}",
        entry.title,
        entry.product.name(),
        entry.vendor,
        choices.collect::<String>()
    );
    let mut blocks = vec![Block::Title(entry.name.clone()), Block::Paragraph(Sentence::plain(about))];
    if !entry.note.is_empty() {
        blocks.push(Block::Paragraph(Sentence::plain(entry.note.as_str())));
    }
    let mut table = Table::new(&["Figure", ">Value", "Unit", "From", "Source", "Checked", "Confidence"]);
    for figure in &entry.figures {
        for step in &figure.steps {
            table.rows.push(figure_row(entry, figure, step));
        }
    }
    blocks.push(Block::Table(table));
    let mut points = Vec::new();
    if let Some(trained) = &entry.trained_by {
        points.push(format!("Trained by {trained}."));
    }
    if let Some(end) = entry.last_training_day {
        points.push(format!("Trained for the last time on {}.", end.on));
    }
    if let Some(end) = entry.retires {
        points.push(format!("Retires on {}.", end.on));
    }
    for missing in &entry.not_found {
        points.push(format!("{missing}: charged, but no figure was found; a scenario has to give it."));
    }
    if !points.is_empty() {
        blocks.push(Block::List(points.into_iter().map(Sentence::plain).collect()));
    }
    Document(blocks)
}

fn figure_row(entry: &Entry, figure: &Figure, step: &Step) -> Vec<Sentence> {
    let evidence = &step.evidence;
    let source = if evidence.via.is_empty() {
        evidence.source.clone()
    } else {
        format!("{}, read in {}", evidence.source, evidence.via)
    };
    let since = match (step.from, step.known) {
        (None, _) => String::new(),
        (Some(from), None) => from.to_string(),
        (Some(from), Some(known)) => format!("{from} (known since {known})"),
    };
    let cells = [
        figure.name.clone(),
        number::exact(step.value),
        unit(entry.product, figure),
        since,
        source,
        evidence.checked.to_string(),
        format!("{:?}: {}", evidence.confidence, evidence.confidence.in_words()),
    ];
    cells.into_iter().map(Sentence::plain).collect()
}

/// What there is to look at in a catalogue.
#[must_use]
pub fn price_findings(findings: &[Finding], on: Day) -> Document {
    let mut blocks = vec![Block::Title(format!("Prices on {on}"))];
    for concern in Concern::ALL {
        let found: Vec<Sentence> = findings
            .iter()
            .filter(|finding| finding.concern == concern)
            .map(|finding| {
                Sentence::default().strong(finding.entry.as_str()).and(format!(": {}", finding.message))
            })
            .collect();
        blocks.push(Block::Heading(format!("{} ({})", concern.heading(), found.len())));
        blocks.push(if found.is_empty() {
            Block::Paragraph(Sentence::plain("none"))
        } else {
            Block::List(found)
        });
    }
    Document(blocks)
}
