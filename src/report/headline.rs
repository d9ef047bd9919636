//! What a report comes to, without the curves and lines behind it.

use serde::Serialize;

use crate::kind::Strategy;
use crate::model::Model;

use super::ordered::Ordered;
use super::result::{BreakEven, Report, Status, Warning};
use super::verdict::verdict;

/// The head of a report: the answer, the totals and the break-evens.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Headline {
    /// The version of the format.
    pub schema: u8,
    /// The scenario's title.
    pub title: String,
    /// The day whose prices were used.
    pub prices_as_of: String,
    /// The answer in one sentence.
    pub verdict: String,
    /// Who is cheapest over the horizon, by present value.
    pub cheapest: Option<Strategy>,
    /// What each enabled strategy comes to.
    pub strategies: Ordered<Strategy, Totals>,
    /// Every ordered pair of enabled strategies.
    pub break_even: Vec<BreakEven>,
    /// What a reader should know before relying on the figures.
    pub warnings: Vec<Warning>,
}

/// The totals of a strategy.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Totals {
    /// Whether it can be relied on.
    pub status: Status,
    /// Why not, if not.
    pub reason: Option<String>,
    /// Nominal total over the horizon; none when it cannot run.
    pub total_usd: Option<f64>,
    /// Present value over the horizon; none when it cannot run.
    pub present_value_usd: Option<f64>,
    /// Nominal total per query; none without volume.
    pub usd_per_query: Option<f64>,
}

impl Headline {
    /// Evaluates a model, and what a head holds of it.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let report = Report::brief(model);
        let verdict = verdict(&report).sentence.text();
        let totals = report.strategies.0.into_iter().map(|(strategy, result)| {
            let figures = result.figures.as_ref();
            let totals = Totals {
                status: result.status,
                total_usd: figures.map(|figures| figures.total_usd),
                present_value_usd: figures.map(|figures| figures.present_value_usd),
                usd_per_query: figures.and_then(|figures| figures.usd_per_query),
                reason: result.reason,
            };
            (strategy, totals)
        });
        Self {
            schema: report.schema,
            title: report.title,
            prices_as_of: report.prices_as_of,
            verdict,
            cheapest: report.cheapest.strategy,
            strategies: Ordered(totals.collect()),
            break_even: report.break_even,
            warnings: report.warnings,
        }
    }
}
