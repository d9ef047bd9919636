//! The page.

use std::rc::Rc;

use crossover::chart::Kind;
use yew::{Callback, Html, component, html, use_memo, use_reducer};

use crate::components::{Figure, Presets, Problems, Strategies, Verdict};
use crate::evaluation::Evaluation;
use crate::recovery;
use crate::state::{Action, State};

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::opening);
    let result = use_memo(Rc::clone(&state.scenario), |scenario| {
        recovery::remember(scenario);
        Evaluation::new(scenario)
    });
    let onopen = {
        let dispatch = state.dispatcher();
        Callback::from(move |preset| dispatch.dispatch(Action::Open(preset)))
    };
    let shown = match &*result {
        Ok(evaluation) => html! {
            <>
                <Verdict evaluation={evaluation.clone()} />
                <Figure evaluation={evaluation.clone()} kind={Kind::Time} heading="Cumulative cost" />
                <Strategies evaluation={evaluation.clone()} />
            </>
        },
        Err(problems) => html! { <Problems problems={Rc::new(problems.clone())} /> },
    };
    html! {
        <>
            <header class="head">
                <h1 class="brand">{ "Crossover" }</h1>
                <Presets open={state.preset} {onopen} />
            </header>
            <main class="result">{ shown }</main>
        </>
    }
}
