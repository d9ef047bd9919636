//! A comparison as CSV: one row for each scenario but the base and each thing that is compared.

use std::fmt::Write;

use crate::scenario::Value;

use super::comparison::{ComparedScenario, Comparison};
use super::csv::csv_cell;

/// The names of the columns.
pub const COMPARISON_CSV_HEADER: &str = "scenario,part,strategy,item,base,value,difference";

/// The rows: inputs that differ, verdicts, results, break-evens, and the lines that changed.
#[must_use]
pub fn comparison_csv(comparison: &Comparison) -> String {
    let mut out = String::new();
    let Some(base) = comparison.scenarios.first() else { return out };
    for (place, one) in comparison.scenarios.iter().enumerate().skip(1) {
        let title = csv_cell(&one.title);
        // Writing into text does not fail.
        let mut row = |part: &str, strategy: &str, item: &str, cells: [String; 3]| {
            let _ = writeln!(out, "{title},{part},{strategy},{item},{}", cells.join(","));
        };
        for input in &comparison.inputs {
            let value = |place: usize| {
                input.values.get(place).cloned().flatten().as_ref().map_or_else(String::new, text)
            };
            row("input", "", &csv_cell(&input.field), [value(0), value(place), String::new()]);
        }
        row("result", "", "verdict", [csv_cell(&base.verdict), csv_cell(&one.verdict), String::new()]);
        let cheapest =
            |one: &ComparedScenario| one.cheapest.map_or_else(String::new, |s| s.name().to_owned());
        row("result", "", "cheapest", [cheapest(base), cheapest(one), String::new()]);
        for (strategy, now) in one.strategies.iter() {
            let before = base.strategies.get(strategy);
            let status = before.map_or_else(String::new, |before| before.status.word().to_owned());
            row("result", strategy.name(), "status", [status, now.status.word().to_owned(), String::new()]);
            row(
                "result",
                strategy.name(),
                "present_value_usd",
                [
                    number(before.and_then(|before| before.present_value_usd)),
                    number(now.present_value_usd),
                    number(now.present_value_difference_usd),
                ],
            );
            row(
                "result",
                strategy.name(),
                "total_usd",
                [
                    number(before.and_then(|before| before.total_usd)),
                    number(now.total_usd),
                    number(now.total_difference_usd),
                ],
            );
        }
        for now in &one.break_even {
            let (challenger, incumbent) = (now.result.challenger, now.result.incumbent);
            let before = base.pair(challenger, incumbent);
            let before = before.and_then(|pair| pair.result.over_time.times.as_ref());
            let times = now.result.over_time.times.as_ref();
            row(
                "break_even",
                challenger.name(),
                &format!("first_month_against_{}", incumbent.name()),
                [
                    number(before.and_then(|times| times.first_month)),
                    number(times.and_then(|times| times.first_month)),
                    number(now.first_month_difference),
                ],
            );
            row(
                "break_even",
                challenger.name(),
                &format!("lasting_month_against_{}", incumbent.name()),
                [
                    number(before.and_then(|times| times.lasting_month)),
                    number(times.and_then(|times| times.lasting_month)),
                    number(now.lasting_month_difference),
                ],
            );
        }
        for moved in &one.moved {
            let cells = [moved.base_usd, moved.usd, moved.difference_usd].map(|usd| usd.to_string());
            row("line", moved.strategy.name(), &moved.line.to_string(), cells);
        }
    }
    out
}

fn number(x: Option<f64>) -> String {
    x.map_or_else(String::new, |x| x.to_string())
}

/// A value as a cell; the items of a list apart by semicolons.
fn text(value: &Value) -> String {
    fn bare(value: &Value) -> String {
        match value {
            Value::Number(x) => x.to_string(),
            Value::Text(text) => text.clone(),
            Value::List(items) => items.iter().map(bare).collect::<Vec<_>>().join("; "),
            other => other.describe(),
        }
    }
    match value {
        // A negative number is no formula.
        Value::Number(x) => x.to_string(),
        other => csv_cell(&bare(other)),
    }
}
