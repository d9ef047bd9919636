//! What a strategy costs until some time, line by line.

use crate::ledger::{Category, Line, LineAmounts};
use crate::model::Model;
use crate::order;

use super::explanation::line_words;
use super::result::{Figures, Report};

/// An amount in both moneys.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Amounts {
    pub(super) present_usd: f64,
    pub(super) nominal_usd: f64,
}

/// The lines of a strategy with what stands on them.
pub(super) struct Parts(Vec<(Line, String, Amounts)>);

impl Parts {
    /// The lines of `figures` until τ, or over the horizon; those without anything until then are left out.
    pub(super) fn new(model: &Model, report: &Report, figures: &Figures, tau: Option<f64>) -> Self {
        let lines = figures.ledger.lines.iter();
        let amounts = lines.map(|one| (one.line, until(one, &report.basis.discount, tau)));
        let there = amounts.filter(|(_, amounts)| amounts.nominal_usd != 0.0);
        Self(there.map(|(line, amounts)| (line, line_words(model, line), amounts)).collect())
    }

    /// The lines of a category.
    pub(super) fn of(&self, category: Category) -> Vec<&(Line, String, Amounts)> {
        self.0.iter().filter(|(line, ..)| line.category() == category).collect()
    }

    /// What the lines come to that are wanted.
    pub(super) fn sum(&self, wanted: impl Fn(Line) -> bool) -> Amounts {
        let mut sum = Amounts::default();
        for (_, _, amounts) in self.0.iter().filter(|(line, ..)| wanted(*line)) {
            sum.present_usd += amounts.present_usd;
            sum.nominal_usd += amounts.nominal_usd;
        }
        sum
    }

    /// The present value of a line, if anything stands on it.
    pub(super) fn present(&self, line: Line) -> Option<f64> {
        self.0.iter().find(|(known, ..)| *known == line).map(|(.., amounts)| amounts.present_usd)
    }

    /// The lines of this and of another, each once.
    pub(super) fn lines_with<'a>(&'a self, other: &'a Self) -> Vec<(Line, &'a str)> {
        let mut lines: Vec<(Line, &str)> =
            self.0.iter().chain(&other.0).map(|(line, words, _)| (*line, words.as_str())).collect();
        order::sort_by_key(&mut lines, |(line, _)| line.place());
        lines.dedup();
        lines
    }
}

/// What stands on a line until τ: with what falls at its month's start, and the part of the month.
fn until(line: &LineAmounts, discount: &[f64], tau: Option<f64>) -> Amounts {
    let mut sum = Amounts::default();
    let mut left = tau;
    for (month, (start, accrual)) in line.start.iter().zip(&line.accrual).enumerate() {
        let part = left.map_or(1.0, |left| left.clamp(0.0, 1.0));
        sum.present_usd += start * discount[month] + part * accrual * discount[month + 1];
        sum.nominal_usd += start + part * accrual;
        left = left.map(|left| left - 1.0);
        if left.is_some_and(|left| left < 0.0) {
            break;
        }
    }
    sum
}
