//! The lines of the ledger and the categories they belong to.

use std::fmt;

use serde::{Serialize, Serializer};

macro_rules! lines {
    ($($(#[$doc:meta])* $variant:ident = $id:literal, $category:ident, $words:literal;)+) => {
        /// A line of the ledger, in the order of reports.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Line {
            $(#[doc = $words] $variant,)+
            /// Another cost, by its place among them, from 1.
            Extra(u16),
        }

        impl Line {
            /// The lines that are not other costs, in order.
            pub const FIXED: &'static [Self] = &[$(Self::$variant,)+];

            /// The category the line counts towards.
            #[must_use]
            pub fn category(self) -> Category {
                match self {
                    $(Self::$variant => Category::$category,)+
                    Self::Extra(_) => Category::Extra,
                }
            }

            /// What the line is, in words.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => $words,)+
                    Self::Extra(_) => "another cost",
                }
            }

            fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)+
                    Self::Extra(_) => "extra",
                }
            }
        }
    };
}

lines! {
    SetupEngineering = "setup.engineering", People, "setting up";
    SetupEvaluation = "setup.evaluation", People, "building the evaluation of retrieval";
    SetupIntegration = "setup.integration", People, "joining retrieval and the tuned model";
    UpkeepEngineering = "upkeep.engineering", People, "upkeep";
    DataLabelling = "data.labelling", Training, "bought labels";
    DataExperts = "data.experts", People, "experts' work on the dataset";
    DataEngineering = "data.engineering", People, "engineers' work on the dataset";
    TrainingCompute = "training.compute", Training, "training runs";
    TrainingEvaluation = "training.evaluation", Training, "model calls to evaluate a training";
    TrainingEvaluationEngineering = "training.evaluation_engineering", People, "evaluating a training";
    TrainingEngineering = "training.engineering", People, "running a retraining";
    IndexEmbedding = "index.embedding", Models, "embedding the corpus";
    IndexPreprocessing = "index.preprocessing", Models, "preprocessing the corpus";
    StoreWrites = "store.writes", Infrastructure, "writing to the vector store";
    StoreStorage = "store.storage", Infrastructure, "keeping the vectors";
    StoreReads = "store.reads", Infrastructure, "searching the vector store";
    StoreMinimum = "store.minimum", Infrastructure, "topping up to the store's monthly minimum";
    StoreNodes = "store.nodes", Infrastructure, "nodes of the vector store";
    StoreFlat = "store.flat", Infrastructure, "flat fee of the vector store";
    QueryEmbedding = "query.embedding", Models, "embedding the questions";
    QueryRewrite = "query.rewrite", Models, "rewriting the questions";
    QueryRerank = "query.rerank", Models, "reranking";
    QueryGeneration = "query.generation", Models, "generating the answers";
    ServingHosting = "serving.hosting", Infrastructure, "hosting the model";
    QualityErrors = "quality.errors", Quality, "wrong answers";
    QualityKnowledge = "quality.knowledge", Quality, "answers without their knowledge";
}

impl Line {
    /// Whether what accrues on the line counts towards the store's monthly minimum.
    pub(super) fn counts_towards_minimum(self) -> bool {
        matches!(self, Self::StoreWrites | Self::StoreStorage | Self::StoreReads)
    }

    /// The line's place in the order of reports.
    #[must_use]
    pub fn place(self) -> usize {
        match self {
            Self::Extra(row) => Self::FIXED.len() + usize::from(row) - 1,
            fixed => Self::FIXED.iter().position(|line| *line == fixed).unwrap_or(0),
        }
    }

    /// The line of an id such as `query.generation` or `extra.2`.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        if let Some(row) = id.strip_prefix("extra.") {
            return row.parse().ok().filter(|row| *row > 0).map(Self::Extra);
        }
        Self::FIXED.iter().copied().find(|line| line.id() == id)
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Extra(row) => write!(f, "extra.{row}"),
            fixed => f.write_str(fixed.id()),
        }
    }
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Its id: a line of the contract, or `extra.` and a row.
#[cfg(feature = "schemas")]
impl schemars::JsonSchema for Line {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Line".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let ids: Vec<String> = Self::FIXED.iter().map(ToString::to_string).collect();
        schemars::json_schema!({ "anyOf": [{ "enum": ids }, { "type": "string", "pattern": "^extra\\.[1-9][0-9]*$" }] })
    }
}

/// Where money goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Hours of people.
    People,
    /// Model calls.
    Models,
    /// Stores and serving.
    Infrastructure,
    /// Training and its labels.
    Training,
    /// What wrong answers cost.
    Quality,
    /// Other costs.
    Extra,
}

impl Category {
    /// Every category, in the order of reports.
    pub const ALL: [Self; 6] =
        [Self::People, Self::Models, Self::Infrastructure, Self::Training, Self::Quality, Self::Extra];

    /// The name in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Models => "models",
            Self::Infrastructure => "infrastructure",
            Self::Training => "training",
            Self::Quality => "quality",
            Self::Extra => "extra",
        }
    }

    /// What it is, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::People => "People's hours",
            Self::Models => "Model calls",
            Self::Infrastructure => "Infrastructure",
            Self::Training => "Training",
            Self::Quality => "Wrong answers",
            Self::Extra => "Other costs",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_read_back() {
        for line in Line::FIXED.iter().copied().chain([Line::Extra(1), Line::Extra(12)]) {
            assert_eq!(Line::parse(&line.to_string()), Some(line));
        }
        assert_eq!(Line::parse("extra.0"), None);
        assert_eq!(Line::parse("query.generations"), None);
        assert_eq!(Line::Extra(2).place(), Line::FIXED.len() + 1);
    }
}
