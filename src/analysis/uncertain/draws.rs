//! Draws, evaluated one after the other by the one evaluator, and what is kept of each.

use crate::float;
use crate::kind::Strategy;
use crate::ledger::{Steady, Sums};
use crate::model::{Drawn, Model};

use super::super::cumulative::Curve;
use super::super::intervals::Intervals;
use super::super::over_time::{differences, stretches_below};

/// Differences by month are kept of so many draws: the first ones are as even a choice as all of them.
const KEPT: u32 = 4_096;

/// What is kept of some draws, in columns. Draws that rules between fields do not allow are left out.
#[derive(Debug, Clone, Default)]
pub struct Draws {
    /// The values of each input with a range, and last a column that nothing depends on.
    pub inputs: Vec<Vec<f64>>,
    /// The present value of each strategy; not a number where it cannot run.
    pub costs: Vec<Vec<f64>>,
    /// In how many draws each strategy cannot run.
    pub infeasible: Vec<u32>,
    /// Which strategies do not fit, one bit each.
    pub unfit: Vec<u8>,
    /// The τ from which the challenger has cost less; not a number where it never does.
    pub first: Vec<f64>,
    /// The τ from which it does to the end.
    pub lasting: Vec<f64>,
    /// In how many draws the challenger has cost less by the end of each month.
    pub ahead: Vec<u32>,
    /// Challenger minus incumbent in the first draws in which both can run, a row a draw: with the set-up, and
    /// by the end of each month.
    pub differences: Vec<f64>,
    /// How many draws were left out.
    pub left_out: u32,
}

impl Draws {
    /// How many draws were kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.unfit.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.unfit.is_empty()
    }

    /// How many were made, those that were left out included.
    #[must_use]
    pub fn made(&self) -> u32 {
        u32::try_from(self.len()).unwrap_or(u32::MAX).saturating_add(self.left_out)
    }

    /// Adds the draws that come next.
    pub fn append(&mut self, mut next: Self) {
        if self.inputs.is_empty() {
            // Whatever came before was left out.
            next.left_out += self.left_out;
            *self = next;
            return;
        }
        let columns = |to: &mut [Vec<f64>], from: &[Vec<f64>]| {
            to.iter_mut().zip(from).for_each(|(to, from)| to.extend_from_slice(from));
        };
        columns(&mut self.inputs, &next.inputs);
        columns(&mut self.costs, &next.costs);
        self.infeasible.iter_mut().zip(&next.infeasible).for_each(|(to, from)| *to += from);
        self.unfit.extend_from_slice(&next.unfit);
        self.first.extend_from_slice(&next.first);
        self.lasting.extend_from_slice(&next.lasting);
        self.ahead.iter_mut().zip(&next.ahead).for_each(|(to, from)| *to += from);
        self.differences.extend_from_slice(&next.differences);
        self.left_out += next.left_out;
    }
}

/// Evaluates draws one after the other.
pub(super) struct Evaluator {
    strategies: Vec<Steady>,
    /// The places of challenger and incumbent among them.
    pair: Option<(usize, usize)>,
    /// The months of the scenario itself.
    months: usize,
    drawn: Drawn,
    sums: Sums,
    accruals: Vec<f64>,
    curves: Vec<Curve>,
    /// Challenger minus incumbent at the start and at the end of each month.
    steps: Vec<(f64, f64)>,
    intervals: Intervals,
    pub(super) draws: Draws,
}

impl Evaluator {
    /// For `count` draws.
    pub(super) fn new(
        model: &Model,
        strategies: &[Strategy],
        pair: Option<(Strategy, Strategy)>,
        count: usize,
    ) -> Self {
        let place = |wanted| strategies.iter().position(|strategy| *strategy == wanted);
        let months = model.timeline().months;
        let columns = |columns: usize| (0..columns).map(|_| Vec::with_capacity(count)).collect();
        let draws = Draws {
            inputs: columns(model.ranges().len() + 1),
            costs: columns(strategies.len()),
            infeasible: vec![0; strategies.len()],
            unfit: Vec::with_capacity(count),
            first: Vec::with_capacity(count),
            lasting: Vec::with_capacity(count),
            ahead: vec![0; months],
            differences: Vec::new(),
            left_out: 0,
        };
        let mut model = Drawn::new(model);
        Self {
            pair: pair.and_then(|(challenger, incumbent)| place(challenger).zip(place(incumbent))),
            curves: vec![Curve::default(); strategies.len()],
            strategies: strategies.iter().map(|strategy| Steady::new(&mut model, *strategy)).collect(),
            drawn: model,
            sums: Sums::default(),
            accruals: Vec::new(),
            steps: Vec::new(),
            intervals: Intervals::default(),
            months,
            draws,
        }
    }

    /// Evaluates the draw at a place with the values of its inputs and, behind them, one of no input.
    pub(super) fn evaluate(&mut self, place: u32, values: &[f64]) {
        if !self.drawn.draw(&values[..values.len() - 1]) {
            self.draws.left_out += 1;
            return;
        }
        for (column, value) in self.draws.inputs.iter_mut().zip(values) {
            column.push(*value);
        }
        let model = self.drawn.model();
        let mut unfit = 0;
        for (place, strategy) in self.strategies.iter().enumerate() {
            if strategy.evaluate(model, &mut self.sums).is_err() {
                self.draws.costs[place].push(f64::NAN);
                self.draws.infeasible[place] += 1;
                continue;
            }
            let (timeline, start) = (model.timeline(), self.sums.start());
            self.sums.accruals(timeline, &mut self.accruals);
            // To a relative 1e-12 what the ledger comes to, whose amounts are added in another order.
            let usd =
                float::dot(start, &timeline.discount) + float::dot(&self.accruals, &timeline.discount[1..]);
            self.draws.costs[place].push(usd);
            if self.pair.is_some_and(|(challenger, incumbent)| place == challenger || place == incumbent) {
                self.curves[place].fill(start, &self.accruals, &timeline.discount);
            }
            if strategy.is_unfit(model) {
                unfit |= 1 << place;
            }
        }
        self.draws.unfit.push(unfit);
        self.compare(place);
    }

    fn compare(&mut self, place: u32) {
        let runs = |strategy: usize| self.draws.costs[strategy].last().is_some_and(|usd| !usd.is_nan());
        let both = self.pair.filter(|(challenger, incumbent)| runs(*challenger) && runs(*incumbent));
        let Some((challenger, incumbent)) = both else {
            self.draws.first.push(f64::NAN);
            self.draws.lasting.push(f64::NAN);
            return;
        };
        let (challenger, incumbent) = (&self.curves[challenger], &self.curves[incumbent]);
        self.steps.clear();
        self.steps.extend(differences(challenger, incumbent));
        stretches_below(self.steps.len(), self.steps.iter().copied(), &mut self.intervals);
        self.draws.first.push(self.intervals.first().unwrap_or(f64::NAN));
        self.draws.lasting.push(self.intervals.lasting().unwrap_or(f64::NAN));
        // A horizon that is drawn shorter keeps its last difference.
        let last = self.steps.last().map_or(0.0, |(_, end)| *end);
        self.steps.resize(self.months, (last, last));
        for (count, (_, end)) in self.draws.ahead.iter_mut().zip(&self.steps) {
            *count += u32::from(*end < 0.0);
        }
        if place < KEPT {
            self.draws.differences.extend(self.steps.first().map(|(start, _)| start));
            self.draws.differences.extend(self.steps.iter().map(|(_, end)| end));
        }
    }
}
