//! A sentence of the core, its tones as classes.

use crossover::kind::Strategy;
use crossover::report::{Sentence, Span, Tone, Topic};
use yew::{Callback, Html, KeyboardEvent, html};

/// The words of a sentence; strategies have their colours.
pub(crate) fn words(sentence: &Sentence) -> Html {
    said(sentence, None)
}

/// The words of a sentence whose figures can be asked about.
pub(crate) fn words_to_ask(sentence: &Sentence, onask: &Callback<Topic>) -> Html {
    said(sentence, Some(onask))
}

fn said(sentence: &Sentence, onask: Option<&Callback<Topic>>) -> Html {
    sentence.0.iter().map(|span| word(span, onask)).collect()
}

fn word(span: &Span, onask: Option<&Callback<Topic>>) -> Html {
    let text = &span.text;
    if let (Some(topic), Some(onask)) = (span.topic, onask) {
        let onclick = onask.reform(move |_| topic);
        let onask = onask.clone();
        let onkeydown = move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                onask.emit(topic);
            }
        };
        // A button cannot be parted where a line ends.
        return html! { <span class="ask" role="button" tabindex="0" {onclick} {onkeydown}>{ text }</span> };
    }
    match class(span.tone) {
        "" => html! { text },
        class => html! { <span {class}>{ text }</span> },
    }
}

fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => "figure",
        Tone::Strategy(strategy) => ink_of(strategy),
        Tone::Quiet => "quiet",
        Tone::Caution => "caution",
        Tone::Bad => "bad",
    }
}

/// The class that writes in the colour of a strategy.
pub(crate) fn ink_of(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::PromptOnly => "of-prompt",
        Strategy::Rag => "of-rag",
        Strategy::FineTuned => "of-tuned",
        Strategy::Hybrid => "of-hybrid",
        Strategy::Staged => "of-staged",
    }
}
