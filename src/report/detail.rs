//! What stands behind the answer: amounts, further crossings, and how much of it is people's hours.

use crate::kind::Strategy;
use crate::ledger::Category;
use crate::number::{count, percent, usd};

use super::document::Sentence;
use super::result::{Figures, Report};

/// Amounts, further crossings, the present volume.
pub(super) fn detail(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let basis = &report.basis;
    let cost = |strategy| report.figures(strategy).map_or(0.0, |figures| figures.present_value_usd);
    let money = if basis.discount_rate_per_year == 0.0 {
        String::new()
    } else {
        format!(", in present value at {} a year", percent(basis.discount_rate_per_year, 4))
    };
    let months = if basis.months == 1 { "one month".to_owned() } else { format!("{} months", basis.months) };
    let mut sentence = Sentence::plain(format!("Over {months} "))
        .strategy(challenger)
        .and(" costs ")
        .strong(usd(cost(challenger)))
        .and(" and ")
        .strategy(incumbent)
        .and(" ")
        .strong(usd(cost(incumbent)))
        .and(money);
    let others: Vec<Strategy> = report
        .strategies
        .iter()
        .filter(|(strategy, result)| {
            result.figures.is_some() && **strategy != challenger && **strategy != incumbent
        })
        .map(|(strategy, _)| *strategy)
        .collect();
    if !others.is_empty() {
        let words: Vec<String> =
            others.iter().map(|other| format!("{} {}", other.label(), usd(cost(*other)))).collect();
        sentence = sentence.and(format!("; {}", words.join(", ")));
    }
    let sentence = sentence.and(". ").then(crossings(report, challenger, incumbent));
    sentence.and(format!("You start at {} queries a month.", count(basis.queries_per_month)))
}

/// What happens after the first break-even, and what it takes until then.
fn crossings(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let Some(times) = report.pair(challenger, incumbent).and_then(|pair| pair.over_time.times.as_ref())
    else {
        return Sentence::default();
    };
    let basis = &report.basis;
    let mut sentence = Sentence::default();
    if let [first, .., last] = times.intervals.as_slice() {
        let cause = lump_at(report, challenger, first.to);
        let again = if times.intervals.len() == 2 { "once more" } else { "several times" };
        sentence =
            sentence.and(format!("{cause} {} puts it behind {again}; ", basis.month_of(first.to).in_words()));
        sentence = match times.lasting_month {
            Some(month) => {
                sentence.and(format!("from {} it leads for good. ", basis.month_of(month).in_words()))
            }
            None => sentence
                .and(format!("it is ahead last in {} and ends behind. ", basis.month_of(last.to).in_words())),
        };
    }
    if times.peak_exposure.usd > 0.0 {
        let month = times.peak_exposure.month.unwrap_or(0.0);
        sentence = sentence
            .and("At most ")
            .strategy(challenger)
            .and(" is ")
            .strong(usd(times.peak_exposure.usd))
            .and(format!(" behind, in {}. ", basis.month_of(month).in_words()));
    }
    sentence
}

/// What puts a strategy behind at τ: its retraining, or its steadily higher cost.
fn lump_at(report: &Report, strategy: Strategy, tau: f64) -> &'static str {
    let retrained =
        report.basis.retrainings.iter().find(|(known, _)| *known == strategy).is_some_and(|(_, months)| {
            months.iter().any(|month| f64::from(u16::try_from(month - 1).unwrap_or(0)) == tau)
        });
    if retrained { "The retraining of" } else { "Its running cost from" }
}

/// The difference of the two, parted into people's hours and everything else; nominal.
pub(super) fn people(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let (Some(a), Some(b)) = (report.figures(challenger), report.figures(incumbent)) else {
        return Sentence::default();
    };
    let hours = |figures: &Figures| figures.categories.get(&Category::People).copied().unwrap_or(0.0);
    let in_hours = hours(a) - hours(b);
    let elsewhere = (a.total_usd - b.total_usd) - in_hours;
    let words = |difference: f64| {
        format!("{} {}", usd(difference.abs()), if difference > 0.0 { "more" } else { "less" })
    };
    Sentence::default()
        .subject(challenger)
        .and(" costs ")
        .strong(words(in_hours))
        .and(" in people's hours than ")
        .strategy(incumbent)
        .and(" and ")
        .strong(words(elsewhere))
        .and(" in everything else, before discounting.")
}
