//! How sure the answer is.

use crossover::kind::Strategy;
use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Evaluation;
use crate::state::{Action, Step};

#[derive(PartialEq, Properties)]
pub(crate) struct SureProps {
    pub(super) evaluation: Evaluation,
    pub(super) step: Step,
    pub(super) pair: Option<(Strategy, Strategy)>,
    pub(super) act: Callback<Action>,
}

/// The panel.
#[component]
pub(crate) fn Sure(props: &SureProps) -> Html {
    html! { <header><h2>{ "Sure" }</h2></header> }
}
