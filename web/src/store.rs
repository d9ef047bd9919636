//! What this browser keeps: scenarios by name, and the theme. A browser may refuse to keep anything, and
//! what it kept may be damaged; neither may stop the page.

use crossover::link::NONE;
use crossover::order;
use crossover::preset::Preset;
use crossover::report::to_json;
use crossover::scenario::Scenario;
use web_sys::{Storage, window};

use crate::state::{Arrival, Step};

/// Scenarios stand under this and their name: the preset they began with, a line end, and JSON.
const SAVED: &str = "crossover:saved:";
/// What stood there and cannot be read.
const ASIDE: &str = "crossover:aside:";
const THEME: &str = "crossover:theme";

/// Why something was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The browser keeps nothing for this page.
    Denied,
    /// There is no room left.
    Full,
}

/// The names of the scenarios that are kept, in order.
pub(crate) fn names() -> Result<Vec<String>, Refusal> {
    let storage = storage()?;
    let mut names: Vec<String> = keys(&storage, SAVED).collect();
    order::sort(&mut names);
    Ok(names)
}

/// Sets aside what cannot be read; the result is how much stands aside.
pub(crate) fn check() -> Result<usize, Refusal> {
    let storage = storage()?;
    let broken: Vec<String> = keys(&storage, SAVED).filter(|name| open(name).is_none()).collect();
    for name in &broken {
        if let Some(text) = get(&storage, SAVED, name) {
            // Where there is no room for the copy, the damaged one stays where it is.
            if put(&storage, ASIDE, name, &text).is_ok() {
                delete(&storage, SAVED, name);
            }
        }
    }
    Ok(keys(&storage, ASIDE).count())
}

/// The scenario that is kept as `name`, if it can be read.
pub(crate) fn open(name: &str) -> Option<Arrival> {
    let text = get(&storage().ok()?, SAVED, name)?;
    let (preset, json) = text.split_once('\n')?;
    let scenario = Scenario::from_json(json).ok()?;
    Some(Arrival::against(Preset::find(preset).map_or(NONE, |preset| preset.id), scenario))
}

/// Keeps a scenario as `name`, in place of what was kept under it.
pub(crate) fn save(name: &str, step: &Step) -> Result<(), Refusal> {
    put(&storage()?, SAVED, name, &[step.preset, &to_json(&*step.scenario)].join("\n"))
}

/// Gives what is kept another name, unless that one is taken.
pub(crate) fn rename(name: &str, new: &str) -> Result<(), Refusal> {
    let storage = storage()?;
    if let (Some(text), None) = (get(&storage, SAVED, name), get(&storage, SAVED, new)) {
        put(&storage, SAVED, new, &text)?;
        delete(&storage, SAVED, name);
    }
    Ok(())
}

/// Forgets a scenario.
pub(crate) fn remove(name: &str) {
    if let Ok(storage) = storage() {
        delete(&storage, SAVED, name);
    }
}

/// Everything that was set aside, as one text.
pub(crate) fn aside() -> String {
    let Ok(storage) = storage() else { return String::new() };
    let texts =
        keys(&storage, ASIDE).filter_map(|name| Some([&*name, &get(&storage, ASIDE, &name)?].join("\n")));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Forgets what was set aside.
pub(crate) fn forget_aside() {
    if let Ok(storage) = storage() {
        for name in keys(&storage, ASIDE).collect::<Vec<_>>() {
            delete(&storage, ASIDE, &name);
        }
    }
}

/// The theme that was chosen.
pub(crate) fn theme() -> Option<String> {
    get(&storage().ok()?, THEME, "")
}

/// Keeps the theme, where the browser keeps anything.
pub(crate) fn keep_theme(theme: &str) {
    if let Ok(storage) = storage() {
        let _ = put(&storage, THEME, "", theme);
    }
}

/// Throws in a sandboxed frame.
fn storage() -> Result<Storage, Refusal> {
    window().and_then(|window| window.local_storage().ok()?).ok_or(Refusal::Denied)
}

/// The names below `start`.
fn keys<'a>(storage: &'a Storage, start: &'a str) -> impl Iterator<Item = String> + 'a {
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(move |place| Some(storage.key(place).ok()??.strip_prefix(start)?.to_owned()))
}

fn get(storage: &Storage, start: &str, name: &str) -> Option<String> {
    storage.get_item(&[start, name].concat()).ok()?
}

fn put(storage: &Storage, start: &str, name: &str, text: &str) -> Result<(), Refusal> {
    storage.set_item(&[start, name].concat(), text).or(Err(Refusal::Full))
}

fn delete(storage: &Storage, start: &str, name: &str) {
    let _ = storage.remove_item(&[start, name].concat());
}
