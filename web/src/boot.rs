//! What is there first: it draws, and loads what the document is for, which is a module of its own.

#![expect(
    clippy::unnecessary_wraps,
    reason = "that a module cannot be loaded is told by the result of its entry"
)]

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Element, window};
use yew::{AppHandle, Html, Properties, component, html};

use crate::app::Entry;
use crate::embed::{self, ForElement, Frame};
use crate::recovery;

/// Shows what the document says it is for: the page, or the widget in a frame. In a document of somebody else's
/// it waits for its elements.
pub(crate) fn boot() {
    let root = window().and_then(|window| window.document()?.document_element());
    let purpose = root.and_then(|root| root.get_attribute("data-crossover"));
    match purpose.as_deref() {
        Some("page") => run(page()),
        Some("embed") => run(embed()),
        _ => {}
    }
}

fn run(module: impl Future<Output = Result<Shows, SplitLoaderError>> + 'static) {
    spawn_local(async {
        match module.await {
            Ok(shows) => drop(start(shows, None, None)),
            Err(_) => recovery::unavailable(),
        }
    });
}

/// Starts it within `root`, or in the whole document.
pub(crate) fn start(shows: Shows, root: Option<Element>, of: Option<Rc<ForElement>>) -> AppHandle<Root> {
    let props = RootProps { shows: Some(shows), of };
    match root {
        Some(root) => yew::Renderer::<Root>::with_root_and_props(root, props),
        None => yew::Renderer::<Root>::with_props(props),
    }
    .render()
}

/// Shows something else in an element, or nothing.
pub(crate) fn show(app: &mut AppHandle<Root>, shows: Option<Shows>, of: Option<Rc<ForElement>>) {
    app.update(RootProps { shows, of });
}

/// Something to draw in.
pub(crate) fn new_root() -> Result<Element, JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    document.create_element("div")
}

/// The way into the module of the page: what shows it.
#[wasm_split(page, fallible)]
fn page() -> Result<Shows, SplitLoaderError> {
    recovery::install();
    Ok(Shows(|_| html! { <Entry /> }))
}

/// The way into the module of the widget, in a frame or an element.
#[wasm_split(embed, fallible)]
pub(crate) fn embed() -> Result<Shows, SplitLoaderError> {
    recovery::install();
    Ok(Shows(|of| match of {
        Some(of) => html! { <embed::Element of={Rc::clone(of)} /> },
        None => html! { <Frame /> },
    }))
}

/// What shows it.
#[derive(Clone, Copy)]
pub(crate) struct Shows(fn(Option<&Rc<ForElement>>) -> Html);

impl PartialEq for Shows {
    fn eq(&self, _: &Self) -> bool {
        // Each root knows one.
        true
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct RootProps {
    /// Nothing where an element has gone.
    shows: Option<Shows>,
    /// What an element is given.
    of: Option<Rc<ForElement>>,
}

/// The root stays here, and with it all that draws: the other modules share it.
#[component]
pub(crate) fn Root(RootProps { shows, of }: &RootProps) -> Html {
    shows.map_or_else(Html::default, |shows| (shows.0)(of.as_ref()))
}
