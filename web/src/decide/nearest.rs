//! Beside the answer: how sure it is where inputs have ranges, else the nearest change of one that would change it.

use yew::{Callback, Html, Properties, component, html};

use super::worked::{Asked, Worked, use_worked};
use crate::evaluation::Evaluation;
use crate::result::Words;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NearestProps {
    pub(crate) evaluation: Evaluation,
}

/// One sentence, if there is anything near; it has its place in any case.
#[component]
pub(crate) fn Nearest(NearestProps { evaluation }: &NearestProps) -> Html {
    let known = use_worked(evaluation, Asked::Nearest, Callback::noop());
    let sentence = match known.as_ref().map(|known| known.what()) {
        Some(Worked::Nearest(Some(sentence))) => html! { <Words sentence={sentence.clone()} /> },
        _ => Html::default(),
    };
    html! { <p class="near">{ sentence }</p> }
}
