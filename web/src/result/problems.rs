//! What is wrong with a scenario.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct ProblemsProps {
    pub(crate) problems: Rc<crossover::scenario::Problems>,
}

/// Every problem, one a line.
#[component]
pub(crate) fn Problems(ProblemsProps { problems }: &ProblemsProps) -> Html {
    html! {
        <section class="problems" role="alert">
            <h2>{ "This scenario cannot be evaluated" }</h2>
            <ul>
                for problem in &problems.problems {
                    <li>{ &problem.message }</li>
                }
            </ul>
        </section>
    }
}
