//! What is done to the page as a whole: keys, pasted texts, dropped files.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, HtmlElement, KeyboardEvent, window};
use yew::{Callback, hook, use_effect_with};

use crate::file::{self, Text};
use crate::later::import;
use crate::prices::Prices;
use crate::state::{Action, State};

/// The menu of scenarios, by its id.
pub(crate) const SCENARIOS: &str = "scenarios";

const EVENTS: [&str; 4] = ["keydown", "paste", "dragover", "drop"];

/// What gestures depend on.
#[derive(Clone, PartialEq)]
struct Cares {
    is_pinned: bool,
    prices: Prices,
    act: Callback<Action>,
}

/// Lets keys act, and opens what is pasted or dropped anywhere.
#[hook]
pub(crate) fn use_gestures(state: &State, act: &Callback<Action>) {
    let cares =
        Cares { is_pinned: state.pinned.is_some(), prices: state.now.prices.clone(), act: act.clone() };
    use_effect_with(cares, |cares| {
        let cares = cares.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| happened(&event, &cares));
        let document = window().and_then(|window| window.document());
        if let Some(document) = &document {
            for event in EVENTS {
                let _ = document.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
            }
        }
        move || {
            if let Some(document) = document {
                for event in EVENTS {
                    let _ = document
                        .remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
                }
            }
        }
    });
}

fn happened(event: &Event, cares: &Cares) {
    if event.default_prevented() {
        return;
    }
    let taken = match event.type_().as_str() {
        "keydown" => event.dyn_ref().is_some_and(|event| key(event, cares)),
        "paste" => event.dyn_ref().is_some_and(|event| pasted(event, cares)),
        "drop" => event.dyn_ref().is_some_and(|event| dropped(event, cares)),
        // Where nothing takes a file, the browser would leave the page for it.
        _ => true,
    };
    if taken {
        event.prevent_default();
    }
}

fn key(event: &KeyboardEvent, Cares { is_pinned, act, .. }: &Cares) -> bool {
    let key = event.key().to_ascii_lowercase();
    if event.ctrl_key() || event.meta_key() {
        match key.as_str() {
            // A text that is no input of the scenario has an undo of its own.
            "z" if !is_text(event) || is_in(event, ".inputs") => {
                act.emit(if event.shift_key() { Action::Redo } else { Action::Undo });
            }
            "k" => toggle(SCENARIOS),
            _ => return false,
        }
        return true;
    }
    // What has the focus and says more: a figure its why, the evidence of an input its source.
    if key == "?" && !is_text(event) && is_in(event, ".ask, .pv button, .ev") {
        if let Some(figure) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            figure.click();
        }
        return true;
    }
    let is_pin = key == "p" && !event.alt_key() && !is_text(event);
    if is_pin {
        act.emit(if *is_pinned { Action::Unpin } else { Action::Pin });
    }
    is_pin
}

fn pasted(event: &ClipboardEvent, Cares { prices, act, .. }: &Cares) -> bool {
    let text = event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
    let taken = !is_text(event) && !text.trim().is_empty();
    if taken {
        import(Text::pasted(text), prices.clone(), act.clone());
    }
    taken
}

fn dropped(event: &DragEvent, Cares { prices, act, .. }: &Cares) -> bool {
    let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
    let taken = file.is_some();
    if let Some(file) = file {
        let (prices, act) = (prices.clone(), act.clone());
        file::read(&file, Callback::from(move |text| import(text, prices.clone(), act.clone())));
    }
    taken
}

/// Whether what has the focus takes text.
fn is_text(event: &Event) -> bool {
    is_in(event, "input:not([type=checkbox], [type=radio], [type=range]), textarea, select")
}

fn is_in(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Opens or closes what floats under this id.
pub(crate) fn toggle(id: &str) {
    let found =
        window().and_then(|window| window.document()).and_then(|document| document.get_element_by_id(id));
    if let Some(floating) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = floating.toggle_popover();
    }
}
