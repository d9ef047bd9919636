//! The inputs with ranges.

use std::rc::Rc;

use crossover::field::Likely;
use crossover::kind::Distribution;
use crossover::model::{Extra, UncertainInput};
use crossover::report::{input_name, numeric_inputs};
use crossover::scenario::{Scenario, ends_in_words};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, TargetCast, html};

use crate::evaluation::Evaluation;
use crate::ranges::{removed, shaped, unsure};
use crate::state::Action;

/// Every input with its range; its shape can be another, and it can go.
pub(super) fn ranges(evaluation: &Evaluation, scenario: &Rc<Scenario>, act: &Callback<Action>) -> Html {
    html! {
        <ul>
            for range in evaluation.model().ranges() {
                <li key={range.path.clone()}>{ row(range, evaluation, scenario, act) }</li>
            }
        </ul>
    }
}

fn row(
    range: &UncertainInput,
    evaluation: &Evaluation,
    scenario: &Rc<Scenario>,
    act: &Callback<Action>,
) -> Html {
    let UncertainInput { path, field, row, low, high, shape } = range.clone();
    let extra = row.checked_sub(1).and_then(|row| evaluation.model().extras().get(row));
    let name = match extra.map(Extra::name) {
        Some(name) if !name.is_empty() => [field.spec().label, " · ", name].concat(),
        _ => input_name(field),
    };
    let onchange = {
        let (path, scenario, act) = (path.clone(), Rc::clone(scenario), act.clone());
        move |event: Event| {
            let chosen = event.target_dyn_into::<HtmlSelectElement>().map(|menu| menu.value());
            let shape = Distribution::ALL.iter().find(|shape| chosen.as_deref() == Some(shape.name()));
            shape.and_then(|shape| shaped(&path, *shape, &scenario)).into_iter().for_each(|to| act.emit(to));
        }
    };
    let go = act.reform(move |_| removed(path.as_str().into()));
    html! {
        <>
            <b>{ &name }</b>
            <button type="button" class="icon" title="No range" aria-label={["No range: ", &name].concat()} onclick={go}>
                <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7" /></svg>
            </button>
            <span>{ ends_in_words(field.spec(), Likely { low, high, shape }) }</span>
            <span class="sel">
                <select aria-label={["Shape: ", &name].concat()} {onchange}>
                    for each in Distribution::ALL {
                        <option value={each.name()} selected={*each == shape}
                            disabled={*each == Distribution::Lognormal && low <= 0.0}>{ each.name() }</option>
                    }
                </select>
            </span>
        </>
    }
}

/// Another input gets the range that belongs to it.
pub(super) fn add(evaluation: &Evaluation, act: &Callback<Action>) -> Html {
    let ranges = evaluation.model().ranges();
    let mut others = numeric_inputs(evaluation.model());
    others.retain(|field| !ranges.iter().any(|range| range.path == field.spec().path));
    let act = act.clone();
    let onchange = move |event: Event| {
        let path = event.target_dyn_into::<HtmlSelectElement>().map(|menu| menu.value()).unwrap_or_default();
        act.emit(unsure(vec![path]));
    };
    html! {
        <span class="sel">
            <select aria-label="Add a range" {onchange}>
                <option value="" selected=true disabled=true>{ "Add a range" }</option>
                for field in others {
                    <option key={field.spec().path} value={field.spec().path}>{ input_name(field) }</option>
                }
            </select>
        </span>
    }
}
