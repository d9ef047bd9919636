//! What is wrong with what the widget was asked for.

use crossover::scenario::Problems;
use yew::{Html, html};

const WORDS: &str = "This calculation does not open.";

/// Every problem, one a line.
pub(crate) fn trouble(problems: &Problems, page: &str, alone: bool) -> Html {
    html! {
        <div class="trouble" role="alert">
            if alone {
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
