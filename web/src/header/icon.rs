//! Signs on buttons.

use yew::{Html, html};

pub(super) const UNDO: &str = "M5.5 3 2.5 6l3 3M3 6h6.2a3.8 3.8 0 0 1 0 7.5H6";
pub(super) const REDO: &str = "m10.5 3 3 3-3 3M13 6H6.8a3.8 3.8 0 0 0 0 7.5H10";
pub(super) const PIN: &str = "M6 2.5h4M6.8 2.5v4L4.5 9v1h7V9L9.2 6.5v-4M8 10v4";
pub(super) const LINK: &str = "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 \
                               0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8";
pub(super) const THEME: &str = "M8 2.7a5.3 5.3 0 1 0 0 10.6zM8 2.7a5.3 5.3 0 0 1 0 10.6m-2-10v9.4m-1.5-8v6.6";
pub(super) const DOWN: &str = "m5 6.5 3 3 3-3";
pub(super) const CLOSE: &str = "m4.5 4.5 7 7m0-7-7 7";
pub(super) const DONE: &str = "m3.5 8.5 3 3 6-7";
pub(super) const MORE: &str = "M3.5 8h.01M8 8h.01M12.5 8h.01";
pub(super) const CARE: &str = "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.6M8 10.8v.2";
pub(super) const KEPT: &str = "M8 2.5v7M5 7l3 3 3-3M3 12.5h10";

/// The sign of a path in a square of 16.
pub(super) fn icon(path: &'static str) -> Html {
    html! { <svg class="ic" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

/// The sign of the program: two lines that cross.
pub(super) fn mark() -> Html {
    html! {
        <svg class="ic mark" viewBox="0 0 20 20" aria-hidden="true">
            <path class="of-rag" d="M2 15.5 18 4" />
            <path class="of-tuned" d="M2 9.5c6 0 10 1 16 4" />
            <circle cx="9.3" cy="10.3" r="2.4" />
        </svg>
    }
}
