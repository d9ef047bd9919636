//! Scenarios from files, standard input, presets, links, and the command line.

use std::io::Read;
use std::path::Path;

use anyhow::Context;
use crossover::catalogue::{Catalogue, built_in};
use crossover::link::{decode, is_link};
use crossover::model::{Model, with_unsure};
use crossover::preset::Preset;
use crossover::scenario::{Problems, Scenario, is_unsure};

/// A scenario that was read, or what is wrong with its text.
pub(crate) struct Input {
    /// What to call it when it has no title of its own.
    pub(crate) name: String,
    scenario: Result<Scenario, Problems>,
    /// The inputs of which somebody is not sure.
    unsure: Vec<String>,
}

impl Input {
    fn new(name: &str, scenario: Result<Scenario, Problems>) -> Self {
        Self { name: name.to_owned(), scenario, unsure: Vec::new() }
    }

    /// The checked scenario with what to call it: its title, if it has one.
    pub(crate) fn model(self, catalogue: &Catalogue) -> Result<(String, Model), Problems> {
        let scenario = with_unsure(&self.scenario?, catalogue, &self.unsure)?;
        let model = Model::new(&scenario, catalogue)?;
        let title = scenario.get("title").and_then(|title| title.text()).filter(|title| !title.is_empty());
        Ok((title.map_or(self.name, str::to_owned), model))
    }

    /// The scenario as it was written, with ranges where somebody is not sure.
    pub(crate) fn scenario(self) -> Result<Scenario, Problems> {
        with_unsure(&self.scenario?, built_in(), &self.unsure)
    }
}

/// Reads the scenario in `path`, a file, `preset:` and the name of a preset, or a link, and gives inputs
/// the values in `settings`.
pub(crate) fn read(path: &Path, settings: &[(String, String)]) -> anyhow::Result<Input> {
    let text = path.to_str().unwrap_or_default();
    let mut input = if let Some(id) = text.strip_prefix("preset:") {
        Input::new(id, Preset::find(id).map(Preset::scenario))
    } else if is_link(text) {
        Input::new("link", decode(text).map(|decoded| decoded.scenario))
    } else {
        read_file(path)?
    };
    let mut problems = Vec::new();
    if let Ok(scenario) = &mut input.scenario {
        for (path, value) in settings {
            if is_unsure(path, value) {
                input.unsure.push(path.clone());
            } else {
                problems.extend(scenario.set_typed(path, value).err());
            }
        }
    }
    if !problems.is_empty() {
        input.scenario = Err(Problems { problems });
    }
    Ok(input)
}

fn read_file(path: &Path) -> anyhow::Result<Input> {
    let stdin = path == Path::new("-");
    let text = if stdin {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
        text
    } else {
        std::fs::read_to_string(path).with_context(|| path.display().to_string())?
    };
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let json = match ending.as_deref() {
        Some("json") => true,
        Some("toml") => false,
        _ => text.trim_start().starts_with('{'),
    };
    let name = path
        .file_stem()
        .filter(|_| !stdin)
        .map_or_else(|| "standard input".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let scenario = if json { Scenario::from_json(&text) } else { Scenario::from_toml(&text) };
    Ok(Input::new(&name, scenario))
}
