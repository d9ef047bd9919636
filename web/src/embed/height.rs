//! Tells the page around a frame how high its content is.

use js_sys::{Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver, window};
use yew::{NodeRef, hook, use_effect_with};

/// The name of the frame in messages like those of Datawrapper.
const FRAME: &str = "crossover";

/// Tells the height of the element behind `node` now and whenever it changes, in whole pixels.
#[hook]
pub(super) fn use_told_height(node: &NodeRef, is_told: bool) {
    use_effect_with((node.clone(), is_told), |(node, is_told)| {
        let watched = node.cast::<Element>().filter(|_| *is_told).and_then(|element| {
            let seen = element.clone();
            let tell = Closure::<dyn Fn()>::new(move || {
                let height = seen.get_bounding_client_rect().height().ceil();
                if height >= 1.0 {
                    tell(height);
                }
            });
            let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, tell))
        });
        move || {
            if let Some((observer, _tell)) = watched {
                observer.disconnect();
            }
        }
    });
}

fn tell(height: f64) {
    let message = |name: &str, value: &JsValue| {
        let message = Object::new();
        // An object that was just made takes every property.
        let _ = Reflect::set(&message, &name.into(), value);
        message
    };
    let height = JsValue::from(height);
    let messages =
        [message("crossover-height", &height), message("datawrapper-height", &message(FRAME, &height))];
    if let Some(Ok(Some(parent))) = window().map(|window| window.parent()) {
        for message in messages {
            // It is no secret, and whoever embeds the frame is not known.
            let _ = parent.post_message(&message, "*");
        }
    }
}
