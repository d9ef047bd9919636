//! Whether the cheapest fits the problem: the questions, what the answers make of each strategy, and what may have
//! been forgotten.

mod caution;
mod costs;
mod strategies;
mod weighed;

use std::rc::Rc;

use crossover::advice::{Advice, questions};
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_memo, use_node_ref, use_state_eq};

use self::costs::costs;
use self::strategies::strategies;
use self::weighed::weighed;
use crate::evaluation::{Evaluation, Shown};
use crate::flips::Mark;
use crate::form::{FewProps, Marks};
use crate::later::{LaterPart, Part};
use crate::result::words;
use crate::state::{Action, State};

pub(crate) use caution::caution;

#[derive(PartialEq, Properties)]
pub(crate) struct FitsProps {
    pub(super) evaluation: Evaluation,
    pub(super) state: State,
    pub(super) shown: Shown,
    pub(super) act: Callback<Action>,
}

/// The panel.
#[component]
pub(crate) fn Fits(FitsProps { evaluation, state, shown, act }: &FitsProps) -> Html {
    let compares = use_state_eq(|| false);
    let list = use_node_ref();
    let advice =
        use_memo(evaluation.clone(), |evaluation| Advice::new(evaluation.model(), evaluation.report()));
    let view = |words: &'static str, compared: bool| {
        let set = compares.setter();
        html! {
            <button type="button" aria-pressed={(*compares == compared).to_string()}
                onclick={move |_: MouseEvent| set.set(compared)}>{ words }</button>
        }
    };
    html! {
        <>
            <header class="fit-h">
                <h2>{ words(&advice.answer()) }</h2>
                <div class="seg" role="group" aria-label="What is shown">
                    { view("Fit", false) }{ view("Side by side", true) }
                </div>
                <p>{ words(&advice.first_step) }</p>
            </header>
            if *compares {
                { weighed(&advice) }
            } else {
                <div class="dock-g fit-g">
                    <section aria-labelledby="fit-questions">
                        <h3 id="fit-questions">{ "Questions" }</h3>
                        <LaterPart part={asked(&advice, state, shown, act)} />
                    </section>
                    <section aria-labelledby="fit-strategies">
                        <h3 id="fit-strategies">{ "Which fit" }</h3>
                        { strategies(&advice, evaluation.report()) }
                    </section>
                    { costs(&advice, &list, act) }
                </div>
            }
        </>
    }
}

/// The questions in their order; beside an open one stands what an answer would make the cheapest that fits.
fn asked(advice: &Advice, state: &State, shown: &Shown, act: &Callback<Action>) -> Part {
    let (mut paths, mut marks) = (Vec::new(), Marks::new());
    for question in questions() {
        let path = question.spec().path;
        paths.push(path);
        let open = advice.open_questions.iter().find(|open| open.question == path);
        if let Some((cheaper, short, sentence)) = open.and_then(|open| advice.stake(open)) {
            marks.push((question, Some(Mark { cheaper, short, sentence })));
        }
    }
    Part::Few(FewProps {
        state: state.clone(),
        shown: shown.clone(),
        act: act.clone(),
        paths: paths.into(),
        marks: Rc::new(marks),
        named: "Questions",
    })
}

/// A line that opens: what stands behind it, and who says so; `more` below.
fn fold(line: &str, said: &[(&str, &str, &str)], more: Html) -> Html {
    html! {
        <details key={line.to_owned()}>
            <summary>{ line }</summary>
            for (finding, why, source) in said {
                <p>
                    if *finding != line {
                        <b>{ finding }{ ". " }</b>
                    }
                    { why }<span class="quiet">{ " (" }{ source }{ ")" }</span>
                </p>
            }
            { more }
        </details>
    }
}
