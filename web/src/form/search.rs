//! The search among the inputs.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};
use yew::{
    Callback, Html, InputEvent, MouseEvent, Properties, TargetCast, component, html, use_effect_with,
    use_mut_ref, use_node_ref,
};

use super::icon::{Icon, icon};

#[derive(PartialEq, Properties)]
pub(crate) struct SearchProps {
    /// What is looked for, while something is.
    pub(super) query: Option<String>,
    pub(super) onsearch: Callback<Option<String>>,
    pub(super) found: usize,
}

/// A button that becomes a field; `/` opens it where no text is being typed.
#[component]
pub(crate) fn Search(SearchProps { query, onsearch, found }: &SearchProps) -> Html {
    let (field, button) = (use_node_ref(), use_node_ref());
    let open = query.is_some();
    let was_open = use_mut_ref(|| false);
    use_effect_with(open, {
        let (field, button) = (field.clone(), button.clone());
        move |open| {
            let node = if *open { field } else { button };
            // Focus moves with the search, and is left alone before anybody has opened it.
            if std::mem::replace(&mut *was_open.borrow_mut(), *open) != *open
                && let Some(node) = node.cast::<HtmlElement>()
            {
                let _ = node.focus();
            }
        }
    });
    use_effect_with(onsearch.clone(), |onsearch| {
        let onsearch = onsearch.clone();
        let listen = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if event.key() == "/" && !event.ctrl_key() && !event.meta_key() && !is_typing(&event) {
                event.prevent_default();
                onsearch.emit(Some(String::new()));
            }
        });
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(document) = &document {
            // Without it the button is still there.
            let _ = document.add_event_listener_with_callback("keydown", listen.as_ref().unchecked_ref());
        }
        move || {
            if let Some(document) = document {
                let _ =
                    document.remove_event_listener_with_callback("keydown", listen.as_ref().unchecked_ref());
            }
        }
    });
    let to = |text: Option<&'static str>| onsearch.reform(move |_: MouseEvent| text.map(str::to_owned));
    let oninput = onsearch.reform(|event: InputEvent| {
        Some(event.target_dyn_into::<HtmlInputElement>().map_or_else(String::new, |input| input.value()))
    });
    let onkeydown = {
        let onsearch = onsearch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                onsearch.emit(None);
            }
        })
    };
    html! {
        if let Some(query) = query {
            <span class="field of-text find">
                { icon(Icon::Search) }
                <input ref={field} type="text" aria-label="Search the inputs" autocomplete="off" spellcheck="false"
                    value={query.clone()} {oninput} {onkeydown} />
                <span class="aff" role="status">{ found }{ " found" }</span>
            </span>
            <button type="button" class="btn i" aria-label="Close the search" onclick={to(None)}>{ icon(Icon::Close) }</button>
        } else {
            <button ref={button} type="button" class="btn i" aria-label="Search the inputs" title="Search: /"
                onclick={to(Some(""))}>{ icon(Icon::Search) }</button>
        }
    }
}

/// Whether a key goes into a text.
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target() else { return false };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "checkbox" | "range" | "radio");
    }
    target.has_type::<HtmlTextAreaElement>() || target.has_type::<HtmlSelectElement>()
}
