//! Results as plain data, and as JSON, text, Markdown and CSV.

mod answer;
mod basis;
mod change;
mod compared;
mod comparison;
mod comparison_csv;
mod comparison_text;
mod csv;
mod detail;
mod document;
mod evaluation;
mod explanation;
mod firm;
mod flip;
mod flips;
mod frontier;
mod frontier_text;
mod headline;
mod html;
mod input;
mod json;
mod markdown;
mod month;
mod ordered;
mod parts;
mod price_list;
mod prices;
mod rank;
mod reason;
mod result;
mod sensitivity;
mod sensitivity_text;
mod series;
mod short;
mod summary;
mod sweep;
mod sweep_format;
mod text;
mod totals;
mod uncertainty;
mod uncertainty_csv;
mod uncertainty_text;
mod uncertainty_words;
mod verdict;
mod warnings;

pub use crate::analysis::{
    AskedAxis, Axis, Curve, Draws, Flip, FlipSearch, Frontier, LEAST_SAMPLES, MOST_SAMPLES, MapRequest,
    NearestFlip, Reach, Run, Spacing, Vary, flip, nearest_flip, numeric_inputs, stretch, usual_input,
    usual_stretch,
};
pub use crate::ledger::{Category, Line};
pub use answer::answer;
pub use basis::{Basis, NamedEntry};
pub use change::{Moved, moved, pays_back};
pub use compared::{Compared, asked_pair};
pub use comparison::{
    ComparedBreakEven, ComparedScenario, ComparedStrategy, Comparison, InputDifference, MovedLine,
};
pub use comparison_csv::{COMPARISON_CSV_HEADER, comparison_csv};
pub use comparison_text::comparison_text;
pub use csv::{CSV_HEADER, csv_cell, to_csv};
pub(crate) use document::harmless_char;
pub use document::{Block, Document, Sentence, Span, Table, Tone, Topic, harmless};
pub use explanation::{ExplainedInput, ExplainedLine, explain, explained, line_words, lines};
pub use firm::{Firm, Level};
pub use flip::FlipWords;
pub use flips::{Flips, InputFlip, flip_to_name, flips_csv, flips_text, nearest_in_words};
pub use frontier::{FrontierMap, Here, MapAxis, frontier_csv};
pub use frontier_text::{frontier_sentences, frontier_text, part_in_words};
pub use headline::{Headline, Totals};
pub use html::{html_text, to_html};
pub use input::input_name;
pub use json::to_json;
pub use markdown::{markdown_text, to_markdown};
pub use month::{MonthLedger, MonthRow};
pub use ordered::Ordered;
pub use price_list::{
    PriceEntry, PriceFigure, find_prices, main_prices, next_change, price_entry, price_findings, price_list,
    to_come,
};
pub use reason::{Reason, ReasonCell, ReasonRow, reason};
pub use result::{
    BreakEven, Cheapest, Exposure, Figures, Outcome, OverTime, OverVolumeResult, Report, Retraining,
    RetrainingPoint, Status, StrategyResult, Stretch, Switching, SwitchingPoint, Times, Vertex, Warning,
};
pub use sensitivity::{SensitiveInput, Sensitivity, sensitivity_csv};
pub use sensitivity_text::sensitivity_text;
pub use series::{PriceLine, VolumeCosts};
pub use short::short_verdict;
pub use summary::summary;
pub use sweep::{PointResult, Sweep, SweepPoint, SweptStrategy};
pub use sweep_format::SweepFormat;
pub use text::to_text;
pub use totals::totals;
pub use uncertainty::{
    AskedDraws, DrawnBreakEven, DrawnCosts, InputValuation, Spread, Times3, Uncertainty, uncertain_run,
};
pub use uncertainty_csv::draws_csv;
pub use uncertainty_text::{stands_out, uncertainty_text};
pub use uncertainty_words::{ENOUGH, chance_in_words, how_sure, sure, sure_beside};
pub use verdict::{VerdictText, share_in_words, verdict};
