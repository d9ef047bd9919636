//! What a link is a difference against: a preset, frozen under its name, or nothing.

use crate::field::{Found, lookup};
use crate::preset::{PRESETS, Preset};
use crate::scenario::{Problem, Problems, Scenario, Value};

use super::key::key_of;
use super::value;

/// The name of the base without any value.
pub const NONE: &str = "none";

/// Every name a link may begin with, in the order in which equals are preferred.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|preset| preset.id).chain([NONE])
}

/// The scenario of a base, without the marks of its tables.
pub(super) fn scenario(name: &str) -> Result<Scenario, Problems> {
    let whole = if name == NONE { Scenario::default() } else { Preset::find(name)?.scenario() };
    let mut values = Scenario::default();
    for (path, value) in whole.iter().filter(|(path, value)| !is_mark(path, value)) {
        values.set(path, value.clone());
    }
    Ok(values)
}

/// Whether `value` only says that there is a table: what it holds stands under its own paths.
fn is_mark(path: &str, value: &Value) -> bool {
    let mark = match value {
        Value::Table | Value::Rows(_) => true,
        Value::List(items) => items.is_empty(),
        _ => false,
    };
    mark && lookup(path) == Found::Table
}

/// Keys, each with what stands behind it. A few dozen: a list is as fast as a map and a smaller program.
pub(super) type Pieces = Vec<(String, String)>;

/// The values of a scenario as a link writes them, by their keys.
pub(super) fn pieces(scenario: &Scenario) -> Result<Pieces, Problems> {
    let mut pieces = Pieces::new();
    let mut problems = Vec::new();
    for (path, value) in scenario.iter().filter(|(path, value)| !is_mark(path, value)) {
        let Some((key, spec)) = key_of(path) else {
            problems.push(Problem::unknown(path, false));
            continue;
        };
        match value::write(spec, value) {
            Some(letters) => pieces.push((key, letters)),
            None => problems.push(Problem::new(path, value.describe(), spec.shape.in_words())),
        }
    }
    if problems.is_empty() { Ok(pieces) } else { Err(Problems { problems }) }
}
