//! What is wrong with what the widget was asked for.

use std::rc::Rc;

use crossover::scenario::Problems;
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct TroubleProps {
    pub(crate) problems: Rc<Problems>,
    pub(crate) page: Rc<str>,
}

/// Every problem, one a line.
#[component]
pub(crate) fn Trouble(TroubleProps { problems, page }: &TroubleProps) -> Html {
    html! {
        <div class="trouble" role="alert">
            <p><b>{ "This calculation does not open." }</b>{ " Nothing is shown in its place." }</p>
            <ul>
                for problem in &problems.problems {
                    <li>{ &problem.message }</li>
                }
            </ul>
            <p><a href={page.to_string()} target="_blank">{ "Open Crossover" }</a></p>
        </div>
    }
}
