//! The scenarios that this browser keeps.

use web_sys::HtmlInputElement;
use yew::{
    Callback, Html, InputEvent, Properties, SubmitEvent, TargetCast, component, html, use_state, use_state_eq,
};

use super::words::title;
use crate::notice::Notice;
use crate::state::{Action, Step};
use crate::store;

#[derive(PartialEq, Properties)]
pub(super) struct SavedProps {
    pub(super) step: Step,
    pub(super) act: Callback<Action>,
}

/// Each with what can be done with it, and a field to keep the present one.
#[component]
pub(super) fn Saved(SavedProps { step, act }: &SavedProps) -> Html {
    let names = use_state(store::names);
    let renamed = use_state(|| None::<String>);
    // What the next click deletes.
    let doomed = use_state_eq(|| None::<String>);
    let typed = use_state_eq(|| title(&step.scenario).to_owned());
    let Ok(kept) = &*names else {
        return html! { <p class="quiet">{ "This browser keeps nothing for this page. Export the scenario as a file instead." }</p> };
    };
    let again = {
        let (names, act) = (names.clone(), act.clone());
        move |done: Result<(), store::Refusal>| {
            if let Err(refusal) = done {
                act.emit(Action::Tell(Notice::Unsaved(refusal)));
            }
            names.set(store::names());
        }
    };
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (step, renamed, typed, again) = (step.clone(), renamed.clone(), typed.clone(), again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = typed.trim();
            if name.is_empty() {
                return;
            }
            again(match &*renamed {
                Some(old) => store::rename(old, name),
                None => store::save(name, &step),
            });
            renamed.set(None);
        })
    };
    let row = |name: &String| {
        let open = {
            let (name, act) = (name.clone(), act.clone());
            move |_| {
                if let Some(arrival) = store::open(&name) {
                    act.emit(Action::Take(arrival));
                }
            }
        };
        let rename = {
            let (name, renamed, typed) = (name.clone(), renamed.clone(), typed.clone());
            move |_| {
                renamed.set(Some(name.clone()));
                typed.set(name.clone());
            }
        };
        let remove = {
            let (name, doomed, again) = (name.clone(), doomed.clone(), again.clone());
            move |_| {
                if doomed.as_ref() == Some(&name) {
                    store::remove(&name);
                    again(Ok(()));
                }
                doomed.set(Some(name.clone()));
            }
        };
        html! {
            <li key={name.clone()}>
                <button type="button" onclick={open}>{ name }</button>
                <button class="lnk" type="button" onclick={rename} aria-label={["Rename ", name].concat()}>{ "Rename" }</button>
                <button class="lnk" type="button" onclick={remove} aria-label={["Delete ", name].concat()}>
                    { if doomed.as_ref() == Some(name) { "Really delete" } else { "Delete" } }
                </button>
            </li>
        }
    };
    let is_taken = kept.iter().any(|name| name == typed.trim());
    let (label, verb) = match &*renamed {
        Some(_) => ("New name", "Rename"),
        None if is_taken => ("Name", "Replace"),
        None => ("Name", "Save"),
    };
    html! {
        <>
            if !kept.is_empty() {
                <ul class="menu">{ for kept.iter().map(row) }</ul>
            }
            <form class="linkrow" {onsubmit}>
                <input type="text" aria-label={label} value={(*typed).clone()} {oninput} maxlength="80" />
                <button class="btn" disabled={renamed.is_some() && is_taken}>{ verb }</button>
            </form>
        </>
    }
}
