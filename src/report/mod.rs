//! Results as plain data, and as JSON, text, Markdown and CSV.

mod basis;
mod csv;
mod detail;
mod document;
mod evaluation;
mod explanation;
mod json;
mod markdown;
mod ordered;
mod result;
mod series;
mod summary;
mod text;
mod verdict;
mod warnings;

pub use crate::analysis::Curve;
pub use crate::ledger::{Category, Line};
pub use basis::Basis;
pub use csv::{CSV_HEADER, to_csv};
pub use document::{Block, Document, Sentence, Span, Table, Tone, harmless};
pub use explanation::{ExplainedInput, ExplainedLine, explain, explained};
pub use json::to_json;
pub use markdown::to_markdown;
pub use ordered::Ordered;
pub use result::{
    BreakEven, Cheapest, Exposure, Figures, Outcome, OverTime, OverVolumeResult, Report, Retraining,
    RetrainingPoint, Status, StrategyResult, Stretch, Switching, SwitchingPoint, Times, Vertex, Warning,
};
pub use series::{PriceLine, VolumeCosts};
pub use summary::summary;
pub use text::to_text;
pub use verdict::{VerdictText, share_in_words, verdict};
