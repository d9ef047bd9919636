//! Rows of sums over the months.

use std::ops::Range;

/// What sums are kept of, month by month.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rows {
    months: usize,
    /// One row behind the other: many are made in a scan, and one allocation is cheaper than seven.
    values: Vec<f64>,
    pub(super) has_minimum: bool,
    pub(super) capacity: Vec<Dedicated>,
}

/// A row of sums over the months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// What falls at the start.
    Start,
    /// What accrues whatever the volume.
    Fixed,
    /// What accrues with each query.
    PerQuery,
    /// The part of the fixed accrual that counts towards the store's minimum.
    StoreFixed,
    /// The part of the accrual with each query that counts towards it.
    StorePerQuery,
    /// That minimum.
    Minimum,
    /// The price of a replica.
    Replica,
}

const ROWS: usize = 7;

/// Dedicated capacity in some months; what it costs stands in the row of prices.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dedicated {
    pub(super) months: Range<usize>,
    pub(super) per_query: f64,
    pub(super) step: f64,
    pub(super) fewest: f64,
}

impl Rows {
    pub(super) fn new(months: usize) -> Self {
        Self { months, values: vec![0.0; ROWS * months], has_minimum: false, capacity: Vec::new() }
    }

    pub(super) fn row(&self, row: Row) -> &[f64] {
        &self.values[row as usize * self.months..][..self.months]
    }

    pub(super) fn row_mut(&mut self, row: Row) -> &mut [f64] {
        &mut self.values[row as usize * self.months..][..self.months]
    }
}

impl Clone for Rows {
    fn clone(&self) -> Self {
        let mut rows = Self::default();
        rows.clone_from(self);
        rows
    }

    fn clone_from(&mut self, other: &Self) {
        self.months = other.months;
        self.has_minimum = other.has_minimum;
        self.values.clone_from(&other.values);
        self.capacity.clone_from(&other.capacity);
    }
}
