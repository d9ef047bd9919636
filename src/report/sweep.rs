//! What every strategy costs where one or two inputs are varied.
//!
//! Each point is worked out from the full ledger, so its figures are those of an evaluation of that
//! point to the last digit. Break-even over volume would take many times as long as everything else
//! together and is left out.

use serde::Serialize;

use crate::analysis::{Axis, Curve, Grid, Intervals, Vary, break_even_over_time, cheapest};
use crate::kind::Strategy;
use crate::ledger::{Ledger, Plan};
use crate::model::Model;
use crate::scenario::Problems;

use super::evaluation::fitness;
use super::ordered::Ordered;
use super::result::{Report, Status};
use super::verdict::pair;

/// A scenario and the points at which it is evaluated.
#[derive(Debug, Clone)]
pub struct Sweep {
    model: Model,
    grid: Grid,
    enabled: Vec<Strategy>,
    pair: Option<(Strategy, Strategy)>,
}

/// What comes of one point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SweepPoint {
    /// The value of the first input that is varied.
    pub x: f64,
    /// The value of the second one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// What is wrong with the scenario there, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// The figures; none if something is wrong with the scenario there.
    #[serde(flatten)]
    pub result: Option<PointResult>,
}

/// The figures of a point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PointResult {
    /// What each enabled strategy comes to.
    pub strategies: Ordered<Strategy, SweptStrategy>,
    /// The cheapest of those that can be relied on.
    pub cheapest: Option<Strategy>,
    /// The τ from which the challenger costs less than the incumbent; none when it never does.
    pub first_month: Option<f64>,
    /// The τ from which it does to the end.
    pub lasting_month: Option<f64>,
}

/// What a strategy comes to at a point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SweptStrategy {
    /// Whether it can be relied on.
    pub status: Status,
    /// Why not, if not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Present value over the horizon; none when it cannot run.
    pub present_value_usd: Option<f64>,
}

impl Sweep {
    /// The scenario with one or two inputs varied.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with what is to be varied.
    pub fn new(model: Model, vary: &[Vary]) -> Result<Self, Problems> {
        let grid = Grid::new(&model, vary)?;
        let enabled = Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy)).collect();
        let pair = pair(&Report::brief(&model));
        Ok(Self { model, grid, enabled, pair })
    }

    /// The inputs that are varied.
    #[must_use]
    pub fn axes(&self) -> &[Axis] {
        self.grid.axes()
    }

    /// The strategies that are enabled.
    #[must_use]
    pub fn strategies(&self) -> &[Strategy] {
        &self.enabled
    }

    /// Challenger and incumbent of the break-evens: the pair that the verdict on the scenario is about.
    #[must_use]
    pub fn pair(&self) -> Option<(Strategy, Strategy)> {
        self.pair
    }

    /// How many points there are, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a sweep is never empty")]
    pub fn len(&self) -> usize {
        self.grid.len()
    }

    /// What comes of a point; they are counted from 0, and the last input changes fastest.
    #[must_use]
    pub fn point(&self, place: usize) -> SweepPoint {
        let numbers = self.grid.at(place);
        let value = |axis: usize| numbers.get(axis).map(|(_, value)| *value);
        let (x, y) = (value(0).unwrap_or_default(), value(1));
        match self.model.with_numbers(&numbers) {
            Ok(model) => SweepPoint { x, y, problem: None, result: Some(self.evaluate(&model)) },
            Err(problems) => {
                let words: Vec<String> =
                    problems.problems.into_iter().map(|problem| problem.message).collect();
                SweepPoint { x, y, problem: Some(words.join("; ")), result: None }
            }
        }
    }

    fn evaluate(&self, model: &Model) -> PointResult {
        let swept: Vec<(Strategy, SweptStrategy, Option<Curve>)> = self
            .enabled
            .iter()
            .map(|strategy| {
                let (swept, curve) = sweep(model, *strategy);
                (*strategy, swept, curve)
            })
            .collect();
        let curve = |wanted| swept.iter().find(|(strategy, ..)| *strategy == wanted)?.2.as_ref();
        let intervals = self.pair.and_then(|(challenger, incumbent)| {
            Some(break_even_over_time(curve(challenger)?, curve(incumbent)?))
        });
        let fit = swept.iter().filter(|(_, swept, _)| swept.status == Status::Ok);
        PointResult {
            cheapest: cheapest(
                fit.filter_map(|(strategy, swept, _)| Some((*strategy, swept.present_value_usd?))),
            ),
            first_month: intervals.as_ref().and_then(Intervals::first),
            lasting_month: intervals.as_ref().and_then(Intervals::lasting),
            strategies: Ordered(swept.into_iter().map(|(strategy, swept, _)| (strategy, swept)).collect()),
        }
    }
}

/// What a strategy comes to, and its cumulative cost if it can run.
fn sweep(model: &Model, strategy: Strategy) -> (SweptStrategy, Option<Curve>) {
    let ledger = match Ledger::new(model, strategy) {
        Ok(ledger) => ledger,
        Err(infeasible) => {
            let reason = Some(infeasible.reason);
            return (SweptStrategy { status: Status::Infeasible, reason, present_value_usd: None }, None);
        }
    };
    let Some(plan) = Plan::new(model, strategy) else { unreachable!("a strategy with a ledger has a plan") };
    let (status, reason) = fitness(model, &plan);
    let curve = Curve::present(&ledger, model.timeline());
    (SweptStrategy { status, reason, present_value_usd: Some(curve.total()) }, Some(curve))
}
