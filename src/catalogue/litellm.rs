//! A price file of `LiteLLM` as a catalogue: for prices of one's own, and to compare ours with.

use std::sync::Arc;

use crate::date::Day;
use crate::field::Shape;
use crate::float;
use crate::kind::Product;
use crate::number;
use crate::scenario::{Node, Problem, Problems, Table, Value};

use super::Catalogue;
use super::entry::{Confidence, Elsewhere, End, Entry, Evidence, Figure, Step};
use super::plausible::implausible;

/// What a price file of `LiteLLM` holds.
#[derive(Debug, Clone, Default)]
pub struct LiteLlm {
    /// Its entries, by its own keys.
    pub catalogue: Catalogue,
    /// Rows that were refused: what is wrong with each. A zero usually means unknown.
    pub refused: Vec<(String, Vec<Problem>)>,
}

/// A catalogue with somebody's own prices in it.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// Announced changes that no longer count, because the file gives another price for today.
    pub dropped: Vec<String>,
}

impl LiteLlm {
    /// Takes the rows of a price file of `LiteLLM`; `source` and `checked` are said of every figure.
    ///
    /// # Errors
    ///
    /// There is no row that could be used.
    pub fn from_table(rows: &Table, source: &str, checked: Day) -> Result<Self, Problems> {
        let evidence = Arc::new(Evidence {
            source: source.to_owned(),
            via: String::new(),
            checked,
            confidence: Confidence::C,
        });
        let mut file = Self::default();
        for (key, row) in rows.iter().filter(|(key, _)| *key != "sample_spec") {
            let Node::Table(row) = row else { continue };
            let Some(entry) = entry(key, row, &evidence) else { continue };
            let refused: Vec<Problem> = entry.figures.iter().filter_map(|f| refuse(&entry, f)).collect();
            if refused.is_empty() {
                file.catalogue.put(entry);
            } else {
                file.refused.push((key.clone(), refused));
            }
        }
        if file.catalogue.iter().next().is_none() && file.refused.is_empty() {
            let problem = Problem::new("", "no row with a mode and prices", "a price file of LiteLLM");
            let message = "not a price file of LiteLLM: it has no row with a mode and prices";
            return Err(problem.saying(message).into());
        }
        Ok(file)
    }

    /// `base` with the prices of this file: its rows under their own keys, and the figures of entries that
    /// `base` knows by such a key. A tuned model's entry bears the key of its base model and stays as it is.
    #[must_use]
    pub fn over(&self, base: &Catalogue) -> Overlay {
        let mut overlay = Overlay { catalogue: base.with(&self.catalogue), dropped: Vec::new() };
        for known in base.iter().filter(|known| known.trained_by.is_none()) {
            let row = known.elsewhere.litellm.as_deref();
            let Some(row) = row.and_then(|key| self.catalogue.find(known.product, key)) else { continue };
            let mut entry = Entry::clone(known);
            entry.retires = row.retires.or(entry.retires);
            for figure in row.figures.iter().filter(|figure| figure.name != BATCH || !is_one(figure)) {
                let Some(own) = figure.steps.first() else { continue };
                let listed = entry.figure(&figure.name);
                let agrees = listed
                    .and_then(|listed| listed.on(own.evidence.checked, own.evidence.checked))
                    .is_some_and(|step| float::same(step.value, own.value));
                if agrees {
                    continue;
                }
                let announced = listed.is_some_and(|l| l.announced(own.evidence.checked).next().is_some());
                if announced {
                    overlay.dropped.push(format!("{}: {}", entry.name, figure.name));
                }
                entry.figures.retain(|old| old.name != figure.name);
                entry.figures.push(figure.clone());
            }
            overlay.catalogue.put(entry);
        }
        overlay
    }
}

/// The figure that is 1 where no batch price is known.
const BATCH: &str = "batch_multiplier";

