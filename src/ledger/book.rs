//! The full ledger: every line, month by month.

use crate::kind::{Strategy, Trend};
use crate::model::{Model, Timeline};

use super::charge::{Charge, Minimum, Recorder, Replicas, When, replicas};
use super::evaluate::evaluate;
use super::factor::product;
use super::line::{Category, Line};
use super::rules::Infeasible;

/// The amounts on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineAmounts {
    /// The line.
    pub line: Line,
    /// What falls at the start of each month.
    pub start: Vec<f64>,
    /// What accrues over each month.
    pub accrual: Vec<f64>,
}

impl LineAmounts {
    /// The nominal total.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.start.iter().sum::<f64>() + self.accrual.iter().sum::<f64>()
    }
}

/// Every amount of a strategy.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The lines that are not zero throughout, in the order of reports.
    pub lines: Vec<LineAmounts>,
    /// What one more query adds in the last month; replica steps and minimums are left out.
    pub marginal_usd_per_query: f64,
}

impl Ledger {
    /// The ledger of `strategy`.
    ///
    /// # Errors
    ///
    /// The strategy cannot run.
    pub fn new(model: &Model, strategy: Strategy) -> Result<Self, Infeasible> {
        let places = Line::FIXED.len() + model.extras().len();
        let mut book = Book { timeline: model.timeline(), lines: vec![None; places], marginal: 0.0 };
        evaluate(model, strategy, &mut book as &mut dyn Recorder)?;
        let some = |usd: &f64| *usd != 0.0;
        let any = |amounts: &LineAmounts| amounts.start.iter().any(some) || amounts.accrual.iter().any(some);
        let lines = book.lines.into_iter().filter_map(|amounts| amounts.filter(any));
        Ok(Self { lines: lines.collect(), marginal_usd_per_query: book.marginal })
    }

    /// What falls at the start of each month, all lines together.
    #[must_use]
    pub fn start(&self, months: usize) -> Vec<f64> {
        add_up(months, self.lines.iter().map(|amounts| &amounts.start))
    }

    /// What accrues over each month, all lines together.
    #[must_use]
    pub fn accrual(&self, months: usize) -> Vec<f64> {
        add_up(months, self.lines.iter().map(|amounts| &amounts.accrual))
    }

    /// The nominal total.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.lines.iter().map(LineAmounts::total).sum()
    }

    /// The nominal total of a category.
    #[must_use]
    pub fn category_total(&self, category: Category) -> f64 {
        self.lines.iter().filter(|amounts| amounts.line.category() == category).map(LineAmounts::total).sum()
    }

    /// The amounts on `line`; none when it is zero throughout.
    #[must_use]
    pub fn line(&self, line: Line) -> Option<&LineAmounts> {
        self.lines.iter().find(|amounts| amounts.line == line)
    }
}

fn add_up<'a>(months: usize, rows: impl Iterator<Item = &'a Vec<f64>>) -> Vec<f64> {
    let mut sums = vec![0.0; months];
    for row in rows {
        for (sum, usd) in sums.iter_mut().zip(row) {
            *sum += usd;
        }
    }
    sums
}

struct Book<'m> {
    timeline: &'m Timeline,
    lines: Vec<Option<LineAmounts>>,
    marginal: f64,
}

impl Book<'_> {
    fn amounts(&mut self, line: Line) -> &mut LineAmounts {
        let months = self.timeline.months;
        self.lines[line.place()].get_or_insert_with(|| LineAmounts {
            line,
            start: vec![0.0; months],
            accrual: vec![0.0; months],
        })
    }
}

impl Recorder for Book<'_> {
    fn charge(&mut self, charge: &Charge<'_>) {
        let (timeline, rate) = (self.timeline, charge.rate());
        if rate == 0.0 {
            return;
        }
        let trend = timeline.trend(charge.trend);
        let last = timeline.months - 1;
        let over = |month: usize| charge.over.map_or(1.0, |over| over.values[month]);
        if let When::PerQuery(months) = &charge.when
            && months.contains(&last)
        {
            self.marginal += rate * trend[last] * over(last);
        }
        let amounts = self.amounts(charge.line);
        match &charge.when {
            When::Start(months) => {
                months.iter().for_each(|month| amounts.start[month] += rate * trend[month] * over(month));
            }
            When::Accrual(months) => {
                months.clone().for_each(|month| amounts.accrual[month] += rate * trend[month] * over(month));
            }
            When::PerQuery(months) => months.clone().for_each(|month| {
                amounts.accrual[month] += rate * trend[month] * over(month) * timeline.queries[month];
            }),
        }
    }

    fn minimum(&mut self, minimum: &Minimum<'_>) {
        let usd = product(minimum.usd);
        for month in minimum.months.clone() {
            let floor = usd * self.timeline.trend(Trend::Infrastructure)[month];
            let accrued: f64 = self
                .lines
                .iter()
                .flatten()
                .filter(|amounts| amounts.line.counts_towards_minimum())
                .map(|amounts| amounts.accrual[month])
                .sum();
            if floor > accrued {
                self.amounts(Line::StoreMinimum).accrual[month] = floor - accrued;
            }
        }
    }

    fn replicas(&mut self, dedicated: &Replicas<'_>) {
        let timeline = self.timeline;
        let (per_query, usd) = (product(dedicated.per_query), product(dedicated.usd));
        let (step, fewest) = (dedicated.step.value(), dedicated.fewest.value());
        let row = &mut self.amounts(Line::ServingHosting).accrual;
        for month in dedicated.months.clone() {
            let count = replicas(per_query * timeline.queries[month], step, fewest);
            row[month] += count * usd * timeline.trend(Trend::Infrastructure)[month];
        }
    }
}
