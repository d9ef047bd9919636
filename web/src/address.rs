//! The address bar: it holds the scenario.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Window, window};
use yew::{Callback, hook, use_effect_with, use_mut_ref};

use crate::later;
use crate::state::{Action, State, Step};
use crate::timer::Timer;

/// Edits come fast, and browsers let a page change its address only so often.
pub(crate) const PAUSE_MS: i32 = 300;

/// The link in the address, if there is one.
pub(crate) fn given() -> Option<String> {
    let location = window()?.location();
    let hash = location.hash().ok()?;
    if is_link(&hash) {
        return Some(hash);
    }
    location.search().ok().filter(|search| search.contains("?s=") || search.contains("&s="))
}

/// Whether a fragment is meant as a link, and not as a place on some page. What was cut off or altered is
/// still meant so.
fn is_link(hash: &str) -> bool {
    let text = hash.trim_start_matches('#');
    text == "s" || ["s=", "s%3D", "s%3d", "1_"].iter().any(|start| text.starts_with(start))
}

/// The address of the page without a scenario; empty where it is none that others could open, as of a file.
pub(crate) fn page() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    if page.starts_with("http") { page.to_owned() } else { String::new() }
}

/// What stands in the bar, and what should.
struct Bar {
    step: Option<Step>,
    visits: u32,
    /// What stands there, to know what somebody else puts there.
    hash: String,
}

/// Keeps the scenario in the address, and opens what somebody puts there.
#[hook]
pub(crate) fn use_address(state: &State, act: &Callback<Action>) {
    let bar = use_mut_ref(|| Bar { step: None, visits: 0, hash: String::new() });
    let step = state.broken.is_none().then(|| state.now.clone());
    {
        let bar = Rc::clone(&bar);
        use_effect_with((step, state.visits), move |(step, visits)| {
            let timer = step.as_ref().and_then(|step| {
                let before = {
                    let mut bar = bar.borrow_mut();
                    let is_visit = std::mem::replace(&mut bar.visits, *visits) != *visits;
                    bar.step.replace(step.clone()).filter(|_| is_visit)
                };
                if let Some(before) = before {
                    write(&bar, &before, false);
                    write(&bar, step, true);
                    return None;
                }
                after_pause(&bar, step.clone())
            });
            move || drop(timer)
        });
    }
    use_effect_with(act.clone(), move |act| {
        let act = act.clone();
        let moved = Closure::<dyn Fn()>::new(move || {
            let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
            let was = std::mem::replace(&mut bar.borrow_mut().hash, hash.clone());
            if is_link(&hash) && hash != was {
                let (act, link) = (act.clone(), Rc::<str>::from(hash));
                later::follow(Rc::clone(&link), move |followed| {
                    if let Some(followed) = followed {
                        act.emit(Action::Follow(Rc::clone(&link), followed));
                    }
                });
            }
        });
        let window = window();
        if let Some(window) = &window {
            let _ = window.add_event_listener_with_callback("hashchange", moved.as_ref().unchecked_ref());
        }
        move || {
            if let Some(window) = window {
                let _ =
                    window.remove_event_listener_with_callback("hashchange", moved.as_ref().unchecked_ref());
            }
        }
    });
}

/// Writes after a pause in which nothing else happens.
fn after_pause(bar: &Rc<RefCell<Bar>>, step: Step) -> Option<Timer> {
    let bar = Rc::clone(bar);
    Timer::after(PAUSE_MS, move || write(&bar, &step, false))
}

/// Puts the link to a scenario into the bar, in place of what is there or as a new entry. A browser may
/// refuse; the page works without.
fn write(bar: &Rc<RefCell<Bar>>, step: &Step, new: bool) {
    let bar = Rc::clone(bar);
    later::link(step.clone(), page(), move |link| {
        let hash = link.find('#').map_or("", |start| &link[start..]);
        hash.clone_into(&mut bar.borrow_mut().hash);
        if let Some(window) = window() {
            let _ = put(&window, &link, new);
        }
    });
}

fn put(window: &Window, address: &str, new: bool) -> Result<(), JsValue> {
    let history = window.history()?;
    if new {
        return history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
    history.replace_state_with_url(&JsValue::NULL, "", Some(address))
}
