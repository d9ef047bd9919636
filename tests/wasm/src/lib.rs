//! The core behind one WebAssembly function, so that its results can be compared with those of the
//! command line byte by byte.

use crossover::chart::{Chart, Kind, Request, Theme, svg};
use crossover::link::{decode, encode};
use crossover::model::Model;
use crossover::report::{Report, to_json};
use crossover::scenario::{Problems, Scenario};
use wasm_bindgen::prelude::wasm_bindgen;

/// Evaluates a scenario written in `language`, `toml` or `json`, or one behind a `link`; the result is JSON.
///
/// # Errors
///
/// Everything that is wrong with the scenario, as JSON.
#[wasm_bindgen]
pub fn evaluate(text: &str, language: &str) -> Result<String, String> {
    let model = read(text, language).and_then(|scenario| Model::try_from(&scenario));
    model.map(|model| to_json(&Report::new(&model))).map_err(|problems| to_json(&problems))
}

/// Draws a chart of a scenario written in TOML; the result is SVG.
///
/// # Errors
///
/// There is no such kind of chart, or the scenario is not valid.
#[wasm_bindgen]
pub fn chart(text: &str, kind: &str, width: u32) -> Result<String, String> {
    let kind = Kind::ALL.into_iter().find(|known| known.name() == kind);
    let kind = kind.ok_or("there is no such kind of chart")?;
    let model = Scenario::from_toml(text).and_then(|scenario| Model::try_from(&scenario));
    let report = Report::new(&model.map_err(|problems| to_json(&problems))?);
    Ok(svg(&Chart::new(&report, &Request::new(kind, width)), Theme::Auto))
}

/// The link to a scenario, from `#s=` on.
///
/// # Errors
///
/// Everything that keeps it from travelling, as JSON.
#[wasm_bindgen]
pub fn link(text: &str, language: &str) -> Result<String, String> {
    let link = read(text, language).and_then(|scenario| encode(&scenario, ""));
    link.map(|link| link.text).map_err(|problems| to_json(&problems))
}

fn read(text: &str, language: &str) -> Result<Scenario, Problems> {
    match language {
        "link" => decode(text).map(|decoded| decoded.scenario),
        "json" => Scenario::from_json(text),
        _ => Scenario::from_toml(text),
    }
}
