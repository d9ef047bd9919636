//! What the figures of a report rest on.

use crate::date::CalendarMonth;
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
}

impl Basis {
    /// The calendar month in which τ lies.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the horizon")]
    pub fn month_of(&self, tau: f64) -> CalendarMonth {
        self.start.plus((tau.max(0.0) as usize).min(self.months - 1))
    }
}
