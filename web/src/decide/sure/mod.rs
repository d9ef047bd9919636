//! How sure the answer is: inputs with ranges, and what comes of many draws of them.

mod found;
mod ranges;

use crossover::kind::Strategy;
use yew::{Callback, Html, html};

use crate::evaluation::Evaluation;
use crate::input_words::by_path;
use crate::ranges::unsure;
use crate::state::{Action, Step};
use found::Found;
use ranges::{add, ranges};

/// The panel.
pub(crate) fn sure(
    evaluation: &Evaluation,
    step: &Step,
    pair: Option<(Strategy, Strategy)>,
    act: &Callback<Action>,
) -> Html {
    if evaluation.model().ranges().is_empty() {
        return beginning(evaluation, act);
    }
    html! {
        <Found evaluation={evaluation.clone()} {pair}>
            <section aria-labelledby="sure-ranges">
                <h3 id="sure-ranges">{ "What is not known exactly" }</h3>
                { ranges(evaluation, &step.scenario, act) }
                { add(evaluation, act) }
            </section>
        </Found>
    }
}

/// What the panel is for, and where ranges come from.
fn beginning(evaluation: &Evaluation, act: &Callback<Action>) -> Html {
    let assumed = evaluation.model().assumed();
    let names = assumed.iter().filter_map(|path| by_path(path)).collect::<Vec<_>>().join(", ");
    let take = act.reform(move |_| unsure(assumed.clone()));
    html! {
        <>
            <header><h2>{ "No input has a range yet, so the answer looks surer than it is" }</h2></header>
            <div class="dock-g even sure-none">
                <section>
                    <h3>{ "What ranges are for" }</h3>
                    <p>
                        { "Thousands of draws from them say how often each strategy is cheapest, when one pays back, and what \
                           it would be worth to find out more." }
                    </p>
                </section>
                <section>
                    <h3>{ "For what is only assumed" }</h3>
                    if names.is_empty() {
                        <p class="quiet">{ "Nothing: somebody has said it all." }</p>
                    } else {
                        <button type="button" class="btn" onclick={take}>
                            { "Take the ranges that belong to the assumptions" }
                        </button>
                        <p class="quiet">{ names }</p>
                    }
                </section>
                <section>
                    <h3>{ "For what you know better" }</h3>
                    <p>
                        { "Type a range into the field of a number: " }<b>{ "50k to 400k" }</b>
                        { ". Or click on what stands below its name, and say that you are not sure." }
                    </p>
                    { add(evaluation, act) }
                </section>
            </div>
        </>
    }
}
