//! A chart in the room it is given, with its table and its files.

use std::rc::Rc;

use crossover::chart::{Chart, DrawnKind, Paper};
use yew::{Callback, Html, Properties, component, html, use_memo, use_node_ref, use_state_eq};

use super::worked::{Known, Worked};
use crate::result::{Drawing, table, tools};
use crate::width::use_room;

#[derive(PartialEq, Properties)]
pub(super) struct PlottedProps {
    /// What its files are called; of draws, which chart it is.
    pub(super) name: &'static str,
    /// What it shows.
    pub(super) words: &'static str,
    /// What it is drawn of, if that is known yet.
    pub(super) known: Option<Known>,
    /// What stands above it.
    pub(super) children: Html,
}

#[component]
pub(super) fn Plotted(PlottedProps { name, words, known, children }: &PlottedProps) -> Html {
    let place = use_node_ref();
    let shows_table = use_state_eq(|| false);
    let room = use_room(&place, true);
    let name = *name;
    let chart = use_memo((room, known.clone(), name), |(room, known, name)| {
        let (width, height) = (*room)?;
        draw(name, known.as_ref()?, &Paper { width, height, heading: false }).map(Rc::new)
    });
    let alone: Rc<dyn Fn(u32) -> Option<Chart>> = {
        let known = known.clone();
        Rc::new(move |width| draw(name, known.as_ref()?, &Paper::new(width)))
    };
    let set = shows_table.setter();
    html! {
        <section class="small" aria-label={*words}>
            <div class="fig-h">
                { children.clone() }
                { tools(name, words, &alone, *shows_table, &Callback::from(move |shown| set.set(shown))) }
            </div>
            <figure class="plot" ref={place}>
                if let Some(chart) = Option::as_ref(&chart) {
                    if *shows_table {
                        <div class="scroll" tabindex="0" role="group" aria-label="Table of this chart">
                            { table(&chart.figures.table()) }
                        </div>
                    } else {
                        <Drawing chart={Rc::clone(chart)} id={name} />
                    }
                }
            </figure>
        </section>
    }
}

fn draw(name: &str, known: &Known, paper: &Paper) -> Option<Chart> {
    match known.what() {
        Worked::Sensitivity(sensitivity) => Some(Chart::tornado(sensitivity, paper)),
        Worked::Map(map) => Some(Chart::frontier(map, paper)),
        Worked::Draws(result, _) => {
            let kind = DrawnKind::ALL.into_iter().find(|kind| kind.name() == name)?;
            Some(Chart::of_draws(result, kind, paper))
        }
        _ => None,
    }
}
