//! The answer in one sentence, and what it rests on in a few more.

use crate::analysis::MOST_VOLUME;
use crate::kind::Strategy;
use crate::number::{count, months, percent, queries, usd};

use super::detail::{detail, others, people};
use super::document::{Sentence, Topic};
use super::result::{BreakEven, Outcome, Report, Status, Stretch};

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictText {
    /// The two strategies it compares, if there are two to compare: challenger and incumbent.
    pub pair: Option<(Strategy, Strategy)>,
    /// The answer in one sentence.
    pub sentence: Sentence,
    /// Amounts, further crossings, the present volume.
    pub detail: Sentence,
    /// How many notes there are on it, to be asked about.
    pub notes: Sentence,
    /// What the other strategies cost, how far the challenger is behind at most, and how much of the
    /// difference is people's hours.
    pub more: Sentence,
}

/// Says who is cheapest, since when, from which volume on, and how much of it is people's hours.
#[must_use]
pub fn verdict(report: &Report) -> VerdictText {
    let pair = pair(report);
    let sentence = sentence(report, pair);
    let (detail, more) = match pair {
        Some((challenger, incumbent)) => (
            detail(report, challenger, incumbent),
            others(report, challenger, incumbent).then(people(report, challenger, incumbent)),
        ),
        None => (Sentence::default(), Sentence::default()),
    };
    let notes = match report.warnings.len() {
        0 => Sentence::default(),
        1 => Sentence::default().figure("1 note".to_owned(), Topic::Notes),
        many => Sentence::default().figure(format!("{many} notes"), Topic::Notes),
    };
    VerdictText { pair, sentence, detail, notes, more }
}

/// The pair that answers the question: tuning, in the form that fits best, against what it would replace.
pub(super) fn pair(report: &Report) -> Option<(Strategy, Strategy)> {
    use Strategy::{FineTuned, Hybrid, PromptOnly, Rag, Staged};
    let status = |strategy| report.strategies.get(&strategy).map(|result| result.status);
    let first_of = |strategies: &[Strategy], wanted: Status| {
        strategies.iter().copied().find(|strategy| status(*strategy) == Some(wanted))
    };
    let choose = |strategies: &[Strategy]| {
        first_of(strategies, Status::Ok).or_else(|| first_of(strategies, Status::Unfit))
    };
    match report.cheapest.strategy {
        Some(tuned @ (FineTuned | Hybrid | Staged)) => {
            let others: Vec<Strategy> =
                [Rag, PromptOnly, FineTuned, Hybrid, Staged].into_iter().filter(|s| *s != tuned).collect();
            Some((tuned, choose(&others)?))
        }
        Some(untuned) => {
            let others: Vec<Strategy> =
                [FineTuned, Hybrid, Staged, Rag, PromptOnly].into_iter().filter(|s| *s != untuned).collect();
            Some((choose(&others)?, untuned))
        }
        None => Some((choose(&[FineTuned, Hybrid, Staged])?, choose(&[Rag, PromptOnly])?)),
    }
}

fn sentence(report: &Report, pair: Option<(Strategy, Strategy)>) -> Sentence {
    if report.strategies.0.is_empty() {
        return Sentence::plain("No strategy is enabled: enable at least one to see what it costs.");
    }
    let Some(cheapest) = report.cheapest.strategy else { return nothing_fits(report) };
    if report.basis.queries_per_month <= 0.0 {
        let cost = report.figures(cheapest).map_or(0.0, |figures| figures.present_value_usd);
        return Sentence::plain("Without any queries ")
            .strategy(cheapest)
            .and(" costs least, ")
            .figure(usd(cost), Topic::Cost(cheapest))
            .and("; what pays back depends on how many there are.");
    }
    let Some((challenger, incumbent)) = pair else { return only_choice(report, cheapest) };
    if let Some(cheaper) = cheaper_but_unfit(report, cheapest, [challenger, incumbent]) {
        return cheaper;
    }
    let Some(pair) = report.pair(challenger, incumbent) else { return only_choice(report, cheapest) };
    if is_tie(report, challenger, incumbent) {
        let tie = Sentence::default().subject(challenger).and(" and ").strategy(incumbent);
        return tie.and(" cost the same.");
    }
    if challenger == cheapest { pays_back(report, pair) } else { stays_behind(report, pair) }
}

