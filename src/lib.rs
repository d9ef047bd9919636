//! What do retrieval, fine-tuning, both, or a good prompt cost over the months, and from which volume on
//! does one pay back against another?
//!
//! This crate is the model behind Crossover: pure functions from a scenario to a report, without input
//! or output, clock or randomness of their own.
//!
//! ```
//! use crossover::kind::Strategy;
//! use crossover::model::Model;
//! use crossover::report::{Report, verdict};
//! use crossover::scenario::Scenario;
//!
//! let scenario = Scenario::from_toml(
//!     r#"
//!     [models.base]
//!     kind = "per_token"
//!     input_usd_per_mtok = 0.75
//!     output_usd_per_mtok = 4.5
//!
//!     [models.tuned]
//!     kind = "per_token"
//!     input_usd_per_mtok = 0.3
//!     output_usd_per_mtok = 1.2
//!     "#,
//! )?;
//! let report = Report::new(&Model::try_from(&scenario)?);
//!
//! assert_eq!(report.cheapest.strategy, Some(Strategy::Rag));
//! assert_eq!(
//!     verdict(&report).sentence.text(),
//!     "RAG is cheapest: fine-tuning never pays back within 36 months at 100k queries a month; \
//!      from 184k queries a month up it would pay back."
//! );
//! # Ok::<(), crossover::scenario::Problems>(())
//! ```
//!
//! The way of data is [`scenario`] → [`model`] → [`ledger`] → [`analysis`] → [`report`] →
//! [`advice`] and [`chart`]. Amounts are US dollars in `f64`: the model discounts and compares, it does not bill, and
//! nothing is rounded before it is shown.
#![warn(missing_docs)]

pub mod advice;
pub mod analysis;
pub mod catalogue;
pub mod chart;
pub mod date;
mod few;
pub mod field;
pub mod float;
pub mod kind;
pub mod ledger;
pub mod link;
pub mod model;
pub mod number;
pub mod order;
pub mod preset;
pub mod report;
pub mod scenario;
pub mod share;
pub mod unit;
