//! Crossover.
#![warn(missing_docs)]

pub mod date;
pub mod field;
pub mod float;
pub mod kind;
pub mod model;
pub mod number;
pub mod scenario;
pub mod unit;
pub mod ledger;
pub mod analysis;
pub mod report;
