//! Why a figure of the answer is what it is: what it consists of, with the way to every line.

use crossover::report::{ReasonCell, Topic, reason};
use yew::{Callback, Html, Properties, component, html, use_memo};

use super::sentence::words;
use crate::evaluation::Evaluation;
use crate::state::Panel;

#[derive(PartialEq, Properties)]
pub(crate) struct ConsistsOfProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) topic: Topic,
    pub(crate) look: Callback<Panel>,
}

/// What a figure consists of.
#[component]
pub(crate) fn ConsistsOf(ConsistsOfProps { evaluation, topic, look }: &ConsistsOfProps) -> Html {
    let reason = use_memo((evaluation.clone(), *topic), |(evaluation, topic)| {
        reason(evaluation.model(), evaluation.report(), *topic)
    });
    let Some(reason) = Option::as_ref(&reason) else {
        return html! { <header><h2>{ "There is no such figure now" }</h2></header> };
    };
    html! {
        <>
            <header>
                <h2>{ words(&reason.title) }</h2>
                <span class="quiet">{ &reason.note }</span>
            </header>
            <div class="scroll" tabindex="0" role="group" aria-label="What it consists of">
                <table class="figures lines">
                    <thead>
                        <tr>
                            <td />
                            for heading in &reason.headings {
                                <th scope="col" class="num">{ words(heading) }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in &reason.rows {
                            <tr class={row.sum.then_some("sum")}>
                                <th scope="row">{ &row.words }</th>
                                for cell in &row.cells {
                                    <td class="num">{ figure(cell, look) }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </>
    }
}

/// A figure, with the way to its line.
fn figure(cell: &ReasonCell, look: &Callback<Panel>) -> Html {
    let Some((strategy, line)) = cell.line else { return html! { &cell.text } };
    let onclick = look.reform(move |_| Panel::Why(strategy, line, None));
    html! { <button type="button" class="ask" {onclick}>{ &cell.text }</button> }
}
