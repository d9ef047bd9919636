//! What is said of the scenario as a whole.

use crossover::field::{Found, lookup};
use crossover::preset::Preset;
use crossover::scenario::Value;

use super::export::title;
use crate::state::{PRICES_AS_OF, State, Step, today};

/// The day whose prices the scenario uses.
pub(super) fn day(step: &Step) -> &str {
    step.scenario.get(PRICES_AS_OF).and_then(Value::text).unwrap_or(today())
}

/// What the scenario is called, and whether that is the name of a preset.
pub(super) fn name(step: &Step) -> (&str, bool) {
    let name = title(&step.scenario);
    (name, Preset::find(step.preset).is_ok() && name == title(&step.beginning))
}

/// `1 change`, if there is any against a preset.
pub(super) fn changes(state: &State) -> Option<String> {
    Preset::find(state.now.preset).ok()?;
    match state.changed().count() {
        0 => None,
        1 => Some("1 change".to_owned()),
        count => Some([&count.to_string(), " changes"].concat()),
    }
}

/// What the scenario is a change of, and with which prices.
pub(super) fn against(state: &State) -> String {
    let prices = ["with the prices of ", day(&state.now), "."].concat();
    if Preset::find(state.now.preset).is_err() {
        return ["A scenario of its own, ", &prices].concat();
    }
    let changes = changes(state);
    let changes = changes.as_deref().unwrap_or("No change");
    [changes, " against “", title(&state.now.beginning), "”, ", &prices].concat()
}

/// What an input is called in the form.
pub(super) fn label(path: &str) -> &str {
    match lookup(path) {
        Found::Fields(fields) => fields[0].spec().label,
        Found::Table | Found::Nothing => path,
    }
}
