//! What would change the answer: where it flips, the inputs that move it most, and the map of who is cheapest.

mod map;
mod tornado;
mod turns;

use crossover::kind::Strategy;
use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Evaluation;
use crate::state::Action;
use map::Map;
use tornado::Tornado;
use turns::Turns;

#[derive(PartialEq, Properties)]
pub(crate) struct ChangeProps {
    pub(super) evaluation: Evaluation,
    pub(super) pair: Option<(Strategy, Strategy)>,
    pub(super) act: Callback<Action>,
}

/// The panel.
#[component]
pub(crate) fn Change(ChangeProps { evaluation, pair, act }: &ChangeProps) -> Html {
    html! {
        <div class="dock-g change">
            <section class="turns" aria-labelledby="change-h">
                <h2 id="change-h">{ "What would change it" }</h2>
                if let Some(pair) = *pair {
                    <Turns evaluation={evaluation.clone()} {pair} {act} />
                } else {
                    <p>{ "There are no two strategies to compare." }</p>
                }
            </section>
            if let Some(pair) = *pair {
                <Tornado evaluation={evaluation.clone()} {pair} />
            }
            <Map evaluation={evaluation.clone()} />
        </div>
    }
}
