//! What there is to ask about the answer: what would change it, how sure it is, whether it fits.

mod change;
mod fit;
mod nearest;
mod plotted;
mod sure;
mod worked;

use crossover::kind::Strategy;
use yew::{Callback, Html, html};

use crate::evaluation::{Evaluation, Shown};
use crate::state::{Action, Question, State};
use change::Change;
use fit::Fits;
use sure::sure;

pub(crate) use fit::caution;
pub(crate) use nearest::{Nearest, NearestProps};

/// The panel of a question; of two strategies that can be compared, where there are such.
pub(crate) fn panel(
    question: Question,
    evaluation: &Evaluation,
    (state, shown): (&State, &Shown),
    pair: Option<(Strategy, Strategy)>,
    act: &Callback<Action>,
) -> Html {
    match question {
        Question::Change => html! { <Change evaluation={evaluation.clone()} {pair} act={act.clone()} /> },
        Question::Sure => sure(evaluation, &state.now, pair, act),
        Question::Fit => {
            let (evaluation, state, shown) = (evaluation.clone(), state.clone(), shown.clone());
            html! { <Fits {evaluation} {state} {shown} act={act.clone()} /> }
        }
    }
}
