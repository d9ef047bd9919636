//! The inputs, as the table of fields has them.

use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Shown;
use crate::state::{Action, State};

#[derive(PartialEq, Properties)]
pub(crate) struct FormProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
}

/// The inputs.
#[component]
pub(crate) fn Form(FormProps { state: _, shown: _, act: _ }: &FormProps) -> Html {
    html! { <form class="inputs" aria-label="Inputs" /> }
}
