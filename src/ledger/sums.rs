//! Running sums: what a strategy costs in each month as a function of the month's queries,
//! fixed + per query · q + minimum top-up + replica steps. Scans over volume and draws of uncertain
//! inputs need nothing else.

use std::ops::Range;

use crate::kind::{Strategy, Trend};
use crate::model::{Model, Timeline};

use super::charge::{Charge, Minimum, Recorder, Replicas, Series, When};
use super::evaluate::{evaluate, walk};
use super::factor::product;
use super::over_volume::{Bent, Capacity, OverVolume};
use super::plan::Plan;
use super::rules::Infeasible;

/// A strategy's cost, month by month, as a function of the volume.
#[derive(Debug, Default, PartialEq)]
pub struct Sums {
    months: usize,
    /// One row behind the other: many are made in a scan, and one allocation is cheaper than six.
    rows: Vec<f64>,
    has_minimum: bool,
    capacity: Vec<Capacity>,
}

impl Clone for Sums {
    fn clone(&self) -> Self {
        let mut sums = Self::default();
        sums.clone_from(self);
        sums
    }

    /// Without an allocation where there is room: draws are many.
    fn clone_from(&mut self, other: &Self) {
        self.months = other.months;
        self.has_minimum = other.has_minimum;
        self.rows.clone_from(&other.rows);
        self.capacity.clone_from(&other.capacity);
    }
}

/// A row of sums over the months.
#[derive(Debug, Clone, Copy)]
enum Row {
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
}

const ROWS: usize = 6;

impl Sums {
    /// The sums of `strategy`.
    ///
    /// # Errors
    ///
    /// The strategy cannot run.
    pub fn new(model: &Model, strategy: Strategy) -> Result<Self, Infeasible> {
        let mut sums = Self::empty(model.timeline().months);
        let timeline = model.timeline();
        evaluate(model, strategy, &mut Adder { timeline, sums: &mut sums, left_out: &[], part: 0 })?;
        Ok(sums)
    }

    /// Sums of nothing.
    pub(super) fn empty(months: usize) -> Self {
        Self { months, rows: vec![0.0; ROWS * months], has_minimum: false, capacity: Vec::new() }
    }

    /// Adds what the parts of the rules come to that are not left out.
    pub(super) fn add(&mut self, model: &Model, plan: &Plan, left_out: &[bool]) -> Result<(), Infeasible> {
        walk(model, plan, &mut Adder { timeline: model.timeline(), sums: self, left_out, part: 0 })
    }

    fn row(&self, row: Row) -> &[f64] {
        &self.rows[row as usize * self.months..][..self.months]
    }

    fn row_mut(&mut self, row: Row) -> &mut [f64] {
        &mut self.rows[row as usize * self.months..][..self.months]
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
        for ((usd, capacity), q) in row.iter_mut().zip(&self.capacity).zip(queries) {
            *usd += capacity.usd(*q);
        }
        if self.has_minimum {
            let store = self.row(Row::StoreFixed).iter().zip(self.row(Row::StorePerQuery)).zip(queries);
            for ((usd, minimum), ((fixed, per_query), q)) in
                row.iter_mut().zip(self.row(Row::Minimum)).zip(store)
            {
                *usd += (minimum - (fixed + per_query * q)).max(0.0);
            }
        }
    }

    /// Whether the cost of `month` is more than a straight line over its queries.
    fn is_irregular(&self, month: usize) -> bool {
        self.row(Row::Minimum)[month] > 0.0
            || self.capacity.get(month).is_some_and(|capacity| capacity.usd > 0.0)
    }

    /// Minimum top-up and replicas.
    fn irregular(&self, month: usize, queries: f64) -> f64 {
        let mut usd = self.capacity.get(month).map_or(0.0, |capacity| capacity.usd(queries));
        if self.has_minimum {
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
                capacity: self.capacity.get(month).copied().unwrap_or_default(),
                minimum: self.has_minimum.then_some(minimum),
            }
        });
        OverVolume::new(constant, slope, bent.collect())
    }
}

struct Adder<'m> {
    timeline: &'m Timeline,
    sums: &'m mut Sums,
    /// The parts of the rules that are not wanted, in their order; those behind them are.
    left_out: &'m [bool],
    part: usize,
}

/// Adds `rate · trend · over` to the months of `row`.
#[inline]
fn add(row: &mut [f64], months: &Range<usize>, rate: f64, trend: &[f64], over: Option<Series<'_>>) {
    let (row, trend) = (&mut row[months.clone()], &trend[months.clone()]);
    match over {
        Some(over) => {
            for ((sum, trend), over) in row.iter_mut().zip(trend).zip(&over.values[months.clone()]) {
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

impl Adder<'_> {
    fn add(&mut self, charge: &Charge<'_>, rate: f64) {
        let trend = self.timeline.trend(charge.trend);
        let (months, row, store) = match &charge.when {
            When::Start(months) => {
                let row = self.sums.row_mut(Row::Start);
                for month in months.iter() {
                    row[month] += rate * trend[month] * charge.over.map_or(1.0, |over| over.values[month]);
                }
                return;
            }
            When::Accrual(months) => (months, Row::Fixed, Row::StoreFixed),
            When::PerQuery(months) => (months, Row::PerQuery, Row::StorePerQuery),
        };
        add(self.sums.row_mut(row), months, rate, trend, charge.over);
        if charge.line.counts_towards_minimum() {
            add(self.sums.row_mut(store), months, rate, trend, charge.over);
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
            self.add(&Charge { factors: &[], ..charge.clone() }, rate);
        }
    }

    fn minimum(&mut self, minimum: &Minimum<'_>) {
        let usd = product(minimum.usd);
        let trend = self.timeline.trend(Trend::Infrastructure);
        self.sums.has_minimum = usd > 0.0;
        let row = self.sums.row_mut(Row::Minimum);
        for month in minimum.months.clone() {
            row[month] = usd * trend[month];
        }
    }

    fn replicas(&mut self, dedicated: &Replicas<'_>) {
        let trend = self.timeline.trend(Trend::Infrastructure);
        let (per_query, usd) = (product(dedicated.per_query), product(dedicated.usd));
        let (step, fewest) = (dedicated.step.value(), dedicated.fewest.value());
        self.sums.capacity.resize(self.timeline.months, Capacity::default());
        for month in dedicated.months.clone() {
            self.sums.capacity[month] = Capacity { per_query, step, fewest, usd: usd * trend[month] };
        }
    }
}
