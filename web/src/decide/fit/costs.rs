//! Costs that are easily forgotten, with one click to add each.

use std::rc::Rc;

use crossover::advice::{Advice, CheckedCost, HIDDEN_COSTS};
use crossover::number::usd;
use web_sys::HtmlElement;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_node_ref};

use crate::edits;
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(super) struct CostsProps {
    pub(super) advice: Rc<Advice>,
    pub(super) act: Callback<Action>,
}

/// What is still zero, then what the rest comes to.
#[component]
pub(super) fn Costs(CostsProps { advice, act }: &CostsProps) -> Html {
    let list = use_node_ref();
    let (zero, held): (Vec<_>, Vec<_>) = advice.checklist.iter().partition(|cost| cost.is_zero);
    let add = |id: &'static str| {
        let (act, list) = (act.clone(), list.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(cost) = HIDDEN_COSTS.iter().find(|cost| cost.id == id) {
                // The button goes with what it adds.
                if let Some(list) = list.cast::<HtmlElement>() {
                    let _ = list.focus();
                }
                act.emit(edits::remembered(cost));
            }
        })
    };
    html! {
        <section aria-labelledby="fit-costs">
            <h3 id="fit-costs">
                { "Easily forgotten: " }{ zero.len() }{ " of " }{ advice.checklist.len() }{ " are still zero" }
            </h3>
            <ul class="forgotten" tabindex="-1" ref={list.clone()}>
                for cost in zero {
                    <li key={cost.id}>
                        { named(cost) }
                        <button type="button" class="lnk" aria-label={["Add: ", cost.name].concat()} onclick={add(cost.id)}>
                            { "Add" }
                        </button>
                    </li>
                }
                for cost in held {
                    <li key={cost.id}>{ named(cost) }<span class="quiet">{ amounts(cost) }</span></li>
                }
            </ul>
        </section>
    }
}

fn named(cost: &CheckedCost) -> Html {
    html! {
        <details>
            <summary>{ cost.name }</summary>
            <p>{ cost.why }<span class="quiet">{ " (" }{ &cost.source }{ ")" }</span></p>
        </details>
    }
}

/// `RAG $14.0k, Hybrid $14.0k`: what it comes to where it is not zero.
fn amounts(cost: &CheckedCost) -> String {
    let not_zero = cost.usd.iter().filter(|(_, amount)| **amount != 0.0);
    let words = not_zero.map(|(strategy, amount)| [strategy.caption(), " ", &usd(*amount)].concat());
    words.collect::<Vec<_>>().join(", ")
}
