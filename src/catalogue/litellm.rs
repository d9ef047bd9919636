//! A price file of `LiteLLM` as a catalogue: for prices of one's own, and to compare ours with.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::date::Day;
use crate::kind::Product;
use crate::number;
use crate::scenario::{Problem, Problems};

use super::Catalogue;
use super::entry::{Confidence, Elsewhere, End, Entry, Evidence, Figure, Step};
use super::plausible::implausible;

type Row = Map<String, Value>;

/// What a price file of `LiteLLM` holds.
#[derive(Debug, Clone, Default)]
pub struct LiteLlm {
    /// Its entries, by its own keys.
    pub catalogue: Catalogue,
    /// Rows that were refused, with the reason: a zero usually means unknown.
    pub refused: Vec<Problem>,
}

impl LiteLlm {
    /// Reads a price file of `LiteLLM`; `source` and `checked` are said of every figure.
    ///
    /// # Errors
    ///
    /// The text is not a JSON object.
    pub fn read(text: &str, source: &str, checked: Day) -> Result<Self, Problems> {
        let rows: Row = serde_json::from_str(text).map_err(|error| {
            let detail = error.to_string();
            Problem::new("", detail.as_str(), "JSON").saying(format!("not a price file of LiteLLM: {detail}"))
        })?;
        let evidence = Arc::new(Evidence {
            source: source.to_owned(),
            via: String::new(),
            checked,
            confidence: Confidence::A,
        });
        let mut file = Self::default();
        for (key, row) in &rows {
            let Some(row) = row.as_object() else { continue };
            let Some(entry) = entry(key, row, &evidence) else { continue };
            let refused: Vec<Problem> = entry.figures.iter().filter_map(|f| refuse(&entry, f)).collect();
            if refused.is_empty() && key != "sample_spec" {
                file.catalogue.put(entry);
            } else {
                file.refused.extend(refused);
            }
        }
        Ok(file)
    }

    /// `base` with the prices of this file: its rows under their own keys, and the figures of entries that
    /// `base` knows by such a key.
    #[must_use]
    pub fn over(&self, base: &Catalogue) -> Catalogue {
        let mut merged = base.with(&self.catalogue);
        for known in base.iter() {
            let row = known.elsewhere.litellm.as_deref();
            let Some(row) = row.and_then(|key| self.catalogue.find(known.product, key)) else { continue };
            let mut entry = Entry::clone(known);
            entry.evidence = Arc::clone(&row.evidence);
            entry.retires = row.retires.or(entry.retires);
            for figure in &row.figures {
                entry.figures.retain(|old| old.name != figure.name);
                entry.figures.push(figure.clone());
            }
            merged.put(entry);
        }
        merged
    }
}

fn refuse(entry: &Entry, figure: &Figure) -> Option<Problem> {
    let value = figure.steps.first()?.value;
    let allowed = implausible(entry.product, &figure.name, value)?;
    let at = format!("{}: {}", entry.name, figure.name);
    Some(Problem::new(&at, number::exact(value), allowed))
}

fn entry(key: &str, row: &Row, evidence: &Arc<Evidence>) -> Option<Entry> {
    let product = match row.get("mode")?.as_str()? {
        "chat" | "completion" | "responses" => Product::Model,
        "embedding" => Product::Embedding,
        "rerank" => Product::Reranker,
        _ => return None,
    };
    let number = |key: &str| row.get(key).and_then(Value::as_f64);
    let per_mtok = |key: &str| number(key).map(|usd| rounded(usd * 1e6));
    let mut figures = Vec::new();
    let mut put = |name: &str, value: Option<f64>| {
        if let Some(value) = value {
            let step = Step { from: None, known: None, value, evidence: Arc::clone(evidence) };
            figures.push(Figure { name: name.to_owned(), steps: vec![step] });
        }
    };
    let mut choices = Vec::new();
    match product {
        Product::Model => {
            choices.push(("kind".to_owned(), "per_token".to_owned()));
            let input = per_mtok("input_cost_per_token")?;
            put("input_usd_per_mtok", Some(input));
            put("output_usd_per_mtok", Some(per_mtok("output_cost_per_token")?));
            put("cached_input_usd_per_mtok", per_mtok("cache_read_input_token_cost"));
            put("cache_write_usd_per_mtok", per_mtok("cache_creation_input_token_cost"));
            let batch = per_mtok("input_cost_per_token_batches").filter(|_| input > 0.0);
            put("batch_multiplier", Some(batch.map_or(1.0, |batch| rounded(batch / input))));
            put("context_window_tokens", number("max_input_tokens").filter(|tokens| *tokens > 0.0));
            if let Some((above, suffix)) = long_context(row) {
                put("long_context.above_tokens", Some(above));
                for (name, start) in [
                    ("input", "input_cost_per_token"),
                    ("output", "output_cost_per_token"),
                    ("cached_input", "cache_read_input_token_cost"),
                    ("cache_write", "cache_creation_input_token_cost"),
                ] {
                    put(&format!("long_context.{name}_usd_per_mtok"), per_mtok(&format!("{start}{suffix}")));
                }
            }
        }
        Product::Embedding => {
            put("usd_per_mtok", Some(per_mtok("input_cost_per_token")?));
            put("dimensions", number("output_vector_size").filter(|size| *size > 0.0));
        }
        _ => {
            let search = number("input_cost_per_query").filter(|usd| *usd > 0.0);
            choices.push((
                "kind".to_owned(),
                if search.is_some() { "per_search" } else { "per_token" }.to_owned(),
            ));
            match search {
                Some(usd) => put("usd_per_thousand_searches", Some(rounded(usd * 1e3))),
                None => put("usd_per_mtok", Some(per_mtok("input_cost_per_token")?)),
            }
        }
    }
    let retires = row.get("deprecation_date").and_then(Value::as_str).and_then(Day::parse);
    Some(Entry {
        product,
        name: key.to_owned(),
        title: key.to_owned(),
        vendor: row.get("litellm_provider").and_then(Value::as_str).unwrap_or_default().to_owned(),
        note: String::new(),
        evidence: Arc::clone(evidence),
        choices,
        figures,
        not_found: Vec::new(),
        retires: retires.map(|on| End { on, known: None }),
        last_training_day: None,
        trained_by: None,
        elsewhere: Elsewhere { litellm: Some(key.to_owned()), ..Elsewhere::default() },
    })
}

