//! What the figures of a report rest on.

use crate::catalogue::Confidence;
use crate::date::{CalendarMonth, Day};
use crate::kind::Strategy;

/// What the figures of a report rest on, for the words around them.
#[derive(Debug, Clone, PartialEq)]
pub struct Basis {
    /// The calendar month of month 1.
    pub start: CalendarMonth,
    /// The number of months.
    pub months: usize,
    /// The discount rate a year.
    pub discount_rate_per_year: f64,
    /// What an amount at each month's start is worth at the start of month 1.
    pub discount: Vec<f64>,
    /// The volume of the first month that has any.
    pub queries_per_month: f64,
    /// The months, from 1, in which each strategy's model is trained again.
    pub retrainings: Vec<(Strategy, Vec<usize>)>,
    /// The month, from 1, in which the staged strategy moves on, and to what.
    pub switch: Option<(usize, Strategy)>,
    /// The entries of the catalogue that the scenario names and a strategy pays by.
    pub entries: Vec<NamedEntry>,
}

/// An entry of the catalogue that a scenario names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedEntry {
    /// The table it fills: `models.base`.
    pub table: &'static str,
    /// The name by which the scenario calls it.
    pub name: String,
    /// The name for people.
    pub title: String,
    /// The day on which the oldest of the figures that count was checked.
    pub checked: Day,
    /// How far the least certain of them can be trusted.
    pub confidence: Confidence,
    /// Fields for which the scenario gives figures of its own in place of the entry's.
    pub replaced: Vec<&'static str>,
}

impl Basis {
    /// The calendar month in which τ lies.
    #[must_use]
    pub fn month_of(&self, tau: f64) -> CalendarMonth {
        self.start.plus(self.place_of(tau) - 1)
    }

    /// The month, from 1, in which τ lies.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the horizon")]
    pub fn place_of(&self, tau: f64) -> usize {
        (tau.max(0.0) as usize).min(self.months - 1) + 1
    }
}
