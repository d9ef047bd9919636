//! How large an element is: charts are drawn for the room they have.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{NodeRef, hook, use_effect_with, use_state_eq};

/// The width of the element behind `node` in whole pixels, now and whenever it changes; none before it
/// is on the page.
#[hook]
pub(crate) fn use_width(node: &NodeRef) -> Option<u32> {
    use_measured(node, across).map(|(width, _)| width)
}

/// The width of the element behind `node`, and its height where that is not what is drawn in it.
#[hook]
pub(crate) fn use_room(node: &NodeRef, has_height: bool) -> Option<(u32, Option<u32>)> {
    let both: fn(&Element) -> (u32, u32) =
        |element| (whole(element.client_width()), whole(element.client_height()));
    let size = use_measured(node, if has_height { both } else { across });
    size.map(|(width, height)| (width, has_height.then_some(height)))
}

fn across(element: &Element) -> (u32, u32) {
    (whole(element.client_width()), 0)
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
