//! What there is to ask about the answer.

use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Evaluation;
use crate::later::{LaterPart, Part};
use crate::state::{Panel, Question};

#[derive(PartialEq, Properties)]
pub(crate) struct QuestionsProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) open: Panel,
    pub(crate) look: Callback<Panel>,
    /// What is said beside them.
    pub(crate) children: Html,
}

/// A button for each question; pressed, it opens a panel in the place of the strip.
#[component]
pub(crate) fn Questions(QuestionsProps { evaluation, open, look, children }: &QuestionsProps) -> Html {
    html! {
        <div class="questions" role="group" aria-label="About the answer">
            for question in Question::ALL {
                { button(question, evaluation, *open == Panel::Question(question), look) }
            }
            { children.clone() }
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
