//! Which of the two models, and its fields: both have the same ones in the same order.

use super::table::Field;

/// How far behind the base model's fields those of the tuned one stand in the table.
const TUNED_OFFSET: u8 = Field::of("models.base.kind").distance(Field::of("models.tuned.kind"));

/// Which of the two models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What prompt-only and RAG generate with.
    Base,
    /// The tuned one.
    Tuned,
}

impl Role {
    /// The field of this model that corresponds to `base`, a field of the base model.
    #[must_use]
    pub const fn field(self, base: Field) -> Field {
        match self {
            Self::Base => base,
            Self::Tuned => base.offset(TUNED_OFFSET),
        }
    }

    /// What the model is called.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Base => "base model",
            Self::Tuned => "tuned model",
        }
    }
}
