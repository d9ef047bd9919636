//! What there is to mind of the cheapest strategy, beside the question whether it fits.

use crossover::advice;
use yew::{Html, html};

use crate::evaluation::Evaluation;

/// A word or two; nothing where it fits.
pub(crate) fn caution(evaluation: &Evaluation) -> Html {
    html! {
        if let Some(words) = advice::caution(evaluation.model(), evaluation.report()) {
            { ": " }{ words }
        }
    }
}
