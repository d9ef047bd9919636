//! From a model to amounts: the cost rules, each written once, and what records them.
//!
//! [`evaluate`] walks a strategy's plan and hands every charge to a [`Recorder`]: the [`Ledger`] keeps
//! all of it, [`Sums`] only what scans need, and `explain` keeps the formulas.

mod adder;
mod billing;
mod book;
mod call;
mod charge;
mod ended;
mod evaluate;
mod explain;
mod extra;
mod factor;
mod line;
mod month_set;
mod over_volume;
mod people;
mod plan;
mod quality;
mod retrieval;
mod rows;
mod rules;
mod steady;
mod sums;
mod tuning;

pub use book::{Ledger, LineAmounts};
pub use charge::{Because, Charge, Minimum, Recorder, Replicas, Series, When};
pub use evaluate::evaluate;
pub use explain::{Explanation, Term, explain};
pub use factor::Factor;
pub use line::{Category, Line};
pub use month_set::MonthSet;
pub use over_volume::{OverVolume, VolumeParts};
pub use plan::{Phase, Plan};
pub use quality::{is_unfit, share_correct, unanswered};
pub use rules::Infeasible;
pub use steady::Steady;
pub use sums::Sums;
