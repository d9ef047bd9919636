//! What is known of where the order of the compared strategies changes.

use std::cell::Cell;
use std::rc::Rc;

use crossover::field::{Field, Shape};
use yew::{Callback, hook, use_effect_with, use_state};

use crate::evaluation::{Evaluation, Pair};
use crate::flips::{Mark, Wanted};
use crate::later;

/// What the marks belong to.
type Question = (Evaluation, Pair);
/// What was found of each field, if anything was.
pub(crate) type Marks = Vec<(Field, Option<Mark>)>;

/// The marks of the numbers among `fields`: none of them for anything but `question`, and all at once.
#[hook]
pub(super) fn use_flips(question: Option<Question>, fields: &[Field]) -> Rc<Marks> {
    let known = use_state(|| None::<(Question, Rc<Marks>)>);
    let marks = match (&*known, &question) {
        (Some((known, marks)), Some(question)) if known == question => Rc::clone(marks),
        _ => Rc::default(),
    };
    let is_open = |field: &Field| {
        let is_number = matches!(field.spec().shape, Shape::Number { .. });
        is_number && !marks.iter().any(|(known, _)| known == field)
    };
    let open: Vec<Field> = fields.iter().copied().filter(is_open).collect();
    let (before, known) = (Rc::clone(&marks), known.setter());
    use_effect_with((question, open), move |(question, fields)| {
        let stopped = Rc::new(Cell::new(false));
        if let Some((evaluation, pair)) = question
            && !fields.is_empty()
        {
            let question = (evaluation.clone(), *pair);
            let then = Callback::from(move |found: Marks| {
                let marks = before.iter().cloned().chain(found).collect();
                known.set(Some((question.clone(), Rc::new(marks))));
            });
            let (evaluation, stopped) = (evaluation.clone(), Rc::clone(&stopped));
            later::flips(Wanted { evaluation, pair: *pair, fields: fields.clone(), stopped, then });
        }
        move || stopped.set(true)
    });
    marks
}
