//! Draws as CSV: a row for each, with its inputs and what comes of them.

use std::fmt::Write;

use crate::analysis::Run;

use super::csv::csv_cell;

/// Every draw that was kept, in order; an empty cell where a strategy cannot run, or nothing breaks even.
#[must_use]
pub fn draws_csv(run: &Run) -> String {
    let (question, draws) = (run.question(), run.draws());
    let ranges = question.model().ranges();
    let mut out = String::new();
    let paths = ranges.iter().map(|range| csv_cell(&range.path));
    let costs = question.strategies().iter().map(|who| format!("{}.present_value_usd", who.name()));
    let times = ["first_month", "lasting_month"].map(str::to_owned);
    let head: Vec<String> = paths.chain(costs).chain(times).collect();
    out.push_str(&head.join(","));
    out.push('\n');
    let inputs = draws.inputs.iter().take(ranges.len());
    let columns: Vec<&Vec<f64>> = inputs.chain(&draws.costs).chain([&draws.first, &draws.lasting]).collect();
    for draw in 0..draws.len() {
        for (place, column) in columns.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            let _ = match column[draw] {
                none if none.is_nan() => write!(out, "{comma}"),
                value => write!(out, "{comma}{value}"),
            };
        }
        out.push('\n');
    }
    out
}
