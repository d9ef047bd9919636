//! Results as plain data, and as JSON, text, Markdown and CSV.

mod evaluation;
mod json;
mod ordered;
mod result;
mod warnings;

pub use json::to_json;
pub use ordered::Ordered;
pub use result::{
    BreakEven, Cheapest, Exposure, Figures, Outcome, OverTime, OverVolumeResult, Report, Retraining,
    RetrainingPoint, Status, StrategyResult, Stretch, Switching, SwitchingPoint, Times, Vertex,
};
pub use warnings::Warning;
