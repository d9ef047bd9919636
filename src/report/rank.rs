//! Which strategy comes first in an answer, and what figures come to in other measures.

use crate::kind::Strategy;
use crate::ledger::Line;
use crate::order;

use super::result::{Figures, Report, Status, StrategyResult};

impl Report {
    /// The strategies in the order of an answer: those that fit by cost, then what does not fit, then what
    /// cannot run.
    #[must_use]
    pub fn ranked(&self) -> Vec<(Strategy, &StrategyResult)> {
        let mut rows: Vec<(Strategy, &StrategyResult)> =
            self.strategies.iter().map(|(strategy, result)| (*strategy, result)).collect();
        let rank = |result: &StrategyResult| match result.status {
            Status::Ok => 0,
            Status::Unfit => 1,
            Status::Infeasible => 2,
        };
        let cost = |result: &StrategyResult| {
            result.figures.as_ref().map_or(0.0, |figures| figures.present_value_usd)
        };
        order::sort_by(&mut rows, |(_, a), (_, b)| rank(a).cmp(&rank(b)).then(cost(a).total_cmp(&cost(b))));
        rows
    }
}

impl Figures {
    /// Nominal total per thousand queries; none without volume.
    #[must_use]
    pub fn usd_per_thousand(&self) -> Option<f64> {
        self.usd_per_query.map(|usd| 1e3 * usd)
    }

    /// The share of a line in the nominal total.
    #[must_use]
    pub fn share_of(&self, line: Line) -> Option<f64> {
        let usd = self.lines.get(&line)?;
        (self.total_usd > 0.0).then(|| usd / self.total_usd)
    }
}
