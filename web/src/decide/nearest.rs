//! Beside the answer: the nearest change of one input that would change it.

use yew::{Html, Properties, component, html};

use super::worked::{Asked, Known, Worked, use_worked};
use crate::evaluation::Evaluation;
use crate::result::words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NearestProps {
    pub(crate) evaluation: Evaluation,
}

/// One sentence, if there is anything near; it has its place in any case.
#[component]
pub(crate) fn Nearest(NearestProps { evaluation }: &NearestProps) -> Html {
    let known = use_worked(evaluation, Asked::Nearest);
    let sentence = match known.as_ref().map(Known::what) {
        Some(Worked::Nearest(Some(sentence))) => words(sentence),
        _ => Html::default(),
    };
    html! { <p class="near">{ sentence }</p> }
}
