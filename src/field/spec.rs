//! What an entry of the table says of its field.

use crate::number;
use crate::unit::Unit;

use super::sources::Source;

/// The values a number may take. The upper ends are far above anything real; they keep every product
/// of inputs finite.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The lower end.
    pub min: f64,
    /// Whether the lower end itself is excluded.
    pub above_min: bool,
    /// The upper end, included.
    pub max: f64,
}

/// The least value of a field that must be above zero.
pub(crate) const LEAST_POSITIVE: f64 = 1e-9;
const MOST: f64 = 1e12;

impl Range {
    /// From `min` to `max`, both included.
    #[must_use]
    pub const fn of(min: f64, max: f64) -> Self {
        Self { min, above_min: false, max }
    }

    /// Zero or more.
    pub const AMOUNT: Self = Self::of(0.0, MOST);
    /// More than zero.
    pub const POSITIVE: Self = Self { min: 0.0, above_min: true, max: MOST };
    /// Zero to one.
    pub const SHARE: Self = Self::of(0.0, 1.0);
    /// More than zero, at most one.
    pub const UTILISATION: Self = Self { min: 0.0, above_min: true, max: 1.0 };
    /// A change: more than −100 %, at most +1000 %.
    pub const RATE: Self = Self { min: -1.0, above_min: true, max: 10.0 };
    /// One or more.
    pub const AT_LEAST_ONE: Self = Self::of(1.0, 1e6);
    /// A month of the plan, or a number of months; what lies beyond the horizon is ignored.
    pub const MONTHS: Self = Self::of(0.0, 1_200.0);
    /// A month of the plan, counted from 1.
    pub const MONTH: Self = Self::of(1.0, 1_200.0);

    /// Whether `x` lies inside. Never for NaN and the infinities.
    #[must_use]
    pub fn contains(self, x: f64) -> bool {
        let floor = if self.above_min && self.min == 0.0 { LEAST_POSITIVE } else { self.min };
        (if self.above_min && self.min != 0.0 { x > floor } else { x >= floor }) && x <= self.max
    }

    /// The range in words: `0 to 1`, `more than 0`, `0 or more`.
    #[must_use]
    pub fn in_words(self) -> String {
        let (min, max) = (number::exact(self.min), number::exact(self.max));
        match (self.above_min, self.max >= MOST) {
            (true, true) => format!("more than {min}, up to 1e12"),
            (true, false) => format!("more than {min} and at most {max}"),
            (false, true) if self.min == 0.0 => "0 or more, up to 1e12".to_owned(),
            (false, _) => format!("{min} to {max}"),
        }
    }
}

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

/// How firm a default is, from firm to soft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A vendor's list price, with its date.
    VendorPrice,
    /// Measured, with the benchmark and its date.
    Measured,
    /// Published by somebody with a name, with its date.
    Published,
    /// Worked out from something published.
    Estimate,
    /// Ours: replace it by what you know.
    Assumption,
}

impl Evidence {
    /// The word on the tag.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::VendorPrice => "vendor price",
            Self::Measured => "measured",
            Self::Published => "published",
            Self::Estimate => "estimate",
            Self::Assumption => "assumption",
        }
    }
}

/// Who would know the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// A fact of the business.
    Business,
    /// Worth a look by whoever builds the thing.
    Recommended,
    /// For those who know the machinery.
    Expert,
}

impl Audience {
    /// The word in the reference page.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Recommended => "recommended",
            Self::Expert => "expert",
        }
    }
}

/// The group of the form a field stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the headings below say what each group is")]
pub enum Section {
    About,
    Workload,
    Knowledge,
    Models,
    PromptOnly,
    Rag,
    FineTuning,
    Hybrid,
    Staged,
    OtherCosts,
    MoneyAndTime,
    Quality,
    Uncertainty,
    Answers,
}

impl Section {
    /// The heading of the group.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::About => "About the scenario",
            Self::Workload => "Workload",
            Self::Knowledge => "Knowledge",
            Self::Models => "Models",
            Self::PromptOnly => "Prompt only",
            Self::Rag => "RAG",
            Self::FineTuning => "Fine-tuning",
            Self::Hybrid => "Hybrid",
            Self::Staged => "Staged",
            Self::OtherCosts => "Other costs",
            Self::MoneyAndTime => "Money and time",
            Self::Quality => "Quality",
            Self::Uncertainty => "Uncertainty",
            Self::Answers => "The advisor's questions",
        }
    }
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
    const fn new(path: &'static str, section: Section, label: &'static str, unit: Unit) -> Self {
        Self {
            path,
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
        label: &'static str,
        unit: Unit,
        range: Range,
        default: f64,
    ) -> Self {
        let step = if default == 0.0 { 1.0 } else { default / 10.0 };
        let mut spec = Self::new(path, section, label, unit);
        spec.shape = Shape::Number { range, whole: false, step };
        spec.preset = Preset::Number(default);
        spec
    }

    /// A field that is not a number.
    pub(crate) const fn other(
        section: Section,
        path: &'static str,
        label: &'static str,
        shape: Shape,
        preset: Preset,
    ) -> Self {
        let mut spec = Self::new(path, section, label, Unit::count(""));
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
            Self::Month => "a month such as \"2026-12\"".to_owned(),
            Self::Day => "a day such as \"2026-11-21\"".to_owned(),
            Self::Numbers { range, whole, .. } => {
                format!("a list of {}numbers, each {}", if whole { "whole " } else { "" }, range.in_words())
            }
            Self::Names(names) => format!("a list out of {}", names.join(", ")),
            Self::FieldPair => "a list of two different numeric inputs with ranges".to_owned(),
            Self::FieldPath => "the path of a numeric input".to_owned(),
            Self::Answer(names) => format!("{} or not_sure", one_of(names)),
            Self::SwitchAnswer => "true, false or \"not_sure\"".to_owned(),
            Self::CountAnswer => "a whole number, 0 or more, or \"not_sure\"".to_owned(),
        }
    }
}
