//! A chart in the place it has.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Request};
use yew::{AttrValue, Html, Properties, component, html, use_memo, use_node_ref};

use super::drawing::Drawing;
use crate::evaluation::Evaluation;
use crate::width::use_width;

#[derive(PartialEq, Properties)]
pub(crate) struct FigureProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) kind: Kind,
    pub(crate) heading: AttrValue,
}

/// A heading and a chart, drawn for the width there is.
#[component]
pub(crate) fn Figure(FigureProps { evaluation, kind, heading }: &FigureProps) -> Html {
    let place = use_node_ref();
    let width = use_width(&place);
    let chart = use_memo((evaluation.clone(), *kind, width), |(evaluation, kind, width)| {
        let request = Request { heading: false, ..Request::new(*kind, (*width)?) };
        Some(Rc::new(Chart::new(evaluation.report(), &request)))
    });
    html! {
        <section class="figure-of">
            <h2>{ heading }</h2>
            <figure ref={place}>
                if let Some(chart) = &*chart {
                    <Drawing chart={Rc::clone(chart)} />
                }
            </figure>
        </section>
    }
}
