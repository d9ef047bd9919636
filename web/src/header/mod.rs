//! What concerns the scenario as a whole: which one, back and forth, where it goes.

mod presets;

use yew::{Callback, Html, Properties, component, html};

use crate::state::{Action, State};
use presets::Presets;

#[derive(PartialEq, Properties)]
pub(crate) struct HeaderProps {
    pub(crate) state: State,
    pub(crate) act: Callback<Action>,
}

/// The bar at the top.
#[component]
pub(crate) fn Header(HeaderProps { state, act }: &HeaderProps) -> Html {
    html! {
        <header class="head">
            <h1 class="brand">{ "Crossover" }</h1>
            <Presets open={state.now.preset} onopen={act.reform(Action::Open)} />
        </header>
    }
}
