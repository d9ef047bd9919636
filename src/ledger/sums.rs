//! Running sums: what a strategy costs in each month as a function of the month's queries,
//! fixed + per query · q + minimum top-up + replica steps. Scans over volume and draws of uncertain
//! inputs need nothing else.

use crate::kind::Strategy;
use crate::model::{Model, Timeline};

use super::adder::Adder;
use super::charge::replicas;
use super::evaluate::{evaluate, walk};
use super::over_volume::{Bent, Capacity, OverVolume};
use super::plan::Plan;
use super::rows::{Dedicated, Row, Rows};
use super::rules::Infeasible;

/// A strategy's cost, month by month, as a function of the volume.
#[derive(Debug, Default, PartialEq)]
pub struct Sums(Rows);

impl Clone for Sums {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }

    /// Without an allocation where there is room: draws are many.
    fn clone_from(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }
}

impl Sums {
    /// The sums of `strategy`.
    ///
    /// # Errors
    ///
    /// The strategy cannot run.
    pub fn new(model: &Model, strategy: Strategy) -> Result<Self, Infeasible> {
        let mut sums = Self::empty(model.timeline().months);
        evaluate(model, strategy, &mut Adder::new(model.timeline(), &mut sums.0))?;
        Ok(sums)
    }

    /// Sums of nothing.
    pub(super) fn empty(months: usize) -> Self {
        Self(Rows::new(months))
    }

    /// Adds what the parts of the rules come to that are not left out.
    pub(super) fn add(&mut self, model: &Model, plan: &Plan, left_out: &[bool]) -> Result<(), Infeasible> {
        let mut adder = Adder::sparing(model.timeline(), &mut self.0, left_out);
        walk(model, plan, &mut adder)?;
        adder.put_down();
        Ok(())
    }

    fn row(&self, row: Row) -> &[f64] {
        self.0.row(row)
    }

    /// What falls at the start of each month.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        self.row(Row::Start)
    }

    /// What accrues over `month`, the first being 0, at `queries` in it.
    #[must_use]
    pub fn accrual(&self, month: usize, queries: f64) -> f64 {
        let straight = self.row(Row::Fixed)[month] + self.row(Row::PerQuery)[month] * queries;
        straight + self.irregular(month, queries)
    }

    /// What accrues over each month at the volume of the scenario, into `row`.
    pub fn accruals(&self, timeline: &Timeline, row: &mut Vec<f64>) {
        let queries = &timeline.queries;
        let straight = self.row(Row::Fixed).iter().zip(self.row(Row::PerQuery)).zip(queries);
        row.clear();
        row.extend(straight.map(|((fixed, per_query), q)| fixed + per_query * q));
        for Dedicated { months, per_query, step, fewest } in &self.0.capacity {
            let price = &self.row(Row::Replica)[months.clone()];
            let months = row[months.clone()].iter_mut().zip(&queries[months.clone()]).zip(price);
            let at = |step: f64, q: f64| replicas(per_query * q, step, *fewest);
            if *step == 1.0 {
                // Divisions take the longest, and by one they are none.
                months.for_each(|((usd, q), price)| *usd += at(1.0, *q) * price);
            } else {
                months.for_each(|((usd, q), price)| *usd += at(*step, *q) * price);
            }
        }
        if self.0.has_minimum {
            let store = self.row(Row::StoreFixed).iter().zip(self.row(Row::StorePerQuery)).zip(queries);
            for ((usd, minimum), ((fixed, per_query), q)) in
                row.iter_mut().zip(self.row(Row::Minimum)).zip(store)
            {
                *usd += (minimum - (fixed + per_query * q)).max(0.0);
            }
        }
    }

    /// Dedicated capacity in a month; none costs nothing.
    fn capacity(&self, month: usize) -> Capacity {
        let found = self.0.capacity.iter().find(|dedicated| dedicated.months.contains(&month));
        found.map_or_else(Capacity::default, |&Dedicated { per_query, step, fewest, .. }| Capacity {
            per_query,
            step,
            fewest,
            usd: self.row(Row::Replica)[month],
        })
    }

    /// Whether the cost of `month` is more than a straight line over its queries.
    fn is_irregular(&self, month: usize) -> bool {
        self.row(Row::Minimum)[month] > 0.0 || self.row(Row::Replica)[month] > 0.0
    }

    /// Minimum top-up and replicas.
    fn irregular(&self, month: usize, queries: f64) -> f64 {
        let mut usd = self.capacity(month).usd(queries);
        if self.0.has_minimum {
            let accrued = self.row(Row::StoreFixed)[month] + self.row(Row::StorePerQuery)[month] * queries;
            usd += (self.row(Row::Minimum)[month] - accrued).max(0.0);
        }
        usd
    }

    /// The present value at the volume of the scenario.
    #[must_use]
    pub fn present_value(&self, timeline: &Timeline) -> f64 {
        let months = (0..timeline.months).map(|month| {
            self.start()[month] * timeline.discount[month]
                + self.accrual(month, timeline.queries[month]) * timeline.discount[month + 1]
        });
        months.sum()
    }

    /// The present value as a function of volume: `shape` is the volume of the months for a volume of 1.
    #[must_use]
    pub fn over_volume(&self, timeline: &Timeline, shape: &[f64]) -> OverVolume {
        let (mut constant, mut slope) = (0.0, 0.0);
        for (month, share) in shape.iter().enumerate() {
            let late = timeline.discount[month + 1];
            constant += self.start()[month] * timeline.discount[month] + self.row(Row::Fixed)[month] * late;
            slope += self.row(Row::PerQuery)[month] * share * late;
        }
        let bent = (0..timeline.months).filter(|month| self.is_irregular(*month)).map(|month| {
            let row = |row| self.row(row)[month];
            let minimum = (row(Row::Minimum), row(Row::StoreFixed), row(Row::StorePerQuery));
            Bent {
                share: shape[month],
                late: timeline.discount[month + 1],
                capacity: self.capacity(month),
                minimum: self.0.has_minimum.then_some(minimum),
            }
        });
        OverVolume::new(constant, slope, bent.collect())
    }
}
