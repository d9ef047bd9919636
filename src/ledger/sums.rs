//! Running sums: what a strategy costs in each month as a function of the month's queries,
//! fixed + per query · q + minimum top-up + replica steps. Scans over volume and draws of uncertain
//! inputs need nothing else.

use crate::kind::{Strategy, Trend};
use crate::model::{Model, Timeline};

use super::charge::{Charge, Minimum, Recorder, Replicas, Timing, replicas};
use super::evaluate::{Infeasible, evaluate};
use super::factor::product;

/// A strategy's cost, month by month, as a function of the volume.
#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    start: Vec<f64>,
    fixed: Vec<f64>,
    per_query: Vec<f64>,
    store: Option<Box<Floor>>,
    capacity: Vec<Capacity>,
}

/// What accrues on the lines of the store, and the minimum it is topped up to.
#[derive(Debug, Clone, PartialEq)]
struct Floor {
    fixed: Vec<f64>,
    per_query: Vec<f64>,
    minimum: Vec<f64>,
}

/// Dedicated capacity in one month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Capacity {
    per_query: f64,
    step: f64,
    fewest: f64,
    usd: f64,
}

impl Capacity {
    fn usd(self, queries: f64) -> f64 {
        if self.usd == 0.0 {
            return 0.0;
        }
        replicas(self.per_query * queries, self.step, self.fewest) * self.usd
    }
}

impl Sums {
    /// The sums of `strategy`.
    ///
    /// # Errors
    ///
    /// The strategy cannot run.
    pub fn new(model: &Model, strategy: Strategy) -> Result<Self, Infeasible> {
        let months = model.timeline().months;
        let sums = Self {
            start: vec![0.0; months],
            fixed: vec![0.0; months],
            per_query: vec![0.0; months],
            store: None,
            capacity: Vec::new(),
        };
        let mut recorder = Adder { timeline: model.timeline(), sums };
        evaluate(model, strategy, &mut recorder)?;
        Ok(recorder.sums)
    }

    /// What falls at the start of each month.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        &self.start
    }

    /// What accrues over `month`, the first being 0, at `queries` in it.
    #[must_use]
    pub fn accrual(&self, month: usize, queries: f64) -> f64 {
        self.fixed[month] + self.per_query[month] * queries + self.irregular(month, queries)
    }

    /// Whether the cost of `month` is more than a straight line over its queries.
    fn is_irregular(&self, month: usize) -> bool {
        self.store.as_ref().is_some_and(|floor| floor.minimum[month] > 0.0)
            || self.capacity.get(month).is_some_and(|capacity| capacity.usd > 0.0)
    }

    /// Minimum top-up and replicas.
    fn irregular(&self, month: usize, queries: f64) -> f64 {
        let mut usd = self.capacity.get(month).map_or(0.0, |capacity| capacity.usd(queries));
        if let Some(floor) = &self.store {
            let accrued = floor.fixed[month] + floor.per_query[month] * queries;
            usd += (floor.minimum[month] - accrued).max(0.0);
        }
        usd
    }

    /// The present value at the volume of the scenario.
    #[must_use]
    pub fn present_value(&self, timeline: &Timeline) -> f64 {
        let months = (0..timeline.months).map(|month| {
            self.start[month] * timeline.discount[month]
                + self.accrual(month, timeline.queries[month]) * timeline.discount[month + 1]
        });
        months.sum()
    }

    /// The present value as a function of volume: `volume` is what month 0 of `shape` is scaled to.
    #[must_use]
    pub fn over_volume<'a>(&'a self, timeline: &'a Timeline, shape: &'a [f64]) -> OverVolume<'a> {
        let (mut constant, mut slope) = (0.0, 0.0);
        for (month, share) in shape.iter().enumerate() {
            let late = timeline.discount[month + 1];
            constant += self.start[month] * timeline.discount[month] + self.fixed[month] * late;
            slope += self.per_query[month] * share * late;
        }
        let irregular = (0..timeline.months).filter(|month| self.is_irregular(*month)).collect();
        OverVolume { sums: self, timeline, shape, constant, slope, irregular }
    }
}

/// The present value of a strategy as a function of volume.
#[derive(Debug)]
pub struct OverVolume<'a> {
    sums: &'a Sums,
    timeline: &'a Timeline,
    shape: &'a [f64],
    constant: f64,
    slope: f64,
    irregular: Vec<usize>,
}

impl OverVolume<'_> {
    /// The present value at a volume.
    #[must_use]
    pub fn at(&self, volume: f64) -> f64 {
        let bent = self.irregular.iter().map(|&month| {
            self.sums.irregular(month, self.shape[month] * volume) * self.timeline.discount[month + 1]
        });
        self.constant + self.slope * volume + bent.sum::<f64>()
    }
}

struct Adder<'m> {
    timeline: &'m Timeline,
    sums: Sums,
}

impl Adder<'_> {
    fn floor(&mut self) -> &mut Floor {
        let months = self.timeline.months;
        self.sums.store.get_or_insert_with(|| {
            Box::new(Floor {
                fixed: vec![0.0; months],
                per_query: vec![0.0; months],
                minimum: vec![0.0; months],
            })
        })
    }
}

/// Adds `rate · trend · over` to the months of `row`.
#[inline]
fn add(row: &mut [f64], charge: &Charge<'_>, rate: f64, trend: &[f64]) {
    let months = charge.months.clone();
    let (row, trend) = (&mut row[months.clone()], &trend[months.clone()]);
    match charge.over {
        Some(over) => {
            for ((sum, trend), over) in row.iter_mut().zip(trend).zip(&over.values[months]) {
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

impl Recorder for Adder<'_> {
    fn charge(&mut self, charge: &Charge<'_>) {
        let rate = charge.rate();
        if rate == 0.0 {
            return;
        }
        let trend = self.timeline.trend(charge.trend);
        let row = match charge.timing {
            Timing::Start => &mut self.sums.start,
            Timing::Accrual => &mut self.sums.fixed,
            Timing::AccrualPerQuery => &mut self.sums.per_query,
        };
        add(row, charge, rate, trend);
        if charge.line.counts_towards_minimum() && charge.timing != Timing::Start {
            let floor = self.floor();
            let row = match charge.timing {
                Timing::AccrualPerQuery => &mut floor.per_query,
                Timing::Start | Timing::Accrual => &mut floor.fixed,
            };
            add(row, charge, rate, trend);
        }
    }

    fn minimum(&mut self, minimum: &Minimum<'_>) {
        let usd = product(minimum.usd);
        let trend = self.timeline.trend(Trend::Infrastructure);
        let floor = self.floor();
        for month in minimum.months.clone() {
            floor.minimum[month] = usd * trend[month];
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
