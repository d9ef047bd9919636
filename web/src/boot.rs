//! What is there first: it draws, and loads the page, which is a module of its own.

#![expect(
    clippy::unnecessary_wraps,
    reason = "that a module cannot be loaded is told by the result of its entry"
)]

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{Html, Properties, component, html};

use crate::app::Entry;
use crate::recovery;

/// Loads the page and shows it.
pub(crate) fn boot() {
    spawn_local(async {
        match page().await {
            Ok(page) => drop(yew::Renderer::<Root>::with_props(RootProps { page }).render()),
            Err(_) => recovery::unavailable(),
        }
    });
}

/// The way into the module of the page: what shows it.
#[wasm_split(page, fallible)]
fn page() -> Result<Page, SplitLoaderError> {
    recovery::install();
    Ok(Page(|| html! { <Entry /> }))
}

/// What shows the page.
#[derive(Clone, Copy)]
struct Page(fn() -> Html);

impl PartialEq for Page {
    fn eq(&self, _: &Self) -> bool {
        // There is one.
        true
    }
}

#[derive(PartialEq, Properties)]
struct RootProps {
    page: Page,
}

/// The root stays here, and with it all that draws: the other modules share it.
#[component]
fn Root(RootProps { page }: &RootProps) -> Html {
    (page.0)()
}
