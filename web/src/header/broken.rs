//! A link that does not open: what is wrong, and what to do instead.

use std::rc::Rc;

use crossover::preset::PRESETS;
use web_sys::HtmlTextAreaElement;
use yew::{Callback, Html, Properties, SubmitEvent, component, html, use_node_ref};

use super::icon::{CARE, icon};
use crate::import::follow;
use crate::state::{Action, Broken};
use crate::store;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct BrokenLinkProps {
    pub(crate) broken: Rc<Broken>,
    pub(crate) act: Callback<Action>,
}

/// In the place of an answer: a link that does not open must not pass for another scenario.
#[component]
pub(crate) fn BrokenLink(BrokenLinkProps { broken, act }: &BrokenLinkProps) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (field, act) = (field.clone(), act.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let link = field.value();
                act.emit(Action::Follow(link.as_str().into(), follow(&link)));
            }
        })
    };
    let saved = store::names().unwrap_or_default();
    let open = |name: &String| {
        let (kept, act) = (name.clone(), act.clone());
        let onclick = move |_| {
            if let Some(arrival) = store::open(&kept) {
                act.emit(Action::Take(arrival));
            }
        };
        html! { <button class="btn" type="button" {onclick}>{ name }</button> }
    };
    html! {
        <main class="recovery">
            <div class="note bad" role="alert">
                { icon(CARE) }
                <div>
                    <b>{ "This link does not open." }</b>{ " Nothing was opened in its place." }
                    <ul>for problem in &broken.problems.problems { <li>{ &problem.message }</li> }</ul>
                </div>
            </div>
            <h2>{ "Correct the link, or paste the whole of it" }</h2>
            <form {onsubmit}>
                <textarea ref={field} aria-label="Link" rows="4" spellcheck="false" value={broken.link.to_string()} />
                <button class="btn go">{ "Try again" }</button>
            </form>
            <h2>{ "Or open something else" }</h2>
            <div class="choices">
                if broken.has_before {
                    <button class="btn" type="button" onclick={act.reform(|_| Action::Resume)}>
                        { "What was open before" }
                    </button>
                }
                if let Some(preset) = PRESETS.first() {
                    <button class="btn" type="button" onclick={act.reform(|_| Action::Open(*preset))}>
                        { ["The opening preset, ", &preset.describe().title].concat() }
                    </button>
                }
                { for saved.iter().map(open) }
            </div>
        </main>
    }
}
