//! What a printed page has below the charts: the inputs, what it is a change of, and where it comes from.

use crossover::field::{Found, Preset, lookup};
use crossover::link::encode_against;
use crossover::scenario::{Value, written};
use js_sys::Date;
use yew::{Html, Properties, component, html};

use super::words;
use crate::address;
use crate::evaluation::Shown;
use crate::form::paper;
use crate::printing::use_printing;
use crate::state::State;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PrintedProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
}

/// The inputs and the foot of a printed page; nothing before somebody prints it.
#[component]
pub(crate) fn Printed(PrintedProps { state, shown }: &PrintedProps) -> Html {
    if !use_printing() {
        return Html::default();
    }
    let step = &state.now;
    let changed = state.changed().map(|path| {
        let (now, before) = (step.scenario.get(path), step.beginning.get(path));
        [words::label(path), " ", &value(path, now), " instead of ", &value(path, before), ". "].concat()
    });
    let is_preset = words::changes(state).is_some();
    let link = encode_against(step.preset, &step.scenario, &address::page());
    let today = String::from(Date::new_0().to_iso_string());
    html! {
        <>
        { paper(state, shown) }
        <footer class="printed">
            <p>{ words::against(state) }{ " " }
                if is_preset {
                    { changed.collect::<String>() }
                }
                { "Printed " }{ today.get(..10).unwrap_or_default() }{ "." }</p>
            <p>{ link.map(|link| link.text).unwrap_or_default() }</p>
        </footer>
        </>
    }
}

/// A value as the form shows it, or the default that holds without one.
fn value(path: &str, value: Option<&Value>) -> String {
    let Found::Fields(fields) = lookup(path) else { return String::new() };
    let spec = fields[0].spec();
    match (value, spec.preset) {
        (Some(Value::Number(x)), _) => written(spec, *x),
        (None, Preset::Number(x)) => written(spec, x),
        (Some(value), _) => value.describe(),
        (None, _) => "the default".to_owned(),
    }
}
