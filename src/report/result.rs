//! The result of an evaluation, as it is published: names, order and meaning are a contract.

use serde::Serialize;

use crate::analysis::{Cumulative, Interval};
use crate::kind::Strategy;
use crate::ledger::{Category, Ledger, Line};

use super::basis::Basis;
use super::ordered::Ordered;
use super::series::{PriceLine, VolumeCosts};

/// The result of an evaluation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Report {
    /// The version of the format.
    pub schema: u8,
    /// The scenario's title.
    pub title: String,
    /// The day whose prices were used.
    pub prices_as_of: String,
    /// What each enabled strategy costs.
    pub strategies: Ordered<Strategy, StrategyResult>,
    /// Every ordered pair of enabled strategies.
    pub break_even: Vec<BreakEven>,
    /// Who is cheapest.
    pub cheapest: Cheapest,
    /// The best retraining cadence.
    pub retraining: Option<Retraining>,
    /// The best month for the switch.
    pub switching: Option<Switching>,
    /// What a reader should know before relying on the figures.
    pub warnings: Vec<Warning>,
    /// What the figures rest on.
    #[serde(skip)]
    pub basis: Basis,
    /// What strategies cost over volume; none without volume.
    #[serde(skip)]
    pub volumes: Option<VolumeCosts>,
    /// What tokens cost over the months.
    #[serde(skip)]
    pub prices: Vec<PriceLine>,
}

/// Whether a strategy can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It can.
    Ok,
    /// It leaves too many questions without their knowledge.
    Unfit,
    /// It cannot run.
    Infeasible,
}

impl Status {
    /// The word in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Unfit => "unfit",
            Self::Infeasible => "infeasible",
        }
    }
}

/// What a strategy comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct StrategyResult {
    /// Whether it can be relied on.
    pub status: Status,
    /// Why not, if not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The share of queries that it leaves without their knowledge.
    #[serde(skip)]
    pub unanswered: f64,
    /// Whether that share is allowed, but no less than nine tenths of the most that is.
    #[serde(skip)]
    pub near_limit: bool,
    /// The first month, from 1, in which it cannot run.
    #[serde(skip)]
    pub infeasible_from: Option<usize>,
    /// The path of the input behind the reason.
    #[serde(skip)]
    pub reason_field: &'static str,
    /// Its figures; none when it cannot run.
    #[serde(flatten)]
    pub figures: Option<Figures>,
}

/// The figures of a strategy.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Figures {
    /// Nominal total over the horizon.
    pub total_usd: f64,
    /// Present value over the horizon.
    pub present_value_usd: f64,
    /// Nominal total per query; none without volume.
    pub usd_per_query: Option<f64>,
    /// Nominal total per correct answer; none without any.
    pub usd_per_correct_answer: Option<f64>,
    /// What one more query adds in the last month.
    pub marginal_usd_per_query: f64,
    /// Nominal totals by category.
    pub categories: Ordered<Category, f64>,
    /// Nominal totals by line; lines that are zero throughout are left out.
    pub lines: Ordered<Line, f64>,
    /// The vertices of the cumulative cost.
    pub cumulative: Vec<Vertex>,
    /// The amounts behind the totals.
    #[serde(skip)]
    pub ledger: Ledger,
    /// The cumulative cost.
    #[serde(skip)]
    pub curves: Cumulative,
}

/// A vertex of the cumulative cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Vertex {
    /// τ, in months.
    pub month: f64,
    /// Cumulative present value.
    pub present_usd: f64,
    /// Cumulative nominal cost.
    pub nominal_usd: f64,
}

/// A warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Warning {
    /// What kind of warning.
    pub code: &'static str,
    /// The path of the input it is about.
    pub field: String,
    /// A sentence.
    pub message: String,
}

/// Where a challenger breaks even with an incumbent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct BreakEven {
    /// Who is asked about.
    pub challenger: Strategy,
    /// Against whom.
    pub incumbent: Strategy,
    /// Since when it has cost less.
    pub over_time: OverTime,
    /// From which volume on it costs less; none without volume.
    pub over_volume: Option<OverVolumeResult>,
    /// The stretches of τ in which its nominal cost is lower.
    #[serde(skip)]
    pub nominal: Vec<Stretch>,
}

/// The word for the outcome of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Cheaper throughout.
    Always,
    /// Never cheaper.
    Never,
    /// Cheaper in stretches.
    Intervals,
    /// One of the two cannot run.
    Infeasible,
}

/// Break-even over time.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct OverTime {
    /// The outcome.
    pub verdict: Outcome,
    /// Why there is none, if one of the two cannot run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The stretches of τ; none if one of the two cannot run.
    #[serde(flatten)]
    pub times: Option<Times>,
}

/// When a challenger is cheaper.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Times {
    /// The stretches of τ.
    pub intervals: Vec<Stretch>,
    /// Where the first begins.
    pub first_month: Option<f64>,
    /// Where the one begins that lasts to the end.
    pub lasting_month: Option<f64>,
    /// The most it is ever behind.
    pub peak_exposure: Exposure,
}

/// The most a challenger is ever behind.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Exposure {
    /// How much.
    pub usd: f64,
    /// The earliest τ at which.
    pub month: Option<f64>,
}

/// Break-even over volume.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct OverVolumeResult {
    /// The outcome.
    pub verdict: Outcome,
    /// Why there is none, if one of the two cannot run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The stretches of volume; none if one of the two cannot run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intervals: Option<Vec<Stretch>>,
}

/// A closed stretch of time or volume.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Stretch {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl From<&Interval> for Stretch {
    fn from(interval: &Interval) -> Self {
        Self { from: interval.from, to: interval.to }
    }
}

/// Who is cheapest among those that can be relied on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Cheapest {
    /// Over the horizon, by present value.
    pub strategy: Option<Strategy>,
    /// By the end of each month.
    pub by_month: Vec<Option<Strategy>>,
}

/// The best retraining cadence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Retraining {
    /// The best; none while staleness costs nothing.
    pub best_every_months: Option<usize>,
    /// Every choice.
    pub curve: Vec<RetrainingPoint>,
    /// The cadence of the scenario.
    #[serde(skip)]
    pub every_months: usize,
}

/// A retraining cadence and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct RetrainingPoint {
    /// The cadence; 0 is never.
    pub every_months: usize,
    /// The present value.
    pub present_value_usd: f64,
}

/// The best month for the switch.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Switching {
    /// The best.
    pub best_month: Option<usize>,
    /// Every choice.
    pub curve: Vec<SwitchingPoint>,
    /// The switch month of the scenario.
    #[serde(skip)]
    pub switch_month: usize,
}

/// A switch month and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct SwitchingPoint {
    /// The month of the switch.
    pub switch_month: usize,
    /// The present value.
    pub present_value_usd: f64,
}

impl Report {
    /// The figures of `strategy`, if it is enabled and can run.
    #[must_use]
    pub fn figures(&self, strategy: Strategy) -> Option<&Figures> {
        self.strategies.get(&strategy)?.figures.as_ref()
    }

    /// The share of people's hours in a strategy's nominal total.
    #[must_use]
    pub fn people_share(&self, strategy: Strategy) -> Option<f64> {
        let figures = self.figures(strategy)?;
        let people = figures.categories.get(&Category::People)?;
        (figures.total_usd > 0.0).then(|| people / figures.total_usd)
    }

    /// The comparison of a pair.
    #[must_use]
    pub fn pair(&self, challenger: Strategy, incumbent: Strategy) -> Option<&BreakEven> {
        self.break_even.iter().find(|pair| pair.challenger == challenger && pair.incumbent == incumbent)
    }
}
