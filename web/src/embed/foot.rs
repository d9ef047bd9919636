//! The quiet line: whose prices, how much there is to know, and the way to the whole page.

use std::rc::Rc;

use web_sys::{HtmlInputElement, window};
use yew::{
    Callback, FocusEvent, Html, MouseEvent, Properties, TargetCast, component, html, use_effect_with,
    use_state_eq,
};

use crate::evaluation::Evaluation;
use crate::header::day;
use crate::later;
use crate::state::Step;

#[derive(PartialEq, Properties)]
pub(crate) struct FootProps {
    pub(super) evaluation: Evaluation,
    pub(super) step: Step,
    pub(super) page: Rc<str>,
    pub(super) shows_table: bool,
    pub(super) onswap: Callback<MouseEvent>,
}

/// What stands at the foot.
#[component]
pub(crate) fn Foot(FootProps { evaluation, step, page, shows_table, onswap }: &FootProps) -> Html {
    let link = use_state_eq(|| page.to_string());
    // The address that a sandbox did not let open.
    let refused = use_state_eq(|| false);
    {
        let link = link.setter();
        use_effect_with((step.clone(), Rc::clone(page)), move |(step, page)| {
            later::link(step.clone(), page.to_string(), move |text| link.set(text));
        });
    }
    let onclick = {
        let (link, refused) = (link.clone(), refused.clone());
        Callback::from(move |event: MouseEvent| {
            // Whoever asks for another window or tab gets the browser's own.
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            let opened = window().and_then(|window| window.open_with_url_and_target(&link, "_blank").ok()?);
            if let Some(opened) = &opened {
                let _ = opened.set_opener(&wasm_bindgen::JsValue::NULL);
            }
            refused.set(opened.is_none());
        })
    };
    let onfocus = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            field.select();
        }
    });
    let notes = evaluation.verdict().notes.text();
    html! {
        <footer class="foot">
            if *refused {
                <label class="refused" role="status">
                    { "This frame may not open windows. Copy the address:" }
                    <input type="text" readonly=true value={(*link).clone()} {onfocus} />
                </label>
            }
            <span class="quiet">{ "Prices as of " }{ day(step) }
                if !notes.is_empty() {
                    { ", " }{ notes }
                }
            </span>
            <button class="lnk swap" type="button" onclick={onswap}>{ if *shows_table { "Chart" } else { "Table" } }</button>
            <a class="lnk" href={(*link).clone()} target="_blank" {onclick}>{ "Open in full" }</a>
        </footer>
    }
}
