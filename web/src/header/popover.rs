//! What floats over the page until it is closed.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{
    Callback, Event, Html, Properties, TargetCast, classes, component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

use super::icon::{CLOSE, icon};

#[derive(PartialEq, Properties)]
pub(super) struct PopoverProps {
    /// What buttons name as their `popovertarget`.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// There only while it is open.
    pub(super) children: Html,
}

/// A panel with a title. The browser opens and closes it: with its button, with Escape, with a click
/// elsewhere; and it returns the focus
/// to where it was.
#[component]
pub(super) fn Popover(PopoverProps { id, title, children }: &PopoverProps) -> Html {
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: Event| {
            let element = event.target_dyn_into::<HtmlElement>();
            is_open.set(element.is_some_and(|element| element.matches(":popover-open").unwrap_or(false)));
        })
    };
    let section = use_node_ref();
    // What is chosen already comes first for the keyboard, else the panel as such.
    use_effect_with((*is_open, section.clone()), |(is_open, section)| {
        if let (true, Some(section)) = (*is_open, section.cast::<HtmlElement>()) {
            let chosen = section.query_selector("[aria-current]").ok().flatten();
            let chosen = chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok());
            let _ = chosen.unwrap_or(section).focus();
        }
    });
    html! {
        <section ref={section} tabindex="-1" id={*id} class={classes!("pop", *id)} popover="auto" role="dialog" aria-label={*title} {ontoggle}>
            if *is_open {
                <div class="pop-h">
                    <h2>{ title }</h2>
                    <button class="btn i" type="button" popovertarget={*id} popovertargetaction="hide" aria-label="Close">
                        { icon(CLOSE) }
                    </button>
                </div>
                { children.clone() }
            }
        </section>
    }
}
