//! How sure the answer is, as it is published: names, order and meaning are a contract.

use std::borrow::Cow;

use serde::Serialize;

use crate::analysis::{Draws, PERCENTILES, Question, Run, cheapest, mean, quantiles};
use crate::date::CalendarMonth;
use crate::field;
use crate::kind::Strategy;
use crate::model::{Model, UncertainInput};
use crate::order;
use crate::scenario::{Problem, Problems};

use super::ordered::Ordered;
use super::result::Report;
use super::verdict::pair;

/// How an uncertain scenario is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedDraws {
    /// How many draws.
    pub samples: u32,
    /// Which of many sequences of draws.
    pub seed: u32,
    /// Who is to break even; if none, the challenger of the verdict.
    pub challenger: Option<Strategy>,
    /// And with whom.
    pub incumbent: Option<Strategy>,
}

impl Default for AskedDraws {
    fn default() -> Self {
        Self { samples: 20_000, seed: 1, challenger: None, incumbent: None }
    }
}

/// What comes of many draws of a scenario with ranges.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Uncertainty {
    /// How many draws were made.
    pub samples: u32,
    /// Which of many sequences of draws it was.
    pub seed: u32,
    /// How many of them were left out: rules between fields do not allow their inputs together.
    pub left_out: u32,
    /// What each enabled strategy costs.
    pub strategies: Ordered<Strategy, DrawnCosts>,
    /// The share of draws in which each is the cheapest of those that can be relied on.
    pub probability_cheapest: Ordered<Strategy, f64>,
    /// Who is to break even; none if there are no two to compare.
    pub challenger: Option<Strategy>,
    /// And with whom.
    pub incumbent: Option<Strategy>,
    /// The share of draws in which the challenger has cost less by the end of each month.
    pub probability_cheaper_by_month: Vec<f64>,
    /// Challenger minus incumbent in present value: with the set-up, and by the end of each month.
    pub difference_by_month: Vec<Spread>,
    /// When the challenger breaks even.
    pub break_even: Option<DrawnBreakEven>,
    /// What it would save on average to know every input; none if no strategy can be relied on in every draw.
    pub evpi_usd: Option<f64>,
    /// What it would save on average to know one input alone, the largest first.
    pub evppi: Vec<InputValuation>,
    /// What an input on which nothing depends would seem worth: less cannot be told from chance.
    pub evppi_chance_usd: Option<f64>,
    /// The scenario's title.
    #[serde(skip)]
    pub title: String,
    /// The calendar month of month 1.
    #[serde(skip)]
    pub start: CalendarMonth,
    /// The inputs with ranges.
    #[serde(skip)]
    pub ranges: Vec<UncertainInput>,
    /// The names of the `[[extra]]` lines, in their order.
    #[serde(skip)]
    pub extras: Vec<String>,
}

/// What a strategy costs in present value, in the draws in which it can run.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct DrawnCosts {
    /// The mean; none if it can never run.
    pub mean_usd: Option<f64>,
    /// The 5th percentile.
    pub p5_usd: Option<f64>,
    /// The 25th percentile.
    pub p25_usd: Option<f64>,
    /// The median.
    pub p50_usd: Option<f64>,
    /// The 75th percentile.
    pub p75_usd: Option<f64>,
    /// The 95th percentile.
    pub p95_usd: Option<f64>,
    /// The share of draws in which it cannot run.
    pub infeasible_share: f64,
    /// The share of draws in which it leaves too many questions without their knowledge.
    pub unfit_share: f64,
}

/// Five percentiles of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Spread {
    /// The 5th percentile.
    pub p5_usd: f64,
    /// The 25th percentile.
    pub p25_usd: f64,
    /// The median.
    pub p50_usd: f64,
    /// The 75th percentile.
    pub p75_usd: f64,
    /// The 95th percentile.
    pub p95_usd: f64,
}

impl From<[f64; 5]> for Spread {
    fn from(at: [f64; 5]) -> Self {
        Self { p5_usd: at[0], p25_usd: at[1], p50_usd: at[2], p75_usd: at[3], p95_usd: at[4] }
    }
}

/// When a challenger breaks even.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct DrawnBreakEven {
    /// The share of draws in which it never does.
    pub never_share: f64,
    /// The share of draws in which it does not to the end.
    pub never_lasting_share: f64,
    /// The τ from which it has cost less, of the draws in which it does.
    pub first_month: Option<Times3>,
    /// The τ from which it does to the end, of the draws in which it does.
    pub lasting_month: Option<Times3>,
}

/// Three percentiles of a time in months from the start.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Times3 {
    /// The 5th percentile.
    pub p5: f64,
    /// The median.
    pub p50: f64,
    /// The 95th percentile.
    pub p95: f64,
}

/// What it is worth to know one input.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct InputValuation {
    /// Its path.
    pub field: String,
    /// What knowing it alone would save on average.
    pub usd: f64,
}

