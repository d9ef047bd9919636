//! The widget, once there is a scenario.

use std::rc::Rc;

use yew::{
    Callback, Html, MouseEvent, Properties, classes, component, html, use_callback, use_effect_with,
    use_mut_ref, use_reducer, use_state_eq,
};

use super::News;
use super::area::Area;
use super::foot::Foot;
use super::given::Asked;
use super::trouble::trouble;
use crate::evaluation::use_shown;
use crate::form::FewProps;
use crate::later::{self, LaterPart, Part};
use crate::recovery;
use crate::result::{Spoken, words};
use crate::state::{Action, Arrival, State};

#[derive(PartialEq, Properties)]
pub(crate) struct WidgetProps {
    /// The scenario, the text it came in, and which one it is of those that came.
    pub(super) arrival: Arrival,
    pub(super) text: Rc<str>,
    pub(super) visit: u32,
    pub(super) asked: Asked,
    pub(super) page: Rc<str>,
    pub(super) fills: bool,
    pub(super) alone: bool,
    pub(super) tell: Callback<News>,
}

/// The answer, its chart and the inputs.
#[component]
pub(crate) fn Widget(props: &WidgetProps) -> Html {
    let WidgetProps { arrival, text, visit, asked, page, fills, alone, tell } = props;
    let state = use_reducer(|| State::following(Rc::clone(text), Ok(arrival.clone())));
    recovery::remember(&state.now.scenario);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatch.dispatch(action))
    };
    let last = use_mut_ref(|| *visit);
    {
        let (act, text, arrival) = (act.clone(), Rc::clone(text), arrival.clone());
        use_effect_with(*visit, move |visit| {
            if last.replace(*visit) != *visit {
                act.emit(Action::Follow(text, Ok(arrival)));
            }
        });
    }
    let shown = use_shown(&state.now).with(&state.mistyped);
    {
        let (tell, step) = (tell.clone(), state.now.clone());
        use_effect_with(shown.clone(), move |shown| match (&shown.problems, &shown.evaluation) {
            (Some(problems), _) => tell.emit(News::Wrong(Rc::clone(problems))),
            (None, Some(evaluation)) => tell.emit(News::Result(step, evaluation.clone())),
            (None, None) => {}
        });
    }
    let has_inputs = !asked.inputs.is_empty();
    use_effect_with((), move |()| {
        if has_inputs {
            later::load_screen();
        }
    });
    let shows_table = use_state_eq(|| false);
    let Some(evaluation) = &shown.evaluation else {
        let problems = shown.problems.clone();
        return problems.map_or_else(Html::default, |problems| trouble(&problems, page, *alone));
    };
    let onswap = {
        let shows_table = shows_table.clone();
        Callback::from(move |_: MouseEvent| shows_table.set(!*shows_table))
    };
    let verdict = evaluation.verdict();
    let title = evaluation.report().title.clone();
    html! {
        <div class={classes!("board", shown.problems.is_some().then_some("stale"))}>
            <div class="say">
                if *alone {
                    <h1 class="title">{ title }</h1>
                } else {
                    <h2 class="title">{ title }</h2>
                }
                <p class="verdict">{ words(&verdict.sentence) }</p>
                <p class="detail">{ words(&verdict.detail) }</p>
                <Spoken text={verdict.sentence.text()} />
            </div>
            <Area evaluation={evaluation.clone()} kind={asked.kind} {fills} shows_table={*shows_table} />
            if has_inputs {
                <LaterPart part={Part::Few(FewProps { state: State::clone(&state), shown: shown.clone(), act, paths: Rc::clone(&asked.inputs), marks: Rc::default(), named: "Inputs" })} />
            }
            <Foot evaluation={evaluation.clone()} step={state.now.clone()} {page} shows_table={*shows_table} {onswap} />
        </div>
    }
}
