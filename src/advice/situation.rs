//! What the rules look at: the answers, the scenario and what it comes to.

use crate::field;
use crate::field::{Field, Section, Shape, all};
use crate::kind::{First, Strategy, Then};
use crate::model::{Model, NOT_SURE};
use crate::report::Report;

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// One of a few names; `true` and `false` among them.
    Name(String),
    /// A number.
    Count(f64),
}

/// The answers, the scenario and its report.
#[derive(Debug, Clone)]
pub struct Situation<'a> {
    /// The scenario.
    pub model: &'a Model,
    /// What it comes to.
    pub report: &'a Report,
    answers: Vec<(Field, Given)>,
}

/// The advisor's questions, in their order.
pub fn questions() -> impl Iterator<Item = Field> {
    // A list of its own: whoever goes through it need not go through the table of fields.
    let questions: Vec<Field> = all().filter(|field| field.spec().section == Section::Answers).collect();
    questions.into_iter()
}

impl<'a> Situation<'a> {
    /// The answers of a scenario; who is not sure has not answered.
    #[must_use]
    pub fn new(model: &'a Model, report: &'a Report) -> Self {
        let answers = questions().filter_map(|question| Some((question, given(model, question)?)));
        Self { model, report, answers: answers.collect() }
    }

    /// The same with another answer.
    #[must_use]
    pub fn answering(&self, question: Field, answer: Given) -> Self {
        let mut other = self.clone();
        other.answers.retain(|(answered, _)| *answered != question);
        other.answers.push((question, answer));
        other
    }

    /// The answer to `question`, if there is one.
    #[must_use]
    pub fn answer(&self, question: Field) -> Option<&Given> {
        self.answers.iter().find(|(answered, _)| *answered == question).map(|(_, answer)| answer)
    }

    /// What a strategy runs, one after the other: itself, or the two parts of the staged one.
    #[must_use]
    pub fn parts(&self, strategy: Strategy) -> Vec<Strategy> {
        match strategy {
            Strategy::Staged => vec![
                self.model.choice::<First>(field!("staged.first")).strategy(),
                self.model.choice::<Then>(field!("staged.then")).strategy(),
            ],
            other => vec![other],
        }
    }

    /// What a strategy costs, in present value, if it can run.
    #[must_use]
    pub fn cost(&self, strategy: Strategy) -> Option<f64> {
        self.report.figures(strategy).map(|figures| figures.present_value_usd)
    }
}

fn given(model: &Model, question: Field) -> Option<Given> {
    match question.spec().shape {
        Shape::CountAnswer => Some(model.number(question)).filter(|x| x.is_finite()).map(Given::Count),
        _ => Some(model.text(question))
            .filter(|text| !text.is_empty() && *text != NOT_SURE)
            .map(|text| Given::Name(text.to_owned())),
    }
}
