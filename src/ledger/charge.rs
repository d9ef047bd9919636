//! What the cost rules hand over, and who takes it.

use std::ops::Range;

use crate::field::Field;
use crate::float;
use crate::kind::Trend;
use crate::model::Model;
use crate::unit::Unit;

use super::factor::{Factor, product};
use super::line::Line;
use super::month_set::MonthSet;

/// When an amount falls; the first month is 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// At once, when each of these months begins.
    Start(MonthSet),
    /// Evenly over each of these months.
    Accrual(Range<usize>),
    /// Evenly over each of these months, for each of its queries.
    PerQuery(Range<usize>),
}

impl When {
    /// Whether anything falls in `month`.
    #[must_use]
    pub fn contains(&self, month: usize) -> bool {
        match self {
            Self::Start(months) => months.contains(month),
            Self::Accrual(months) | Self::PerQuery(months) => months.contains(&month),
        }
    }
}

/// The inputs that put an amount into its months, if any did.
pub type Because = [Option<Field>; 3];

/// A quantity that differs from month to month.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// The value of every month of the horizon.
    pub values: &'a [f64],
    /// What it counts.
    pub unit: Unit,
    /// The inputs it comes from.
    pub fields: &'a [Field],
    /// How a value of a month, the first being 0, comes about, in words.
    pub how: fn(&Model, f64, usize) -> String,
}

/// An amount on a line: in each of its months the product of the factors, of the series' value, of the
/// price trend and, where it says so, of the month's queries.
#[derive(Debug, Clone)]
pub struct Charge<'a> {
    /// The line it stands on.
    pub line: Line,
    /// When it falls.
    pub when: When,
    /// What its price moves with.
    pub trend: Trend,
    /// What changes from month to month, if anything does.
    pub over: Option<Series<'a>>,
    /// What stays the same.
    pub factors: &'a [Factor<'a>],
    /// The inputs that put it into its months.
    pub because: Because,
}

impl Charge<'_> {
    /// The part of the amount that is the same in every month.
    #[must_use]
    pub fn rate(&self) -> f64 {
        product(self.factors)
    }
}

/// A monthly minimum: what accrues on the lines of the store is topped up to it.
#[derive(Debug, Clone)]
pub struct Minimum<'a> {
    /// The months in which it holds.
    pub months: Range<usize>,
    /// The minimum, under the trend of infrastructure.
    pub usd: &'a [Factor<'a>],
}

/// Dedicated capacity: replicas in steps, as many as the month's queries need.
#[derive(Debug, Clone)]
pub struct Replicas<'a> {
    /// The months in which the model runs.
    pub months: Range<usize>,
    /// Replicas that one query a month takes, headroom for the peak included.
    pub per_query: &'a [Factor<'a>],
    /// The step in which capacity is bought.
    pub step: Factor<'a>,
    /// The fewest that run.
    pub fewest: Factor<'a>,
    /// What one replica costs a month, under the trend of infrastructure.
    pub usd: &'a [Factor<'a>],
}

/// How many replicas a load takes, bought in steps.
#[must_use]
#[inline]
pub(super) fn replicas(load: f64, step: f64, fewest: f64) -> f64 {
    let bought = step * float::ceil(load / step);
    // One instruction of a processor, where `max` is four.
    if bought > fewest { bought } else { fewest }
}

/// Takes what the cost rules hand over: everything, running sums, or formulas.
pub trait Recorder {
    /// A part of the rules is about to begin: whether its charges are wanted. For the same plan and stretches
    /// of months the same parts come in the same order.
    fn begin(&mut self) -> bool {
        true
    }
    /// An amount on a line.
    fn charge(&mut self, charge: &Charge<'_>);
    /// A monthly minimum of the store.
    fn minimum(&mut self, minimum: &Minimum<'_>);
    /// Dedicated capacity.
    fn replicas(&mut self, replicas: &Replicas<'_>);
}
