//! The ledger as CSV: one row for each line, month and timing.

use std::fmt::Write;

use super::document::harmless;
use super::result::Report;

/// The names of the columns.
pub const CSV_HEADER: &str =
    "scenario,strategy,status,line,category,month,calendar_month,timing,usd,present_value_usd";

/// The rows of a report; every amount that is not zero, and a row with the status alone for a strategy
/// that cannot run.
#[must_use]
pub fn to_csv(report: &Report, scenario: &str) -> String {
    let mut out = String::new();
    let scenario = csv_cell(scenario);
    for (strategy, result) in report.strategies.iter() {
        let status = result.status.word();
        let Some(figures) = &result.figures else {
            let _ = writeln!(out, "{scenario},{},{status},,,,,,,", strategy.name());
            continue;
        };
        for amounts in &figures.ledger.lines {
            let (line, category) = (amounts.line, amounts.line.category().name());
            for month in 0..report.basis.months {
                let rows = [
                    ("start", amounts.start[month], report.basis.discount[month]),
                    ("accrual", amounts.accrual[month], report.basis.discount[month + 1]),
                ];
                for (timing, usd, discount) in rows.into_iter().filter(|(_, usd, _)| *usd != 0.0) {
                    let _ = writeln!(
                        out,
                        "{scenario},{},{status},{line},{category},{},{},{timing},{usd},{}",
                        strategy.name(),
                        month + 1,
                        report.basis.start.plus(month),
                        usd * discount
                    );
                }
            }
        }
    }
    out
}

/// A cell of text. What a spreadsheet would take for a formula is quoted away.
#[must_use]
pub fn csv_cell(text: &str) -> String {
    let text = harmless(text);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@']);
    let text = if formula { format!("'{text}") } else { text };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_cell_is_a_formula() {
        assert_eq!(csv_cell("plain"), "plain");
        assert_eq!(csv_cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(csv_cell("=1+1"), "'=1+1");
    }
}
