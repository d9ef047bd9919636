//! Scenarios from texts: TOML, JSON or a link, by file, drop or paste.

use std::rc::Rc;

use crossover::link;
use crossover::model::Model;
use crossover::scenario::{Problems, Scenario};

use crate::notice::Notice;
use crate::state::{Action, Arrival};

/// What becomes of `text`, which is called `name`: its scenario is opened, or everything is told that is
/// wrong with it.
pub(crate) fn import(name: &str, text: &str) -> Action {
    match read(text) {
        Ok(arrival) => Action::Take(arrival),
        Err(problems) => Action::Tell(Notice::Refused { name: name.into(), problems: Rc::new(problems) }),
    }
}

fn read(text: &str) -> Result<Arrival, Problems> {
    let (preset, scenario) = if link::is_link(text) {
        let decoded = link::decode(text)?;
        (Some(decoded.base), decoded.scenario)
    } else if text.trim_start().starts_with('{') {
        (None, Scenario::from_json(text)?)
    } else {
        (None, Scenario::from_toml(text)?)
    };
    Model::try_from(&scenario)?;
    let preset = match preset {
        Some(preset) => preset,
        None => link::encode(&scenario, "")?.base,
    };
    Ok(Arrival { preset, scenario: Rc::new(scenario) })
}
