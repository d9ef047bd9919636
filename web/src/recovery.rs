//! What remains when the page cannot go on: a notice, and the scenario for copying.

use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::rc::Rc;

use crossover::report::to_json;
use crossover::scenario::Scenario;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element, console};

thread_local! {
    static LAST: RefCell<Rc<Scenario>> = RefCell::default();
    /// Who is to learn of a panic, by number.
    static LISTENING: RefCell<Vec<(u32, Function)>> = const { RefCell::new(Vec::new()) };
}

/// Calls `tell` with `stopped` on a panic; the number ends that.
pub(crate) fn listen(tell: Function) -> u32 {
    LISTENING.with_borrow_mut(|listening| {
        let number = listening.last().map_or(0, |(last, _)| last.wrapping_add(1));
        listening.push((number, tell));
        number
    })
}

pub(crate) fn listen_no_more(number: u32) {
    LISTENING.with_borrow_mut(|listening| listening.retain(|(known, _)| *known != number));
}

/// Keeps what a person would lose.
pub(crate) fn remember(scenario: &Rc<Scenario>) {
    LAST.with(|last| *last.borrow_mut() = Rc::clone(scenario));
}

/// Shows the notice on every panic. Nothing of the application can be relied on then, so the notice is
/// made without it, and what is certain comes first.
pub(crate) fn install() {
    yew::set_custom_panic_hook(Box::new(|panic: &PanicHookInfo<'_>| {
        console::error_1(&panic.to_string().into());
        let listening = LISTENING.with(|listening| listening.try_borrow().map(|all| all.clone()));
        for (_, tell) in listening.unwrap_or_default() {
            let _ = tell.call1(&JsValue::NULL, &"stopped".into());
        }
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            show(&document);
        }
    }));
}

/// Says what `start.js` says where the program cannot be loaded.
pub(crate) fn unavailable() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(notice) = document.and_then(|document| document.get_element_by_id("unavailable")) {
        let _ = notice.remove_attribute("hidden");
    }
}

fn show(document: &Document) -> Option<()> {
    // A document of somebody else is not the program's to change.
    document.document_element()?.get_attribute("data-crossover")?;
    let body = document.body()?;
    body.set_text_content(None);
    let main = child(document, &body, "main", "")?;
    main.set_class_name("recovery");
    child(document, &main, "h1", "Crossover has stopped")?;
    child(
        document,
        &main,
        "p",
        "This is a fault of the program. Your scenario is not lost: copy it from here.",
    )?;
    let again = child(document, &main, "a", "Start again")?;
    // The page without its scenario, whether it is a folder's or a file of any name.
    let here = document.location().and_then(|location| location.href().ok()).unwrap_or_default();
    again.set_attribute("href", here.split(['#', '?']).next().unwrap_or_default()).ok()?;
    let scenario = LAST.with(|last| last.try_borrow().map(|last| Rc::clone(&last))).ok()?;
    let text = child(document, &main, "textarea", &to_json(&*scenario))?;
    text.set_attribute("readonly", "").ok()?;
    text.set_attribute("aria-label", "Your scenario").ok()
}

fn child(document: &Document, parent: &Element, name: &str, text: &str) -> Option<Element> {
    let element = document.create_element(name).ok()?;
    element.set_text_content(Some(text));
    parent.append_child(&element).ok()?;
    Some(element)
}
