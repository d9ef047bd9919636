//! Where a field stands in the form, who would know it, and how firm its default is.

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
    /// No fact of the business, but what moves the answer most beside those.
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
