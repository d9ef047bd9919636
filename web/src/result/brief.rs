//! The answer in a few words, where the sentence has left a small screen.

use crossover::report::short_verdict;
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};
use yew::{Html, NodeRef, Properties, component, hook, html, use_effect_with, use_state_eq};

use super::sentence::words;
use crate::evaluation::Evaluation;

#[derive(PartialEq, Properties)]
pub(crate) struct BriefProps {
    pub(crate) evaluation: Evaluation,
    /// The sentence in whose place it stands.
    pub(crate) sentence: NodeRef,
}

/// The short answer; whoever hears the page has heard the sentence.
#[component]
pub(crate) fn Brief(BriefProps { evaluation, sentence }: &BriefProps) -> Html {
    let has_left = use_has_left(sentence);
    html! {
        if has_left {
            <p class="brief" aria-hidden="true">{ words(&short_verdict(evaluation.report())) }</p>
        }
    }
}

/// Whether the element behind `node` has left the screen.
#[hook]
fn use_has_left(node: &NodeRef) -> bool {
    let has_left = use_state_eq(|| false);
    let set = has_left.setter();
    use_effect_with(node.clone(), move |node| {
        let watched = node.cast::<Element>().and_then(|element| {
            let notice = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
                if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
                    set.set(!entry.is_intersecting());
                }
            });
            let observer = IntersectionObserver::new(notice.as_ref().unchecked_ref()).ok()?;
            observer.observe(&element);
            Some((observer, notice))
        });
        move || {
            if let Some((observer, _notice)) = watched {
                observer.disconnect();
            }
        }
    });
    *has_left
}
