//! A chart and its table, of which one is shown.

use web_sys::{Element, HtmlElement};
use yew::{Callback, KeyboardEvent, NodeRef, hook, use_effect_with, use_mut_ref, use_state_eq};

/// Which of the two is shown, and what changes that.
pub(super) struct Swap {
    pub(super) shows_table: bool,
    pub(super) ontable: Callback<bool>,
    /// T goes to the table and back, Esc back; the focus goes along.
    pub(super) onkeydown: Callback<KeyboardEvent>,
}

/// The chart in the figure behind `figure`, or its table.
#[hook]
pub(super) fn use_swap(figure: &NodeRef) -> Swap {
    let shows_table = use_state_eq(|| false);
    let by_key = use_mut_ref(|| false);
    let onkeydown = {
        let (shows_table, by_key) = (shows_table.clone(), by_key.clone());
        Callback::from(move |event: KeyboardEvent| {
            let turns = match event.key().as_str() {
                "t" | "T" => !event.ctrl_key() && !event.meta_key(),
                "Escape" => *shows_table,
                _ => false,
            };
            if turns {
                event.prevent_default();
                *by_key.borrow_mut() = true;
                shows_table.set(!*shows_table);
            }
        })
    };
    use_effect_with((*shows_table, figure.clone()), move |(_, figure)| {
        if by_key.replace(false) {
            let figure = figure.cast::<Element>();
            let stop = figure.and_then(|figure| figure.query_selector("[tabindex]").ok().flatten());
            if let Some(stop) = stop.and_then(|stop| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(stop).ok())
            {
                let _ = stop.focus();
            }
        }
    });
    let set = shows_table.setter();
    Swap { shows_table: *shows_table, ontable: Callback::from(move |shown| set.set(shown)), onkeydown }
}
