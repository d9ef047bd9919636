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
mod questions;
mod reach;
mod reason;
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

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{Callback, Html, Properties, classes, component, html, use_effect_with, use_memo, use_mut_ref};

use crate::evaluation::{Evaluation, Shown};
use crate::later::{LaterPart, Part};
use crate::state::{Action, Panel, State, View};
use problems::Problems;
use time::TimeChart;
use verdict::Verdict;

pub(crate) use card::{Card, CardProps};
pub(crate) use chart_tools::{ChartTools, ChartToolsProps, tools};
pub(crate) use dock::{Dock, DockProps};
pub(crate) use drawing::{Drawing, swatch};
pub(crate) use reach::Reach;
pub(crate) use sentence::{ink_of, words};
pub(crate) use small::{Tuning, TuningProps};
pub(crate) use spoken::Spoken;
pub(crate) use strategies::{Strategies, StrategiesProps};
pub(crate) use table::table;
pub(crate) use volume::{VolumeChart, VolumeChartProps};

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
        let (scenario, prices) = pinned.as_ref()?;
        Evaluation::new(scenario, prices).ok()
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
    let pair = evaluation.pair(view.pair);
    let docked = is_docked(view.open);
    let card = Part::Card(CardProps {
        step: state.now.clone(),
        shown: shown.clone(),
        pinned: Option::clone(&pinned),
        pair,
        act: act.clone(),
        look: look.clone(),
    });
    html! {
        <main class={classes!("result", shown.problems.is_some().then_some("stale"))}>
            <section class="top" aria-label="Verdict">
                <Verdict evaluation={evaluation.clone()} open={view.open} look={look.clone()} />
                <LaterPart part={card} />
            </section>
            <TimeChart
                evaluation={evaluation.clone()}
                pinned={Option::clone(&pinned)}
                view={View { pair, ..view.clone() }}
                {act}
                onmonth={look.reform(Panel::Ledger)}
            />
            <div class="strip" hidden={docked}>
                <LaterPart part={Part::Strategies(StrategiesProps { evaluation: evaluation.clone(), pair, look: look.clone() })} />
                <LaterPart part={Part::Volume(VolumeChartProps { evaluation: evaluation.clone(), pair, act: act.clone() })} />
                <LaterPart part={Part::Tuning(TuningProps { evaluation: evaluation.clone() })} />
            </div>
            if docked {
                <LaterPart part={Part::Dock(DockProps { evaluation: evaluation.clone(), state: state.clone(), shown: shown.clone(), pinned: Option::clone(&pinned), pair, open: view.open, act: act.clone(), look })} />
            }
        </main>
    }
}

/// Whether a panel takes the place of the strip.
fn is_docked(panel: Panel) -> bool {
    panel != Panel::None
}

fn focused() -> Option<HtmlElement> {
    web_sys::window()?.document()?.active_element()?.dyn_into().ok()
}
