//! What an input is likely to be, where nobody is sure of its value.

use std::rc::Rc;

use crossover::field::{Likely, Shape};
use crossover::scenario::range_in_words;
use yew::{Callback, Html, MouseEvent, html};

use super::icon::{Icon, icon};
use super::input::Input;
use crate::ranges;
use crate::state::Action;

/// Its range, and the way back to the value alone.
pub(super) fn likely(input: &Input, range: Likely, act: &Callback<Action>) -> Html {
    let path = Rc::clone(&input.path);
    html! {
        <>
            { range_in_words(input.field.spec(), range) }
            <button type="button" class="reset" aria-label={[&input.label, ": no range"].concat()} title="No range"
                onclick={act.reform(move |_: MouseEvent| ranges::removed(Rc::clone(&path)))}>
                { icon(Icon::Reset) }
            </button>
        </>
    }
}

/// A number of which somebody is not sure gets the range that belongs to it.
pub(super) fn unsure(input: &Input, act: &Callback<Action>) -> Html {
    if input.range.is_some() || !matches!(input.field.spec().shape, Shape::Number { .. }) {
        return Html::default();
    }
    let path = Rc::clone(&input.path);
    let onclick = act.reform(move |_: MouseEvent| ranges::unsure(vec![path.to_string()]));
    html! { <p><button type="button" class="lnk" {onclick}>{ "Not sure: give it a range" }</button></p> }
}
