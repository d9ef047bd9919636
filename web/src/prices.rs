//! The prices that scenarios are evaluated with: the catalogue, and files of one's own over it.

use std::cell::Cell;
use std::rc::Rc;

use crossover::catalogue::{Catalogue, Entry, OwnPrices, opening};
use crossover::scenario::{Problems, Table};

use crate::file::Text;

/// What leads back.
pub(crate) const BACK: &str = "Back to the catalogue’s prices";

thread_local! {
    static HOUSE: Cell<fn() -> &'static Catalogue> = const { Cell::new(opening) };
}

/// The catalogue: what the opening preset names of it, until all of it is there.
pub(crate) fn house() -> &'static Catalogue {
    HOUSE.get()()
}

/// All of the catalogue is there.
pub(crate) fn use_all(catalogue: fn() -> &'static Catalogue) {
    HOUSE.set(catalogue);
}

/// The catalogue, and what of it is one's own. Two are equal when they are the same one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Prices(Option<Rc<Own>>);

#[derive(Debug)]
struct Own {
    files: String,
    catalogue: Catalogue,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Taken {
    pub(crate) name: Rc<str>,
    pub(crate) entries: usize,
    /// What was left out, and which announced changes no longer count.
    pub(crate) findings: Vec<String>,
}

impl Prices {
    pub(crate) fn catalogue(&self) -> &Catalogue {
        match &self.0 {
            Some(own) => &own.catalogue,
            None => house(),
        }
    }

    /// The names of the files, if there are any.
    pub(crate) fn files(&self) -> Option<&str> {
        self.0.as_ref().map(|own| own.files.as_str())
    }

    /// Whether the catalogue would say otherwise without the files.
    pub(crate) fn is_own(&self, entry: &Entry) -> bool {
        self.0.is_some() && house().find(entry.product, &entry.name).is_none_or(|known| **known != *entry)
    }

    /// These prices with those of `file` over them, which holds `root`.
    pub(crate) fn with(&self, root: &Table, file: &Text) -> Result<(Self, Taken), Problems> {
        let own = OwnPrices::over(self.catalogue(), root, &file.name, file.written)?;
        let mut findings: Vec<String> =
            own.left_out.iter().map(|row| ["Left out: ", &row.message].concat()).collect();
        findings.extend(
            own.dropped
                .iter()
                .map(|figure| ["The announced change of ", figure, " no longer counts."].concat()),
        );
        let files = match self.files() {
            Some(files) => [files, ", ", &file.name].concat(),
            None => file.name.to_string(),
        };
        let prices = Self(Some(Rc::new(Own { files, catalogue: own.catalogue })));
        Ok((prices, Taken { name: Rc::clone(&file.name), entries: own.entries, findings }))
    }
}

impl Taken {
    /// `42 prices of your own`
    pub(crate) fn words(&self) -> String {
        let entries = if self.entries == 1 { " price of your own" } else { " prices of your own" };
        [&self.entries.to_string(), entries].concat()
    }
}

impl PartialEq for Prices {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(own), Some(other)) => Rc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        }
    }
}
