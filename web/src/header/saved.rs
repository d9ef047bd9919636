//! The scenarios that this browser keeps.

use web_sys::HtmlInputElement;
use yew::{Callback, Html, Properties, SubmitEvent, component, html, use_node_ref, use_state};

use super::export::title;
use super::icon::{CLOSE, icon};
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
    let field = use_node_ref();
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
    let typed = {
        let field = field.clone();
        move || {
            field.cast::<HtmlInputElement>().map(|input| input.value().trim().to_owned()).unwrap_or_default()
        }
    };
    let onsubmit = {
        let (step, renamed, again) = (step.clone(), renamed.clone(), again.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let name = typed();
            if name.is_empty() {
                return;
            }
            again(match &*renamed {
                Some(old) => store::rename(old, &name),
                None => store::save(&name, &step),
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
            let (name, renamed) = (name.clone(), renamed.clone());
            move |_| renamed.set(Some(name.clone()))
        };
        let remove = {
            let (name, again) = (name.clone(), again.clone());
            move |_| {
                store::remove(&name);
                again(Ok(()));
            }
        };
        html! {
            <li key={name.clone()}>
                <button type="button" onclick={open}>{ name }</button>
                <button class="lnk" type="button" onclick={rename} aria-label={["Rename ", name].concat()}>{ "Rename" }</button>
                <button class="btn i" type="button" onclick={remove} aria-label={["Delete ", name].concat()}>{ icon(CLOSE) }</button>
            </li>
        }
    };
    let (label, value, verb) = match &*renamed {
        Some(old) => ("New name", old.clone(), "Rename"),
        None => ("Name", title(&step.scenario).to_owned(), "Save"),
    };
    html! {
        <>
            if !kept.is_empty() {
                <ul class="menu">{ for kept.iter().map(row) }</ul>
            }
            <form class="linkrow" {onsubmit} key={value.clone()}>
                <input ref={field} type="text" aria-label={label} value={value} maxlength="80" />
                <button class="btn">{ verb }</button>
            </form>
        </>
    }
}
