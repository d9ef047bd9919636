//! Light, dark, or as the system has it.

use web_sys::window;
use yew::{Callback, Html, component, html, use_effect_with, use_state_eq};

use super::icon::{THEME, icon};
use crate::store;

/// In the order of the button; the first leaves it to the system.
const THEMES: [(&str, &str); 3] = [("", "as the system"), ("light", "light"), ("dark", "dark")];

/// A button that goes on to the next theme.
#[component]
pub(super) fn Theme() -> Html {
    let chosen = use_state_eq(|| {
        let kept = store::theme().unwrap_or_default();
        THEMES.iter().position(|(name, _)| *name == kept).unwrap_or(0)
    });
    use_effect_with(*chosen, |chosen| {
        let (name, _) = THEMES[*chosen];
        let root =
            window().and_then(|window| window.document()).and_then(|document| document.document_element());
        if let Some(root) = root {
            let _ = if name.is_empty() {
                root.remove_attribute("data-theme")
            } else {
                root.set_attribute("data-theme", name)
            };
        }
    });
    let onclick = {
        let chosen = chosen.clone();
        Callback::from(move |_| {
            let next = (*chosen + 1) % THEMES.len();
            store::keep_theme(THEMES[next].0);
            chosen.set(next);
        })
    };
    let (_, words) = THEMES[*chosen];
    let label = ["Theme: ", words].concat();
    html! {
        <button class="btn i theme" type="button" aria-label={label.clone()} title={label.clone()} {onclick}>
            { icon(THEME) }<span class="only-s">{ label }</span>
        </button>
    }
}
