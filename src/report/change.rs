//! What moved between two reports: the two strategies that are compared, and when one pays back.

use crate::kind::Strategy;
use crate::number::{usd, usd_difference};

use super::comparison::difference;
use super::comparison_text::months_later;
use super::result::{Outcome, Report};

/// A figure in two reports, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The strategy whose present value it is; none for the break-even.
    pub strategy: Option<Strategy>,
    /// What it was.
    pub before: String,
    /// What it is.
    pub now: String,
    /// How much more, or how much later; none where one of the two is missing.
    pub difference: Option<String>,
}

/// What moved from `before` to `now`: the incumbent, the challenger, their break-even.
#[must_use]
pub fn moved(before: &Report, now: &Report, (challenger, incumbent): (Strategy, Strategy)) -> [Moved; 3] {
    let cost = |strategy: Strategy| {
        let cost = |report: &Report| report.figures(strategy).map(|figures| figures.present_value_usd);
        let (old, new) = (cost(before), cost(now));
        let words = |cost: Option<f64>| cost.map_or_else(|| "–".to_owned(), usd);
        let difference = old.zip(new).map(|(old, new)| usd_difference(difference(old, new)));
        Moved { strategy: Some(strategy), before: words(old), now: words(new), difference }
    };
    let first = |report: &Report| report.pair(challenger, incumbent)?.over_time.times.as_ref()?.first_month;
    let months = [before, now].map(|report| pays_back(report, challenger, incumbent));
    let later = first(before).zip(first(now)).map(|(old, new)| match difference(old, new) {
        // A part of a month is nothing that the answer shows.
        later if later != 0.0 && months[0] == months[1] => "in the same month".to_owned(),
        later => months_later(later),
    });
    let [old, new] = months;
    let break_even = Moved { strategy: None, before: old, now: new, difference: later };
    [cost(incumbent), cost(challenger), break_even]
}

/// When a challenger first pays back against an incumbent, in a word: `2028-05`, `never`, `at once`.
#[must_use]
pub fn pays_back(report: &Report, challenger: Strategy, incumbent: Strategy) -> String {
    let Some(pair) = report.pair(challenger, incumbent) else { return "–".to_owned() };
    match pair.over_time.verdict {
        Outcome::Always => "at once".to_owned(),
        Outcome::Never => "never".to_owned(),
        Outcome::Infeasible => "–".to_owned(),
        Outcome::Intervals => {
            let first = pair.over_time.times.as_ref().and_then(|times| times.first_month);
            first.map_or_else(|| "–".to_owned(), |month| report.basis.month_of(month).to_string())
        }
    }
}
