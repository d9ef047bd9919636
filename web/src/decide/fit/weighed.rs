//! The strategies side by side without figures, and what else is to be weighed.

use crossover::advice::{Advice, CONSIDERATIONS, Consideration};
use yew::{Html, html};

use crate::result::table;

/// What the answers are about first; the inputs that price a consideration stand behind it.
pub(super) fn weighed(advice: &Advice) -> Html {
    html! {
        <div class="scroll weighed" tabindex="0" role="group" aria-label="Side by side">
            { table(&advice.side_by_side()) }
            <h3>{ "Also to be weighed" }</h3>
            <ul>
                for consideration in CONSIDERATIONS {
                    <li>
                        <b>{ consideration.name }{ ". " }</b>{ consideration.why }
                        <span class="quiet">{ " Inputs: " }{ inputs(consideration) }</span>
                    </li>
                }
            </ul>
        </div>
    }
}

/// The labels of the inputs; several of one name are said once.
fn inputs(consideration: &Consideration) -> String {
    let mut labels: Vec<String> =
        consideration.held_by.iter().map(|field| field.spec().label.to_ascii_lowercase()).collect();
    labels.dedup();
    labels.join(", ")
}
