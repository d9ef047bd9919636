//! Costs that are easily forgotten, with one click to add each.

use crossover::advice::{Advice, CheckedCost, HIDDEN_COSTS};
use crossover::number::usd;
use web_sys::HtmlElement;
use yew::{Callback, Html, MouseEvent, NodeRef, html};

use super::fold;
use crate::edits;
use crate::input_words::by_path;
use crate::state::Action;

/// What is still zero, then what the rest comes to; `list` is where they stand.
pub(super) fn costs(advice: &Advice, list: &NodeRef, act: &Callback<Action>) -> Html {
    let (zero, held): (Vec<_>, Vec<_>) = advice.checklist.iter().partition(|cost| cost.is_zero);
    html! {
        <section aria-labelledby="fit-costs">
            <h3 id="fit-costs">
                { "Easily forgotten: " }{ zero.len() }{ " of " }{ advice.checklist.len() }{ " are still zero" }
            </h3>
            <ul class="forgotten" tabindex="-1" ref={list.clone()}>
                for cost in zero.into_iter().chain(held) {
                    <li key={cost.id}>
                        { fold(cost.name, &[(cost.name, cost.why, &cost.source)], held_by(cost)) }
                        if let Some(why) = cost.stays_zero {
                            <span class="quiet">{ "Stays zero: " }{ why }</span>
                        } else if cost.is_zero {
                            { button(cost, list, act) }
                        } else {
                            <span class="quiet">{ amounts(cost) }</span>
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

/// The inputs that hold a cost, or the lines that are it.
fn held_by(cost: &CheckedCost) -> Html {
    if cost.held_by.is_empty() {
        return html! { <p class="quiet">{ "A line of other costs would hold it; there is none yet." }</p> };
    }
    let named = |path: &String| by_path(path).unwrap_or_else(|| path.clone());
    html! { <p class="quiet">{ "Held by " }{ cost.held_by.iter().map(named).collect::<Vec<_>>().join(", ") }{ "." }</p> }
}

/// What adds a cost.
fn button(cost: &CheckedCost, list: &NodeRef, act: &Callback<Action>) -> Html {
    let (act, list, id) = (act.clone(), list.clone(), cost.id);
    let onclick = move |_: MouseEvent| {
        if let Some(cost) = HIDDEN_COSTS.iter().find(|cost| cost.id == id) {
            // The button goes with what it adds.
            if let Some(list) = list.cast::<HtmlElement>() {
                let _ = list.focus();
            }
            act.emit(edits::remembered(cost));
        }
    };
    html! {
        <button type="button" class="lnk" aria-label={["Add: ", cost.name].concat()} {onclick}>{ "Add" }</button>
    }
}

/// `RAG $14.0k, Hybrid $14.0k`: what it comes to where it is not zero.
fn amounts(cost: &CheckedCost) -> String {
    let mut words = String::new();
    for (strategy, amount) in cost.usd.iter().filter(|(_, amount)| **amount != 0.0) {
        let comma = if words.is_empty() { "" } else { ", " };
        words.extend([comma, strategy.caption(), " ", &usd(*amount)]);
    }
    words
}