fn nothing_fits(report: &Report) -> Sentence {
    let reasons: Vec<String> = report
        .strategies
        .iter()
        .filter_map(|(strategy, result)| Some(format!("{}: {}", strategy.label(), result.reason.as_deref()?)))
        .collect();
    let sentence = Sentence::plain(format!("No strategy fits ({})", reasons.join("; ")));
    let feasible = report.strategies.iter().filter_map(|(s, r)| Some((*s, r, r.figures.as_ref()?)));
    let nearest = feasible.min_by(|a, b| {
        let by_cost = a.2.present_value_usd.total_cmp(&b.2.present_value_usd);
        a.1.unanswered.total_cmp(&b.1.unanswered).then(by_cost)
    });
    match nearest {
        Some((strategy, _, figures)) => sentence
            .and("; the nearest is ")
            .strategy(strategy)
            .and(", for ")
            .figure(usd(figures.present_value_usd), Topic::Cost(strategy))
            .and("."),
        None => sentence.and("."),
    }
}

fn only_choice(report: &Report, cheapest: Strategy) -> Sentence {
    let subject = Sentence::default().subject(cheapest);
    let infeasible = report.strategies.iter().find(|(_, result)| result.status == Status::Infeasible);
    match infeasible {
        Some((strategy, result)) => {
            let reason = result.reason.as_deref().unwrap_or_default();
            subject
                .and(" is the only choice left: ")
                .strategy(*strategy)
                .and(format!(" is infeasible, because {reason}."))
        }
        None => subject.and(" is the only strategy that is enabled."),
    }
}

/// One of the two compared costs less than the cheapest that fits, and does not fit itself.
pub(super) fn cheaper_but_unfit(
    report: &Report,
    cheapest: Strategy,
    pair: [Strategy; 2],
) -> Option<Sentence> {
    let own = report.figures(cheapest)?.present_value_usd;
    let (cheaper, result) = pair.into_iter().find_map(|strategy| {
        let result = report.strategies.get(&strategy)?;
        let less = result.figures.as_ref()?.present_value_usd < own;
        (result.status == Status::Unfit && less).then_some((strategy, result))
    })?;
    let saved = own - result.figures.as_ref()?.present_value_usd;
    Some(
        Sentence::default()
            .subject(cheapest)
            .and(" is cheapest of what fits: ")
            .strategy(cheaper)
            .and(" costs ")
            .figure(usd(saved), Topic::Saving(cheaper, cheapest))
            .and(" less but cannot answer ")
            .figure(percent(result.unanswered, 3), Topic::Unanswered(cheaper))
            .and(" of questions."),
    )
}

pub(super) fn is_tie(report: &Report, a: Strategy, b: Strategy) -> bool {
    match (report.figures(a), report.figures(b)) {
        (Some(a), Some(b)) => crate::float::same(a.present_value_usd, b.present_value_usd),
        _ => false,
    }
}

/// The challenger is the cheapest.
fn pays_back(report: &Report, pair: &BreakEven) -> Sentence {
    let people = people_of(report, pair.challenger);
    let subject = Sentence::default().subject(pair.challenger).and(" is cheapest");
    let volume = pair.over_volume.as_ref();
    let times = pair.over_time.times.as_ref();
    let from_the_start = pair.over_time.verdict == Outcome::Always;
    if unbeaten_throughout(report, pair.challenger) && unbeaten_at_any_volume(report, pair.challenger) {
        return subject.and(" from the first day and at any volume; ").then(people);
    }
    let sentence = if from_the_start {
        subject.and(": it costs less than ").strategy(pair.incumbent).and(" from the first day")
    } else {
        let month = times.and_then(|times| times.first_month).map_or(0.0, |month| month);
        subject
            .and(": it pays back against ")
            .strategy(pair.incumbent)
            .and(" in ")
            .figure(report.basis.month_of(month).in_words(), Topic::PaysBack(pair.challenger, pair.incumbent))
    };
    let stretches = volume.and_then(|volume| volume.intervals.as_deref()).unwrap_or_default();
    sentence.and(", ").then(volumes(stretches, pair)).and(", and ").then(people)
}

