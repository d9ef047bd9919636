//! What is read out when it changes.

use yew::{AttrValue, Html, Properties, component, html, use_effect_with, use_state_eq};

use crate::timer::Timer;

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
            let timer = Timer::after(PAUSE, move || said.set(text.clone()));
            move || drop(timer)
        });
    }
    html! { <p class="spoken" role="status">{ &*said }</p> }
}
