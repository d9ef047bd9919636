//! What there is to mind of the cheapest strategy, beside the question whether it fits.

use crossover::advice::caution;
use yew::{Html, Properties, component, html, use_memo};

use crate::evaluation::Evaluation;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CautionProps {
    pub(crate) evaluation: Evaluation,
}

/// A word or two; nothing where it fits.
#[component]
pub(crate) fn Caution(CautionProps { evaluation }: &CautionProps) -> Html {
    let words = use_memo(evaluation.clone(), |evaluation| caution(evaluation.model(), evaluation.report()));
    html! {
        if let Some(words) = &*words {
            { ": " }{ words }
        }
    }
}
