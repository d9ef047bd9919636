//! What a strategy costs in each month, for a model that is evaluated again and again: nothing is allocated
//! from one evaluation to the next, and charges that spread over the same months under the same trend are
//! added up before they are spread.

use std::ops::Range;

use crate::kind::{Strategy, Trend};
use crate::model::{Model, Timeline};

use super::charge::{Charge, Minimum, Recorder, Replicas, When, replicas};
use super::evaluate::evaluate;
use super::factor::product;
use super::rules::Infeasible;

/// What falls at the start of each month and what accrues over it, all lines together.
#[derive(Debug, Clone, Default)]
pub struct Monthly {
    start: Vec<f64>,
    accrual: Vec<f64>,
    /// The part of the accrual that counts towards the store's minimum.
    store: Vec<f64>,
    even: Vec<(Spread, f64)>,
    minimums: Vec<(Range<usize>, f64)>,
    capacity: Vec<(Range<usize>, Capacity)>,
}

/// How a charge that knows no month from another spreads over its months.
#[derive(Debug, Clone, PartialEq)]
struct Spread {
    months: Range<usize>,
    per_query: bool,
    trend: Trend,
    towards_minimum: bool,
}

#[derive(Debug, Clone, Copy)]
struct Capacity {
    per_query: f64,
    step: f64,
    fewest: f64,
    usd: f64,
}

impl Monthly {
    /// Takes the costs of `strategy` in the place of those before.
    ///
    /// # Errors
    ///
    /// The strategy cannot run; what is held then means nothing.
    pub fn evaluate(&mut self, model: &Model, strategy: Strategy) -> Result<(), Infeasible> {
        let timeline = model.timeline();
        for row in [&mut self.start, &mut self.accrual, &mut self.store] {
            row.clear();
            row.resize(timeline.months, 0.0);
        }
        self.even.clear();
        self.minimums.clear();
        self.capacity.clear();
        let mut adder = Adder { timeline, to: self };
        evaluate(model, strategy, &mut adder)?;
        adder.finish();
        Ok(())
    }

    /// What falls at the start of each month.
    #[must_use]
    pub fn start(&self) -> &[f64] {
        &self.start
    }

    /// What accrues over each month.
    #[must_use]
    pub fn accrual(&self) -> &[f64] {
        &self.accrual
    }
}

struct Adder<'a> {
    timeline: &'a Timeline,
    to: &'a mut Monthly,
}

impl Adder<'_> {
    /// Adds an amount a month that follows `trend` to the accrual.
    fn spread(&mut self, spread: &Spread, rate: f64, over: Option<&[f64]>) {
        let months = spread.months.clone();
        let row = |row: &mut Vec<f64>| {
            let trend = &self.timeline.trend(spread.trend)[months.clone()];
            let sums = row[months.clone()].iter_mut().zip(trend);
            let queries = &self.timeline.queries[months.clone()];
            match (spread.per_query, over) {
                (false, None) => sums.for_each(|(sum, trend)| *sum += rate * trend),
                (false, Some(over)) => {
                    sums.zip(over).for_each(|((sum, trend), over)| *sum += rate * trend * over);
                }
                (true, None) => sums.zip(queries).for_each(|((sum, trend), q)| *sum += rate * trend * q),
                (true, Some(over)) => {
                    let sums = sums.zip(over).zip(queries);
                    sums.for_each(|(((sum, trend), over), q)| *sum += rate * trend * over * q);
                }
            }
        };
        row(&mut self.to.accrual);
        if spread.towards_minimum {
            row(&mut self.to.store);
        }
    }

    /// Spreads what was added up, and works out what depends on the whole of a month.
    fn finish(&mut self) {
        let even = std::mem::take(&mut self.to.even);
        even.iter().for_each(|(spread, rate)| self.spread(spread, *rate, None));
        self.to.even = even;
        let (timeline, to) = (self.timeline, &mut *self.to);
        let trend = timeline.trend(Trend::Infrastructure);
        for (months, usd) in &to.minimums {
            for month in months.clone() {
                to.accrual[month] += (usd * trend[month] - to.store[month]).max(0.0);
            }
        }
        for (months, Capacity { per_query, step, fewest, usd }) in &to.capacity {
            for month in months.clone() {
                let count = replicas(per_query * timeline.queries[month], *step, *fewest);
                to.accrual[month] += count * usd * trend[month];
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
        let (months, per_query) = match &charge.when {
            When::Start(months) => {
                let trend = self.timeline.trend(charge.trend);
                for month in months.iter() {
                    let over = charge.over.map_or(1.0, |over| over.values[month]);
                    self.to.start[month] += rate * trend[month] * over;
                }
                return;
            }
            When::Accrual(months) => (months.clone(), false),
            When::PerQuery(months) => (months.clone(), true),
        };
        let towards_minimum = charge.line.counts_towards_minimum();
        let spread = Spread { months, per_query, trend: charge.trend, towards_minimum };
        if let Some(over) = charge.over {
            let values = &over.values[spread.months.clone()];
            self.spread(&spread, rate, Some(values));
        } else if let Some((_, sum)) = self.to.even.iter_mut().find(|(known, _)| *known == spread) {
            *sum += rate;
        } else {
            self.to.even.push((spread, rate));
        }
    }

    fn minimum(&mut self, minimum: &Minimum<'_>) {
        self.to.minimums.push((minimum.months.clone(), product(minimum.usd)));
    }

    fn replicas(&mut self, dedicated: &Replicas<'_>) {
        let capacity = Capacity {
            per_query: product(dedicated.per_query),
            step: dedicated.step.value(),
            fewest: dedicated.fewest.value(),
            usd: product(dedicated.usd),
        };
        self.to.capacity.push((dedicated.months.clone(), capacity));
    }
}
