//! What there is to ask about the answer.

use yew::{Callback, Html, html};

use crate::evaluation::Evaluation;
use crate::later::{LaterPart, Part};
use crate::state::{Panel, Question};

/// A button for each question; pressed, it opens a panel in the place of the strip.
pub(crate) fn questions(evaluation: &Evaluation, open: Panel, look: &Callback<Panel>, beside: Html) -> Html {
    html! {
        <div class="questions" role="group" aria-label="About the answer">
            for question in Question::ALL {
                { button(question, evaluation, open == Panel::Question(question), look) }
            }
            { beside }
        </div>
    }
}

fn button(question: Question, evaluation: &Evaluation, is_open: bool, look: &Callback<Panel>) -> Html {
    let panel = if is_open { Panel::None } else { Panel::Question(question) };
    html! {
        <button type="button" aria-pressed={if is_open { "true" } else { "false" }} onclick={look.reform(move |_| panel)}>
            { question.words() }
            if question == Question::Fit {
                <LaterPart part={Part::Caution(evaluation.clone())} />
            }
        </button>
    }
}
