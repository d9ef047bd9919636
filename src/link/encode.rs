//! From a scenario to its link.

use serde::Serialize;

use crate::field;
use crate::field::Preset;
use crate::order;
use crate::scenario::{Problems, Scenario};

use super::base::Pieces;
use super::checksum::checksum;
use super::{APART, VERSION, base};

/// A longer link goes without the note: some mail programs break it.
pub const NOTE_CHARS: usize = 1_000;
/// A longer link breaks in some chat programs.
pub const MOST_CHARS: usize = 2_000;

/// A link, and what to know of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Link {
    /// The link: the page, `#s=` and the value.
    pub text: String,
    /// The preset it is a difference against, or [`NONE`](super::NONE).
    pub base: &'static str,
    /// Whether the note stayed behind because the link would have been longer than [`NOTE_CHARS`].
    pub without_note: bool,
    /// Whether it is longer than [`MOST_CHARS`] all the same.
    pub too_long: bool,
}

/// The shortest link to `scenario` on `page`, an address or nothing.
///
/// # Errors
///
/// A value is not what its field holds, or there is no such field.
pub fn encode(scenario: &Scenario, page: &str) -> Result<Link, Problems> {
    let own = pieces(scenario)?;
    let against = |name| difference(&own, name).map(|pieces| (name, pieces));
    let every = base::names().map(against).collect::<Result<Vec<_>, _>>()?;
    // The first of several that are equally short.
    let shortest = every.into_iter().min_by_key(|(name, pieces)| value(name, pieces).len());
    let (base, pieces) = shortest.unwrap_or((base::NONE, Pieces::new()));
    Ok(link(base, pieces, page))
}

/// The link to `scenario` as a difference against the preset called `base`, or against
/// [`NONE`](super::NONE).
///
/// # Errors
///
/// There is no such preset, a value is not what its field holds, or there is no such field.
pub fn encode_against(base: &str, scenario: &Scenario, page: &str) -> Result<Link, Problems> {
    let own = pieces(scenario)?;
    let pieces = difference(&own, base)?;
    let name = base::names().find(|name| *name == base).unwrap_or(base::NONE);
    Ok(link(name, pieces, page))
}

/// The pieces of a scenario, the day of its prices always among them: the catalogue moves on.
fn pieces(scenario: &Scenario) -> Result<Pieces, Problems> {
    let mut pieces = base::pieces(scenario)?;
    let day = field!("prices_as_of").spec();
    if let Preset::Text(default) = day.preset
        && !has(&pieces, day.key)
    {
        pieces.push((day.key.to_owned(), default.to_owned()));
    }
    Ok(pieces)
}

/// What stands in a link against `base`, by key: what is given, with a hyphen before it, and of what only
/// the base gives nothing.
fn difference(own: &Pieces, base: &str) -> Result<Pieces, Problems> {
    let base = base::pieces(&base::scenario(base)?)?;
    let given = own.iter().filter(|piece| !base.contains(piece));
    let mut pieces: Pieces = given.map(|(key, letters)| (key.clone(), format!("-{letters}"))).collect();
    pieces.extend(base.into_iter().filter(|(key, _)| !has(own, key)).map(|(key, _)| (key, String::new())));
    order::sort(&mut pieces);
    Ok(pieces)
}

fn has(pieces: &Pieces, key: &str) -> bool {
    pieces.iter().any(|(known, _)| known == key)
}

/// What stands behind `s=`.
fn value(base: &str, pieces: &Pieces) -> String {
    let mut value = format!("{VERSION}{APART}{base}{APART}");
    for (key, rest) in pieces {
        value.extend([key.as_str(), rest.as_str(), "_"]);
    }
    let checksum = checksum(value.trim_end_matches(APART));
    value + &checksum
}

fn link(base: &'static str, mut pieces: Pieces, page: &str) -> Link {
    let page = page.split('#').next().unwrap_or_default();
    let text = |pieces: &Pieces| format!("{page}#s={}", value(base, pieces));
    let mut whole = text(&pieces);
    let note = field!("note").spec();
    let place = pieces.iter().position(|(key, rest)| key == note.key && !rest.is_empty());
    let place = place.filter(|_| whole.chars().count() > NOTE_CHARS);
    if let Some(place) = place {
        // The note of the base must not take the place of the scenario's own.
        if base::scenario(base).is_ok_and(|base| base.get(note.path).is_some()) {
            pieces[place].1.clear();
        } else {
            pieces.remove(place);
        }
        whole = text(&pieces);
    }
    Link { too_long: whole.chars().count() > MOST_CHARS, text: whole, base, without_note: place.is_some() }
}
