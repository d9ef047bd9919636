//! The answer and everything that defends it.

mod drawing;
mod figure;
mod problems;
mod sentence;
mod strategies;
mod verdict;

use std::rc::Rc;

use crossover::chart::Kind;
use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Shown;
use crate::state::{Action, State};
use figure::Figure;
use problems::Problems;
use strategies::Strategies;
use verdict::Verdict;

#[derive(PartialEq, Properties)]
pub(crate) struct ResultsProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
}

/// The answer, the main chart, and what stands below it.
#[component]
pub(crate) fn Results(ResultsProps { state: _, shown, act: _ }: &ResultsProps) -> Html {
    html! {
        <main class="result">
            if let Some(problems) = &shown.problems {
                <Problems problems={Rc::clone(problems)} />
            }
            if let Some(evaluation) = &shown.evaluation {
                <Verdict evaluation={evaluation.clone()} />
                <Figure evaluation={evaluation.clone()} kind={Kind::Time} heading="Cumulative cost" />
                <Strategies evaluation={evaluation.clone()} />
            }
        </main>
    }
}
