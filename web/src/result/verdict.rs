//! The answer.

use yew::{Callback, Html, Properties, component, html, use_node_ref};

use super::brief::Brief;
use super::questions::questions;
use super::sentence::{words, words_to_ask};
use super::spoken::Spoken;
use crate::decide::NearestProps;
use crate::evaluation::Evaluation;
use crate::later::{LaterPart, Part};
use crate::state::Panel;

#[derive(PartialEq, Properties)]
pub(crate) struct VerdictProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) open: Panel,
    pub(crate) look: Callback<Panel>,
}

/// The answer in one sentence, and what it rests on.
#[component]
pub(crate) fn Verdict(VerdictProps { evaluation, open, look }: &VerdictProps) -> Html {
    let onask = look.reform(Panel::Reason);
    let verdict = evaluation.verdict();
    let place = use_node_ref();
    html! {
        <div class="say">
            <p class="verdict" ref={place.clone()}>{ words_to_ask(&verdict.sentence, &onask) }</p>
            <p class="detail">
                { words_to_ask(&verdict.detail, &onask) }{ " " }{ words_to_ask(&verdict.notes, &onask) }
            </p>
            <p class="detail more">{ words(&verdict.more) }</p>
            { questions(evaluation, *open, look, html! {
                <LaterPart part={Part::Nearest(NearestProps { evaluation: evaluation.clone() })} />
            }) }
            <Brief evaluation={evaluation.clone()} sentence={place} />
            <Spoken text={verdict.sentence.text()} />
        </div>
    }
}
