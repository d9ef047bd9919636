//! How firm a value is, in the same words wherever it is shown.

use crate::catalogue::{Confidence, Evidence as Quoted};
use crate::date::Day;
use crate::field::{Evidence, FieldSpec};
use crate::model::Origin;

/// How firm a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Somebody here has said so.
    You,
    /// A vendor's list price.
    Vendor,
    /// Measured, or published by somebody with a name.
    Published,
    /// Worked out from something else.
    Estimate,
    /// Ours: replace it by what you know.
    Assumption,
}

impl Level {
    /// A name for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::Vendor => "vendor",
            Self::Published => "published",
            Self::Estimate => "estimate",
            Self::Assumption => "assumption",
        }
    }
}

/// How firm a value is, since when, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// How firm.
    pub level: Level,
    /// The same in a word.
    pub word: String,
    /// The day for which that holds; may be empty.
    pub checked: String,
    /// Who says so.
    pub source: String,
}

impl Firm {
    /// A firmness without a date.
    #[must_use]
    pub fn new(level: Level, word: impl Into<String>, source: impl Into<String>) -> Self {
        Self { level, word: word.into(), checked: String::new(), source: source.into() }
    }

    /// What somebody here has said.
    #[must_use]
    pub fn you() -> Self {
        Self::new(Level::You, "you", "You")
    }

    /// What stood in the scenario from the beginning.
    #[must_use]
    pub fn preset() -> Self {
        Self::new(Level::Assumption, Evidence::Assumption.word(), "The preset")
    }

    /// The firmness of a field's default.
    #[must_use]
    pub fn of_default(spec: &FieldSpec) -> Self {
        let level = match spec.evidence {
            Evidence::VendorPrice => Level::Vendor,
            Evidence::Measured | Evidence::Published => Level::Published,
            Evidence::Estimate => Level::Estimate,
            Evidence::Assumption => Level::Assumption,
        };
        let checked = if level == Level::Assumption { "" } else { spec.source.checked };
        Self { checked: checked.to_owned(), ..Self::new(level, spec.evidence.word(), spec.source.name) }
    }

    /// The firmness of the value of a field from `origin`, with what the catalogue says of it. A figure as it
    /// was known on an earlier day than it was checked has that day's date.
    #[must_use]
    pub fn of(spec: &FieldSpec, origin: Origin, quoted: Option<&Quoted>, as_of: Option<Day>) -> Self {
        match (origin, quoted) {
            (Origin::Catalogue | Origin::Scenario, Some(evidence)) => Self::quoted(evidence, as_of),
            (Origin::Scenario, None) => Self::preset(),
            (Origin::Catalogue, None) => Self::new(Level::Vendor, "catalogue", "The price catalogue"),
            (Origin::Default, _) => Self::of_default(spec),
            (Origin::SameAs(other), _) => {
                let label = other.spec().label;
                Self::new(Level::Estimate, ["as ", &label.to_ascii_lowercase()].concat(), label)
            }
        }
    }

    fn quoted(evidence: &Quoted, as_of: Option<Day>) -> Self {
        let (level, word) = match evidence.confidence {
            // A file has a name, not an address.
            Confidence::C if !evidence.source.contains("://") => (Level::Vendor, "own prices"),
            Confidence::A | Confidence::B => (Level::Vendor, Evidence::VendorPrice.word()),
            Confidence::C => (Level::Published, Evidence::Published.word()),
        };
        let source = if evidence.via.is_empty() {
            evidence.source.clone()
        } else {
            [&evidence.source, ", read in ", &evidence.via].concat()
        };
        let day = as_of.map_or(evidence.checked, |as_of| as_of.min(evidence.checked));
        Self { checked: day.to_string(), ..Self::new(level, word, source) }
    }

    /// `vendor price · 2026-11-10`.
    #[must_use]
    pub fn dated(&self) -> String {
        if self.checked.is_empty() { self.word.clone() } else { [&self.word, " · ", &self.checked].concat() }
    }
}
