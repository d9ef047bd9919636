//! Whether the page is being printed: charts are drawn for the paper then, and the inputs are written out.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;
use yew::{hook, use_effect_with, use_state_eq};

const EVENTS: [&str; 2] = ["beforeprint", "afterprint"];

/// Whether the page is being printed.
#[hook]
pub(crate) fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let set = printing.setter();
    use_effect_with((), move |()| {
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| set.set(event.type_() == EVENTS[0]));
        let window = web_sys::window();
        if let Some(window) = &window {
            for event in EVENTS {
                let _ = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
            }
        }
        move || {
            if let Some(window) = window {
                for event in EVENTS {
                    let _ =
                        window.remove_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
                }
            }
        }
    });
    *printing
}
