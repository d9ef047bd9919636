//! The answer.

use yew::{Html, Properties, component, html};

use super::sentence::Words;
use crate::evaluation::Evaluation;

#[derive(PartialEq, Properties)]
pub(crate) struct VerdictProps {
    pub(crate) evaluation: Evaluation,
}

/// The answer in one sentence, and what it rests on.
#[component]
pub(crate) fn Verdict(VerdictProps { evaluation }: &VerdictProps) -> Html {
    let verdict = evaluation.verdict();
    let details = [&verdict.detail, &verdict.people].into_iter().filter(|sentence| !sentence.0.is_empty());
    html! {
        <section class="say" aria-label="Verdict">
            <p class="verdict" aria-live="polite"><Words sentence={verdict.sentence.clone()} /></p>
            for sentence in details {
                <p class="detail"><Words sentence={sentence.clone()} /></p>
            }
        </section>
    }
}
