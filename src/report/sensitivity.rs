//! How much the difference between two strategies moves with each input.

use std::fmt::Write;

use serde::Serialize;

use crate::analysis::{Swing, numeric_inputs, swing};
use crate::field::Field;
use crate::kind::Strategy;
use crate::model::Model;
use crate::order;

use super::compared::Compared;
use super::csv::csv_cell;
use super::input::path;

/// How much the difference between two strategies moves with each input, the largest change first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Sensitivity {
    /// The scenario's title.
    #[serde(skip)]
    pub title: String,
    /// Who is asked about.
    pub challenger: Strategy,
    /// Against whom.
    pub incumbent: Strategy,
    /// What the challenger costs more, in present value; none if one of the two cannot run.
    pub difference_usd: Option<f64>,
    /// Why not, if not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The inputs.
    pub inputs: Vec<SensitiveInput>,
}

/// An input, moved down and up.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each stands in JSON by itself")]
pub struct SensitiveInput {
    /// The input.
    #[serde(serialize_with = "path")]
    #[cfg_attr(feature = "schemas", schemars(with = "String"))]
    pub field: Field,
    /// Its present value.
    pub present: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// What the challenger costs more at the lower end; none where that cannot be said.
    pub difference_at_low_usd: Option<f64>,
    /// The same at the upper end.
    pub difference_at_high_usd: Option<f64>,
    /// Why it cannot be said at the lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_at_low: Option<String>,
    /// The same at the upper end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_at_high: Option<String>,
    /// Whether the lower end is the least or the most that the field may hold.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub low_at_limit: bool,
    /// The same of the upper end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub high_at_limit: bool,
    /// Whether the ends are those of the range that is given for it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub ranged: bool,
    /// Whether it is a price whose announced changes were scaled with it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub scaled: bool,
    /// How far the difference moves between the ends and the present.
    #[serde(skip)]
    pub change: f64,
    /// Whether it decides if there is a difference at all: one of the two strategies can run here and not there.
    #[serde(skip)]
    pub decides: bool,
}

impl Sensitivity {
    /// Moves every input that takes part.
    #[must_use]
    pub fn new(model: &Model, compared: &Compared) -> Self {
        let fields = numeric_inputs(model);
        Self::of(
            model,
            compared,
            fields.into_iter().filter_map(|field| SensitiveInput::new(model, compared, field)),
        )
    }

    /// The same of inputs that have been moved, in whatever pieces.
    #[must_use]
    pub fn of(model: &Model, compared: &Compared, inputs: impl IntoIterator<Item = SensitiveInput>) -> Self {
        let mut inputs: Vec<SensitiveInput> = inputs.into_iter().collect();
        order::sort_by(&mut inputs, |a, b| b.change.total_cmp(&a.change));
        Self {
            title: model.text(crate::field!("title")).to_owned(),
            challenger: compared.challenger,
            incumbent: compared.incumbent,
            difference_usd: compared.difference.as_ref().ok().copied(),
            reason: compared.difference.as_ref().err().cloned(),
            inputs,
        }
    }

    /// The inputs that change anything, or decide whether there is a difference.
    pub fn moving(&self) -> impl Iterator<Item = &SensitiveInput> {
        self.inputs.iter().filter(|input| input.change > 0.0 || input.decides)
    }
}

impl SensitiveInput {
    /// Moves `field` down and up; none if it takes no number here.
    #[must_use]
    pub fn new(model: &Model, compared: &Compared, field: Field) -> Option<Self> {
        let Swing { low, high, field, present, ranged } = swing(model, compared.pair(), field)?;
        let known = |end: &Result<f64, String>| end.as_ref().ok().copied();
        let ends = [known(&low.difference), known(&high.difference), known(&compared.difference)];
        let decides = ends.iter().any(|end| end.is_some() != ends[0].is_some());
        let ends = || ends.into_iter().flatten();
        let spread = ends().fold(f64::NEG_INFINITY, f64::max) - ends().fold(f64::INFINITY, f64::min);
        Some(Self {
            field,
            present,
            low: low.value,
            high: high.value,
            difference_at_low_usd: known(&low.difference),
            difference_at_high_usd: known(&high.difference),
            reason_at_low: low.difference.err(),
            reason_at_high: high.difference.err(),
            low_at_limit: low.at_limit,
            high_at_limit: high.at_limit,
            ranged,
            scaled: model.is_path(field),
            change: spread.max(0.0),
            decides,
        })
    }
}

/// The same as CSV, a row for each input.
#[must_use]
pub fn sensitivity_csv(sensitivity: &Sensitivity) -> String {
    let mut out =
        "field,present,low,high,difference_at_low_usd,difference_at_high_usd,low_at_limit,high_at_limit,\
                   reason_at_low,reason_at_high\n"
            .to_owned();
    let number = |x: Option<f64>| x.map_or_else(String::new, |x| x.to_string());
    let text = |x: &Option<String>| x.as_deref().map_or_else(String::new, csv_cell);
    for input in &sensitivity.inputs {
        // Writing into text does not fail.
        let _ = writeln!(
            out,
            "{},{},{},{},{},{},{},{},{},{}",
            input.field.spec().path,
            input.present,
            input.low,
            input.high,
            number(input.difference_at_low_usd),
            number(input.difference_at_high_usd),
            input.low_at_limit,
            input.high_at_limit,
            text(&input.reason_at_low),
            text(&input.reason_at_high)
        );
    }
    out
}
