//! What to do first.

use crate::field;
use crate::kind::Strategy;
use crate::number::{months, usd};
use crate::report::{Sentence, Switching};

use super::judgement::Judgement;
use super::situation::Situation;

/// How a tuned model is tried before it takes over: shares that are usual (S3).
const TRIAL: &str = "hold out 10 to 20% of the examples, and try the tuned model on 5 to 10% of the traffic";

/// What to do first, in a sentence or two: what fits best before cost, and when to tune.
pub(super) fn first_step(situation: &Situation<'_>, judgement: &Judgement) -> Sentence {
    if situation.report.strategies.0.is_empty() {
        return Sentence::plain("No strategy is enabled; enable one.");
    }
    let Some(approach) = &judgement.approach else {
        return Sentence::plain("Settle first what rules the strategies out.");
    };
    let start = |strategy: Strategy| Sentence::plain("Start with ").strategy(strategy);
    if judgement.cheapest_that_fits == Some(Strategy::PromptOnly) {
        return start(Strategy::PromptOnly)
            .and(": nothing else that fits costs less. Add more when it falls short.");
    }
    match approach.strategy {
        Strategy::FineTuned => start(Strategy::FineTuned).and(format!(": {TRIAL}.")),
        Strategy::Hybrid if !judgement.fits(Strategy::Rag) => {
            start(Strategy::Hybrid).and(format!(": build the retrieval first; then {TRIAL}."))
        }
        Strategy::Hybrid | Strategy::Rag => match when_to_tune(situation, judgement) {
            Some(tuning) => start(Strategy::Rag).then(tuning),
            None if judgement.cheapest_that_fits == Some(Strategy::Rag) => {
                start(Strategy::Rag).and(", and stay with it: nothing else that fits costs less.")
            }
            None => start(Strategy::Rag).and("."),
        },
        other => start(other).and("."),
    }
}

/// After RAG has begun: the month in which moving on is cheapest, or that it does not pay; none when a staged
/// strategy that begins with RAG is no choice.
fn when_to_tune(situation: &Situation<'_>, judgement: &Judgement) -> Option<Sentence> {
    let [Strategy::Rag, next] = situation.parts(Strategy::Staged)[..] else { return None };
    if !judgement.fits(Strategy::Staged) {
        return None;
    }
    let (month, cost) = best(situation.report.switching.as_ref()?)?;
    if cost >= situation.cost(Strategy::Rag)? {
        let horizon = months(situation.model.count(field!("horizon.months")));
        let stay = Sentence::plain(", and stay with it: moving on to ").strategy(next);
        return Some(stay.and(format!(" does not pay in any month within {horizon}.")));
    }
    let date = situation.report.basis.start.plus(month - 1);
    let move_on = Sentence::plain(", then move on to ").strategy(next).and(" in ");
    let sentence = move_on
        .strong(format!("month {month}"))
        .and(format!(" ({date}), when that is cheapest, at {} in all", usd(cost)));
    let cheaper = judgement.cheapest_that_fits.and_then(|best| Some((best, cost - situation.cost(best)?)));
    let sentence = match cheaper {
        Some((best, less)) if best != Strategy::Staged && less > 0.0 => {
            let from = format!(" from the first day would cost {} less)", usd(less));
            sentence.and(" (").strategy(best).and(from)
        }
        _ => sentence,
    };
    Some(sentence.and(format!(": {TRIAL}.")))
}

/// The cheapest month for the switch, with what the staged strategy then costs.
fn best(switching: &Switching) -> Option<(usize, f64)> {
    let month = switching.best_month?;
    let point = switching.curve.iter().find(|point| point.switch_month == month)?;
    Some((month, point.present_value_usd))
}
