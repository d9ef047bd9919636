//! The small charts about a choice: how often to retrain, when to switch; and the prices behind all.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Request};
use web_sys::HtmlSelectElement;
use yew::{Event, Html, Properties, TargetCast, component, html, use_memo, use_node_ref, use_state_eq};

use super::chart_tools::ChartTools;
use super::drawing::Drawing;
use super::table::table;
use crate::evaluation::Evaluation;
use crate::printing::use_printing;
use crate::width::use_width;

/// What is offered, under which name.
const OFFERED: [(Kind, &str); 3] =
    [(Kind::Retraining, "Retraining"), (Kind::Switching, "Switch month"), (Kind::Prices, "Prices")];

/// Their size on paper.
pub(crate) const ON_PAPER: (u32, u32) = (328, 160);

/// How high a small chart is.
pub(crate) fn height(width: u32) -> u32 {
    if width < 300 { 206 } else { 232 }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TuningProps {
    pub(crate) evaluation: Evaluation,
}

/// One of the charts about a choice.
#[component]
pub(crate) fn Tuning(TuningProps { evaluation }: &TuningProps) -> Html {
    let place = use_node_ref();
    let on_paper = use_printing().then_some(ON_PAPER);
    let width = use_width(&place);
    let width = on_paper.map(|(width, _)| width).or(width);
    let kind = use_state_eq(|| Kind::Retraining);
    let shows_table = use_state_eq(|| false);
    let height = on_paper.map(|(_, height)| height).or(width.map(height));
    let request = Request { heading: false, height, ..Request::new(*kind, width.unwrap_or(0)) };
    let chart = use_memo((evaluation.clone(), request.clone()), |(evaluation, request)| {
        (request.width > 0).then(|| Rc::new(Chart::new(evaluation.report(), request)))
    });
    let onchange = {
        let kind = kind.setter();
        move |event: Event| {
            let name = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            if let Some((chosen, _)) = OFFERED.iter().find(|(kind, _)| name.as_deref() == Some(kind.name())) {
                kind.set(*chosen);
            }
        }
    };
    html! {
        <section class="small" aria-label="Choices">
            <div class="fig-h">
                <h2 class="sel">
                    <select aria-label="Chart" {onchange}>
                        for (offered, words) in OFFERED {
                            <option value={offered.name()} selected={offered == *kind}>{ words }</option>
                        }
                    </select>
                </h2>
                <ChartTools
                    evaluation={evaluation.clone()}
                    {request}
                    table={*shows_table}
                    ontable={let shows = shows_table.setter(); move |shown| shows.set(shown)}
                />
            </div>
            <figure class="plot" ref={place}>
                if let Some(chart) = Option::as_ref(&chart) {
                    if *shows_table {
                        <div class="scroll" tabindex="0" role="group" aria-label="Table of this chart">
                            { table(&chart.figures.table()) }
                        </div>
                    } else {
                        <Drawing chart={Rc::clone(chart)} id="choice" />
                    }
                }
            </figure>
        </section>
    }
}
