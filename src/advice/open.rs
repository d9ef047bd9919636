//! Questions that are still open, and what their answers would change.

use serde::Serialize;

use crate::field::{Field, Shape};
use crate::kind::Strategy;
use crate::number;
use crate::order;

use super::condition::Condition;
use super::judgement::Judgement;
use super::rules::rules;
use super::situation::{Given, Situation, questions};

/// A question without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct OpenQuestion {
    /// The path of the answer.
    pub question: &'static str,
    /// The answers that would change something.
    pub answers: Vec<PossibleAnswer>,
}

/// An answer that would change something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct PossibleAnswer {
    /// The answer.
    pub answer: String,
    /// What it would rule out that is not ruled out now.
    pub rules_out: Vec<Strategy>,
    /// What would then be the cheapest that fits.
    pub cheapest_that_fits: Option<Strategy>,
    /// What would then fit best before cost.
    pub approach: Option<Strategy>,
}

/// Every open question, those first whose answer would change the cheapest that fits, then those whose answer
/// would change anything else.
pub(super) fn open_questions(situation: &Situation<'_>, now: &Judgement) -> Vec<OpenQuestion> {
    let open = questions().filter(|question| situation.answer(*question).is_none());
    let mut open: Vec<OpenQuestion> = open
        .map(|question| {
            let answers = answers(question).into_iter();
            let answers = answers.filter_map(|answer| possible(situation, now, question, answer));
            OpenQuestion { question: question.spec().path, answers: answers.collect() }
        })
        .collect();
    order::sort_by_key(&mut open, |question| {
        let moves = question.answers.iter().any(|a| a.cheapest_that_fits != now.cheapest_that_fits);
        (!moves, question.answers.is_empty())
    });
    open
}

/// Answers on every side of every limit.
fn answers(question: Field) -> Vec<Given> {
    let names = |names: &[&str]| names.iter().map(|name| Given::Name((*name).to_owned())).collect();
    match question.spec().shape {
        Shape::Answer(known) => names(known),
        Shape::SwitchAnswer => names(&["true", "false"]),
        _ => {
            let mut counts = vec![0.0];
            for condition in rules().flat_map(|rule| rule.when) {
                match condition {
                    Condition::Under(field, limit) | Condition::AtLeast(field, limit)
                        if *field == question && !counts.contains(limit) =>
                    {
                        counts.push(*limit);
                    }
                    _ => {}
                }
            }
            counts.into_iter().map(Given::Count).collect()
        }
    }
}

fn possible(
    situation: &Situation<'_>,
    now: &Judgement,
    question: Field,
    answer: Given,
) -> Option<PossibleAnswer> {
    let words = match &answer {
        Given::Name(name) => name.clone(),
        Given::Count(x) => number::exact(*x),
    };
    let then = Judgement::new(&situation.answering(question, answer));
    let strategy = |judgement: &Judgement| judgement.approach.as_ref().map(|approach| approach.strategy);
    let lost = now.strategies.iter().map(|(strategy, _)| *strategy);
    let possible = PossibleAnswer {
        answer: words,
        rules_out: lost.filter(|s| now.fits(*s) && !then.fits(*s)).collect(),
        cheapest_that_fits: then.cheapest_that_fits,
        approach: strategy(&then),
    };
    let same = possible.rules_out.is_empty()
        && possible.cheapest_that_fits == now.cheapest_that_fits
        && possible.approach == strategy(now);
    (!same).then_some(possible)
}
