//! The answer.

use crossover::report::Topic;
use yew::{Callback, Html, Properties, component, html};

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
    html! {
        <div class="say">
            <p class="verdict"><Words sentence={verdict.sentence.clone()} {onask} /></p>
            <p class="detail"><Words sentence={verdict.detail.clone()} {onask} /></p>
            <p class="detail more"><Words sentence={verdict.more.clone()} /></p>
            <Spoken text={verdict.sentence.text()} />
        </div>
    }
}
