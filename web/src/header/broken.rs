//! A link that does not open: what is wrong, and what to do instead.

use std::rc::Rc;

use crossover::preset::PRESETS;
use web_sys::HtmlTextAreaElement;
use yew::{Callback, Event, Html, Properties, SubmitEvent, component, html, use_node_ref};

use super::icon::{CARE, icon};
use crate::file::{self, Text};
use crate::import::{follow, import};
use crate::prices::Prices;
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
    let onfile = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            let then = act.reform(|text: Text| import(&text, &Prices::default()));
            file::read_chosen(&event, then);
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
                { for saved.iter().map(open) }
                <label class="btn file">{ "A file" }<input type="file" accept=".toml,.json,.txt" onchange={onfile} /></label>
            </div>
            <h2>{ "Or a preset" }</h2>
            <div class="choices">
                for preset in PRESETS {
                    <button class="btn" type="button" onclick={act.reform(|_| Action::Open(*preset))}>
                        { preset.describe().title }
                    </button>
                }
            </div>
        </main>
    }
}
