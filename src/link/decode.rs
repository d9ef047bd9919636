//! From a link to the scenario it stands for, or to everything that is wrong with it.

use serde::Serialize;

use crate::scenario::{Problem, Problems, Scenario, Value};

use super::address::{is_whole, value_in};
use super::key::path_of;
use super::{APART, VERSION, base, checksum, value};

/// What messages call a link as a whole.
const LINK: &str = "link";
/// A link with more wrong pieces is no link.
const MOST_PROBLEMS: usize = 20;

/// What a link stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Decoded {
    /// The scenario, not yet checked.
    pub scenario: Scenario,
    /// The preset that the link is a difference against, or [`NONE`](super::NONE).
    pub base: &'static str,
}

/// Reads a link: a whole address, with the scenario behind `#s=` or `?s=`, or the value alone.
///
/// # Errors
///
/// It is no link, it was cut off or changed, a newer version made it, or it holds what this version does
/// not know.
pub fn decode(text: &str) -> Result<Decoded, Problems> {
    let value = value_in(text).filter(|value| !value.is_empty());
    let Some(value) = value else {
        let message = format!("{LINK}: there is no scenario in {}", shown(text));
        return Err(wrong(shown(text), "an address with #s= and a scenario behind it", message));
    };
    if let Some(strange) = value.chars().find(|c| !c.is_ascii_alphanumeric() && !"._-".contains(*c)) {
        let found = Value::Text(strange.to_string()).describe();
        let message = format!("{LINK}: it was changed on its way: it holds {found}; copy it once more");
        return Err(wrong(found, "letters, digits, points, hyphens and underscores", message));
    }
    let version = value.split(APART).next().unwrap_or_default();
    check_version(version)?;
    check_end(&value)?;
    let pieces: Vec<&str> = value.split(APART).collect();
    let [_, name, pieces @ .., _] = pieces.as_slice() else { return Err(cut_off()) };
    let Some(base) = base::names().find(|known| known == name) else {
        let message = format!("{LINK}: this version has no preset called {name}");
        let names: Vec<&str> = base::names().collect();
        return Err(wrong(Value::Text((*name).to_owned()).describe(), &names.join(", "), message));
    };
    let mut scenario = base::scenario(base)?;
    let mut problems = Vec::new();
    let mut before = "";
    for piece in pieces {
        if let Err(problem) = put(&mut scenario, piece, &mut before) {
            problems.push(problem);
        }
        if problems.len() == MOST_PROBLEMS {
            break;
        }
    }
    if problems.is_empty() { Ok(Decoded { scenario, base }) } else { Err(Problems { problems }) }
}

fn check_version(version: &str) -> Result<(), Problems> {
    if version == VERSION {
        return Ok(());
    }
    let number = !version.is_empty() && version.len() < 4 && version.bytes().all(|b| b.is_ascii_digit());
    let message = if number {
        format!("{LINK}: a newer version of Crossover made it (format {version}; this one reads {VERSION})")
    } else {
        format!("{LINK}: it does not begin like a link of Crossover: found {}", shown(version))
    };
    Err(wrong(shown(version), &format!("{VERSION}, the version of the format"), message))
}

/// Links end in a checksum.
fn check_end(value: &str) -> Result<(), Problems> {
    if is_whole(value) {
        return Ok(());
    }
    let end = value.rsplit(APART).next().unwrap_or_default();
    let like_one =
        end.len() == checksum::LENGTH && end.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_lowercase());
    if !like_one {
        return Err(cut_off());
    }
    let message = format!(
        "{LINK}: a part of it was lost or changed on its way: its checksum {end} does not fit; copy it once more"
    );
    Err(wrong(format!("the checksum {end}"), "the checksum of what stands before it", message))
}

fn cut_off() -> Problems {
    let message =
        format!("{LINK}: it is cut off: there is no checksum at its end; copy it to the last letter");
    wrong("no checksum at its end".to_owned(), "a whole link", message)
}

/// Puts one piece into the scenario: a key and its value, or a key alone, for what is back at its default.
fn put<'a>(scenario: &mut Scenario, piece: &'a str, before: &mut &'a str) -> Result<(), Problem> {
    let (key, letters) = piece.split_once('-').map_or((piece, None), |(key, rest)| (key, Some(rest)));
    let Some((path, spec)) = path_of(key) else {
        let message = format!("{LINK}: no input is called {} in links", shown(key));
        return Err(problem(shown(key), "the key of an input", message));
    };
    if key <= *before {
        let message =
            format!("{LINK}: {key}, which is {path}, stands behind {before}; keys are in order, each once");
        return Err(problem(format!("{key} behind {before}"), "keys in order, each once", message));
    }
    *before = key;
    let Some(letters) = letters else {
        scenario.remove(&path);
        return Ok(());
    };
    let Some(value) = value::read(spec, letters) else {
        return Err(Problem::new(&path, shown(letters), spec.shape.in_words()));
    };
    scenario.set(&path, value);
    Ok(())
}

fn shown(text: &str) -> String {
    Value::Text(text.trim().to_owned()).describe()
}

fn problem(found: String, allowed: &str, message: String) -> Problem {
    Problem::new(LINK, found, allowed).saying(message)
}

fn wrong(found: String, allowed: &str, message: String) -> Problems {
    problem(found, allowed, message).into()
}