/// The incumbent is the cheapest.
fn stays_behind(report: &Report, pair: &BreakEven) -> Sentence {
    let subject = Sentence::default().subject(pair.incumbent).and(" is cheapest");
    let volume = pair.over_volume.as_ref();
    if volume.is_some_and(|volume| volume.verdict == Outcome::Never) {
        let people = people_of(report, pair.incumbent);
        if unbeaten_at_any_volume(report, pair.incumbent) {
            return subject.and(" at any volume up to 1bn queries a month; ").then(people);
        }
        let sentence = subject.and(": ").strategy(pair.challenger);
        return sentence.and(" never pays back, at no volume up to 1bn queries a month; ").then(people);
    }
    let ahead_at_times = pair.over_time.verdict == Outcome::Intervals;
    let stretches = volume.and_then(|volume| volume.intervals.as_deref()).unwrap_or_default();
    let unfit = report.strategies.get(&pair.challenger).is_some_and(|result| result.status == Status::Unfit);
    let sentence = subject.and(": ").strategy(pair.challenger).and(if unfit {
        ", which does not fit the task,"
    } else {
        ""
    });
    let months = months(report.basis.months);
    let (sentence, otherwise) = if ahead_at_times {
        (
            sentence.and(format!(" is ahead for a while but ends behind after {months} at ")),
            " it would end ahead.",
        )
    } else {
        (sentence.and(format!(" never pays back within {months} at ")), " it would pay back.")
    };
    let volume = format!("{} a month", queries(report.basis.queries_per_month));
    sentence.strong(volume).and("; ").then(volumes(stretches, pair)).and(otherwise)
}

/// Whether a strategy runs and answers enough.
fn fits(report: &Report, strategy: Strategy) -> bool {
    report.strategies.get(&strategy).is_some_and(|result| result.status == Status::Ok)
}

/// Whether `cheapest` has cost less than every other strategy that can be relied on from the first day.
fn unbeaten_throughout(report: &Report, cheapest: Strategy) -> bool {
    report
        .break_even
        .iter()
        .filter(|pair| pair.challenger == cheapest && fits(report, pair.incumbent))
        .all(|pair| pair.over_time.verdict == Outcome::Always)
}

/// Whether no strategy that can be relied on costs less than `cheapest` at any volume.
fn unbeaten_at_any_volume(report: &Report, cheapest: Strategy) -> bool {
    report
        .break_even
        .iter()
        .filter(|pair| pair.incumbent == cheapest && fits(report, pair.challenger))
        .all(|pair| pair.over_volume.as_ref().is_some_and(|volume| volume.verdict == Outcome::Never))
}

/// The volumes at which a challenger is cheaper, in words.
fn volumes(stretches: &[Stretch], pair: &BreakEven) -> Sentence {
    let topic = Topic::Volumes(pair.challenger, pair.incumbent);
    let range = |stretch: &Stretch| {
        let volume = |at: f64| format!("{} a month", queries(at));
        let (before, figure, after) = match (stretch.from <= 0.0, stretch.to >= MOST_VOLUME) {
            (true, true) => ("", "at any volume".to_owned(), ""),
            (false, true) => ("from ", volume(stretch.from), " up"),
            (true, false) => ("up to ", volume(stretch.to), ""),
            (false, false) => ("between ", format!("{} and {}", count(stretch.from), volume(stretch.to)), ""),
        };
        Sentence::plain(before).figure(figure, topic).and(after)
    };
    match stretches {
        [] => Sentence::plain("at no volume"),
        [one] => range(one),
        [one, two] => range(one).and(" and again ").then(range(two)),
        many => Sentence::default().figure(format!("in {} ranges of volume", many.len()), topic),
    }
}

/// A share in two digits, and never all of it when it is not.
#[must_use]
pub fn share_in_words(share: f64) -> String {
    if share < 1.0 && share > 0.995 { "over 99%".to_owned() } else { percent(share, 2) }
}

fn people_of(report: &Report, strategy: Strategy) -> Sentence {
    let share = report.people_share(strategy).unwrap_or(0.0);
    let figure = Sentence::default().figure(share_in_words(share), Topic::People(strategy));
    figure.and(" of its cost is people's hours.")
}
