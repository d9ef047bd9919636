//! What is wrong with what the widget was asked for.

use std::rc::Rc;

use crossover::scenario::Problems;
use yew::{Html, Properties, component, html};

const WORDS: &str = "This calculation does not open.";

#[derive(PartialEq, Properties)]
pub(crate) struct TroubleProps {
    pub(crate) problems: Rc<Problems>,
    pub(crate) page: Rc<str>,
    /// Whether it is all that its document holds.
    pub(crate) alone: bool,
}

/// Every problem, one a line.
#[component]
pub(crate) fn Trouble(TroubleProps { problems, page, alone }: &TroubleProps) -> Html {
    html! {
        <div class="trouble" role="alert">
            if *alone {
                <h1>{ WORDS }</h1>
            } else {
                <h2>{ WORDS }</h2>
            }
            <p>{ "Nothing is shown in its place." }</p>
            <ul>
                for problem in &problems.problems {
                    <li>{ &problem.message }</li>
                }
            </ul>
            <p><a href={page.to_string()} target="_blank">{ "Open Crossover" }</a></p>
        </div>
    }
}
