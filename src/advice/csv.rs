//! The advice as CSV: one row for each rule that touches a strategy.

use std::fmt::Write;

use crate::report::csv_cell;

use super::result::Advice;

/// The names of the columns.
pub const ADVICE_CSV_HEADER: &str = "scenario,strategy,fit,present_value_usd,rule,effect,source,finding,why";

/// The rows of an advice; a strategy that no rule touches has one row without a rule.
#[must_use]
pub fn advice_csv(advice: &Advice, scenario: &str) -> String {
    let mut out = String::new();
    let scenario = csv_cell(scenario);
    for (strategy, advised) in advice.strategies.iter() {
        let usd = advised.present_value_usd.map(|usd| usd.to_string()).unwrap_or_default();
        let start = format!("{scenario},{},{},{usd}", strategy.name(), advised.fit.name());
        for reason in &advised.reasons {
            let cells = [&reason.source, reason.finding, &reason.why].map(csv_cell).join(",");
            let _ = writeln!(out, "{start},{},{},{cells}", reason.rule, reason.effect.name());
        }
        if advised.reasons.is_empty() {
            let _ = writeln!(out, "{start},,,,,");
        }
    }
    out
}
