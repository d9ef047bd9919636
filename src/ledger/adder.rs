//! What adds charges to running sums.

use std::ops::Range;

use crate::kind::Trend;
use crate::model::Timeline;

use super::charge::{Charge, Minimum, Recorder, Replicas, When};
use super::factor::product;
use super::line::Line;
use super::rows::{Dedicated, Row, Rows};

/// Adds charges to sums.
pub(super) struct Adder<'m> {
    timeline: &'m Timeline,
    rows: &'m mut Rows,
    /// The parts of the rules that are not wanted, in their order; those behind them are.
    left_out: &'m [bool],
    part: usize,
    /// Whether charges are held back for others: they then add up in another order.
    holds: bool,
    /// What has not been put into its months yet.
    held: Option<Held>,
}

/// Charges that go to the same months in the same way, one behind the other: they are added up first.
#[derive(Debug, Clone)]
struct Held {
    row: Row,
    months: Range<usize>,
    trend: Trend,
    rate: f64,
}

/// Adds `rate · trend · over` to the months of `row`.
#[inline]
fn add(row: &mut [f64], months: &Range<usize>, rate: f64, trend: &[f64], over: Option<&[f64]>) {
    let (row, trend) = (&mut row[months.clone()], &trend[months.clone()]);
    match over {
        Some(over) => {
            for ((sum, trend), over) in row.iter_mut().zip(trend).zip(&over[months.clone()]) {
                *sum += rate * trend * over;
            }
        }
        None => {
            for (sum, trend) in row.iter_mut().zip(trend) {
                *sum += rate * trend;
            }
        }
    }
}

impl<'m> Adder<'m> {
    pub(super) fn new(timeline: &'m Timeline, rows: &'m mut Rows) -> Self {
        Self { timeline, rows, left_out: &[], part: 0, holds: false, held: None }
    }

    /// Adds no more than is needed: some parts of the rules are left out, and charges are held back for others that
    /// go the same way.
    pub(super) fn sparing(timeline: &'m Timeline, rows: &'m mut Rows, left_out: &'m [bool]) -> Self {
        Self { left_out, holds: true, ..Self::new(timeline, rows) }
    }

    /// Adds to the same months as what came before, if that is where it goes.
    fn hold(&mut self, row: Row, months: &Range<usize>, trend: Trend, rate: f64) {
        match &mut self.held {
            Some(held) if held.row == row && held.trend == trend && held.months == *months => {
                held.rate += rate;
            }
            _ => {
                self.put_down();
                self.held = Some(Held { row, months: months.clone(), trend, rate });
            }
        }
    }

    /// Puts into its months what has been held back.
    pub(super) fn put_down(&mut self) {
        if let Some(Held { row, months, trend, rate }) = self.held.take() {
            add(self.rows.row_mut(row), &months, rate, self.timeline.trend(trend), None);
        }
    }

    fn add(&mut self, line: Line, when: &When, trend: Trend, over: Option<&[f64]>, rate: f64) {
        let factors = self.timeline.trend(trend);
        let (months, row, store) = match when {
            When::Start(months) => {
                let row = self.rows.row_mut(Row::Start);
                for month in months.iter() {
                    row[month] += rate * factors[month] * over.map_or(1.0, |over| over[month]);
                }
                return;
            }
            When::Accrual(months) => (months, Row::Fixed, Row::StoreFixed),
            When::PerQuery(months) => (months, Row::PerQuery, Row::StorePerQuery),
        };
        if self.holds && over.is_none() {
            self.hold(row, months, trend, rate);
        } else {
            add(self.rows.row_mut(row), months, rate, factors, over);
        }
        if line.counts_towards_minimum() {
            add(self.rows.row_mut(store), months, rate, factors, over);
        }
    }
}

impl Recorder for Adder<'_> {
    fn begin(&mut self) -> bool {
        self.part += 1;
        !self.left_out.get(self.part - 1).is_some_and(|left_out| *left_out)
    }

    // Where it is called only the numbers of the factors are then needed.
    #[inline]
    fn charge(&mut self, charge: &Charge<'_>) {
        let rate = charge.rate();
        if rate != 0.0 {
            let over = charge.over.map(|over| over.values);
            // A copy: who is shown a part of the charge could reach its factors, which would then have to be there.
            let when = charge.when.clone();
            self.add(charge.line, &when, charge.trend, over, rate);
        }
    }

    fn minimum(&mut self, minimum: &Minimum<'_>) {
        let usd = product(minimum.usd);
        let trend = self.timeline.trend(Trend::Infrastructure);
        self.rows.has_minimum = usd > 0.0;
        let row = self.rows.row_mut(Row::Minimum);
        for month in minimum.months.clone() {
            row[month] = usd * trend[month];
        }
    }

    fn replicas(&mut self, dedicated: &Replicas<'_>) {
        let trend = self.timeline.trend(Trend::Infrastructure);
        let (per_query, usd) = (product(dedicated.per_query), product(dedicated.usd));
        let (step, fewest) = (dedicated.step.value(), dedicated.fewest.value());
        let months = dedicated.months.clone();
        for (price, trend) in
            self.rows.row_mut(Row::Replica)[months.clone()].iter_mut().zip(&trend[months.clone()])
        {
            *price = usd * trend;
        }
        self.rows.capacity.push(Dedicated { months, per_query, step, fewest });
    }
}
