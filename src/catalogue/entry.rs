//! An entry of the catalogue: what one product costs, since when, and who says so.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::date::Day;
use crate::field::{Field, FieldSpec, Found, lookup};
use crate::kind::Product;

/// How far a figure can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub enum Confidence {
    /// Read on the vendor's page or in a package that is kept up to date, less than three months old.
    A,
    /// Read on the vendor's page, older or undated.
    B,
    /// Quoted by somebody else.
    C,
}

impl Confidence {
    /// What the mark means, in a few words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::A => "vendor's price, recent",
            Self::B => "vendor's price, older",
            Self::C => "quoted by a third party",
        }
    }
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where the figure stands.
    pub source: String,
    /// The package or copy it was read in; empty when the source itself was read.
    pub via: String,
    /// The day it was read.
    pub checked: Day,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// A value from some day on.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The first day on which it holds; none for what has held since before the catalogue began.
    pub from: Option<Day>,
    /// The day on which the catalogue learned of it; none for what it knew from the beginning.
    pub known: Option<Day>,
    /// The value, in the unit of its field.
    pub value: f64,
    /// Who says so.
    pub evidence: Arc<Evidence>,
}

impl Step {
    fn is_known(&self, as_of: Day) -> bool {
        self.known.is_none_or(|known| known <= as_of)
    }
}

/// A figure with its history and its announced changes, the earliest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The field it fills, relative to its table: `input_usd_per_mtok`.
    pub name: String,
    /// Its values.
    pub steps: Vec<Step>,
}

impl Figure {
    /// The value in force on `day`, by what was known on `as_of`. Before its first day the earliest value
    /// that was known holds; if none was, the earliest of all.
    #[must_use]
    pub fn on(&self, day: Day, as_of: Day) -> Option<&Step> {
        let known = || self.steps.iter().filter(|step| step.is_known(as_of));
        let in_force = known().rfind(|step| step.from.is_none_or(|from| from <= day));
        in_force.or_else(|| known().next()).or_else(|| self.steps.first())
    }

    /// The changes known on `as_of` that come after it, the earliest first. Of two on one day the one that
    /// became known later counts.
    pub fn announced(&self, as_of: Day) -> impl Iterator<Item = &Step> {
        let coming = move |s: &&Step| s.is_known(as_of) && s.from.is_some_and(|from| from > as_of);
        self.steps.iter().filter(coming).filter(move |step| {
            let last = self.steps.iter().rfind(|other| other.from == step.from && other.is_known(as_of));
            last.is_some_and(|last| last.known == step.known)
        })
    }

    /// The entry of the table of fields that the figure fills.
    #[must_use]
    pub fn spec(&self, product: Product) -> Option<&'static FieldSpec> {
        field_of(product, &self.name).map(Field::spec)
    }
}

/// A day on which something ends, and since when that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// The day.
    pub on: Day,
    /// The day on which the catalogue learned of it; none for what it knew from the beginning.
    pub known: Option<Day>,
}

impl End {
    /// The day, if it was known on `as_of`.
    #[must_use]
    pub fn known_on(self, as_of: Day) -> Option<Day> {
        self.known.is_none_or(|known| known <= as_of).then_some(self.on)
    }
}

/// What one product costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is for.
    pub product: Product,
    /// The name by which scenarios call it.
    pub name: String,
    /// The name for people.
    pub title: String,
    /// Who sells it.
    pub vendor: String,
    /// What the figures leave out, in a sentence; may be empty.
    pub note: String,
    /// Who says so, unless a figure says otherwise.
    pub evidence: Arc<Evidence>,
    /// Choices that come with it: how it is billed, what holds at a threshold.
    pub choices: Vec<(String, String)>,
    /// Its figures.
    pub figures: Vec<Figure>,
    /// Figures that the vendor charges and that were not found: they have to be typed.
    pub not_found: Vec<String>,
    /// The day from which it is no longer served.
    pub retires: Option<End>,
    /// The last day on which it can be trained.
    pub last_training_day: Option<End>,
    /// The entry under which a tuned model is trained.
    pub trained_by: Option<String>,
    /// What it is called elsewhere, and what is to be said of other sources.
    pub elsewhere: Elsewhere,
}

