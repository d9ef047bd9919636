//! Whether a strategy fits at all: the advisor's rules, the costs that are easily forgotten, and the strategies
//! side by side without figures.

mod checklist;
mod cited;
mod comparison;
mod condition;
mod considerations;
mod csv;
mod dimensions;
mod first_step;
mod hidden;
mod judgement;
mod limits;
mod needs;
mod offer;
mod open;
mod page;
mod readiness;
mod result;
mod rule;
mod rules;
mod situation;
mod summary;
mod words;

pub use checklist::{CheckedCost, add, checklist, offered};
pub use cited::Cited;
pub use comparison::{ComparedDimension, comparison};
pub use condition::Condition;
pub use considerations::{CONSIDERATIONS, Consideration};
pub use csv::{ADVICE_CSV_HEADER, advice_csv};
pub use dimensions::{DIMENSIONS, Dimension};
pub use hidden::{HIDDEN_COSTS, HiddenCost, Holder};
pub use judgement::{Approach, Fit, FitReason, Judgement, StrategyAdvice};
pub use offer::Offer;
pub use open::{OpenQuestion, PossibleAnswer};
pub use page::rules_page;
pub use result::Advice;
pub use rule::{Effect, Rule, Target};
pub use rules::{STEPS, Step, rules};
pub use situation::{Given, Situation, questions};
pub use summary::advice_summary;
pub use words::{answer_in_words, caution};
