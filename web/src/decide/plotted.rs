//! A chart in the room it is given, with its table and its files.

use std::rc::Rc;

use crossover::chart::{Chart, Paper};
use yew::{Callback, Html, Properties, component, html, use_memo, use_node_ref, use_state_eq};

use crate::result::{Drawing, Tools, table};
use crate::width::use_room;

#[derive(PartialEq, Properties)]
pub(super) struct PlottedProps {
    /// What its files are called.
    pub(super) name: &'static str,
    /// What it shows.
    pub(super) words: &'static str,
    /// Draws it, if there is anything to draw yet.
    pub(super) draw: Callback<Paper, Option<Chart>>,
    /// What stands above it.
    pub(super) children: Html,
}

#[component]
pub(super) fn Plotted(PlottedProps { name, words, draw, children }: &PlottedProps) -> Html {
    let place = use_node_ref();
    let shows_table = use_state_eq(|| false);
    let room = use_room(&place, true);
    let chart = use_memo((room, draw.clone()), |(room, draw)| {
        let (width, height) = (*room)?;
        draw.emit(Paper { width, height, heading: false }).map(Rc::new)
    });
    let alone = draw.reform(|width| Paper::new(width));
    let ontable = {
        let shows_table = shows_table.setter();
        move |shown| shows_table.set(shown)
    };
    html! {
        <section class="small" aria-label={*words}>
            <div class="fig-h">
                { children.clone() }
                <Tools {name} {words} draw={alone} table={*shows_table} {ontable} />
            </div>
            <figure class="plot" ref={place} aria-busy={chart.is_none().to_string()}>
                if let Some(chart) = Option::as_ref(&chart) {
                    if *shows_table {
                        <div class="scroll" tabindex="0" role="group" aria-label="Table of this chart">
                            { table(&chart.figures.table()) }
                        </div>
                    } else {
                        <Drawing chart={Rc::clone(chart)} id={*name} />
                    }
                }
            </figure>
        </section>
    }
}
