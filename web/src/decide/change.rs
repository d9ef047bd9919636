//! What would change the answer: the inputs that move it most, where it flips, and the map of who is cheapest.

use crossover::kind::Strategy;
use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Evaluation;
use crate::state::{Action, Step};

#[derive(PartialEq, Properties)]
pub(crate) struct ChangeProps {
    pub(super) evaluation: Evaluation,
    pub(super) step: Step,
    pub(super) pair: Option<(Strategy, Strategy)>,
    pub(super) act: Callback<Action>,
}

/// The panel.
#[component]
pub(crate) fn Change(props: &ChangeProps) -> Html {
    html! { <header><h2>{ "Change" }</h2></header> }
}
