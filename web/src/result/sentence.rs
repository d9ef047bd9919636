//! A sentence of the core, its tones as classes.

use crossover::kind::Strategy;
use crossover::report::{Sentence, Tone};
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(crate) struct WordsProps {
    pub(crate) sentence: Sentence,
}

/// The words of a sentence; strategies have their colours.
#[component]
pub(crate) fn Words(WordsProps { sentence }: &WordsProps) -> Html {
    html! {
        for span in &sentence.0 {
            if span.tone == Tone::Plain {
                { &span.text }
            } else {
                <span class={class(span.tone)}>{ &span.text }</span>
            }
        }
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
