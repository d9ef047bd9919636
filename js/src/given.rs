//! What goes in: scenarios in every form, and options.

use crossover::link::{Written, decode};
use crossover::model::Model;
use crossover::preset::Preset;
use crossover::scenario::{Node, Options, Problem, Problems, Scenario, Table};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

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

/// A text that has to be there.
pub(crate) fn text(name: &str, given: &JsValue) -> Result<String, Problems> {
    given.as_string().ok_or_else(|| {
        let found = given.js_typeof().as_string().unwrap_or_default();
        let found = match found.as_str() {
            "undefined" => "nothing".to_owned(),
            "object" if given.is_null() => "null".to_owned(),
            "object" => "an object".to_owned(),
            other => format!("a {other}"),
        };
        Problem::new(name, found, "a text").into()
    })
}

/// A text that may be there.
pub(crate) fn text_if_any(name: &str, given: &JsValue) -> Result<Option<String>, Problems> {
    if given.is_undefined() || given.is_null() { Ok(None) } else { text(name, given).map(Some) }
}

/// The values of an object.
fn table(name: &str, given: &JsValue) -> Result<Table, Problems> {
    let wrong = |found: String| Problem::new(name, found, "an object of plain values");
    // What is thrown through the model would leave its stack where it was.
    let given = plain(given).map_err(|found| wrong(found.as_string().unwrap_or_default()))?;
    match serde_wasm_bindgen::from_value(given) {
        Ok(Node::Table(table)) => Ok(table),
        Ok(other) => Err(Problem::new(name, other.describe(), "an object").into()),
        Err(error) => Err(wrong(error.to_string()).into()),
    }
}

#[wasm_bindgen(raw_module = "./plain.js")]
extern "C" {
    /// A copy without any code in it, or a text that says why there is none.
    #[wasm_bindgen(catch)]
    fn plain(given: &JsValue) -> Result<JsValue, JsValue>;
}
