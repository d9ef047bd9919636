//! The signs of the form.

use yew::{Html, html};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Icon {
    Search,
    Reset,
    Down,
    Right,
    Bad,
    Close,
}

/// A sign; what it means is said beside it.
pub(super) fn icon(icon: Icon) -> Html {
    let d = match icon {
        Icon::Search => "M10.800 7a3.800 3.800 0 1 1-7.600 0 3.800 3.800 0 0 1 7.600 0zM10 10l3 3",
        Icon::Reset => "M3.500 8a4.500 4.500 0 1 0 1.600-3.400M3.200 2.700v2.600h2.600",
        Icon::Down => "m5 6.500 3 3 3-3",
        Icon::Right => "m6.500 5 3 3-3 3",
        Icon::Bad => "M13.500 8a5.500 5.500 0 1 1-11 0 5.500 5.500 0 0 1 11 0zM8 5v3.600M8 10.800v.2",
        Icon::Close => "m4.500 4.500 7 7m0-7-7 7",
    };
    html! { <svg class="ic" viewBox="0 0 16 16" aria-hidden="true"><path {d} /></svg> }
}
