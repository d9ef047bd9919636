//! A month of the ledger: what stands on each line, by strategy.

use crate::date::CalendarMonth;
use crate::kind::Strategy;
use crate::ledger::{Line, LineAmounts};
use crate::model::Model;
use crate::order;

use super::explanation::line_words;
use super::result::{Figures, Report};

/// Every line of every strategy in a month; nominal.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthLedger {
    /// The month, from 1.
    pub month: usize,
    /// Its calendar month.
    pub calendar_month: CalendarMonth,
    /// The strategies that can run.
    pub strategies: Vec<Strategy>,
    /// The lines that are not zero for all of them.
    pub rows: Vec<MonthRow>,
    /// What each strategy comes to.
    pub totals: Vec<f64>,
}

/// A line of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthRow {
    /// The line.
    pub line: Line,
    /// What it is, in words.
    pub words: String,
    /// The amount of each strategy; none where it is nothing.
    pub usd: Vec<Option<f64>>,
}

impl MonthLedger {
    /// The ledger of `month`, from 1; one beyond the horizon is the last.
    #[must_use]
    pub fn new(model: &Model, report: &Report, month: usize) -> Self {
        let month = month.clamp(1, report.basis.months);
        let running: Vec<(Strategy, &Figures)> = report
            .strategies
            .iter()
            .filter_map(|(strategy, result)| Some((*strategy, result.figures.as_ref()?)))
            .collect();
        let amounts = |figures: &Figures| -> Vec<(Line, f64)> {
            let lines = figures.ledger.lines.iter();
            lines.map(|one| (one.line, in_month(one, month))).filter(|(_, usd)| *usd != 0.0).collect()
        };
        let amounts: Vec<Vec<(Line, f64)>> = running.iter().map(|(_, figures)| amounts(figures)).collect();
        let mut lines: Vec<Line> = amounts.iter().flatten().map(|(line, _)| *line).collect();
        order::sort_by_key(&mut lines, |line| line.place());
        lines.dedup();
        let of = |line: Line| {
            let found =
                |own: &Vec<(Line, f64)>| own.iter().find(|(known, _)| *known == line).map(|(_, usd)| *usd);
            MonthRow { line, words: line_words(model, line), usd: amounts.iter().map(found).collect() }
        };
        Self {
            month,
            calendar_month: report.basis.start.plus(month - 1),
            strategies: running.iter().map(|(strategy, _)| *strategy).collect(),
            rows: lines.into_iter().map(of).collect(),
            totals: amounts.iter().map(|own| own.iter().map(|(_, usd)| usd).sum()).collect(),
        }
    }
}

impl Figures {
    /// What stands on `line` in each month; nominal.
    #[must_use]
    pub fn by_month(&self, line: Line) -> Vec<f64> {
        let amounts = self.ledger.line(line);
        amounts.map_or_else(Vec::new, |one| (1..=one.start.len()).map(|month| in_month(one, month)).collect())
    }
}

fn in_month(amounts: &LineAmounts, month: usize) -> f64 {
    amounts.start[month - 1] + amounts.accrual[month - 1]
}
