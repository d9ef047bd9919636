//! Charts other than the one over time, which come in a module of their own.

use crossover::chart::{Chart, Request};
use yew::{Html, Properties, component, html, use_memo};

use super::area::scrolled;
use super::figures::figures;
use crate::evaluation::Evaluation;
use crate::result::Drawing;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PictureProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) request: Request,
    /// Its width, and its height where that is given.
    pub(crate) room: (u32, Option<u32>),
    pub(crate) shows_table: bool,
}

/// A chart of any kind.
#[component]
pub(crate) fn Picture(PictureProps { evaluation, request, room, shows_table }: &PictureProps) -> Html {
    let chart = use_memo((evaluation.clone(), request.clone()), |(evaluation, request)| {
        Chart::new(evaluation.report(), request)
    });
    if *shows_table {
        return scrolled(&chart);
    }
    // Some need more than there is: bars stand in rows that hold their words.
    if room.1.is_some_and(|room| room < chart.height) {
        return figures(evaluation, *room);
    }
    html! { <Drawing {chart} id="picture" /> }
}
