//! Prices of somebody's own over a catalogue: a price file of `LiteLLM`, or a catalogue file.

use crate::date::Day;
use crate::kind::Product;
use crate::scenario::{Problem, Problems, Table};

use super::Catalogue;
use super::findings::{Concern, Finding};
use super::litellm::{LiteLlm, is_litellm};
use super::read::GPU;

/// A catalogue with the prices of a file over it.
#[derive(Debug, Clone)]
pub struct OwnPrices {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// How many entries the file has.
    pub entries: usize,
    /// Its rows that were left out, since something is wrong with a price.
    pub left_out: Vec<Finding>,
    /// Announced changes that no longer count, because the file gives another price for today.
    pub dropped: Vec<String>,
}

/// Whether a file holds prices, in whichever of the two formats.
#[must_use]
pub fn is_price_list(root: &Table) -> bool {
    is_litellm(root) || is_catalogue(root)
}

fn is_catalogue(root: &Table) -> bool {
    let is_heading =
        |key: &String| Product::NAMES.contains(&key.as_str()) || ["vendor", GPU].contains(&&**key);
    root.keys().any(is_heading)
}

impl OwnPrices {
    /// `base` with the prices of a file over it; `source` and `checked` are said of the figures of a file
    /// that does not say it of them itself.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file.
    pub fn over(base: &Catalogue, root: &Table, source: &str, checked: Day) -> Result<Self, Problems> {
        if is_catalogue(root) {
            let own = Catalogue::from_table(root)?;
            let (catalogue, entries) = (base.with(&own), own.iter().count());
            return Ok(Self { catalogue, entries, left_out: Vec::new(), dropped: Vec::new() });
        }
        let file = LiteLlm::from_table(root, source, checked)?;
        let overlay = file.over(base);
        let entries = file.catalogue.iter().count();
        let left_out = file.refused.into_iter().map(|(entry, problems)| Finding {
            concern: Concern::LeftOut,
            entry,
            message: said(&problems),
        });
        let left_out = left_out.collect();
        Ok(Self { catalogue: overlay.catalogue, entries, left_out, dropped: overlay.dropped })
    }
}

fn said(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::built_in;
    use crate::scenario::Node;

    const LITELLM: &str = r#"{
        "house-model": { "mode": "chat", "input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6 },
        "unpriced": { "mode": "chat", "input_cost_per_token": 0, "output_cost_per_token": 0 }
    }"#;
    const CATALOGUE: &str = r#"
        vendor = "House"
        [[embedding]]
        name = "house/embedding"
        source = "contract"
        checked = "2026-11-01"
        confidence = "A"
        usd_per_mtok = 0.03
        dimensions = 384
    "#;

    fn over(name: &str, text: &str) -> Result<OwnPrices, Problems> {
        let root = Node::tables(name, text)?;
        OwnPrices::over(built_in(), &root, name, Day::since_1970(20_778))
    }

    #[test]
    fn both_formats_extend_a_catalogue() {
        let own = over("prices.json", LITELLM).unwrap();
        let model = own.catalogue.find(Product::Model, "house-model").unwrap();
        assert_eq!(model.evidence.source, "prices.json");
        let left_out: Vec<&str> = own.left_out.iter().map(|finding| finding.entry.as_str()).collect();
        assert_eq!((own.entries, left_out), (1, vec!["unpriced"]));

        let own = over("house.toml", CATALOGUE).unwrap();
        assert!(own.catalogue.find(Product::Embedding, "house/embedding").is_some());
        assert_eq!(own.catalogue.iter().count(), built_in().iter().count() + 1);
        assert!(over("house.toml", &CATALOGUE.replace("0.03", "-1")).is_err());
        assert!(over("prices.json", "{}").is_err());
    }
}
