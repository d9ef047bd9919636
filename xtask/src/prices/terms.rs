//! What genai-prices says of a model on some day, in the words of our entries.

use std::collections::BTreeMap;

use crossover::date::Day;
use crossover::float::same;
use crossover::kind::Product;
use crossover::number;

use super::genai::{Offer, Price, Row};

/// Keys of genai-prices, with our figure in the short and in the long tier.
const PRICES: [(&str, &str, &str); 4] = [
    ("input_mtok", "input_usd_per_mtok", "long_context.input_usd_per_mtok"),
    ("output_mtok", "output_usd_per_mtok", "long_context.output_usd_per_mtok"),
    ("cache_read_mtok", "cached_input_usd_per_mtok", "long_context.cached_input_usd_per_mtok"),
    ("cache_write_mtok", "cache_write_usd_per_mtok", "long_context.cache_write_usd_per_mtok"),
];
/// Our figures of a model on which genai-prices has a say, besides the prices.
const OTHERS: [&str; 3] = ["batch_multiplier", "context_window_tokens", "long_context.above_tokens"];
const EMBEDDING: &str = "usd_per_mtok";

/// What holds on some day.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Terms {
    /// By the names of our figures.
    pub(crate) figures: BTreeMap<&'static str, f64>,
    /// Figures that cannot hold what is said, and what that is.
    pub(crate) unfit: BTreeMap<&'static str, String>,
    /// Prices of the cache in batches that the multiplier does not come to.
    pub(crate) odd_batch: Vec<String>,
}

/// Our figures on which genai-prices has a say.
pub(crate) fn names(product: Product) -> Vec<&'static str> {
    match product {
        Product::Model => PRICES.iter().flat_map(|(_, short, long)| [*short, *long]).chain(OTHERS).collect(),
        Product::Embedding => vec![EMBEDDING],
        Product::Training | Product::Reranker | Product::Store => Vec::new(),
    }
}

/// What `offer` says on `day`.
pub(crate) fn terms(offer: &Offer, product: Product, day: Day) -> Terms {
    let mut terms = Terms::default();
    let Some(row) = offer.standard(day) else { return terms };
    if product == Product::Embedding {
        terms.figures.extend(row.get("input_mtok").map(|price| (EMBEDDING, price.base())));
        return terms;
    }
    for (key, short, _) in PRICES {
        terms.figures.extend(row.get(key).map(|price| (short, price.base())));
    }
    terms.figures.extend(offer.context_window.map(|tokens| ("context_window_tokens", tokens)));
    terms.add_tiers(row);
    terms.add_batch(row, &offer.batch(day));
    terms
}

fn long(price: &Price) -> f64 {
    price.tiers().first().map_or(price.base(), |tier| tier.price)
}

impl Terms {
    fn add_tiers(&mut self, row: &Row) {
        let prices = || PRICES.iter().filter_map(|(key, _, name)| Some((row.get(*key)?, *name)));
        let mut starts: Vec<f64> =
            prices().flat_map(|(price, _)| price.tiers()).map(|tier| tier.start).collect();
        starts.sort_by(f64::total_cmp);
        starts.dedup();
        match starts.as_slice() {
            [] => {}
            [start] => {
                self.figures.insert("long_context.above_tokens", *start);
                self.figures.extend(prices().map(|(price, name)| (name, long(price))));
            }
            several => {
                let starts: Vec<String> = several.iter().map(|start| number::exact(*start)).collect();
                self.unfit.insert("long_context.above_tokens", starts.join(" and "));
            }
        }
    }

    fn add_batch(&mut self, row: &Row, batch: &Row) {
        if batch.is_empty() {
            return;
        }
        // A key without a batch price keeps its own. In the short tier and in the long one.
        let multipliers = |key: &str| -> Vec<f64> {
            let price = row.get(key).filter(|price| price.base() > 0.0 && long(price) > 0.0);
            let Some((price, batch)) = price.zip(batch.get(key).or(row.get(key))) else { return Vec::new() };
            vec![rounded(batch.base() / price.base()), rounded(long(batch) / long(price))]
        };
        let main = [multipliers("input_mtok"), multipliers("output_mtok")].concat();
        let Some(&one) = main.first() else { return };
        if let Some(other) = main.iter().find(|other| !same(**other, one)) {
            let several = format!("{} and {}", number::exact(one), number::exact(*other));
            self.unfit.insert("batch_multiplier", several);
            return;
        }
        self.figures.insert("batch_multiplier", one);
        for (key, name, _) in &PRICES[2..] {
            if let Some(other) = multipliers(key).into_iter().find(|other| !same(*other, one)) {
                let (one, other) = (number::exact(one), number::exact(other));
                self.odd_batch.push(format!("{name} times {other}, not {one}"));
            }
        }
    }
}

