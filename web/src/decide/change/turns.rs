//! Where the cheaper of two strategies changes, the nearest first; each can be tried.

use crossover::report::{FlipWords, Flips, InputFlip, input_name};
use crossover::scenario::Value;
use yew::{Callback, Html, html};

use crate::result::ink_of;
use crate::state::Action;

/// So many are shown at first.
const SHOWN: usize = 6;

/// The changes as sentences, all of them or the first; a press makes one.
pub(super) fn turns(flips: &Flips, all: bool, show_all: &Callback<()>, act: &Callback<Action>) -> Html {
    let (turns, rest): (Vec<&InputFlip>, Vec<&InputFlip>) =
        flips.flips.iter().partition(|input| input.found.is_some());
    let Some(cheaper) = turns.first().and_then(|input| input.cheaper) else {
        return html! { <p>{ "No input by itself changes the order, at no value within its range." }</p> };
    };
    let count = if all { turns.len() } else { SHOWN };
    html! {
        <>
            <h3><span class={ink_of(cheaper)}>{ cheaper.title() }</span>{ " would be cheaper" }</h3>
            <ul>
                for input in turns.iter().take(count) {
                    <li key={input.field.spec().path}>{ turn(input, act) }</li>
                }
            </ul>
            if count < turns.len() {
                <button type="button" class="lnk" onclick={show_all.reform(|_| ())}>{ "Show all " }{ turns.len() }</button>
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
#[expect(clippy::similar_names, reason = "names that the macro makes")]
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
