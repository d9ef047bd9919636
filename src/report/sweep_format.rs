//! A sweep as CSV and as JSON, piece by piece: a million points need not stand in memory at once.

use std::fmt::Write;
use std::ops::Range;

use serde::Serialize;

use crate::kind::Strategy;

use super::csv::csv_cell;
use super::json::to_json;
use super::sweep::{Sweep, SweepPoint};

/// How a sweep is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SweepFormat {
    /// A row for each point.
    Csv,
    /// One object in one line.
    Json,
}

/// An input that is varied, in JSON.
#[derive(Serialize)]
struct AxisJson<'a> {
    field: &'static str,
    values: &'a [f64],
}

/// What stands before the points in JSON.
#[derive(Serialize)]
struct Head<'a> {
    x: Option<AxisJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    y: Option<AxisJson<'a>>,
    challenger: Option<Strategy>,
    incumbent: Option<Strategy>,
}

impl SweepFormat {
    /// What comes before the points.
    #[must_use]
    pub fn head(self, sweep: &Sweep) -> String {
        match self {
            Self::Csv => csv_head(sweep),
            Self::Json => {
                let mut axes = sweep
                    .axes()
                    .iter()
                    .map(|axis| AxisJson { field: axis.field.spec().path, values: &axis.values });
                let (x, y) = (axes.next(), axes.next());
                let (challenger, incumbent) = sweep.pair().unzip();
                let head = to_json(&Head { x, y, challenger, incumbent });
                format!("{},\"points\":[", head.strip_suffix('}').unwrap_or(&head))
            }
        }
    }

    /// Some of the points, as they stand between [`head`](Self::head) and [`tail`](Self::tail).
    #[must_use]
    pub fn points(self, sweep: &Sweep, places: Range<usize>) -> String {
        let mut out = String::new();
        for place in places {
            let point = sweep.point(place);
            match self {
                Self::Csv => csv_row(&mut out, sweep, &point),
                Self::Json => {
                    out.push_str(if place > 0 { "," } else { "" });
                    out.push_str(&to_json(&point));
                }
            }
        }
        out
    }

    /// What comes after the points.
    #[must_use]
    pub fn tail(self) -> &'static str {
        match self {
            Self::Csv => "",
            Self::Json => "]}\n",
        }
    }
}

fn csv_head(sweep: &Sweep) -> String {
    let mut columns: Vec<String> =
        sweep.axes().iter().map(|axis| axis.field.spec().path.to_owned()).collect();
    columns.push("cheapest".to_owned());
    for strategy in sweep.strategies() {
        columns.extend(
            ["status", "present_value_usd", "reason"].map(|key| format!("{}.{key}", strategy.name())),
        );
    }
    if let Some((challenger, incumbent)) = sweep.pair() {
        columns.extend(
            ["first_month", "lasting_month"]
                .map(|key| format!("{}.{key}_against_{}", challenger.name(), incumbent.name())),
        );
    }
    columns.push("problem".to_owned());
    columns.join(",") + "\n"
}

fn csv_row(out: &mut String, sweep: &Sweep, point: &SweepPoint) {
    // Writing into text does not fail.
    let number = |out: &mut String, x: Option<f64>| {
        let _ = x.map(|x| write!(out, "{x}"));
        out.push(',');
    };
    number(out, Some(point.x));
    if point.y.is_some() {
        number(out, point.y);
    }
    let result = point.result.as_ref();
    out.push_str(result.and_then(|result| result.cheapest).map_or("", Strategy::name));
    out.push(',');
    for strategy in sweep.strategies() {
        let swept = result.and_then(|result| result.strategies.get(strategy));
        out.push_str(swept.map_or("", |swept| swept.status.word()));
        out.push(',');
        number(out, swept.and_then(|swept| swept.present_value_usd));
        out.push_str(&swept.and_then(|swept| swept.reason.as_deref()).map_or_else(String::new, csv_cell));
        out.push(',');
    }
    if sweep.pair().is_some() {
        number(out, result.and_then(|result| result.first_month));
        number(out, result.and_then(|result| result.lasting_month));
    }
    out.push_str(&point.problem.as_deref().map_or_else(String::new, csv_cell));
    out.push('\n');
}
