//! Dated prices: what models, training, embeddings, rerankers and vector stores cost, since when, what
//! change is announced, and who says so.

mod built_in;
mod entry;
mod findings;
mod litellm;
mod own;
mod plausible;
mod read;
mod reader;
mod steps;

use std::sync::Arc;

use crate::kind::Product;
#[cfg(feature = "toml")]
use crate::scenario::Node;
use crate::scenario::{Problem, Problems, Table};

pub use built_in::{built_in, opening};
pub use entry::{Confidence, Elsewhere, End, Entry, Evidence, Figure, Step, table};
pub use findings::{Concern, Finding, NEAR_DAYS, STALE_AFTER_DAYS};
pub use litellm::{LiteLlm, Overlay};
pub use own::{OwnPrices, is_price_list};
pub use plausible::implausible;

/// A collection of entries, by product and name.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    entries: Vec<Arc<Entry>>,
}

impl Catalogue {
    /// Reads a catalogue file in the format of the files under `prices/`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        match Node::from_toml(text) {
            Ok(Node::Table(root)) => Self::from_table(&root),
            // What is no table is no TOML.
            Ok(_) => Ok(Self::default()),
            Err(error) => {
                let detail = error.trim_end();
                Err(Problem::new("", detail, "TOML").saying(format!("not valid TOML: {detail}")).into())
            }
        }
    }

    /// Takes what a catalogue file holds.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn from_table(root: &Table) -> Result<Self, Problems> {
        let (entries, mut problems) = read::read(root);
        let mut catalogue = Self::default();
        for entry in entries {
            let (name, product) = (entry.name.clone(), entry.product);
            if catalogue.put(entry).is_some() {
                let twice = Problem::new(&name, "a second entry of this name", "one entry of a name");
                problems.push(twice.saying(format!("{name}: stands twice among {}s", product.name())));
            }
        }
        if problems.is_empty() { Ok(catalogue) } else { Err(Problems { problems }) }
    }

    /// Puts an entry in, in place of the one that had its name.
    fn put(&mut self, entry: impl Into<Arc<Entry>>) -> Option<Arc<Entry>> {
        let entry = entry.into();
        match self.place(entry.product, &entry.name) {
            Ok(place) => Some(std::mem::replace(&mut self.entries[place], entry)),
            Err(place) => {
                self.entries.insert(place, entry);
                None
            }
        }
    }

    fn place(&self, product: Product, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| (entry.product, entry.name.as_str()).cmp(&(product, name)))
    }

    /// The entry of a name.
    #[must_use]
    pub fn find(&self, product: Product, name: &str) -> Option<&Arc<Entry>> {
        self.place(product, name).ok().map(|place| &self.entries[place])
    }

    /// Every entry, by product and name.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter()
    }

    /// The name most like `name` among entries for `product`, or among all, if one is like enough. What
    /// contains the name, or begins as it does, is meant before what is only spelt alike.
    #[must_use]
    pub fn suggestion(&self, product: Option<Product>, name: &str) -> Option<&str> {
        let wanted = name.to_ascii_lowercase();
        let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
        let likeness = |known: &str| {
            let known = known.to_ascii_lowercase();
            if wanted.len() > 2 && known.contains(&wanted) {
                return 2.0;
            }
            let whole = strsim::normalized_damerau_levenshtein(&wanted, &known);
            whole.max(0.95 * strsim::normalized_damerau_levenshtein(&last(&wanted), &last(&known)))
        };
        let candidates = self.entries.iter().filter(|e| product.is_none_or(|product| e.product == product));
        candidates
            .map(|entry| (likeness(&entry.name), entry.name.as_str()))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.len().cmp(&a.1.len())).then(b.1.cmp(a.1)))
            .filter(|(likeness, _)| *likeness >= 0.6)
            .map(|(_, name)| name)
    }

    /// This catalogue with the entries of `other` put in; where both have a name, the other's counts.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        for entry in &other.entries {
            merged.put(Arc::clone(entry));
        }
        merged
    }
}
