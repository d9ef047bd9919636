//! A group of inputs under its heading.

use std::rc::Rc;

use crossover::field::{Found, Section, lookup};
use crossover::scenario::Problem;
use yew::{Callback, Html, MouseEvent, html};

use super::flips::Marks;
use super::icon::{Icon, icon};
use super::input::Input;
use super::rail::Stretches;
use super::row::{Beside, Row};
use crate::input_words::capital;
use crate::state::Action;

/// What a group needs beside its inputs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Around {
    pub(super) queries: Rc<Vec<f64>>,
    pub(super) stretches: Option<Stretches>,
    pub(super) flips: Rc<Marks>,
}

pub(super) const VOLUME: &str = "workload.queries_per_month";

/// The heading of a group: in words alone, or with the number of its inputs where it can be folded.
pub(super) fn heading(
    section: Section,
    count: &str,
    to_fix: usize,
    open: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <h2 class="fold">
            <button type="button" aria-expanded={open.to_string()} {onclick}>
                { icon(Icon::Right) }{ section.heading() }{ " " }<span>{ count }</span>
                if to_fix > 0 {
                    <b class="n-bad">{ format!("{to_fix} to fix") }</b>
                }
            </button>
        </h2>
    }
}

/// The inputs of one table after the other, each with its heading.
pub(super) fn tables(inputs: &[Input], headed: bool, around: &Around, act: &Callback<Action>) -> Html {
    let row = |input: &Input| {
        let beside = match &*input.path {
            VOLUME => Beside::Rail(around.stretches.clone()),
            "workload.growth.per_month" | "workload.growth.values" => {
                Beside::Growth(Rc::clone(&around.queries))
            }
            _ => Beside::Nothing,
        };
        let flip = around.flips.iter().find(|(field, _)| *field == input.field);
        let flip = flip.and_then(|(_, mark)| mark.clone());
        // Two kinds of growth share a path.
        let key = format!("{}{}", input.path, input.field.index());
        html! { <Row {key} input={input.clone()} {beside} {flip} act={act.clone()} /> }
    };
    if !headed {
        return inputs.iter().map(row).collect();
    }
    let groups = inputs.chunk_by(|a, b| table(a) == table(b));
    groups
        .map(|inputs| {
            let table = inputs.first().map_or("", table);
            let rows = inputs.iter().map(row).collect::<Html>();
            if table.is_empty() {
                return rows;
            }
            let heading = capital(&table.replace(['.', '_'], " "));
            html! {
                <div role="group" aria-label={heading.clone()}><h3 aria-hidden="true">{ heading }</h3>{ rows }</div>
            }
        })
        .collect()
}

/// The table of an input without the one that names its group: `chunking`, `base.long_context`.
fn table(input: &Input) -> &'static str {
    let path = input.field.spec().path;
    let (_, inner) = path.split_once('.').unwrap_or(("", path));
    inner.rsplit_once('.').map_or("", |(table, _)| table)
}

/// How many problems are those of a group.
pub(super) fn to_fix(problems: &[Problem], section: Section) -> usize {
    let belongs = |problem: &&Problem| match lookup(&problem.field) {
        Found::Fields(fields) => fields.first().is_some_and(|field| field.spec().section == section),
        Found::Table | Found::Nothing => false,
    };
    problems.iter().filter(belongs).count()
}
