//! What is said of the scenario as a whole.

use crossover::field::{Found, Shape, all, lookup};
use crossover::link::NONE;
use crossover::order;
use crossover::scenario::{Scenario, Value};

use crate::state::{PRICES_AS_OF, State, Step, today};

/// The day whose prices the scenario uses.
pub(crate) fn day(step: &Step) -> &str {
    step.scenario.get(PRICES_AS_OF).and_then(Value::text).unwrap_or(today())
}

/// What the scenario is called, and whether that is the name of a preset.
pub(super) fn name(step: &Step) -> (&str, bool) {
    let name = title(&step.scenario);
    (name, is_known(step) && name == title(&step.beginning))
}

/// Whether it began with a preset.
fn is_known(step: &Step) -> bool {
    step.preset != NONE
}

/// `1 change`, if there is any against a preset.
pub(super) fn changes(state: &State) -> Option<String> {
    is_known(&state.now).then_some(())?;
    // A range is one change, whatever its ends are.
    let is_part = |path: &str| path.starts_with("uncertainty.") && !path.contains(".field");
    match state.changed().filter(|path| !is_part(path)).count() {
        0 => None,
        1 => Some("1 change".to_owned()),
        count => Some([&count.to_string(), " changes"].concat()),
    }
}

/// What the scenario is a change of, and with which prices.
pub(super) fn against(state: &State) -> String {
    let prices = ["with the prices of ", day(&state.now), "."].concat();
    if !is_known(&state.now) {
        return ["A scenario of its own, ", &prices].concat();
    }
    let changes = changes(state);
    let changes = changes.as_deref().unwrap_or("No change");
    [changes, " against “", title(&state.now.beginning), "”, ", &prices].concat()
}

/// What a link or a file leaves behind: prices that are not in the catalogue of whoever opens it.
pub(super) fn own_prices(step: &Step) -> Option<String> {
    let files = step.prices.files()?;
    let named = all().filter_map(|field| {
        let Shape::CatalogName(product) = field.spec().shape else { return None };
        let name = step.scenario.get(field.spec().path)?.text()?;
        let entry = step.prices.catalogue().find(product, name)?;
        step.prices.is_own(entry).then_some(entry.title.as_str())
    });
    let mut named: Vec<&str> = named.collect();
    order::sort(&mut named);
    named.dedup();
    if named.is_empty() {
        return None;
    }
    let needs =
        ["The scenario uses your own prices of ", &named.join(", "), ", which do not go along. "].concat();
    Some(
        [
            &needs,
            "Whoever opens it needs ",
            files,
            " too; or choose “Type own prices” at these inputs first.",
        ]
        .concat(),
    )
}

/// What an input is called in the form.
pub(super) fn label(path: &str) -> &str {
    match lookup(path) {
        Found::Fields(fields) => fields[0].spec().label,
        Found::Table | Found::Nothing => path,
    }
}

/// What a scenario calls itself.
pub(super) fn title(scenario: &Scenario) -> &str {
    let title = scenario.get("title").and_then(Value::text);
    title.filter(|title| !title.trim().is_empty()).unwrap_or("Scenario")
}
