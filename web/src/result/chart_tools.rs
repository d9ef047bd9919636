//! What every chart offers: its figures as a table, and itself as a file.

use std::rc::Rc;

use crossover::chart::{Chart, Request, Theme, svg};
use web_sys::Element;
use yew::{Callback, Html, MouseEvent, Properties, TargetCast, component, html};

use crate::evaluation::Evaluation;
use crate::{file, picture};

/// The width of a chart in a file.
const WIDTH: u32 = 1_080;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ChartToolsProps {
    pub(crate) evaluation: Evaluation,
    #[prop_or_default]
    pub(crate) pinned: Option<Evaluation>,
    /// What is shown on the page.
    pub(crate) request: Request,
    /// Whether the table is shown in its place.
    pub(crate) table: bool,
    pub(crate) ontable: Callback<bool>,
}

/// The table of a chart of the report, and its downloads.
#[component]
pub(crate) fn ChartTools(props: &ChartToolsProps) -> Html {
    let ChartToolsProps { evaluation, pinned, request, table, ontable } = props.clone();
    let (name, words) = (request.kind.name(), request.kind.words());
    let draw: Rc<dyn Fn(u32) -> Option<Chart>> = Rc::new(move |width| {
        let own = Request { width, height: None, volumes: None, heading: true, ..request.clone() };
        Some(Chart::beside(evaluation.report(), pinned.as_ref().map(Evaluation::report), &own))
    });
    tools(name, words, &draw, table, &ontable)
}

/// The table of a chart, and its downloads: under which name, with what it shows in words, and what draws it at a
/// width, as it stands alone.
pub(crate) fn tools(
    name: &'static str,
    words: &'static str,
    draw: &Rc<dyn Fn(u32) -> Option<Chart>>,
    table: bool,
    ontable: &Callback<bool>,
) -> Html {
    let file = |kind: &'static str| {
        let draw = Rc::clone(draw);
        move |event: MouseEvent| {
            let menu =
                event.target_dyn_into::<Element>().and_then(|button| button.closest("details").ok()?);
            if let Some(menu) = menu {
                let _ = menu.remove_attribute("open");
            }
            let Some(chart) = draw(WIDTH) else { return };
            let name = ["crossover-", name, ".", kind].concat();
            match kind {
                "svg" => file::download(&name, &svg(&chart, Theme::Light)),
                "csv" => file::download(&name, &chart.figures.csv()),
                _ => picture::png(&name, &svg(&chart, Theme::Light), (chart.width, chart.height)),
            }
        }
    };
    let ontable = ontable.reform(move |_| !table);
    html! {
        <span class="tools">
            <button
                type="button"
                class="icon"
                aria-label={["Table of these figures: ", words].concat()}
                title="Table"
                aria-pressed={table.to_string()}
                onclick={ontable}
            >
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6" /></svg>
            </button>
            <details class="files">
                <summary class="icon" aria-label={["Download: ", words].concat()} title="SVG, PNG, CSV">
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.5v7M5 7l3 3 3-3M3 12.5h10" /></svg>
                </summary>
                <div>
                    <button type="button" onclick={file("svg")}>{ "SVG" }</button>
                    <button type="button" onclick={file("png")}>{ "PNG" }</button>
                    <button type="button" onclick={file("csv")}>{ "CSV" }</button>
                </div>
            </details>
        </span>
    }
}
