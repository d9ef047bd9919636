//! Whether the cheapest fits the problem.

use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Evaluation;
use crate::state::{Action, Step};

#[derive(PartialEq, Properties)]
pub(crate) struct FitsProps {
    pub(super) evaluation: Evaluation,
    pub(super) step: Step,
    pub(super) act: Callback<Action>,
}

/// The panel.
#[component]
pub(crate) fn Fits(props: &FitsProps) -> Html {
    html! { <header><h2>{ "Fits" }</h2></header> }
}
