//! What goes in: scenarios in every form, and options.

use crossover::link::{Written, decode};
use crossover::model::Model;
use crossover::preset::Preset;
use crossover::scenario::{Node, Options, Problem, Problems, Scenario, Table};
use wasm_bindgen::JsValue;

/// The scenario in an object, in TOML or JSON, behind a link, or of a preset.
pub(crate) fn scenario(given: &JsValue) -> Result<Scenario, Problems> {
    let Some(text) = given.as_string() else { return Ok(Scenario::from_table(table("scenario", given)?)) };
    match Written::of(&text) {
        Written::Preset(id) => Preset::find(id).map(Preset::scenario),
        Written::Link => decode(&text).map(|decoded| decoded.scenario),
        Written::Json => Scenario::from_json(&text),
        Written::Toml => Scenario::from_toml(&text),
    }
}

/// The checked scenario.
pub(crate) fn model(given: &JsValue) -> Result<Model, Problems> {
    Model::try_from(&scenario(given)?)
}

/// What is asked for in an object; nothing, if there is none.
pub(crate) fn options(given: &JsValue) -> Result<Options, Problems> {
    if given.is_undefined() || given.is_null() {
        return Ok(Options::default());
    }
    table("options", given).map(Options::new)
}

/// The values of an object.
fn table(name: &str, given: &JsValue) -> Result<Table, Problems> {
    match serde_wasm_bindgen::from_value(given.clone()) {
        Ok(Node::Table(table)) => Ok(table),
        Ok(other) => Err(Problem::new(name, other.describe(), "an object").into()),
        Err(error) => Err(Problem::new(name, error.to_string(), "an object of plain values").into()),
    }
}
