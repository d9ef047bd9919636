//! The advice in sentences.

use crate::field::{Found, lookup};
use crate::kind::Strategy;
use crate::model::Model;
use crate::number::usd;
use crate::report::{Report, Sentence};

use super::judgement::{Fit, advice_on};
use super::open::{OpenQuestion, PossibleAnswer};
use super::result::Advice;
use super::rule::Effect;
use super::situation::Situation;

/// What there is to mind of the cheapest strategy, in a word or two; none where it fits.
#[must_use]
pub fn caution(model: &Model, report: &Report) -> Option<String> {
    let advised = advice_on(&Situation::new(model, report), report.cheapest.strategy?);
    match advised.fit {
        Fit::Fits => None,
        Fit::RuledOut => Some(Fit::RuledOut.in_words().to_owned()),
        Fit::Caveats => {
            let caveats = advised.reasons.iter().filter(|reason| reason.effect == Effect::Caveat).count();
            Some(if caveats == 1 { "1 caveat".to_owned() } else { format!("{caveats} caveats") })
        }
    }
}

impl Advice {
    /// The cheapest that fits, and what fit costs.
    #[must_use]
    pub fn answer(&self) -> Sentence {
        let Some(fitting) = self.cheapest_that_fits else {
            return Sentence::default().strong("Nothing that is enabled fits.");
        };
        let sentence = Sentence::default().subject(fitting).and(" is ");
        let caveats = self.strategies.get(&fitting).is_some_and(|advised| advised.fit == Fit::Caveats);
        let caveats = if caveats { ", with caveats" } else { "" };
        match self.cheapest_overall.zip(self.cost_of_fit_usd) {
            Some((overall, more)) if overall != fitting => sentence
                .strong("the cheapest that fits")
                .and(format!("{caveats}: "))
                .strategy(overall)
                .and(" is ruled out, and would cost ")
                .strong(usd(more))
                .and(" less."),
            _ => sentence.strong("the cheapest, and it fits").and(format!("{caveats}.")),
        }
    }

    /// What an answer would change.
    pub(super) fn change(&self, answer: &PossibleAnswer) -> Sentence {
        let mut changes = Vec::new();
        if !answer.rules_out.is_empty() {
            changes.push(Sentence::plain("rules out ").then(listed(&answer.rules_out)));
        }
        if answer.cheapest_that_fits != self.cheapest_that_fits {
            changes.push(match answer.cheapest_that_fits {
                Some(strategy) => Sentence::plain("makes ").strategy(strategy).and(" the cheapest that fits"),
                None => Sentence::plain("leaves nothing that fits"),
            });
        }
        if answer.approach != self.approach.as_ref().map(|approach| approach.strategy)
            && let Some(strategy) = answer.approach
        {
            changes.push(Sentence::plain("speaks most for ").strategy(strategy));
        }
        let mut sentence = Sentence::default();
        for (place, change) in changes.into_iter().enumerate() {
            sentence = if place > 0 { sentence.and(" and ").then(change) } else { change };
        }
        sentence
    }

    /// What the answers to an open question would change.
    pub(super) fn changes(&self, question: &OpenQuestion) -> Sentence {
        let mut sentence = Sentence::default();
        let alike = question.answers.chunk_by(|a, b| self.change(a) == self.change(b));
        for (place, answers) in alike.enumerate() {
            let comma = if place > 0 { "; " } else { "" };
            let words: Vec<String> = answers.iter().map(|answer| answer_in_words(&answer.answer)).collect();
            sentence = sentence.and(format!("{comma}{} ", words.join(" or "))).then(self.change(&answers[0]));
        }
        sentence.and(".")
    }

    /// What an open question is worth asking for: the strategy that an answer would make the cheapest that fits,
    /// the same in a few words, and what every answer would change; none where no answer moves the cheapest.
    #[must_use]
    pub fn stake(&self, question: &OpenQuestion) -> Option<(Strategy, String, String)> {
        let moves = |answer: &&PossibleAnswer| answer.cheapest_that_fits != self.cheapest_that_fits;
        let answer = question.answers.iter().find(moves)?;
        let (strategy, name) = match answer.cheapest_that_fits {
            Some(strategy) => (strategy, strategy.caption()),
            None => (self.cheapest_that_fits?, "nothing fits"),
        };
        let short = [name, " if ", &answer_in_words(&answer.answer)].concat();
        Some((strategy, short, [question.label(), ": ", &self.changes(question).text()].concat()))
    }
}

impl OpenQuestion {
    /// What it is called.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match lookup(self.question) {
            Found::Fields(fields) => fields.first().map_or(self.question, |field| field.spec().label),
            Found::Table | Found::Nothing => self.question,
        }
    }
}

/// An answer as people say it.
#[must_use]
pub fn answer_in_words(answer: &str) -> String {
    match answer {
        "true" => "yes".to_owned(),
        "false" => "no".to_owned(),
        name => name.replace('_', " "),
    }
}

/// Strategies one after the other.
pub(super) fn listed(strategies: &[Strategy]) -> Sentence {
    let mut sentence = Sentence::default();
    for (place, strategy) in strategies.iter().enumerate() {
        let comma = match place {
            0 => "",
            last if last + 1 == strategies.len() => " and ",
            _ => ", ",
        };
        sentence = sentence.and(comma).strategy(*strategy);
    }
    sentence
}
