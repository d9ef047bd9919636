//! The names out of which a field chooses, as types.

/// What a field with a choice of names holds.
pub trait Choice: Copy + 'static {
    /// Every variant, in the order of the names in the table of fields.
    const ALL: &'static [Self];
    /// Their names, in the same order.
    const NAMES: &'static [&'static str];
}

/// An enum with the name of each variant in scenarios and results.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $text)] $variant,)+
        }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const NAMES: &'static [&'static str] = &[$($text,)+];
        }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = <Self as Choice>::ALL;
            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = <Self as Choice>::NAMES;

            /// The name in scenarios and results.
            #[must_use]
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }
    };
}

choices! {
    /// A way to make a language model answer from one's own knowledge.
    Strategy {
        /// A good prompt and nothing else.
        PromptOnly = "prompt_only",
        /// Retrieval-augmented generation.
        Rag = "rag",
        /// A tuned model without retrieval.
        FineTuned = "fine_tuned",
        /// A tuned model with retrieval.
        Hybrid = "hybrid",
        /// One after the other.
        Staged = "staged",
    }
}

impl Strategy {
    /// The name in sentences and tables.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::PromptOnly => "prompt only",
            Self::Rag => "RAG",
            Self::FineTuned => "fine-tuning",
            Self::Hybrid => "hybrid",
            Self::Staged => "staged",
        }
    }

    /// The name beside its line in a chart.
    #[must_use]
    pub fn caption(self) -> &'static str {
        match self {
            Self::FineTuned => "Fine-tuned",
            other => other.title(),
        }
    }

    /// The name at the beginning of a sentence or a row.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::PromptOnly => "Prompt only",
            Self::Rag => "RAG",
            Self::FineTuned => "Fine-tuning",
            Self::Hybrid => "Hybrid",
            Self::Staged => "Staged",
        }
    }
}

choices! {
    /// How the volume develops.
    Growth {
        /// The same each month.
        Flat = "flat",
        /// So many more each month.
        Linear = "linear",
        /// So many per cent more each month.
        Compound = "compound",
        /// Towards a ceiling.
        Logistic = "logistic",
        /// Given month by month.
        Series = "series",
    }
}

choices! {
    /// How a model is paid.
    Billing {
        /// By the token.
        PerToken = "per_token",
        /// By the replica and hour.
        Dedicated = "dedicated",
    }
}

choices! {
    /// Which prices a request exactly at the long-context threshold pays.
    Threshold {
        /// The base prices.
        Base = "base",
        /// The long-context prices.
        Long = "long",
    }
}

choices! {
    /// How retrieval and the model take turns.
    Loop {
        /// One model call a query.
        Single = "single",
        /// A model call after every retrieval.
        Agent = "agent",
    }
}

choices! {
    /// How a vector store is paid.
    Store {
        /// By use.
        Serverless = "serverless",
        /// By the node.
        Nodes = "nodes",
        /// A flat fee.
        Flat = "flat",
    }
}

choices! {
    /// How a reranker is paid.
    Reranker {
        /// By the search.
        PerSearch = "per_search",
        /// By the token.
        PerToken = "per_token",
    }
}

choices! {
    /// How training is paid.
    Training {
        /// By the token.
        PerToken = "per_token",
        /// By GPU-hours that are known.
        GpuHours = "gpu_hours",
        /// By GPU-hours worked out from the arithmetic.
        Flops = "flops",
    }
}

choices! {
    /// What a staged strategy starts with.
    First {
        /// RAG.
        Rag = "rag",
        /// A tuned model.
        FineTuned = "fine_tuned",
    }
}

choices! {
    /// What a staged strategy moves to.
    Then {
        /// A tuned model with retrieval.
        Hybrid = "hybrid",
        /// A tuned model without retrieval.
        FineTuned = "fine_tuned",
        /// RAG.
        Rag = "rag",
    }
}

impl First {
    /// The same as a strategy of its own.
    #[must_use]
    pub fn strategy(self) -> Strategy {
        match self {
            Self::Rag => Strategy::Rag,
            Self::FineTuned => Strategy::FineTuned,
        }
    }
}

impl Then {
    /// The same as a strategy of its own.
    #[must_use]
    pub fn strategy(self) -> Strategy {
        match self {
            Self::Hybrid => Strategy::Hybrid,
            Self::FineTuned => Strategy::FineTuned,
            Self::Rag => Strategy::Rag,
        }
    }
}

choices! {
    /// What an amount of money moves with over the years.
    Trend {
        /// Prices of models.
        Models = "models",
        /// Prices of infrastructure.
        Infrastructure = "infrastructure",
        /// Wages.
        Labour = "labour",
        /// Nothing.
        None = "none",
    }
}

choices! {
    /// The shape of an uncertain input.
    Distribution {
        /// Its logarithm is normal.
        Lognormal = "lognormal",
        /// Normal.
        Normal = "normal",
        /// Uniform.
        Uniform = "uniform",
    }
}

choices! {
    /// What an entry of the price catalogue is for.
    Product {
        /// A language model, by the token or by the replica.
        Model = "model",
        /// Training of a model.
        Training = "training",
        /// A model that turns text into vectors.
        Embedding = "embedding",
        /// A model that sorts what was found.
        Reranker = "reranker",
        /// A place to keep and search vectors.
        Store = "store",
    }
}
