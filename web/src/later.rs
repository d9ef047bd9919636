//! What the first picture does without: it is a module of its own, loaded right after that picture.

use std::cell::{Cell, RefCell};

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_force_update};

use crate::result::{Dock, DockProps};

/// What is in the module, for calling once it is there.
pub(crate) struct Later {
    render: fn(&Part) -> Html,
}

/// A part of the page that comes with it.
#[derive(Clone, PartialEq)]
pub(crate) enum Part {
    Dock(DockProps),
}

static LATER: Later = Later { render };

fn render(part: &Part) -> Html {
    match part {
        Part::Dock(props) => html! { <Dock ..props.clone() /> },
    }
}

#[wasm_split(later, fallible)]
fn fetch() -> Result<&'static Later, SplitLoaderError> {
    Ok(&LATER)
}

thread_local! {
    static LOADED: Cell<Option<&'static Later>> = const { Cell::new(None) };
    static WAITING: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn load() {
    spawn_local(async {
        if let Ok(later) = fetch().await {
            LOADED.set(Some(later));
            for one in WAITING.take() {
                one.emit(());
            }
        }
    });
}

#[derive(PartialEq, Properties)]
pub(crate) struct LaterPartProps {
    pub(crate) part: Part,
}

#[component]
pub(crate) fn LaterPart(LaterPartProps { part }: &LaterPartProps) -> Html {
    let update = use_force_update();
    use_effect_with((), move |()| {
        if LOADED.get().is_none() {
            WAITING.with_borrow_mut(|waiting| waiting.push(Callback::from(move |()| update.force_update())));
        }
    });
    LOADED.get().map_or_else(Html::default, |later| (later.render)(part))
}
