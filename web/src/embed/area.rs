//! The chart, its table, or the figures in its place, as there is room.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Request};
use yew::{Html, Properties, component, html, use_effect_with, use_memo, use_node_ref};

use super::figures::figures;
use super::picture::PictureProps;
use crate::evaluation::Evaluation;
use crate::later::{self, LaterPart, Part};
use crate::result::{Drawing, Reach, table};
use crate::width::use_room;

/// The least room for a chart.
const LEAST: (u32, u32) = (240, 160);
/// No chart is higher than this, or than this part of its width.
const HIGHEST: u32 = 560;
const SHARE: (u32, u32) = (5, 8);

#[derive(PartialEq, Properties)]
pub(crate) struct AreaProps {
    pub(super) evaluation: Evaluation,
    pub(super) kind: Kind,
    pub(super) fills: bool,
    pub(super) shows_table: bool,
}

/// What stands below the sentence.
#[component]
pub(crate) fn Area(AreaProps { evaluation, kind, fills, shows_table }: &AreaProps) -> Html {
    let place = use_node_ref();
    let room = use_room(&place, *fills);
    use_effect_with(*kind, |kind| {
        if *kind != Kind::Time {
            later::load_screen();
        }
    });
    let request = room.and_then(|room| request(*kind, room));
    let chart = use_memo((evaluation.clone(), request.clone()), |(evaluation, request)| {
        let request = request.as_ref().filter(|request| request.kind == Kind::Time)?;
        Some(Rc::new(Chart::over_time(evaluation.report(), None, request)))
    });
    let body = match (room, request, Option::as_ref(&chart)) {
        (None, ..) => Html::default(),
        (Some(_), Some(_), Some(chart)) if *shows_table => scrolled(chart),
        (Some(_), Some(_), Some(chart)) => html! {
            <><Drawing chart={Rc::clone(chart)} id="time" /><Reach evaluation={evaluation.clone()} {chart} /></>
        },
        (Some(room), Some(request), None) => html! {
            <LaterPart part={Part::Picture(PictureProps { evaluation: evaluation.clone(), request, room, shows_table: *shows_table })} />
        },
        (Some(room), None, _) => figures(evaluation, room),
    };
    html! { <figure class="plot area" ref={place}>{ body }</figure> }
}

/// The chart that fits into a room; none if no chart does.
fn request(kind: Kind, (width, height): (u32, Option<u32>)) -> Option<Request> {
    let fits = width >= LEAST.0 && height.is_none_or(|height| height >= LEAST.1);
    let highest = (width * SHARE.0 / SHARE.1).clamp(2 * LEAST.1, HIGHEST);
    let height = height.map(|height| height.min(highest));
    fits.then(|| Request { heading: false, height, ..Request::new(kind, width) })
}

/// The figures of a chart, as a table.
pub(super) fn scrolled(chart: &Chart) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={["Table: ", &chart.title].concat()}>
            { table(&chart.figures.table()) }
        </div>
    }
}
