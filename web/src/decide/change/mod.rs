//! What would change the answer: where it flips, the inputs that move it most, and the map of who is cheapest.

mod axes;
mod turns;

use std::rc::Rc;

use crossover::kind::Strategy;
use crossover::report::numeric_inputs;
use web_sys::HtmlElement;
use yew::{
    Callback, Html, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq,
};

use super::plotted::Plotted;
use super::worked::{Asked, Known, Worked, use_worked};
use crate::evaluation::Evaluation;
use crate::state::Action;
use axes::{menus, on_map};
use turns::turns;

#[derive(PartialEq, Properties)]
pub(crate) struct ChangeProps {
    pub(super) evaluation: Evaluation,
    pub(super) pair: Option<(Strategy, Strategy)>,
    pub(super) act: Callback<Action>,
}

/// The panel.
#[component]
pub(crate) fn Change(ChangeProps { evaluation, pair, act }: &ChangeProps) -> Html {
    let chosen = use_state_eq(|| [None; 2]);
    let shows_all = use_state_eq(|| false);
    let inputs = numeric_inputs(evaluation.model());
    let axes = on_map(evaluation.model(), &inputs, *chosen);
    let moves = use_worked(evaluation, Asked::Sensitivity(*pair));
    let map = use_worked(evaluation, Asked::Map(axes));
    let flips = use_worked(evaluation, Asked::Flips(*pair));
    let (choose, all) = (chosen.setter(), shows_all.setter());
    let list = use_node_ref();
    let pressed = use_mut_ref(|| false);
    {
        let (list, pressed) = (list.clone(), Rc::clone(&pressed));
        // What was pressed may be gone from the list that comes of it: whoever goes on by keys goes on there.
        use_effect_with(flips.clone(), move |_| {
            if pressed.replace(false) {
                let _ = list.cast::<HtmlElement>().map(|list| list.focus());
            }
        });
    }
    let take = {
        let act = act.clone();
        Callback::from(move |action| {
            *pressed.borrow_mut() = true;
            act.emit(action);
        })
    };
    let flips = match flips.as_ref().map(Known::what) {
        _ if pair.is_none() => html! { <p>{ "There are no two strategies to compare." }</p> },
        Some(Worked::Flips(flips)) => {
            turns(flips, *shows_all, &Callback::from(move |()| all.set(true)), &take)
        }
        _ => html! { <p class="quiet">{ "Looking…" }</p> },
    };
    html! {
        <div class="dock-g change">
            <div class="turns" ref={list} tabindex="-1">
                <h2>{ "What would change it" }</h2>
                { flips }
            </div>
            <Plotted name="sensitivity" words="What moves the difference" known={moves.filter(|_| pair.is_some())}>
                <h3>{ "What moves the difference" }</h3>
            </Plotted>
            <Plotted name="frontier" words="Who is cheapest where" known={map}>
                { menus(axes, &inputs, &Callback::from(move |axes: [_; 2]| choose.set(axes.map(Some)))) }
            </Plotted>
        </div>
    }
}
