//! Other costs: the rows of a table that can be added to.

use crossover::field::{Field, all};
use crossover::kind::Strategy;
use crossover::number::usd;
use crossover::scenario::Value;
use yew::{Callback, Html, MouseEvent, UseStateHandle, html};

use super::icon::{Icon, icon};
use super::input::{Input, Inputs};
use super::row::Row;
use crate::edits;
use crate::edits::EXTRA;
use crate::input_words::spoken;
use crate::state::Action;

/// The fields of a row.
fn fields() -> impl Iterator<Item = Field> {
    all().filter(|field| field.spec().path.starts_with("extra.*."))
}

/// The inputs of every row.
pub(super) fn rows(inputs: &Inputs<'_>) -> Vec<Vec<Input>> {
    let count = inputs.state.now.scenario.rows(EXTRA);
    (1..=count).map(|row| fields().map(|field| inputs.in_row(field, row)).collect()).collect()
}

/// What every row shows; the rest of it opens.
const CELLS: [&str; 2] = ["extra.*.name", "extra.*.usd_per_month"];

/// The table: what a cost is and what it comes to a month are typed in its row, the rest of it opens.
pub(super) fn extra(
    rows: Vec<Vec<Input>>,
    open: &UseStateHandle<Option<usize>>,
    act: &Callback<Action>,
) -> Html {
    let add = {
        let (open, act, next) = (open.clone(), act.clone(), rows.len() + 1);
        Callback::from(move |_: MouseEvent| {
            act.emit(edits::added_row());
            open.set(Some(next));
        })
    };
    let toggle = |row: usize| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(if *open == Some(row) { None } else { Some(row) }))
    };
    let field = |input: &Input| {
        html! { <Row key={input.path.to_string()} input={input.clone()} act={act.clone()} /> }
    };
    html! {
        <div class="extra">
            for (row, inputs) in (1..).zip(rows) {
                <div class="extra-row" role="group" aria-label={format!("Cost {row}")}>
                    <div class="extra-cells">{ for inputs.iter().filter(|input| is_cell(input)).map(field) }</div>
                    { summary(&inputs, **open == Some(row), toggle(row)) }
                    if **open == Some(row) || inputs.iter().any(|input| input.problem.is_some()) {
                        { for inputs.iter().filter(|input| !is_cell(input)).map(field) }
                        <button type="button" class="lnk" onclick={act.reform(move |_: MouseEvent| edits::removed_row(row))}>
                            { "Remove this cost" }
                        </button>
                    }
                </div>
            }
            <button type="button" class="lnk" onclick={add}>{ "Add a cost" }</button>
        </div>
    }
}

fn is_cell(input: &Input) -> bool {
    CELLS.contains(&input.field.spec().path)
}

/// For whom a cost is, and what else it comes to; a click opens the rest.
fn summary(inputs: &[Input], open: bool, onclick: Callback<MouseEvent>) -> Html {
    let value = |key: &str| {
        let input = inputs.iter().find(|input| input.path.ends_with(key));
        input.and_then(|input| input.value.as_ref())
    };
    let strategies = match value(".strategies") {
        Some(Value::List(items)) if items.len() == Strategy::ALL.len() => "every strategy".to_owned(),
        Some(Value::List(items)) => {
            items.iter().filter_map(Value::text).map(spoken).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    let number = |key: &str| value(key).and_then(Value::number).filter(|x| *x > 0.0);
    let others = [
        number(".usd_per_query").map(|x| format!("{} a query", usd(x))),
        number(".usd_once").map(|x| format!("{} once", usd(x))),
        number(".hours_once").map(|x| format!("{x} h once")),
    ];
    let others = others.into_iter().flatten().collect::<Vec<_>>().join(", ");
    html! {
        <button type="button" class="extra-head" aria-expanded={open.to_string()} {onclick}>
            { icon(Icon::Right) }<span>{ strategies }</span><span class="num">{ others }</span>
        </button>
    }
}
