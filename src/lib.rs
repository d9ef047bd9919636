//! Crossover.
#![warn(missing_docs)]

pub mod analysis;
pub mod date;
pub mod field;
pub mod float;
pub mod kind;
pub mod ledger;
pub mod model;
pub mod number;
pub mod report;
pub mod scenario;
pub mod unit;
