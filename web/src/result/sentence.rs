//! A sentence of the core, its tones as classes.

use crossover::kind::Strategy;
use crossover::report::{Sentence, Span, Tone, Topic};
use yew::{Callback, Html, KeyboardEvent, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct WordsProps {
    pub(crate) sentence: Sentence,
    /// Takes what a reader asks about.
    #[prop_or_default]
    pub(crate) onask: Option<Callback<Topic>>,
}

/// The words of a sentence; strategies have their colours, figures can be asked about.
#[component]
pub(crate) fn Words(WordsProps { sentence, onask }: &WordsProps) -> Html {
    html! {
        for span in &sentence.0 {
            { word(span, onask.as_ref()) }
        }
    }
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
