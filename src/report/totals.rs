//! What each strategy comes to, in one small table.

use crate::kind::Strategy;
use crate::number::usd;

use super::document::{Sentence, Table, Tone};
use super::result::{Report, Status};
use super::verdict::share_in_words;

/// What each strategy comes to, in the order of the answer.
#[must_use]
pub fn totals(report: &Report) -> Table {
    let mut table = Table::new(&["Strategy", "Status", ">Present value", ">A query", ">People's hours"]);
    for (strategy, result) in report.ranked() {
        let figures = result.figures.as_ref();
        let cell = |words: Option<String>| Sentence::plain(words.unwrap_or_else(|| "–".to_owned()));
        table.rows.push(vec![
            Sentence::default().subject(strategy),
            standing(report, strategy, result.status),
            cell(figures.map(|figures| usd(figures.present_value_usd))),
            cell(figures.and_then(|figures| figures.usd_per_query).map(usd)),
            cell(report.people_share(strategy).filter(|_| figures.is_some()).map(share_in_words)),
        ]);
    }
    table
}

/// Whether a strategy is the cheapest, fits, or does not.
pub(super) fn standing(report: &Report, strategy: Strategy, status: Status) -> Sentence {
    match status {
        Status::Ok if report.cheapest.strategy == Some(strategy) => Sentence::default().strong("cheapest"),
        Status::Ok => Sentence::plain("fits"),
        bad => Sentence::default().with(bad.word(), Tone::Bad),
    }
}