/// The threshold of the second price tier and the ending of its keys: `_above_200k_tokens`.
fn long_context(row: &Row) -> Option<(f64, String)> {
    row.keys().find_map(|key| {
        let suffix = key.strip_prefix("input_cost_per_token_above_")?;
        let thousands: f64 = suffix.strip_suffix("k_tokens")?.parse().ok()?;
        row.contains_key(&format!("output_cost_per_token_above_{suffix}"))
            .then(|| (thousands * 1e3, format!("_above_{suffix}")))
    })
}

/// Without the noise that a price per token picks up on its way to one per million.
fn rounded(x: f64) -> f64 {
    format!("{x:.11e}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{
        "sample_spec": { "mode": "chat", "input_cost_per_token": 0.0, "output_cost_per_token": 0.0 },
        "house-model": { "mode": "chat", "litellm_provider": "house", "max_input_tokens": 200000,
            "input_cost_per_token": 1.5e-07, "output_cost_per_token": 6e-07,
            "cache_read_input_token_cost": 7.5e-08, "input_cost_per_token_batches": 7.5e-08,
            "input_cost_per_token_above_128k_tokens": 3e-07, "output_cost_per_token_above_128k_tokens": 1.2e-06,
            "deprecation_date": "2027-04-01" },
        "unknown-price": { "mode": "chat", "input_cost_per_token": 0.0, "output_cost_per_token": 0.0 },
        "dear-embedding": { "mode": "embedding", "input_cost_per_token": 1e-4, "output_vector_size": 384 },
        "sorter": { "mode": "rerank", "input_cost_per_query": 0.002, "input_cost_per_token": 0.0 },
        "painter": { "mode": "image_generation" }
    }"#;

    fn read() -> LiteLlm {
        LiteLlm::read(FILE, "our price file", Day::parse("2026-11-21").unwrap()).unwrap()
    }

    #[test]
    fn rows_become_entries() {
        let file = read();
        let value = |product, name: &str, figure: &str| {
            let entry = file.catalogue.find(product, name).unwrap();
            entry.figure(figure).map(|figure| figure.steps[0].value)
        };
        let model = |figure: &str| value(Product::Model, "house-model", figure);
        assert_eq!(model("input_usd_per_mtok"), Some(0.15));
        assert_eq!(model("output_usd_per_mtok"), Some(0.6));
        assert_eq!(model("cached_input_usd_per_mtok"), Some(0.075));
        assert_eq!(model("cache_write_usd_per_mtok"), None);
        assert_eq!(model("batch_multiplier"), Some(0.5));
        assert_eq!(model("context_window_tokens"), Some(200_000.0));
        assert_eq!(model("long_context.above_tokens"), Some(128_000.0));
        assert_eq!(model("long_context.output_usd_per_mtok"), Some(1.2));
        assert_eq!(value(Product::Reranker, "sorter", "usd_per_thousand_searches"), Some(2.0));
        let retires = file.catalogue.find(Product::Model, "house-model").unwrap().retires.unwrap();
        assert_eq!(retires.on.to_string(), "2027-04-01");
        assert_eq!(file.catalogue.iter().count(), 2);
    }

    #[test]
    fn implausible_rows_are_refused() {
        let refused: Vec<String> = read().refused.iter().map(|problem| problem.field.clone()).collect();
        assert!(refused.contains(&"unknown-price: input_usd_per_mtok".to_owned()), "{refused:?}");
        assert!(refused.contains(&"dear-embedding: usd_per_mtok".to_owned()), "{refused:?}");
    }
}
