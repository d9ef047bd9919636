//! Beside the answer: how sure it is where inputs have ranges, else the nearest change of one that would change it.

use crossover::report::{Sentence, Uncertainty, flip_to_name, input_name, nearest_in_words, sure};
use yew::{Html, Properties, component, html};

use super::sure::{all_draws, asked};
use super::worked::{Work, use_worked};
use crate::evaluation::Evaluation;
use crate::result::Words;
use crate::slices::REST;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NearestProps {
    pub(crate) evaluation: Evaluation,
}

/// One sentence, if there is anything near; it has its place in any case.
#[component]
pub(crate) fn Nearest(NearestProps { evaluation }: &NearestProps) -> Html {
    let known = use_worked(evaluation.clone(), REST, search);
    html! {
        <p class="near">
            if let Some(sentence) = known.as_deref().and_then(Option::as_ref) {
                <Words sentence={sentence.clone()} />
            }
        </p>
    }
}

async fn search(evaluation: Evaluation, mut work: Work<Option<Sentence>>) {
    let model = evaluation.model();
    if let Some(mut run) = asked(&evaluation, None) {
        if all_draws(&mut run, &mut work.slices, |_| ()).await {
            work.then.emit(Some(sure(&Uncertainty::new(&run))));
        }
        return;
    }
    let mut search = evaluation.verdict().pair.and_then(|pair| flip_to_name(model, pair));
    while work.slices.go_on().await {
        if !search.as_mut().is_some_and(|search| search.step(model)) {
            let found = search.and_then(|search| search.found());
            work.then.emit(found.map(|flip| nearest_in_words(&flip, &input_name(flip.field))));
            return;
        }
    }
}
