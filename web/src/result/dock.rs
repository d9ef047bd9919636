//! What takes the place of the strip: where figures come from, and what there is to ask about the answer.

use crossover::kind::Strategy;
use web_sys::HtmlElement;
use yew::{Callback, Html, KeyboardEvent, Properties, component, html, use_effect_with, use_node_ref};

use super::differences::Differences;
use super::ledger::{lines, month as month_of};
use super::reason::ConsistsOf;
use super::why::Why;
use crate::decide;
use crate::evaluation::{Evaluation, Shown};
use crate::state::{Action, Panel, State};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DockProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) pinned: Option<Evaluation>,
    pub(crate) pair: Option<(Strategy, Strategy)>,
    pub(crate) open: Panel,
    pub(crate) act: Callback<Action>,
    pub(crate) look: Callback<Panel>,
}

/// The panel that is open; it takes the focus, and Esc closes it.
#[component]
pub(crate) fn Dock(props: &DockProps) -> Html {
    let DockProps { evaluation, state, shown, pinned, pair, open, act, look } = props;
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(*open, move |_| {
            if let Some(element) = place.cast::<HtmlElement>() {
                let _ = element.focus();
            }
        });
    }
    let close = look.reform(|(): ()| Panel::None);
    let onkeydown = {
        let close = close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        }
    };
    let evaluation = evaluation.clone();
    let content = match *open {
        Panel::Reason(topic) => html! { <ConsistsOf {evaluation} {topic} look={look.clone()} /> },
        Panel::Why(strategy, line, month) => {
            html! { <Why {evaluation} step={state.now.clone()} {strategy} {line} {month} look={look.clone()} /> }
        }
        Panel::Ledger(month) => month_of(&evaluation, month, look),
        Panel::Lines(strategy) => lines(&evaluation, strategy, look),
        Panel::Question(question) => decide::panel(question, &evaluation, (state, shown), *pair, act),
        Panel::Differences | Panel::None => pinned
            .clone()
            .map_or_else(Html::default, |pinned| html! { <Differences {evaluation} {pinned} /> }),
    };
    let label = match *open {
        Panel::Question(question) => question.words(),
        _ => "Where it comes from",
    };
    html! {
        <section class="dock" aria-label={label} tabindex="-1" ref={place} {onkeydown}>
            <button type="button" class="icon" aria-label="Close" onclick={close.reform(|_| ())}>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7" /></svg>
            </button>
            { content }
        </section>
    }
}
