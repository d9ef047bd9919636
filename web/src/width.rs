//! How wide an element is: charts are drawn for the width they have.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{NodeRef, hook, use_effect_with, use_state_eq};

/// The width of the element behind `node` in whole pixels, now and whenever it changes; none before it
/// is on the page.
#[hook]
pub(crate) fn use_width(node: &NodeRef) -> Option<u32> {
    let width = use_state_eq(|| None);
    let set = width.setter();
    use_effect_with(node.clone(), move |node| {
        let watched = node.cast::<Element>().and_then(|element| {
            let seen = element.clone();
            let measure = move || {
                // What is hidden has no width, and keeps the one it had.
                if let Some(width) = u32::try_from(seen.client_width()).ok().filter(|width| *width > 0) {
                    set.set(Some(width));
                }
            };
            // The observer would come only after a frame without a drawing.
            measure();
            let measure = Closure::<dyn Fn()>::new(measure);
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, measure))
        });
        move || {
            if let Some((observer, _measure)) = watched {
                observer.disconnect();
            }
        }
    });
    *width
}
