//! Who says so.

/// What a rule, a cost or a comparison rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the titles below say which article each is")]
pub enum Cited {
    S0,
    S1,
    S2,
    S3,
    S4,
    /// The model of this program.
    Model,
}

impl Cited {
    /// Everything that is cited.
    pub const ALL: [Self; 6] = [Self::S0, Self::S1, Self::S2, Self::S3, Self::S4, Self::Model];

    /// The short name in results.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::S0 => "S0",
            Self::S1 => "S1",
            Self::S2 => "S2",
            Self::S3 => "S3",
            Self::S4 => "S4",
            Self::Model => "model",
        }
    }

    /// The title of the article.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::S0 => "Fine-Tuning vs RAG: Choosing the Right Approach",
            Self::S1 => "RAG vs fine-tuning: which one does your problem need?",
            Self::S2 => "The decision (RAG first, then fine-tune for behaviour)",
            Self::S3 => "LLM Fine-Tuning vs RAG: When to Use Which",
            Self::S4 => "RAG and Fine-Tuning: Which Tool Boosts LLM Applications Better?",
            Self::Model => "Crossover's own evaluation of the scenario",
        }
    }
}

/// Their short names, as in `S1, S3`.
pub(super) fn ids(cited: &[Cited]) -> String {
    let cited = Cited::ALL.iter().filter(|known| cited.contains(known));
    cited.map(|cited| cited.id()).collect::<Vec<_>>().join(", ")
}
