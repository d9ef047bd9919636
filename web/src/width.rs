//! How large an element is: charts are drawn for the room they have.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{NodeRef, hook, use_effect_with, use_state_eq};

/// The width of the element behind `node` in whole pixels, now and whenever it changes; none before it
/// is on the page.
#[hook]
pub(crate) fn use_width(node: &NodeRef) -> Option<u32> {
    // Its height may follow from what is drawn for its width.
    use_measured(node, |element| (whole(element.client_width()), 0)).map(|(width, _)| width)
}

/// The width and the height of the element behind `node`, likewise.
#[hook]
pub(crate) fn use_size(node: &NodeRef) -> Option<(u32, u32)> {
    use_measured(node, |element| (whole(element.client_width()), whole(element.client_height())))
}

fn whole(pixels: i32) -> u32 {
    u32::try_from(pixels).unwrap_or(0)
}

#[hook]
fn use_measured(node: &NodeRef, size: fn(&Element) -> (u32, u32)) -> Option<(u32, u32)> {
    let measured = use_state_eq(|| None);
    let set = measured.setter();
    use_effect_with(node.clone(), move |node| {
        let watched = node.cast::<Element>().and_then(|element| {
            let seen = element.clone();
            let measure = move || {
                // What is hidden has no width, and keeps the one it had.
                if let Some(size) = Some(size(&seen)).filter(|(width, _)| *width > 0) {
                    set.set(Some(size));
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
    *measured
}