fn is_one(figure: &Figure) -> bool {
    figure.steps.iter().all(|step| step.value == 1.0)
}

/// What is wrong with a figure: outside what its field allows, or not plausible.
fn refuse(entry: &Entry, figure: &Figure) -> Option<Problem> {
    let value = figure.steps.first()?.value;
    let at = format!("{}: {}", entry.name, figure.name);
    if let Some(Shape::Number { range, .. }) = figure.spec(entry.product).map(|spec| spec.shape)
        && !range.contains(value)
    {
        return Some(Problem::new(&at, number::exact(value), range.in_words()));
    }
    let allowed = implausible(entry.product, &figure.name, value)?;
    Some(Problem::new(&at, number::exact(value), allowed))
}

/// Whether rows are priced as in a file of `LiteLLM`.
pub(super) fn is_litellm(rows: &Table) -> bool {
    rows.values().any(|row| matches!(row, Node::Table(row) if text(row, "mode").is_some()))
}

fn text<'a>(row: &'a Table, key: &str) -> Option<&'a str> {
    if let Node::Leaf(value) = row.get(key)? { value.text() } else { None }
}

fn number(row: &Table, key: &str) -> Option<f64> {
    if let Node::Leaf(Value::Number(x)) = row.get(key)? { Some(*x) } else { None }
}

