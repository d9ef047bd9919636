//! Prices of genai-prices, as its data state them: by day, with tiers and batch prices.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use crossover::date::Day;
use serde::Deserialize;
use serde_json::Value;

use crate::process::{cargo, program};

/// The release of the crate that this repository depends on, and its day.
const RELEASE: (&str, &str) = ("0.2.1", "2026-10-30");

/// The models of genai-prices.
pub(crate) struct GenAi {
    /// What the data are called where a figure names what it was read in.
    pub(crate) name: String,
    /// The day of the data.
    pub(crate) day: Day,
    offers: BTreeMap<String, Offer>,
}

impl GenAi {
    /// The prices of the release that this repository depends on.
    pub(crate) fn release() -> Result<Self> {
        let (version, day) = RELEASE;
        let text = std::fs::read_to_string(data_file()?)?;
        Self::read(&text, &format!("genai-prices {version}"), Day::parse(day).context(day)?)
    }

    /// Reads provider data, version 2.
    pub(crate) fn read(text: &str, name: &str, day: Day) -> Result<Self> {
        // The crate's own reader refuses what only looks like it.
        genai_prices::Calculator::from_json(text)?;
        let providers: Vec<Provider> = serde_json::from_str(text).context("data of genai-prices")?;
        let mut offers = BTreeMap::new();
        for provider in providers {
            let id = provider.id;
            offers.extend(provider.models.into_iter().map(|model| (format!("{id}/{}", model.id), model)));
        }
        Ok(Self { name: name.to_owned(), day, offers })
    }

    /// The model of a name such as `openai/gpt-4o`.
    pub(crate) fn find(&self, name: &str) -> Option<&Offer> {
        self.offers.get(name)
    }
}

/// The price data inside the crate, which exports a calculator but no prices.
pub(crate) fn data_file() -> Result<PathBuf> {
    // Only this platform's packages have been downloaded when this runs.
    let host = host()?;
    let arguments =
        ["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", &host];
    let output = cargo().args(arguments).output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists no packages")?;
    let package = packages.iter().find(|package| package["name"] == "genai-prices");
    let package = package.context("genai-prices is no dependency")?;
    let (version, known) = (&package["version"], RELEASE.0);
    ensure!(version == known, "genai-prices is {version}, but only the day of {known} is known");
    let manifest = package["manifest_path"].as_str().context("genai-prices has no manifest")?;
    Ok(PathBuf::from(manifest).with_file_name("data").join("prices.json"))
}

/// The platform on which this runs, as Rust calls it.
fn host() -> Result<String> {
    let output = program("rustc").arg("-vV").output()?;
    let answer = String::from_utf8_lossy(&output.stdout);
    let host = answer.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc -vV names no host")?.to_owned())
}

#[derive(Deserialize)]
struct Provider {
    id: String,
    models: Vec<Offer>,
}

/// What genai-prices says of a model.
#[derive(Deserialize)]
pub(crate) struct Offer {
    id: String,
    /// How many tokens a call may hold.
    pub(crate) context_window: Option<f64>,
    #[serde(default)]
    prices: Prices,
    #[serde(default)]
    price_variants: Vec<Variant>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Prices {
    Dated(Vec<Dated>),
    Always(Row),
}

impl Default for Prices {
    fn default() -> Self {
        Self::Dated(Vec::new())
    }
}

/// Prices by their keys: `input_mtok`.
pub(crate) type Row = BTreeMap<String, Price>;

/// A price, and what it becomes for long inputs.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(untagged)]
pub(crate) enum Price {
    Flat(f64),
    Tiered { base: f64, tiers: Vec<Tier> },
}

/// What all tokens cost once the input is longer than `start`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Tier {
    pub(crate) start: f64,
    pub(crate) price: f64,
}

impl Price {
    /// The price of short inputs.
    pub(crate) fn base(&self) -> f64 {
        match self {
            Self::Flat(price) | Self::Tiered { base: price, .. } => *price,
        }
    }

    /// The prices of long inputs.
    pub(crate) fn tiers(&self) -> &[Tier] {
        match self {
            Self::Flat(_) => &[],
            Self::Tiered { tiers, .. } => tiers,
        }
    }
}

#[derive(Deserialize)]
struct Dated {
    constraint: Option<Constraint>,
    prices: Row,
}

#[derive(Deserialize)]
struct Variant {
    when: BTreeMap<String, String>,
    constraint: Option<Constraint>,
    prices: BTreeMap<String, Option<Price>>,
}

impl Variant {
    fn is_batch(&self) -> bool {
        self.when.len() == 1 && self.when.get("processing").is_some_and(|way| way == "batch")
    }
}

#[derive(Deserialize)]
struct Constraint {
    start_date: Option<String>,
}

