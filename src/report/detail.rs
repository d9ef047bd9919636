//! What stands behind the answer: amounts, further crossings, the other strategies, and how much of it is
//! people's hours.

use crate::kind::Strategy;
use crate::ledger::Category;
use crate::number::{months, percent, queries, usd};

use super::document::{Sentence, Topic};
use super::result::{Figures, Report, Status};

/// Amounts, further crossings, the present volume.
pub(super) fn detail(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let basis = &report.basis;
    let cost = |strategy| report.figures(strategy).map_or(0.0, |figures| figures.present_value_usd);
    let money = if basis.discount_rate_per_year == 0.0 {
        String::new()
    } else {
        format!(", in present value at {} a year", percent(basis.discount_rate_per_year, 4))
    };
    let sentence = Sentence::plain(format!("Over {} ", months(basis.months)))
        .strategy(challenger)
        .and(" costs ")
        .figure(usd(cost(challenger)), Topic::Cost(challenger))
        .and(" and ")
        .strategy(incumbent)
        .and(" ")
        .figure(usd(cost(incumbent)), Topic::Cost(incumbent))
        .and(money);
    let sentence = sentence.and(". ").then(crossings(report, challenger, incumbent));
    let sentence = sentence.and(format!("You start at {} a month.", queries(basis.queries_per_month)));
    sentence.then(cheaper_elsewhere(report, [challenger, incumbent]))
}

/// Which strategies besides the two compared cost less than the cheapest that fits, and do not fit.
fn cheaper_elsewhere(report: &Report, pair: [Strategy; 2]) -> Sentence {
    let cheapest = report.cheapest.strategy.and_then(|strategy| report.figures(strategy));
    let Some(least) = cheapest.map(|figures| figures.present_value_usd) else { return Sentence::default() };
    let costs_less = |figures: &Figures| figures.present_value_usd < least;
    let mut unfit = report.strategies.iter().filter(|(strategy, result)| {
        let is_cheaper = result.figures.as_ref().is_some_and(costs_less);
        result.status == Status::Unfit && is_cheaper && !pair.contains(strategy)
    });
    let Some((first, _)) = unfit.next() else { return Sentence::default() };
    let one = Sentence::plain(" ").subject(*first);
    match unfit.next() {
        None => one.and(" costs less and does not fit."),
        Some((second, _)) => one.and(" and ").strategy(*second).and(" cost less and do not fit."),
    }
}

/// What the other strategies cost, and how far the challenger is behind at most.
pub(super) fn others(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let mut sentence = Sentence::default();
    for (strategy, result) in report.strategies.iter() {
        let (Some(figures), false) = (&result.figures, [challenger, incumbent].contains(strategy)) else {
            continue;
        };
        sentence = if sentence.0.is_empty() {
            sentence.subject(*strategy).and(" costs ")
        } else {
            sentence.and(", ").strategy(*strategy).and(" ")
        };
        sentence = sentence.and(usd(figures.present_value_usd));
        if result.status == Status::Unfit {
            sentence = sentence.and(" (unfit)");
        }
    }
    if !sentence.0.is_empty() {
        sentence = sentence.and(". ");
    }
    let times = report.pair(challenger, incumbent).and_then(|pair| pair.over_time.times.as_ref());
    let Some(exposure) = times.map(|times| &times.peak_exposure).filter(|exposure| exposure.usd > 0.0) else {
        return sentence;
    };
    let month = report.basis.month_of(exposure.month.unwrap_or(0.0));
    sentence
        .and("At most ")
        .strategy(challenger)
        .and(" is ")
        .strong(usd(exposure.usd))
        .and(format!(" behind, in {}. ", month.in_words()))
}

/// What happens after the first break-even.
fn crossings(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let Some(times) = report.pair(challenger, incumbent).and_then(|pair| pair.over_time.times.as_ref())
    else {
        return Sentence::default();
    };
    let basis = &report.basis;
    let mut sentence = Sentence::default();
    // Every stretch that does not reach the end is followed by one in which it is behind.
    let ends: Vec<f64> = times.intervals.iter().map(|stretch| stretch.to).collect();
    let behind = ends.len() - usize::from(times.lasting_month.is_some());
    if let Some(first) = ends.first().filter(|_| behind > 0) {
        let month = basis.month_of(*first).in_words();
        let cause = cause(report, challenger, *first);
        let again = times.lasting_month.map(|from| basis.month_of(from).in_words());
        if behind == 1 && again.as_ref() == Some(&month) {
            return sentence
                .and(format!("In {month} it falls behind{cause}, and leads again within the month. "));
        }
        sentence = sentence.and(match behind {
            1 => format!("In {month} it falls behind{cause}; "),
            times => format!("It falls behind {times} times, first in {month}{cause}; "),
        });
        sentence = match again {
            Some(month) => sentence.and(format!("from {month} it leads to the end. ")),
            None => sentence.and("it ends behind. "),
        };
    }
    sentence
}

/// What puts a strategy behind at τ, if something falls due there.
fn cause(report: &Report, strategy: Strategy, tau: f64) -> String {
    let Some(figures) = report.figures(strategy) else { return String::new() };
    let months = (0..report.basis.months).zip(0_u16..);
    let Some(month) = months.filter(|(_, at)| f64::from(*at) == tau).map(|(month, _)| month).next() else {
        return String::new();
    };
    let due: Vec<_> = figures
        .ledger
        .lines
        .iter()
        .filter(|amounts| amounts.start.get(month).is_some_and(|usd| *usd > 0.0))
        .collect();
    let retrained = report
        .basis
        .retrainings
        .iter()
        .any(|(known, months)| *known == strategy && months.contains(&(month + 1)));
    match due.iter().max_by(|a, b| a.start[month].total_cmp(&b.start[month])) {
        None => String::new(),
        Some(_) if retrained => " through a retraining".to_owned(),
        Some(largest) => format!(" through what falls due then, above all {}", largest.line),
    }
}

/// The difference of the two, parted into people's hours and everything else; nominal.
pub(super) fn people(report: &Report, challenger: Strategy, incumbent: Strategy) -> Sentence {
    let (Some(a), Some(b)) = (report.figures(challenger), report.figures(incumbent)) else {
        return Sentence::default();
    };
    let hours = |figures: &Figures| figures.categories.get(&Category::People).copied().unwrap_or(0.0);
    let in_hours = hours(a) - hours(b);
    let elsewhere = (a.total_usd - b.total_usd) - in_hours;
    let words = |difference: f64| match difference {
        0.0 => "the same".to_owned(),
        more if more > 0.0 => format!("{} more", usd(more)),
        less => format!("{} less", usd(less.abs())),
    };
    Sentence::default()
        .subject(challenger)
        .and(" costs ")
        .strong(words(in_hours))
        .and(" in people's hours ")
        .and(if in_hours == 0.0 { "as " } else { "than " })
        .strategy(incumbent)
        .and(" and ")
        .strong(words(elsewhere))
        .and(" in everything else, before discounting.")
}