fn entry(key: &str, row: &Table, evidence: &Arc<Evidence>) -> Option<Entry> {
    let product = match text(row, "mode")? {
        "chat" | "completion" | "responses" => Product::Model,
        "embedding" => Product::Embedding,
        "rerank" => Product::Reranker,
        _ => return None,
    };
    let number = |key: &str| number(row, key);
    let per_mtok = |key: &str| number(key).map(|usd| rounded(usd * 1e6));
    // Beside a price, a zero means unknown.
    let priced = |key: &str| per_mtok(key).filter(|usd| *usd != 0.0);
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
            put("input_usd_per_mtok", Some(per_mtok("input_cost_per_token")?));
            put("output_usd_per_mtok", Some(per_mtok("output_cost_per_token")?));
            put("cached_input_usd_per_mtok", priced("cache_read_input_token_cost"));
            put("cache_write_usd_per_mtok", priced("cache_creation_input_token_cost"));
            put(BATCH, Some(batch(&per_mtok).unwrap_or(1.0)));
            put("context_window_tokens", number("max_input_tokens").filter(|tokens| *tokens > 0.0));
            if let Some((above, suffix)) = long_context(row) {
                put("long_context.above_tokens", Some(above));
                for (name, start) in [
                    ("input", "input_cost_per_token"),
                    ("output", "output_cost_per_token"),
                    ("cached_input", "cache_read_input_token_cost"),
                    ("cache_write", "cache_creation_input_token_cost"),
                ] {
                    put(&format!("long_context.{name}_usd_per_mtok"), priced(&format!("{start}{suffix}")));
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
    let retires = text(row, "deprecation_date").and_then(Day::parse);
    Some(Entry {
        product,
        name: key.to_owned(),
        title: key.to_owned(),
        vendor: text(row, "litellm_provider").unwrap_or_default().to_owned(),
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

/// What a batch costs against the usual price, if input and output agree on it.
fn batch(per_mtok: &dyn Fn(&str) -> Option<f64>) -> Option<f64> {
    let share = |price: &str| {
        let (batch, usual) = (per_mtok(&format!("{price}_batches"))?, per_mtok(price)?);
        (usual > 0.0 && batch > 0.0).then(|| rounded(batch / usual))
    };
    let input = share("input_cost_per_token")?;
    share("output_cost_per_token").is_none_or(|output| float::same(input, output)).then_some(input)
}

/// The threshold of the second price tier and the ending of its keys: `_above_200k_tokens`.
fn long_context(row: &Table) -> Option<(f64, String)> {
    row.keys().find_map(|key| {
        let suffix = key.strip_prefix("input_cost_per_token_above_")?;
        let thousands: f64 = suffix.strip_suffix("k_tokens")?.parse().ok()?;
        // A tier counts with both of its prices.
        let priced =
            |start: &str| number(row, &format!("{start}_above_{suffix}")).is_some_and(|usd| usd != 0.0);
        (priced("input_cost_per_token") && priced("output_cost_per_token"))
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

    fn read(text: &str) -> Result<LiteLlm, Problems> {
        let rows = Node::tables("prices.json", text)?;
        LiteLlm::from_table(&rows, "our price file", Day::parse("2026-11-21").unwrap())
    }

    #[test]
    fn rows_become_entries() {
        let file = read(FILE).unwrap();
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
        let refused: Vec<String> = read(FILE).unwrap().refused.into_iter().map(|(key, _)| key).collect();
        assert_eq!(refused, ["dear-embedding", "unknown-price"]);
        for (figure, value) in [
            ("cache_read_input_token_cost", "-1e-6"),
            ("cache_read_input_token_cost", "1e305"),
            ("max_input_tokens", "-5"),
            ("input_cost_per_token_above_128k_tokens", "-3e-7"),
        ] {
            let text = FILE.replace(&format!("\"{figure}\""), "\"x\"");
            let text = text.replace("\"litellm_provider\"", &format!("\"{figure}\": {value}, \"y\""));
            let file = read(&text).unwrap();
            let kept = file.catalogue.find(Product::Model, "house-model");
            let kept = kept.is_some_and(|entry| {
                entry.figures.iter().any(|f| f.steps[0].value < 0.0 || f.steps[0].value > 1e12)
            });
            assert!(!kept, "{figure} = {value}");
        }
        for text in ["{}", "[]", "{\"a\": {\"mode\": \"chat\", \"input_cost_per_token\": \"1e-6\"}}"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_zero_beside_a_price_is_unknown() {
        let text =
            FILE.replace("7.5e-08, \"input_cost_per_token_batches\"", "0, \"input_cost_per_token_batches\"");
        let file = read(&text).unwrap();
        let entry = file.catalogue.find(Product::Model, "house-model").unwrap();
        assert!(entry.figure("cached_input_usd_per_mtok").is_none());
    }

    #[test]
    fn announced_changes_stay_where_the_file_agrees_with_today() {
        let base = Catalogue::from_toml(
            r#"
            vendor = "House"
            [[model]]
            name = "house/model"
            source = "https://example.com"
            checked = "2026-11-01"
            confidence = "A"
            kind = "per_token"
            input_usd_per_mtok = [{ value = 0.15 }, { from = "2026-12-01", value = 0.3 }]
            output_usd_per_mtok = [{ value = 0.5 }, { from = "2026-12-01", value = 1.0 }]
            batch_multiplier = 0.6
            litellm = "house-model"
            [[model]]
            name = "house/tuned"
            source = "https://example.com"
            checked = "2026-11-01"
            confidence = "A"
            input_usd_per_mtok = 0.9
            trained_by = "house/model"
            litellm = "house-model"
            "#,
        )
        .unwrap();
        let overlay = read(FILE).unwrap().over(&base);
        assert_eq!(overlay.dropped, ["house/model: output_usd_per_mtok"]);
        let entry = overlay.catalogue.find(Product::Model, "house/model").unwrap();
        let values = |figure: &str| -> Vec<f64> {
            entry.figure(figure).unwrap().steps.iter().map(|step| step.value).collect()
        };
        assert_eq!(values("input_usd_per_mtok"), [0.15, 0.3]);
        assert_eq!(values("output_usd_per_mtok"), [0.6]);
        assert_eq!(values("batch_multiplier"), [0.5]);
        let tuned = overlay.catalogue.find(Product::Model, "house/tuned").unwrap();
        assert!(tuned.retires.is_none() && tuned.figure("output_usd_per_mtok").is_none());
    }
}
