//! The answer and everything that defends it.

mod brief;
mod card;
mod chart_tools;
mod differences;
mod dock;
mod drawing;
mod ledger;
mod menu;
mod problems;
mod sentence;
mod small;
mod spoken;
mod strategies;
mod swap;
mod table;
mod time;
mod verdict;
mod volume;
mod why;

use std::rc::Rc;

use crossover::kind::Strategy;
use crossover::report::Topic;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{Callback, Html, Properties, classes, component, html, use_effect_with, use_memo, use_mut_ref};

use crate::evaluation::{Evaluation, Shown};
use crate::state::{Action, Panel, State, View};
use card::Card;
use dock::Dock;
use problems::Problems;
use small::Tuning;
use strategies::Strategies;
use time::TimeChart;
use verdict::Verdict;
use volume::VolumeChart;

#[derive(PartialEq, Properties)]
pub(crate) struct ResultsProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
}

/// The answer, the main chart, and what stands below it.
#[component]
pub(crate) fn Results(ResultsProps { state, shown, act }: &ResultsProps) -> Html {
    let pinned = use_memo(state.pinned.clone(), |pinned| {
        pinned.as_ref().and_then(|scenario| Evaluation::new(scenario).ok())
    });
    let view = &state.view;
    // What was looked at when a panel opened, and is again when it closes.
    let opener = use_mut_ref(|| None::<HtmlElement>);
    let look = {
        let (act, opener, view) = (act.clone(), Rc::clone(&opener), view.clone());
        Callback::from(move |open: Panel| {
            if !is_docked(view.open) {
                *opener.borrow_mut() = focused();
            }
            act.emit(Action::Look(View { open, ..view.clone() }));
        })
    };
    use_effect_with(is_docked(view.open), move |docked| {
        if !docked && let Some(element) = opener.borrow_mut().take() {
            let _ = element.focus();
        }
    });
    let Some(evaluation) = &shown.evaluation else {
        let problems = shown.problems.clone();
        return html! {
            <main class="result">
                if let Some(problems) = problems {
                    <Problems {problems} />
                }
            </main>
        };
    };
    let pair = view.pair.filter(|pair| can_run(evaluation, *pair)).or(evaluation.verdict().pair);
    let ask = {
        let (look, evaluation) = (look.clone(), evaluation.clone());
        Callback::from(move |topic: Topic| look.emit(about(&evaluation, topic)))
    };
    let docked = is_docked(view.open);
    html! {
        <main class={classes!("result", shown.problems.is_some().then_some("stale"))}>
            <section class="top" aria-label="Verdict">
                <Verdict evaluation={evaluation.clone()} onask={ask} />
                <Card
                    step={state.now.clone()}
                    shown={shown.clone()}
                    pinned={Option::clone(&pinned)}
                    {pair}
                    {act}
                    look={look.clone()}
                />
            </section>
            <TimeChart
                evaluation={evaluation.clone()}
                pinned={Option::clone(&pinned)}
                view={View { pair, ..view.clone() }}
                {act}
                onmonth={look.reform(Panel::Ledger)}
            />
            <div class="strip" hidden={docked}>
                <Strategies evaluation={evaluation.clone()} {pair} look={look.clone()} />
                <VolumeChart evaluation={evaluation.clone()} {pair} {act} />
                <Tuning evaluation={evaluation.clone()} />
            </div>
            if docked {
                <Dock evaluation={evaluation.clone()} pinned={Option::clone(&pinned)} open={view.open} {look} />
            }
        </main>
    }
}

/// Whether a panel takes the place of the strip.
fn is_docked(panel: Panel) -> bool {
    panel != Panel::None
}

fn can_run(evaluation: &Evaluation, (a, b): (Strategy, Strategy)) -> bool {
    [a, b].iter().all(|strategy| evaluation.report().figures(*strategy).is_some())
}

/// The panel that says more about a figure.
fn about(evaluation: &Evaluation, topic: Topic) -> Panel {
    match topic {
        Topic::Month(month) => Panel::Ledger(month),
        _ => match evaluation.report().line_about(topic) {
            Some((strategy, line)) => Panel::Why(strategy, line, None),
            None => Panel::None,
        },
    }
}

fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}
