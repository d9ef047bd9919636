//! `embed.html`: the widget as all that a frame shows. What it is asked for stands in its address.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, decode_uri_component};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{UrlSearchParams, Window, window};
use yew::{
    Html, component, html, use_callback, use_effect_with, use_memo, use_mut_ref, use_node_ref, use_state,
};

use super::height::use_told_height;
use super::{Embed, Given, News};
use crate::address::{self, PAUSE_MS};
use crate::later;
use crate::state::Step;
use crate::timer::Timer;

/// What the scenario is called in the address.
const NAME: &str = "s";

/// The widget in its frame.
#[component]
pub(crate) fn Frame() -> Html {
    let given = use_state(|| Rc::new(given(0)));
    {
        let set = given.setter();
        use_effect_with((), move |()| {
            let visits = RefCell::new(0);
            let moved = Closure::<dyn Fn()>::new(move || {
                *visits.borrow_mut() += 1;
                set.set(Rc::new(self::given(*visits.borrow())));
            });
            let window = window();
            if let Some(window) = &window {
                let _ = window.add_event_listener_with_callback("hashchange", moved.as_ref().unchecked_ref());
            }
            move || {
                if let Some(window) = window {
                    let moved = moved.as_ref().unchecked_ref();
                    let _ = window.remove_event_listener_with_callback("hashchange", moved);
                }
            }
        });
    }
    let asked = use_memo(Rc::clone(&given), |given| given.asked());
    // The last result that is not in the address yet.
    let pending = use_mut_ref(|| None);
    let tell = use_callback((), move |news: News, ()| {
        *pending.borrow_mut() = match news {
            News::Result(step, _) if step.edit.is_some() => {
                Timer::after(PAUSE_MS, move || write(step.clone()))
            }
            News::Result(..) | News::Wrong(_) => None,
        };
    });
    let place = use_node_ref();
    let fits = given.fits();
    use_told_height(&place, fits);
    html! {
        <main class={if fits { "frame fits" } else { "frame" }} ref={place}>
            <Embed given={Rc::clone(&given)} {asked} fills={!fits} alone=true {tell} />
        </main>
    }
}

/// What the address asks for.
fn given(visit: u32) -> Given {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    let hash = part(web_sys::Location::hash);
    // Some programs leave the fragment out.
    let text = if hash.len() > 1 { hash } else { part(web_sys::Location::search) };
    let text = text.trim_start_matches(['#', '?']);
    let whole = if text.contains('=') { None } else { decode_uri_component(text).ok().map(String::from) };
    let mut options = pairs(whole.as_deref().unwrap_or(text));
    let place = options.iter().position(|(name, _)| name == NAME);
    let scenario = place.map(|place| ["#s=", &options.remove(place).1].concat().into());
    Given { name: NAME, scenario, visit, options, page: page().into() }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let Ok(all) = UrlSearchParams::new_with_str(text) else { return Vec::new() };
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    Array::from(&all).iter().filter_map(pair).collect()
}

/// The address of the whole page, which lies beside this one.
fn page() -> String {
    let here = address::page();
    [here.rsplit_once('/').map_or("", |(folder, _)| folder), "/index.html"].concat()
}

/// Puts the link to a scenario in the place of the one in the address, and leaves the rest as it is. The
/// history of the page around does not grow.
fn write(step: Step) {
    later::link(step, String::new(), |link| {
        if let (Some(window), Some((_, link))) = (window(), link.split_once("#s=")) {
            let _ = put(&window, link);
        }
    });
}

fn put(window: &Window, link: &str) -> Result<(), JsValue> {
    let hash = window.location().hash()?;
    let others =
        hash.trim_start_matches('#').split('&').filter(|part| !part.starts_with("s=") && part.contains('='));
    let all: Vec<String> = std::iter::once(["#s=", link].concat()).chain(others.map(str::to_owned)).collect();
    window.history()?.replace_state_with_url(&JsValue::NULL, "", Some(&all.join("&")))
}