/// When a price begins to hold.
enum Begins {
    Always,
    On(Day),
    /// Only at some hours of the day.
    Hours,
}

fn begins(constraint: Option<&Constraint>) -> Begins {
    match constraint.map(|constraint| constraint.start_date.as_deref().and_then(Day::parse)) {
        None => Begins::Always,
        Some(Some(day)) => Begins::On(day),
        Some(None) => Begins::Hours,
    }
}

fn holds(constraint: Option<&Constraint>, day: Day) -> bool {
    match begins(constraint) {
        Begins::Always => true,
        Begins::On(from) => from <= day,
        Begins::Hours => false,
    }
}

impl Offer {
    /// The prices on `day`, outside of special hours.
    pub(crate) fn standard(&self, day: Day) -> Option<&Row> {
        match &self.prices {
            Prices::Always(row) => Some(row),
            Prices::Dated(rows) => {
                rows.iter().rfind(|row| holds(row.constraint.as_ref(), day)).map(|row| &row.prices)
            }
        }
    }

    /// The prices of batches on `day`, by the keys that have one of their own.
    pub(crate) fn batch(&self, day: Day) -> Row {
        let mut row = Row::new();
        for variant in self.price_variants.iter().filter(|variant| variant.is_batch()) {
            if holds(variant.constraint.as_ref(), day) {
                for (key, price) in &variant.prices {
                    if let Some(price) = price {
                        row.entry(key.clone()).or_insert_with(|| price.clone());
                    }
                }
            }
        }
        row
    }

    fn constraints(&self) -> impl Iterator<Item = &Constraint> {
        let dated = match &self.prices {
            Prices::Always(_) => &[],
            Prices::Dated(rows) => rows.as_slice(),
        };
        let batches = self.price_variants.iter().filter(|variant| variant.is_batch());
        let standard = dated.iter().filter_map(|row| row.constraint.as_ref());
        standard.chain(batches.filter_map(|variant| variant.constraint.as_ref()))
    }

    /// The days on which something changes, the earliest first.
    pub(crate) fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> = self
            .constraints()
            .filter_map(|constraint| match begins(Some(constraint)) {
                Begins::On(day) => Some(day),
                Begins::Always | Begins::Hours => None,
            })
            .collect();
        days.sort();
        days.dedup();
        days
    }

    /// Whether prices depend on the hour of the day.
    pub(crate) fn has_hours(&self) -> bool {
        self.constraints().any(|constraint| matches!(begins(Some(constraint)), Begins::Hours))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The base price of input, standard and in a batch.
    fn input(offer: &Offer, on: &str) -> (f64, Option<f64>) {
        let on = day(on);
        (offer.standard(on).unwrap()["input_mtok"].base(), offer.batch(on).get("input_mtok").map(Price::base))
    }

    #[test]
    fn the_last_price_that_holds_and_the_first_batch_price() {
        let text = r#"[{ "id": "house", "name": "House", "api_pattern": "house", "models": [{
            "id": "one/model", "match": { "equals": "one/model" }, "context_window": 1000,
            "prices": [
                { "prices": { "input_mtok": 1 } },
                { "constraint": { "start_date": "2026-12-01" }, "prices": { "input_mtok": 2 } },
                { "constraint": { "start_time": "01:00:00Z", "end_time": "04:00:00Z" },
                  "prices": { "input_mtok": 9 } }
            ],
            "price_variants": [
                { "when": { "service_tier": "flex" }, "prices": { "input_mtok": 7 } },
                { "when": { "processing": "batch" }, "constraint": { "start_date": "2027-01-01" },
                  "prices": { "input_mtok": 1.5, "output_mtok": null } },
                { "when": { "processing": "batch" }, "constraint": { "start_date": "2026-10-14" },
                  "prices": { "input_mtok": 0.5 } }
            ] }] }]"#;
        let data = GenAi::read(text, "test", day("2026-11-01")).unwrap();
        let offer = data.find("house/one/model").unwrap();
        assert_eq!(input(offer, "2026-10-13"), (1.0, None));
        assert_eq!(input(offer, "2026-11-30"), (1.0, Some(0.5)));
        assert_eq!(input(offer, "2026-12-01"), (2.0, Some(0.5)));
        assert_eq!(input(offer, "2027-01-01"), (2.0, Some(1.5)));
        assert_eq!(offer.days(), [day("2026-10-14"), day("2026-12-01"), day("2027-01-01")]);
        assert!(offer.has_hours());
    }

    #[test]
    fn what_the_crate_refuses_is_refused() {
        let wrong = r#"[{ "id": "house", "name": "House", "api_pattern": "house", "models": [{
            "id": "model", "match": { "equals": "model" }, "prices": { "input_mtok": -1 } }] }]"#;
        assert!(GenAi::read(wrong, "test", day("2026-11-01")).is_err());
    }
}
