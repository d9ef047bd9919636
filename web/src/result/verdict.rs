//! The answer.

use crossover::report::Topic;
use yew::{Callback, Html, Properties, component, html, use_node_ref};

use super::brief::Brief;
use super::sentence::Words;
use super::spoken::Spoken;
use crate::evaluation::Evaluation;

#[derive(PartialEq, Properties)]
pub(crate) struct VerdictProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) onask: Callback<Topic>,
}

/// The answer in one sentence, and what it rests on.
#[component]
pub(crate) fn Verdict(VerdictProps { evaluation, onask }: &VerdictProps) -> Html {
    let verdict = evaluation.verdict();
    let place = use_node_ref();
    html! {
        <div class="say">
            <p class="verdict" ref={place.clone()}><Words sentence={verdict.sentence.clone()} {onask} /></p>
            <p class="detail">
                <Words sentence={verdict.detail.clone()} {onask} />{ " " }<Words sentence={verdict.notes.clone()} {onask} />
            </p>
            <p class="detail more"><Words sentence={verdict.more.clone()} /></p>
            <Brief evaluation={evaluation.clone()} sentence={place} />
            <Spoken text={verdict.sentence.text()} />
        </div>
    }
}
