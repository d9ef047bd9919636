//! What floats over the page until it is closed.

use web_sys::HtmlElement;
use yew::{Callback, Event, Html, Properties, TargetCast, classes, component, html, use_state_eq};

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
/// elsewhere; and it returns the focus.
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
    html! {
        <section id={*id} class={classes!("pop", *id)} popover="auto" role="dialog" aria-label={*title} {ontoggle}>
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