/// Prepares a run over a model with ranges; `report` is that of the same model.
///
/// # Errors
///
/// Everything that is wrong with what is asked.
pub fn uncertain_run(model: &Model, report: &Report, asked: AskedDraws) -> Result<Run, Problems> {
    let usual = pair(report);
    let given = [("challenger", asked.challenger), ("incumbent", asked.incumbent)];
    let mut problems = Vec::new();
    for (name, strategy) in given {
        if let Some(off) = strategy.filter(|strategy| !model.is_enabled(*strategy)) {
            problems.push(Problem::new(name, off.name(), "a strategy that is enabled"));
        }
    }
    if asked.challenger.is_some() && asked.challenger == asked.incumbent {
        let name = asked.challenger.map_or("", Strategy::name);
        problems.push(Problem::new("incumbent", name, "another strategy than the challenger"));
    }
    // Who is named alone meets the other one of the verdict, or whoever is not the same.
    let other = |than: Strategy| {
        let usual = usual.into_iter().flat_map(|(challenger, incumbent)| [incumbent, challenger]);
        let enabled = Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy));
        usual.chain(enabled).find(|strategy| *strategy != than)
    };
    let pair = match (asked.challenger, asked.incumbent) {
        (Some(challenger), Some(incumbent)) => Some((challenger, incumbent)),
        (Some(challenger), None) => other(challenger).map(|incumbent| (challenger, incumbent)),
        (None, Some(incumbent)) => other(incumbent).map(|challenger| (challenger, incumbent)),
        (None, None) => usual,
    };
    match Question::new(model, pair, asked.samples, asked.seed) {
        Ok(question) if problems.is_empty() => Ok(Run::new(question)),
        Ok(_) => Err(Problems { problems }),
        Err(more) => Err(Problems { problems: [problems, more.problems].concat() }),
    }
}

impl Uncertainty {
    /// What has been found so far. The values of inputs are there when all of them are.
    #[must_use]
    pub fn new(run: &Run) -> Self {
        let (question, draws) = (run.question(), run.draws());
        let (challenger, incumbent) = question.pair().unzip();
        let model = question.model();
        let ranges = model.ranges();
        let mut evppi: Vec<InputValuation> = run.values().map_or_else(Vec::new, |values| {
            let valued = ranges.iter().zip(values);
            valued.map(|(range, usd)| InputValuation { field: range.path.clone(), usd: *usd }).collect()
        });
        order::sort_by(&mut evppi, |a, b| b.usd.total_cmp(&a.usd));
        let strategies = question.strategies();
        Self {
            samples: question.samples(),
            seed: question.seed(),
            left_out: draws.left_out,
            strategies: Ordered(
                strategies.iter().enumerate().map(|(place, who)| (*who, drawn_costs(draws, place))).collect(),
            ),
            probability_cheapest: Ordered(
                strategies.iter().copied().zip(probabilities(draws, strategies.len())).collect(),
            ),
            challenger,
            incumbent,
            probability_cheaper_by_month: match challenger {
                Some(_) => draws.ahead.iter().map(|count| share(*count as usize, draws.len())).collect(),
                None => Vec::new(),
            },
            difference_by_month: run.spreads().into_iter().map(Spread::from).collect(),
            break_even: challenger.map(|_| break_even(draws)),
            evpi_usd: run.value_of_everything(),
            evppi,
            evppi_chance_usd: run.value_of_chance(),
            title: model.text(field!("title")).to_owned(),
            start: model.start(),
            ranges: ranges.to_vec(),
            extras: model.extras().iter().map(|extra| extra.name().to_owned()).collect(),
        }
    }
}

impl Uncertainty {
    /// The calendar month in which τ lies.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the horizon")]
    pub fn month_of(&self, tau: f64) -> CalendarMonth {
        let last = self.probability_cheaper_by_month.len().max(1) - 1;
        self.start.plus((tau.max(0.0) as usize).min(last))
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most a million")]
fn share(count: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { count as f64 / of as f64 }
}

fn drawn_costs(draws: &Draws, place: usize) -> DrawnCosts {
    let costs = draws.costs.get(place).map_or(&[][..], Vec::as_slice);
    let (runs, infeasible_share) = known(costs);
    let unfit = draws.unfit.iter().filter(|unfit| **unfit >> place & 1 == 1).count();
    let found = quantiles(&runs, PERCENTILES).map(Spread::from);
    DrawnCosts {
        mean_usd: mean(&runs),
        p5_usd: found.map(|found| found.p5_usd),
        p25_usd: found.map(|found| found.p25_usd),
        p50_usd: found.map(|found| found.p50_usd),
        p75_usd: found.map(|found| found.p75_usd),
        p95_usd: found.map(|found| found.p95_usd),
        infeasible_share,
        unfit_share: share(unfit, draws.len()),
    }
}

/// The values that are numbers, and the share of the others.
fn known(values: &[f64]) -> (Cow<'_, [f64]>, f64) {
    let missing = values.iter().filter(|value| value.is_nan()).count();
    let numbers = || values.iter().copied().filter(|value| !value.is_nan());
    let known = if missing == 0 { Cow::Borrowed(values) } else { numbers().collect() };
    (known, share(missing, values.len()))
}

/// The share of draws in which each strategy is the cheapest of those that can be relied on.
fn probabilities(draws: &Draws, strategies: usize) -> Vec<f64> {
    let mut counts = vec![0; strategies];
    for (draw, unfit) in draws.unfit.iter().enumerate() {
        let fit = draws.costs.iter().enumerate().filter(|(place, _)| unfit >> place & 1 == 0);
        let costs = fit.map(|(place, costs)| (place, costs[draw])).filter(|(_, usd)| !usd.is_nan());
        if let Some(place) = cheapest(costs) {
            counts[place] += 1;
        }
    }
    counts.into_iter().map(|count| share(count, draws.len())).collect()
}

fn break_even(draws: &Draws) -> DrawnBreakEven {
    let times = |all: &[f64]| {
        let (some, never) = known(all);
        (never, quantiles(&some, [0.05, 0.5, 0.95]).map(|[p5, p50, p95]| Times3 { p5, p50, p95 }))
    };
    let (never_share, first_month) = times(&draws.first);
    let (never_lasting_share, lasting_month) = times(&draws.lasting);
    DrawnBreakEven { never_share, never_lasting_share, first_month, lasting_month }
}
