//! A map over two inputs of which strategy is cheapest where.

use std::fmt::Write;

use serde::Serialize;

use crate::analysis::{Axis, Frontier, Spacing};
use crate::field::Field;
use crate::kind::Strategy;

use super::input::path;

/// A map over two inputs of which strategy is cheapest where.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct FrontierMap {
    /// The scenario's title.
    #[serde(skip)]
    pub title: String,
    /// The input along the rows.
    pub x: MapAxis,
    /// The input from row to row.
    pub y: MapAxis,
    /// The scenario itself.
    pub present: Here,
    /// The cheapest strategy, row by row; none where none can be relied on.
    pub cheapest: Vec<Vec<Option<Strategy>>>,
}

/// An input that is varied.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct MapAxis {
    /// The input.
    #[serde(serialize_with = "path")]
    #[cfg_attr(feature = "schemas", schemars(with = "String"))]
    pub field: Field,
    /// Its values, each larger than the one before.
    pub values: Vec<f64>,
    /// Whether they lie by equal factors.
    #[serde(skip)]
    pub logarithmic: bool,
}

/// The place of the scenario itself, which may lie beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Here {
    /// Its value of the input along the rows.
    pub x: f64,
    /// Its value of the other one.
    pub y: f64,
    /// Its cheapest strategy.
    pub cheapest: Option<Strategy>,
}

impl From<&Axis> for MapAxis {
    fn from(axis: &Axis) -> Self {
        Self {
            field: axis.field,
            values: axis.values.clone(),
            logarithmic: axis.spacing == Spacing::Logarithmic,
        }
    }
}

impl MapAxis {
    /// The place of the value nearest to `x`; none if it lies beside the map.
    #[must_use]
    pub fn place_of(&self, x: f64) -> Option<usize> {
        let within = self.values.first()? <= &x && &x <= self.values.last()?;
        let apart = |value: f64| (self.drawn(value) - self.drawn(x)).abs();
        let places = (0..self.values.len()).filter(|_| within);
        places.min_by(|a, b| apart(self.values[*a]).total_cmp(&apart(self.values[*b])))
    }

    /// A value as it lies among the others: itself, or its logarithm.
    pub(crate) fn drawn(&self, value: f64) -> f64 {
        if self.logarithmic { crate::float::log10(value) } else { value }
    }
}

impl FrontierMap {
    /// The map with these rows, from the first one on; those that are still to come may be missing.
    #[must_use]
    pub fn new(frontier: &Frontier, title: &str, rows: Vec<Vec<Option<Strategy>>>) -> Self {
        let (x, y) = frontier.present();
        Self {
            title: title.to_owned(),
            x: MapAxis::from(frontier.x()),
            y: MapAxis::from(frontier.y()),
            present: Here { x, y, cheapest: frontier.here() },
            cheapest: rows,
        }
    }

    /// Each strategy that is cheapest somewhere, or none that is, with its share of the cells; the largest first.
    #[must_use]
    pub fn shares(&self) -> Vec<(Option<Strategy>, f64)> {
        let cells = || self.cheapest.iter().flatten();
        let all = to_f64(cells().count()).max(1.0);
        let who = Strategy::ALL.iter().copied().map(Some).chain([None]);
        let share = |who| (who, to_f64(cells().filter(|cell| **cell == who).count()) / all);
        let mut shares: Vec<_> = who.map(share).filter(|(_, share)| *share > 0.0).collect();
        crate::order::sort_by(&mut shares, |a, b| b.1.total_cmp(&a.1));
        shares
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most a million cells")]
fn to_f64(count: usize) -> f64 {
    count as f64
}

/// The same as CSV, a row for each cell; the first input changes fastest.
#[must_use]
pub fn frontier_csv(map: &FrontierMap) -> String {
    let mut out = format!("{},{},cheapest\n", map.x.field.spec().path, map.y.field.spec().path);
    for (y, row) in map.y.values.iter().zip(&map.cheapest) {
        for (x, cell) in map.x.values.iter().zip(row) {
            // Writing into text does not fail.
            let _ = writeln!(out, "{x},{y},{}", cell.map_or("", Strategy::name));
        }
    }
    out
}
