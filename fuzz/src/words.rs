//! What holds of a report in words, whatever the inputs.

use crossover::ledger::explain;
use crossover::model::Model;
use crossover::report::{Report, summary, to_csv, to_markdown, to_text};

/// Writes `report` in every form and panics when the explanations do not come to its figures.
pub fn check_words(model: &Model, report: &Report) {
    let document = summary(report, &report.title);
    assert!(!to_text(&document, true).is_empty() && !to_markdown(&document).is_empty());
    let rows = to_csv(report, &report.title);
    assert!(!rows.contains(",NaN,") && !rows.contains(",inf,"), "an amount is no number: {rows}");
    for (strategy, result) in report.strategies.iter() {
        let lines = result.figures.iter().flat_map(|figures| &figures.ledger.lines);
        for amounts in lines {
            let explained = explain(model, *strategy, amounts.line, None).ok().flatten();
            let explained = explained.expect("a line that is in the ledger can be explained");
            let month = explained.month - 1;
            let usd = amounts.start[month] + amounts.accrual[month];
            let apart = (explained.usd - usd).abs();
            assert!(apart <= 1e-9 * usd, "{} is {usd}, explained as {}", amounts.line, explained.usd);
        }
    }
}
