//! How sure the answer is, in one sentence.

use crate::analysis::Run;
use crate::kind::Strategy;
use crate::model::Model;
use crate::number::percent;

use super::document::Sentence;
use super::result::Report;
use super::uncertainty::{AskedDraws, DrawnBreakEven, Uncertainty, uncertain_run};

/// So many draws are enough for a sentence that counts them in per cent: one or two are their error.
pub const ENOUGH: u32 = 4_096;

/// Says who is probably cheapest, in how many draws, and when it pays back.
#[must_use]
pub fn sure(result: &Uncertainty) -> Sentence {
    sure_beside(result, None)
}

/// The same behind an answer by which `point` is cheapest.
#[must_use]
pub fn sure_beside(result: &Uncertainty, point: Option<Strategy>) -> Sentence {
    let best = result.probability_cheapest.0.iter().fold(None, |best: Option<(Strategy, f64)>, one| {
        if best.is_some_and(|best| best.1 >= one.1) { best } else { Some(*one) }
    });
    let Some((best, chance)) = best.filter(|(_, chance)| *chance > 0.0) else {
        return Sentence::plain("No strategy can be relied on in any draw.");
    };
    let likely = match chance {
        1.0 => " is cheapest in ",
        chance if chance > 0.5 => " is probably cheapest: in ",
        _ => " is most often cheapest: in ",
    };
    let sentence = match point {
        Some(point) if point != best => Sentence::plain("But ").strategy(best),
        _ => Sentence::default().subject(best),
    };
    let sentence = sentence.and(likely).strong(draws_in_words(chance));
    let (Some(challenger), Some(incumbent), Some(found)) =
        (result.challenger, result.incumbent, &result.break_even)
    else {
        return sentence.and(".");
    };
    if best == challenger {
        return sentence.then(paying_back(result, incumbent, found)).and(".");
    }
    let Some(end) = result.probability_cheaper_by_month.last() else { return sentence.and(".") };
    let months = result.probability_cheaper_by_month.len();
    let challenger = Sentence::plain("; ").strategy(challenger);
    let against =
        if best == incumbent { Sentence::default() } else { Sentence::plain(" than ").strategy(incumbent) };
    sentence
        .then(challenger)
        .and(" is cheaper")
        .then(against)
        .and(format!(" by month {months} with {} probability.", chance_in_words(*end)))
}

fn paying_back(result: &Uncertainty, incumbent: Strategy, found: &DrawnBreakEven) -> Sentence {
    let Some(times) = &found.first_month else { return Sentence::default() };
    let month = |tau: f64| result.month_of(tau).in_words();
    let (early, late) = (month(times.p5), month(times.p95));
    let sentence = Sentence::plain(", paying back against ").strategy(incumbent);
    let sentence = if early == late {
        sentence.and(" in ").strong(early)
    } else {
        sentence.and(" between ").strong(early).and(" and ").strong(late)
    };
    if found.never_share < 0.05 {
        return sentence;
    }
    sentence.and(format!(", in {} never", draws_in_words(found.never_share)))
}

/// `68% of draws`, and never all or none when it is not.
fn draws_in_words(share: f64) -> String {
    if share == 1.0 { "all draws".to_owned() } else { format!("{} of draws", chance_in_words(share)) }
}

/// A probability to a whole per cent, and never all or nothing when it is not.
#[must_use]
pub fn chance_in_words(share: f64) -> String {
    match share {
        0.0 | 1.0 => percent(share, 3),
        share if share < 0.005 => "under 1%".to_owned(),
        share if share > 0.995 => "over 99%".to_owned(),
        share => format!("{:.0}%", share * 100.0),
    }
}

/// How sure the answer to a scenario is, in one sentence; none if no input has a range.
#[must_use]
pub fn how_sure(model: &Model, report: &Report) -> Option<Sentence> {
    let asked = AskedDraws { samples: ENOUGH, ..AskedDraws::default() };
    let mut run: Run = uncertain_run(model, report, asked).ok()?;
    while run.progress() < 1.0 {
        run.step(ENOUGH);
    }
    Some(sure_beside(&Uncertainty::new(&run), report.cheapest.strategy))
}
