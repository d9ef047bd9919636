//! What moves the difference between two strategies.

use crossover::chart::{Chart, Paper};
use crossover::report::{Compared, SensitiveInput, Sensitivity, numeric_inputs};
use yew::{Html, Properties, component, html, use_callback};

use crate::decide::plotted::Plotted;
use crate::decide::worked::{Work, use_worked};
use crate::evaluation::{Evaluation, Pair};

#[derive(PartialEq, Properties)]
pub(super) struct TornadoProps {
    pub(super) evaluation: Evaluation,
    pub(super) pair: Pair,
}

/// A bar an input, the largest change on top.
#[component]
pub(super) fn Tornado(TornadoProps { evaluation, pair }: &TornadoProps) -> Html {
    let known = use_worked((evaluation.clone(), *pair), 0, search);
    let draw = use_callback(known, |paper: Paper, known| Some(Chart::tornado(known.as_ref()?, &paper)));
    html! {
        <Plotted name="sensitivity" words="What moves the difference" {draw}>
            <h3>{ "What moves the difference" }</h3>
        </Plotted>
    }
}

async fn search((evaluation, pair): (Evaluation, Pair), mut work: Work<Sensitivity>) {
    let model = evaluation.model();
    let Ok(compared) = Compared::new(model, Some(pair)) else { return };
    let mut moved = Vec::new();
    for field in numeric_inputs(model) {
        if !work.slices.go_on().await {
            return;
        }
        moved.extend(SensitiveInput::new(model, &compared, field));
    }
    work.then.emit(Sensitivity::of(model, &compared, moved));
}