/// What an entry is called in other collections of prices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Its provider and model in genai-prices.
    pub genai_prices: Option<String>,
    /// Its key in `LiteLLM`'s price file.
    pub litellm: Option<String>,
    /// Why our figure stands where `LiteLLM` disagrees.
    pub accepts: Option<String>,
}

impl Entry {
    /// The figure of a field.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }

    /// What it chooses for a field.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<&str> {
        self.choices.iter().find(|(known, _)| known == name).map(|(_, choice)| choice.as_str())
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// The field that the figure `name` of an entry for `product` fills.
#[must_use]
pub(super) fn field_of(product: Product, name: &str) -> Option<Field> {
    match lookup(&format!("{}.{name}", table(product))) {
        Found::Fields(fields) => fields.first().copied(),
        Found::Table | Found::Nothing => None,
    }
}

/// The table of the scenario that entries for `product` fill; both models are alike.
#[must_use]
pub fn table(product: Product) -> &'static str {
    match product {
        Product::Model => "models.base",
        Product::Training => "fine_tuning.training",
        Product::Embedding => "rag.embedding",
        Product::Reranker => "rag.rerank",
        Product::Store => "rag.store",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn step(from: &str, known: &str, value: f64) -> Step {
        let evidence = Evidence {
            source: String::new(),
            via: String::new(),
            checked: day("2026-11-10"),
            confidence: Confidence::A,
        };
        Step { from: Day::parse(from), known: Day::parse(known), value, evidence: Arc::new(evidence) }
    }

    #[test]
    fn a_change_counts_from_its_day_and_once_it_is_known() {
        let steps = vec![step("2026-09-01", "", 2.0), step("2026-12-01", "2026-11-10", 4.0)];
        let figure = Figure { name: "input_usd_per_mtok".to_owned(), steps };
        let on = |at: &str, as_of: &str| figure.on(day(at), day(as_of)).unwrap().value;
        assert_eq!(on("2026-11-30", "2026-11-21"), 2.0);
        assert_eq!(on("2026-12-01", "2026-11-21"), 4.0);
        assert_eq!(on("2026-12-01", "2026-11-10"), 4.0);
        assert_eq!(on("2026-12-01", "2026-11-09"), 2.0, "not yet announced");
        assert_eq!(on("2024-01-01", "2026-11-21"), 2.0, "before its first day");
        assert_eq!(figure.announced(day("2026-11-21")).count(), 1);
        assert_eq!(figure.announced(day("2026-12-01")).count(), 0);
        assert_eq!(figure.announced(day("2026-11-09")).count(), 0);
    }

    #[test]
    fn an_announcement_can_be_taken_back() {
        let steps = vec![
            step("", "", 2.0),
            step("2026-12-01", "2026-11-10", 4.0),
            step("2026-12-01", "2026-11-20", 2.0),
            step("2027-01-01", "2026-11-20", 4.0),
        ];
        let figure = Figure { name: "input_usd_per_mtok".to_owned(), steps };
        let on = |at: &str, as_of: &str| figure.on(day(at), day(as_of)).unwrap().value;
        assert_eq!(on("2026-12-31", "2026-11-19"), 4.0, "not yet taken back");
        assert_eq!(on("2026-12-31", "2026-11-20"), 2.0);
        assert_eq!(on("2027-01-01", "2026-11-20"), 4.0);
        let announced = |as_of| figure.announced(day(as_of)).map(|step| step.value).collect::<Vec<_>>();
        assert_eq!(announced("2026-11-19"), [4.0]);
        assert_eq!(announced("2026-11-20"), [2.0, 4.0]);
    }

    #[test]
    fn an_end_counts_once_it_is_known() {
        let end = End { on: day("2027-01-14"), known: Some(day("2026-11-12")) };
        assert_eq!(end.known_on(day("2026-11-12")), Some(day("2027-01-14")));
        assert_eq!(end.known_on(day("2026-11-11")), None);
    }
}
