//! What there is to ask about the answer: what would change it, how sure it is, whether it fits.

mod change;
mod fit;
mod nearest;
mod plotted;
mod sure;
mod worked;

use crossover::kind::Strategy;
use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::{Evaluation, Shown};
use crate::state::{Action, Question, State};
use change::Change;
use fit::Fits;
use sure::Sure;

pub(crate) use fit::caution;
pub(crate) use nearest::{Nearest, NearestProps};

#[derive(PartialEq, Properties)]
pub(crate) struct DecideProps {
    pub(crate) question: Question,
    pub(crate) evaluation: Evaluation,
    pub(crate) state: State,
    pub(crate) shown: Shown,
    /// Challenger and incumbent, if there are two that can be compared.
    pub(crate) pair: Option<(Strategy, Strategy)>,
    pub(crate) act: Callback<Action>,
}

/// The panel of a question.
#[component]
pub(crate) fn Decide(props: &DecideProps) -> Html {
    let DecideProps { question, evaluation, state, shown, pair, act } = props;
    let (evaluation, step, pair, act) = (evaluation.clone(), state.now.clone(), *pair, act.clone());
    match *question {
        Question::Change => html! { <Change {evaluation} {pair} {act} /> },
        Question::Sure => html! { <Sure {evaluation} {step} {pair} {act} /> },
        Question::Fit => html! { <Fits {evaluation} state={state.clone()} shown={shown.clone()} {act} /> },
    }
}
