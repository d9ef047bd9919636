//! What an entry of the table says of its field.

use crate::kind::Product;
use crate::unit::Unit;

use super::group::{Audience, Evidence, Section};
use super::range::Range;
use super::sources::Source;

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// A number.
    Number {
        /// The values it may take.
        range: Range,
        /// Whether it must be whole.
        whole: bool,
        /// What one press of an arrow key changes.
        step: f64,
    },
    /// True or false.
    Switch,
    /// One of a few names.
    Choice(&'static [&'static str]),
    /// Free text.
    Text {
        /// Its longest length.
        max_chars: usize,
    },
    /// The name of an entry of the price catalogue.
    CatalogName(Product),
    /// A calendar month, `2026-12`.
    Month,
    /// A calendar day, `2026-11-21`.
    Day,
    /// A list of numbers.
    Numbers {
        /// The values each may take.
        range: Range,
        /// Whether they must be whole.
        whole: bool,
        /// How many there may be.
        most: usize,
    },
    /// A list of names out of a few.
    Names(&'static [&'static str]),
    /// A list of exactly two numeric fields, by their paths.
    FieldPair,
    /// The path of a numeric field.
    FieldPath,
    /// An answer to one of the advisor's questions: one of a few names, or "`not_sure`".
    Answer(&'static [&'static str]),
    /// An answer that is yes or no, or "`not_sure`".
    SwitchAnswer,
    /// An answer that is a whole number, or "`not_sure`".
    CountAnswer,
}

/// What a field holds when nobody says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preset {
    /// This number.
    Number(f64),
    /// On or off.
    Switch(bool),
    /// This name or text.
    Text(&'static str),
    /// An empty list.
    EmptyList,
    /// The list of the first month alone.
    FirstMonth,
    /// The value of another field.
    SameAs(&'static str),
    /// Nothing: the field may stay away.
    Absent,
    /// Nothing: the field must be given.
    Required,
    /// Nothing: the field must be given while the switch at this path is on.
    RequiredWhen(&'static str),
}

/// The kinds a field belongs to: it may be given only while `selector` holds one of `kinds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Belongs {
    /// The path of the field that chooses.
    pub selector: &'static str,
    /// Its values under which this field exists.
    pub kinds: &'static [&'static str],
}

/// An entry of the table.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// The public name: `rag.top_k`; in tables that repeat, `*` stands for the row: `extra.*.name`.
    pub path: &'static str,
    /// The name in links, letters with `*` for the row: `rk`, `x*n`. Once shipped it is never changed and
    /// never used for another field.
    pub key: &'static str,
    /// The name in the form.
    pub label: &'static str,
    /// What the number counts.
    pub unit: Unit,
    /// One sentence of help.
    pub help: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// The default.
    pub preset: Preset,
    /// Where the default comes from.
    pub source: Source,
    /// How firm the default is.
    pub evidence: Evidence,
    /// Who would know better.
    pub audience: Audience,
    /// The group of the form.
    pub section: Section,
    /// The kinds it belongs to, if it does not always apply.
    pub belongs: Option<Belongs>,
}