/// Without the noise of a division.
fn rounded(x: f64) -> f64 {
    format!("{x:.11e}").parse().unwrap_or(x)
}

#[cfg(test)]
mod tests {
    use super::super::genai::GenAi;
    use super::*;

    fn of(model: &str) -> Terms {
        of_product(Product::Model, model)
    }

    fn of_product(product: Product, model: &str) -> Terms {
        let on = Day::parse("2026-11-21").unwrap();
        let text = format!(
            r#"[{{ "id": "house", "name": "House", "api_pattern": "house", "models": [
                {{ "id": "model", "match": {{ "equals": "model" }}, {model} }}] }}]"#
        );
        terms(GenAi::read(&text, "test", on).unwrap().find("house/model").unwrap(), product, on)
    }

    #[test]
    fn a_tier_and_a_batch_price() {
        let found = of(r#""context_window": 400000,
            "prices": { "input_mtok": { "base": 2, "tiers": [{ "start": 272000, "price": 4 }] },
                "cache_read_mtok": 0.1, "output_mtok": { "base": 10, "tiers": [{ "start": 272000, "price": 15 }] } },
            "price_variants": [{ "when": { "processing": "batch" }, "prices": {
                "input_mtok": { "base": 1, "tiers": [{ "start": 272000, "price": 2 }] },
                "output_mtok": { "base": 5, "tiers": [{ "start": 272000, "price": 7.5 }] } } }]"#);
        let figures = [
            ("input_usd_per_mtok", 2.0),
            ("output_usd_per_mtok", 10.0),
            ("cached_input_usd_per_mtok", 0.1),
            ("context_window_tokens", 400_000.0),
            ("long_context.above_tokens", 272_000.0),
            ("long_context.input_usd_per_mtok", 4.0),
            ("long_context.output_usd_per_mtok", 15.0),
            ("long_context.cached_input_usd_per_mtok", 0.1),
            ("batch_multiplier", 0.5),
        ];
        assert_eq!(found.figures, BTreeMap::from(figures));
        assert_eq!(found.odd_batch, ["cached_input_usd_per_mtok times 1, not 0.5"]);
        assert!(found.unfit.is_empty());
        assert!(figures.iter().all(|(name, _)| names(Product::Model).contains(name)));
    }

    #[test]
    fn two_thresholds_and_two_multipliers_do_not_fit() {
        let found = of(r#""prices": { "input_mtok": { "base": 2, "tiers": [
            { "start": 32000, "price": 3 }, { "start": 128000, "price": 4 }] },
            "output_mtok": { "base": 8, "tiers": [{ "start": 32000, "price": 8 }] } },
            "price_variants": [{ "when": { "processing": "batch" }, "prices": { "output_mtok": 4 } }]"#);
        let unfit = [
            ("batch_multiplier", "1 and 0.5".to_owned()),
            ("long_context.above_tokens", "32,000 and 128,000".to_owned()),
        ];
        assert_eq!(found.unfit, BTreeMap::from(unfit));
        let figures: Vec<&str> = found.figures.into_keys().collect();
        assert_eq!(figures, ["input_usd_per_mtok", "output_usd_per_mtok"]);
    }

    #[test]
    fn an_embedding_has_one_price() {
        let found =
            of_product(Product::Embedding, r#""context_window": 8192, "prices": { "input_mtok": 0.02 }"#);
        assert_eq!(found.figures, BTreeMap::from([("usd_per_mtok", 0.02)]));
        assert_eq!(names(Product::Embedding), ["usd_per_mtok"]);
    }

    #[test]
    fn a_price_of_zero_has_no_multiplier() {
        let found = of(r#""prices": { "input_mtok": 0, "output_mtok": 8 },
            "price_variants": [{ "when": { "processing": "batch" }, "prices": { "input_mtok": 1, "output_mtok": 4 } }]"#);
        assert_eq!(found.figures["batch_multiplier"], 0.5);
    }
}
