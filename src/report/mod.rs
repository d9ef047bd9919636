//! Results as plain data, and as JSON, text, Markdown and CSV.

mod csv;
mod document;
mod evaluation;
mod explanation;
mod json;
mod markdown;
mod ordered;
mod result;
mod summary;
mod text;
mod verdict;
mod warnings;

pub use crate::ledger::{Category, Line};
pub use csv::{CSV_HEADER, to_csv};
pub use document::{Block, Document, Sentence, Span, Table, Tone};
pub use explanation::{ExplainedInput, ExplainedLine, explain, explained};
pub use json::to_json;
pub use markdown::to_markdown;
pub use ordered::Ordered;
pub use result::{
    Basis, BreakEven, Cheapest, Exposure, Figures, Outcome, OverTime, OverVolumeResult, Report, Retraining,
    RetrainingPoint, Status, StrategyResult, Stretch, Switching, SwitchingPoint, Times, Vertex,
};
pub use summary::summary;
pub use text::to_text;
pub use verdict::{VerdictText, verdict};
pub use warnings::Warning;
