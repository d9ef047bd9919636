//! Series that charts draw: what strategies cost over volume, and what tokens cost over the months.

use crate::analysis::VolumeScan;
use crate::field;
use crate::field::Role;
use crate::kind::{Billing, Strategy, Trend};
use crate::model::Model;

/// The present value of strategies over volume.
#[derive(Debug, Clone, PartialEq)]
pub struct VolumeCosts {
    /// Volumes, ascending from 0.
    pub volumes: Vec<f64>,
    /// The present value of each strategy that can run, at each of these volumes.
    pub strategies: Vec<(Strategy, Vec<f64>)>,
}

impl VolumeCosts {
    pub(super) fn new(scan: &VolumeScan) -> Self {
        let strategies = scan.costs().map(|(strategy, costs)| (strategy, costs.to_vec())).collect();
        Self { volumes: scan.volumes().to_vec(), strategies }
    }
}

/// A price over the months of the horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceLine {
    /// Which of the two models.
    pub model: Role,
    /// Which of its prices: `input`, `output`.
    pub what: &'static str,
    /// From which month on, from 1, how many dollars a million tokens cost; in order.
    pub steps: Vec<(usize, f64)>,
}

/// The prices by the token that take part, month by month; months without a change are left out.
pub(super) fn price_lines(model: &Model) -> Vec<PriceLine> {
    let mut lines = Vec::new();
    for role in [Role::Base, Role::Tuned] {
        if model.choice::<Billing>(role.field(field!("models.base.kind"))) != Billing::PerToken {
            continue;
        }
        let prices = [
            ("input", field!("models.base.input_usd_per_mtok")),
            ("output", field!("models.base.output_usd_per_mtok")),
        ];
        for (what, field) in prices {
            if !model.number(role.field(field)).is_finite() {
                continue;
            }
            let mut steps: Vec<(usize, f64)> = Vec::new();
            for (month, trend) in model.timeline().trend(Trend::Models).iter().enumerate() {
                let in_force = model.at(month);
                let multiplier = in_force.number(role.field(field!("models.base.price_multiplier")));
                let usd = in_force.number(role.field(field)) * multiplier * trend;
                if steps.last().is_none_or(|(_, before)| *before != usd) {
                    steps.push((month + 1, usd));
                }
            }
            lines.push(PriceLine { model: role, what, steps });
        }
    }
    lines
}
