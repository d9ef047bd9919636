//! A group of inputs under its heading.

use std::rc::Rc;

use crossover::field::{Found, Section, lookup};
use crossover::scenario::Problem;
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_state_eq};

use super::extra::Extra;
use super::growth::Growth;
use super::icon::{Icon, icon};
use super::input::Input;
use super::rail::Stretches;
use super::row::Row;
use super::volume::Volume;
use super::words::capital;
use crate::state::Action;

/// What a group needs beside its inputs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Around {
    pub(super) queries: Rc<Vec<f64>>,
    pub(super) stretches: Option<Stretches>,
}

#[derive(PartialEq, Properties)]
pub(crate) struct GroupProps {
    pub(super) section: Section,
    pub(super) inputs: Vec<Input>,
    /// The rows of other costs, where they belong to the group.
    #[prop_or_default]
    pub(super) rows: Option<Vec<Vec<Input>>>,
    pub(super) around: Around,
    /// How many inputs of it have to be put right.
    pub(super) to_fix: usize,
    /// Whether it can be closed, and begins so.
    pub(super) folded: Option<bool>,
    pub(super) act: Callback<Action>,
}

/// A group of inputs under its heading.
#[component]
pub(crate) fn Group(props: &GroupProps) -> Html {
    let GroupProps { section, inputs, rows, around, to_fix, folded, act } = props;
    let toggled = use_state_eq(|| None::<bool>);
    let open = match folded {
        None => true,
        Some(folded) => toggled.unwrap_or(!folded || *to_fix > 0),
    };
    let onclick = {
        let toggled = toggled.clone();
        Callback::from(move |_: MouseEvent| toggled.set(Some(!open)))
    };
    let heading = section.heading();
    let count = match rows {
        Some(rows) if rows.len() == 1 => "1 row".to_owned(),
        Some(rows) => format!("{} rows", rows.len()),
        None => inputs.len().to_string(),
    };
    html! {
        <section class="group" aria-label={heading}>
            if folded.is_some() {
                <h2 class="fold">
                    <button type="button" aria-expanded={open.to_string()} {onclick}>
                        { icon(Icon::Right) }{ heading }{ " " }<span>{ count }</span>
                        if *to_fix > 0 {
                            <b class="n-bad">{ format!("{to_fix} to fix") }</b>
                        }
                    </button>
                </h2>
            } else {
                <h2>{ heading }</h2>
            }
            if open {
                { tables(inputs, folded.is_some(), around, act) }
                if let Some(rows) = rows {
                    <Extra rows={rows.clone()} {act} />
                }
            }
        </section>
    }
}

/// The inputs of one table after the other, each with its heading.
fn tables(inputs: &[Input], headed: bool, around: &Around, act: &Callback<Action>) -> Html {
    let row = |input: &Input| {
        let key = format!("{}{}", input.path, input.field.index());
        match &*input.path {
            "workload.queries_per_month" => html! {
                <Volume {key} input={input.clone()} stretches={around.stretches.clone()} act={act.clone()} />
            },
            "workload.growth.per_month" => html! {
                <Row {key} input={input.clone()} act={act.clone()}>
                    <Growth queries={Rc::clone(&around.queries)} />
                </Row>
            },
            _ => html! { <Row {key} input={input.clone()} act={act.clone()} /> },
        }
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