impl FieldSpec {
    /// The table it stands in; empty for one that stands in none.
    #[must_use]
    pub fn table(&self) -> &'static str {
        self.path.rsplit_once('.').map_or("", |(table, _)| table)
    }

    /// What is done every so many months, if that is what the field says: `Retrain` of `Retrain every`. 0 is
    /// then never.
    #[must_use]
    pub fn repeated(&self) -> Option<&'static str> {
        self.label.strip_suffix(" every")
    }

    const fn new(
        path: &'static str,
        key: &'static str,
        section: Section,
        label: &'static str,
        unit: Unit,
    ) -> Self {
        Self {
            path,
            key,
            label,
            unit,
            help: "",
            shape: Shape::Switch,
            preset: Preset::Absent,
            source: Source::OURS,
            evidence: Evidence::Assumption,
            audience: Audience::Expert,
            section,
            belongs: None,
        }
    }

    /// A real number with its default.
    pub(crate) const fn number(
        section: Section,
        path: &'static str,
        key: &'static str,
        label: &'static str,
        unit: Unit,
        range: Range,
        default: f64,
    ) -> Self {
        let step = if default == 0.0 { 1.0 } else { default / 10.0 };
        let mut spec = Self::new(path, key, section, label, unit);
        spec.shape = Shape::Number { range, whole: false, step };
        spec.preset = Preset::Number(default);
        spec
    }

    /// A field that is not a number.
    pub(crate) const fn other(
        section: Section,
        path: &'static str,
        key: &'static str,
        label: &'static str,
        shape: Shape,
        preset: Preset,
    ) -> Self {
        let mut spec = Self::new(path, key, section, label, Unit::count(""));
        spec.shape = shape;
        spec.preset = preset;
        spec
    }

    /// Whole numbers only.
    pub(crate) const fn whole(mut self) -> Self {
        if let Shape::Number { range, .. } = self.shape {
            self.shape = Shape::Number { range, whole: true, step: 1.0 };
        }
        self
    }

    /// What one press of an arrow key changes.
    pub(crate) const fn step(mut self, by: f64) -> Self {
        if let Shape::Number { range, whole, .. } = self.shape {
            self.shape = Shape::Number { range, whole, step: by };
        }
        self
    }

    /// The unit of the numbers in a list.
    pub(crate) const fn unit(mut self, unit: Unit) -> Self {
        self.unit = unit;
        self
    }

    /// One sentence of help.
    pub(crate) const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    /// A default that stands on something.
    pub(crate) const fn from(mut self, evidence: Evidence, source: Source) -> Self {
        self.evidence = evidence;
        self.source = source;
        self
    }

    /// No default: must be given wherever it applies.
    pub(crate) const fn required(mut self) -> Self {
        self.preset = Preset::Required;
        self
    }

    /// No default: must be given while the switch at `path` is on.
    pub(crate) const fn required_when(mut self, path: &'static str) -> Self {
        self.preset = Preset::RequiredWhen(path);
        self
    }

    /// Not given, it is what another field is.
    pub(crate) const fn same_as(mut self, path: &'static str) -> Self {
        self.preset = Preset::SameAs(path);
        self
    }

    /// A fact of the business.
    pub(crate) const fn business(mut self) -> Self {
        self.audience = Audience::Business;
        self
    }

    /// Worth a look by whoever builds the thing.
    pub(crate) const fn recommended(mut self) -> Self {
        self.audience = Audience::Recommended;
        self
    }

    /// Exists only while `selector` holds one of `kinds`.
    pub(crate) const fn when(mut self, selector: &'static str, kinds: &'static [&'static str]) -> Self {
        self.belongs = Some(Belongs { selector, kinds });
        self
    }
}

impl Shape {
    /// What is allowed, in words.
    #[must_use]
    pub fn in_words(self) -> String {
        let one_of = |names: &[&str]| format!("one of {}", names.join(", "));
        match self {
            Self::Number { range, whole: false, .. } => format!("a number, {}", range.in_words()),
            Self::Number { range, whole: true, .. } => format!("a whole number, {}", range.in_words()),
            Self::Switch => "true or false".to_owned(),
            Self::Choice(names) => one_of(names),
            Self::Text { max_chars } => format!("text of at most {max_chars} characters"),
            Self::CatalogName(product) => format!("a name in the price catalogue, under {}", product.name()),
            Self::Month => "a month such as \"2026-12\"".to_owned(),
            Self::Day => "a day such as \"2026-11-21\"".to_owned(),
            Self::Numbers { range, whole, .. } => {
                format!("a list of {}numbers, each {}", if whole { "whole " } else { "" }, range.in_words())
            }
            Self::Names(names) => format!("a list, not empty, out of {}", names.join(", ")),
            Self::FieldPair => "a list of two different numeric inputs with ranges".to_owned(),
            Self::FieldPath => "the path of a numeric input".to_owned(),
            Self::Answer(names) => format!("{} or not_sure", one_of(names)),
            Self::SwitchAnswer => "true, false or \"not_sure\"".to_owned(),
            Self::CountAnswer => "a whole number, 0 or more, or \"not_sure\"".to_owned(),
        }
    }
}
