//! Where the cheaper of two strategies changes, the nearest first; each can be tried.

use crossover::report::{
    Compared, FlipSearch, FlipWords, Flips, InputFlip, Reach, input_name, numeric_inputs,
};
use crossover::scenario::Value;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use crate::decide::worked::{Work, use_worked};
use crate::evaluation::{Evaluation, Pair};
use crate::flips::finish;
use crate::result::ink_of;
use crate::state::Action;

/// So many are shown at first.
const SHOWN: usize = 6;

#[derive(PartialEq, Properties)]
pub(super) struct TurnsProps {
    pub(super) evaluation: Evaluation,
    pub(super) pair: Pair,
    pub(super) act: Callback<Action>,
}

/// The changes as sentences; a press makes one.
#[component]
pub(super) fn Turns(TurnsProps { evaluation, pair, act }: &TurnsProps) -> Html {
    let known = use_worked((evaluation.clone(), *pair), 0, search);
    let shows_all = use_state_eq(|| false);
    let Some(flips) = known else {
        return html! { <p class="quiet">{ "Looking…" }</p> };
    };
    let (turns, rest): (Vec<&InputFlip>, Vec<&InputFlip>) =
        flips.flips.iter().partition(|input| input.found.is_some());
    let Some(cheaper) = turns.first().and_then(|input| input.cheaper) else {
        return html! { <p>{ "No input by itself changes the order, at no value within its range." }</p> };
    };
    let count = if *shows_all { turns.len() } else { SHOWN };
    let more = {
        let shows_all = shows_all.setter();
        move |_| shows_all.set(true)
    };
    html! {
        <>
            <h3><span class={ink_of(cheaper)}>{ cheaper.title() }</span>{ " would be cheaper" }</h3>
            <ul>
                for input in turns.iter().take(count) {
                    <li key={input.field.spec().path}>{ turn(input, act) }</li>
                }
            </ul>
            if count < turns.len() {
                <button type="button" class="lnk" onclick={more}>{ "Show all " }{ turns.len() }</button>
            } else if !rest.is_empty() {
                <p class="quiet">
                    { "None within its range: " }
                    { rest.iter().map(|input| input_name(input.field)).collect::<Vec<_>>().join(", ") }{ "." }
                </p>
            }
        </>
    }
}

/// A change in words. One of a price with announced changes scales all of them, which no field can hold.
fn turn(input: &InputFlip, act: &Callback<Action>) -> Html {
    let Some(flip) = &input.found else { return Html::default() };
    let FlipWords { change, value, .. } = FlipWords::new(flip);
    let note = match (input.scaled, flip.alone) {
        (true, _) => ", and announced prices with it",
        (_, true) => ", where the other cannot run",
        _ => "",
    };
    let words =
        html! { <><b>{ change }</b>{ " " }<span class="quiet">{ input_name(input.field) }{ note }</span></> };
    if input.scaled {
        return words;
    }
    let path = input.field.spec().path;
    let take = act.reform(move |_| Action::Set {
        path: path.into(),
        value: Some(Value::Number(value)),
        gesture: None,
    });
    html! { <button type="button" title="Take this value" onclick={take}>{ words }</button> }
}

async fn search((evaluation, pair): (Evaluation, Pair), mut work: Work<Flips>) {
    let model = evaluation.model();
    let Ok(compared) = Compared::new(model, Some(pair)) else { return };
    let mut found = Vec::new();
    for field in numeric_inputs(model) {
        let search = FlipSearch::new(model, pair, field, Reach::Far);
        let Some(flip) = finish(search, model, &mut work.slices).await else { return };
        found.push(InputFlip::new(model, field, flip));
    }
    work.then.emit(Flips::of(&compared, found));
}
