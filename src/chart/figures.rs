//! The figures behind a drawing: a table of the same values, and what a pointer finds.

use crate::kind::Strategy;
use crate::number;
use crate::report::{Report, Sentence, Status, Table, csv_cell, to_json};
use crate::unit::Unit;

/// Values in columns, one row for each place along the axis.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures {
    /// What the rows are.
    pub along: &'static str,
    /// What the values count; US dollars, if it is not said.
    pub unit: Option<Unit>,
    /// What each column is, and the strategy it belongs to.
    pub columns: Vec<(String, Option<Strategy>)>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The values at one place along the axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The place, in values of the axis.
    pub at: f64,
    /// Its name.
    pub name: String,
    /// The values; none where there is none.
    pub values: Vec<Option<f64>>,
}

impl Figures {
    /// Columns of the strategies of `report`, with the word for what cannot be chosen.
    pub(super) fn of(along: &'static str, report: &Report) -> Self {
        let columns = report.strategies.iter().map(|(strategy, result)| {
            let caption = strategy.caption();
            let name = match result.status {
                Status::Ok => caption.to_owned(),
                bad => [caption, " (", bad.word(), ")"].concat(),
            };
            (name, Some(*strategy))
        });
        Self { along, columns: columns.collect(), ..Self::default() }
    }

    pub(super) fn row(&mut self, at: f64, name: impl Into<String>, values: Vec<Option<f64>>) {
        self.rows.push(Row { at, name: name.into(), values });
    }

    /// The same as CSV, with every digit.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = csv_cell(self.along);
        for (name, _) in &self.columns {
            out.push(',');
            out.push_str(&csv_cell(name));
        }
        out.push('\n');
        for row in &self.rows {
            out.push_str(&csv_cell(&row.name));
            for value in &row.values {
                out.push(',');
                if let Some(usd) = value {
                    out.push_str(&to_json(usd));
                }
            }
            out.push('\n');
        }
        out
    }

    /// The table beside the drawing.
    #[must_use]
    pub fn table(&self) -> Table {
        let numbers = self.columns.iter().map(|(name, _)| (name.clone(), true));
        let columns = std::iter::once((self.along.to_owned(), false)).chain(numbers).collect();
        let words = |value: f64| self.unit.map_or_else(|| number::usd(value), |unit| unit.rounded(value));
        let cell = |value: &Option<f64>| value.map_or_else(|| "–".to_owned(), words);
        let row = |row: &Row| {
            let cells = row.values.iter().map(|value| Sentence::plain(cell(value)));
            std::iter::once(Sentence::plain(row.name.clone())).chain(cells).collect()
        };
        Table { columns, rows: self.rows.iter().map(row).collect() }
    }
}
