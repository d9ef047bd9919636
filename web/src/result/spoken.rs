//! What is read out when it changes.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_state_eq};

/// So long nothing must have changed before it is read out, in milliseconds.
const PAUSE: i32 = 600;

#[derive(PartialEq, Properties)]
pub(crate) struct SpokenProps {
    pub(crate) text: AttrValue,
}

/// A polite live region: it says the text once that has stood for a moment, and not what went by.
#[component]
pub(crate) fn Spoken(SpokenProps { text }: &SpokenProps) -> Html {
    let said = use_state_eq(|| text.clone());
    {
        let said = said.setter();
        use_effect_with(text.clone(), move |text| {
            let text = text.clone();
            let say = Closure::<dyn Fn()>::new(move || said.set(text.clone()));
            let timer = web_sys::window().and_then(|window| {
                let say = say.as_ref().unchecked_ref();
                window.set_timeout_with_callback_and_timeout_and_arguments_0(say, PAUSE).ok()
            });
            move || {
                if let (Some(window), Some(timer)) = (web_sys::window(), timer) {
                    window.clear_timeout_with_handle(timer);
                }
                drop(say);
            }
        });
    }
    html! { <p class="spoken" role="status">{ &*said }</p> }
}
