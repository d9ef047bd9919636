//! The scenario that was pinned, beside the present one: the lines of the compared strategies, and where
//! the challenger broke even then.

use crate::kind::Strategy;
use crate::report::Curve;

use super::canvas::Canvas;
use super::marks::Mark;
use super::plot::Plot;
use super::shape::{Ink, Paint, Role};
use super::time::{Time, curve, vertices};

impl<'r> Time<'r> {
    /// The compared strategies as they were pinned, challenger first.
    pub(super) fn pinned_lines(&self) -> Vec<(Strategy, &'r Curve)> {
        let pair = self.pair.map_or_else(Vec::new, |(challenger, incumbent)| vec![challenger, incumbent]);
        let line = |strategy: Strategy| Some((strategy, curve(self.pinned?.figures(strategy)?, self.money)));
        pair.into_iter().filter_map(line).collect()
    }

    /// The last month of a pinned line that has a place here, and its value then.
    pub(super) fn pinned_end(&self, curve: &Curve) -> (f64, f64) {
        let months = self.report.basis.months.min(curve.before.len() - 1);
        (f64::from(u16::try_from(months).unwrap_or(0)), curve.before[months])
    }

    /// The lines that were pinned, and where the challenger broke even then.
    pub(super) fn draw_pinned(&self, canvas: &Canvas<'_>, plot: &Plot) {
        for (strategy, curve) in self.pinned_lines().into_iter().rev() {
            let (end, _) = self.pinned_end(curve);
            let points: Vec<_> = vertices(curve).into_iter().filter(|(tau, _)| *tau <= end).collect();
            canvas.series(Paint::new(Role::Pinned, Ink::of(strategy)), plot, &points);
        }
    }

    /// Where the challenger first broke even in what was pinned.
    pub(super) fn pinned_mark(&self, plot: &Plot) -> Option<Mark> {
        let (challenger, incumbent) = self.pair?;
        let pinned = Time::new(self.pinned?, self.money, self.pair);
        let first = pinned.stretches(challenger, incumbent).first()?.from;
        let at = (first, curve(pinned.report.figures(challenger)?, self.money).at(first));
        (first > 0.0 && first < self.horizon()).then(|| Mark {
            at: plot.at(at),
            label: format!("pinned: {}", pinned.report.basis.month_of(first)),
            brief: String::new(),
            note: String::new(),
            to_the_left: plot.x.share(first) > 0.6,
            ink: Ink::of(challenger),
            text: Ink::text_of(challenger),
        })
    }
}
