//! Ranges as people type them where a number is: `50k to 400k`, `50k–400k`, `3..8 uniform`, `not sure`.

use crate::field::{FieldSpec, Likely, Shape};
use crate::kind::Distribution;

use super::problem::Problem;
use super::typed::{Mistyped, Typed, read_number};
use super::value::Value;
use super::written::written;

/// A range that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedRange {
    /// The range.
    pub range: Likely,
    /// The range in words.
    pub echo: String,
}

/// What stands between the ends.
const BETWEEN: [&str; 8] = [" to ", " and ", "...", "..", "…", "–", "—", "-"];

/// Whether `text` says that the value of the input at `path` is not known. To the advisor's questions that is an
/// answer like the others.
#[must_use]
pub fn is_unsure(path: &str, text: &str) -> bool {
    if path.starts_with("answers.") {
        return false;
    }
    let text = text.trim().to_ascii_lowercase().replace(['_', '-'], " ");
    ["unsure", "not sure", "?"].contains(&text.as_str())
}

/// Reads `text` as a range of the numeric field of `spec` at `path`; none if it is no range. Behind the ends may
/// stand a shape, `lognormal`, `normal` or `uniform`; without one it is what [`Likely::between`] says. Of
/// `50-400k` and `5 to 10%` both ends are thousands and per cent.
///
/// # Errors
///
/// It is a range, but none that the field holds.
#[must_use]
pub fn read_range(spec: &FieldSpec, path: &str, text: &str) -> Option<Result<TypedRange, Mistyped>> {
    let Shape::Number { .. } = spec.shape else { return None };
    let (ends, shape) = shape_behind(text.trim());
    let ends = ["between ", "from "].iter().find_map(|word| ends.strip_prefix(word)).unwrap_or(ends);
    let (low, high) = pairs(ends).find(|(low, high)| is_number(low) && is_number(high))?;
    let shared = format!("{low}{}", meant_for_both(low, high));
    let read = |text: &str| read_number(spec, path, text).map(|Typed { value, .. }| value);
    let found = read(high).and_then(|high| {
        // What stands behind the second end alone is meant for both, unless it would turn them around.
        let low = match read(&shared).ok().filter(|low| *low < high) {
            Some(low) => low,
            None => read(low)?,
        };
        let range = Likely::between(spec, low, high);
        let range = Likely { shape: shape.unwrap_or(range.shape), ..range };
        checked(spec, path, text, range)
    });
    Some(found)
}

fn checked(spec: &FieldSpec, path: &str, text: &str, range: Likely) -> Result<TypedRange, Mistyped> {
    let refuse = |allowed: &str| {
        let found = Value::Text(text.trim().to_owned()).describe();
        Err(Mistyped { problem: Problem::new(path, found, allowed), repairs: Vec::new() })
    };
    if range.low >= range.high {
        return refuse("a range whose low end comes first");
    }
    if range.shape == Distribution::Lognormal && range.low <= 0.0 {
        return refuse("a lognormal range above 0");
    }
    Ok(TypedRange { range, echo: range_in_words(spec, range) })
}

/// `50k to 400k queries a month`
#[must_use]
pub fn ends_in_words(spec: &FieldSpec, range: Likely) -> String {
    [&written(spec, range.low), " to ", &spec.unit.behind(&written(spec, range.high))].concat()
}

/// `50k to 400k queries a month, lognormal`
#[must_use]
pub fn range_in_words(spec: &FieldSpec, range: Likely) -> String {
    [&ends_in_words(spec, range), ", ", range.shape.name()].concat()
}

/// Takes the name of a shape off the end.
fn shape_behind(text: &str) -> (&str, Option<Distribution>) {
    let named = Distribution::ALL.iter().find_map(|shape| {
        let rest = text.strip_suffix(shape.name())?;
        let apart = rest.trim_end().len() < rest.len() || rest.ends_with(',');
        apart.then(|| (rest.trim_end().trim_end_matches(','), Some(*shape)))
    });
    named.unwrap_or((text, None))
}

/// Every way to part a text in two ends.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    BETWEEN.into_iter().flat_map(move |word| {
        let places = text.match_indices(word).filter(|(at, _)| *at > 0);
        places.map(move |(at, word)| (text[..at].trim(), text[at + word.len()..].trim()))
    })
}

/// Whether a text begins like a number, and does not end in the middle of a power of ten.
fn is_number(text: &str) -> bool {
    let bare = text.trim_start_matches(['$', '-', '−', '+', ' ']).trim_start_matches("USD").trim_start();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let power = text.ends_with(['e', 'E']) && digit(text.chars().rev().nth(1));
    (digit(bare.chars().next()) || bare.starts_with('.')) && !power
}

/// What stands behind the second end and is missing behind the first: thousands and per cent, or the period alone.
fn meant_for_both<'t>(low: &str, high: &'t str) -> &'t str {
    let (low, high) = (behind_digits(low), behind_digits(high));
    match high.find([' ', '/']) {
        _ if low.is_empty() => high,
        Some(period) if !low.contains([' ', '/']) => &high[period..],
        _ => "",
    }
}

/// What stands behind the digits of a number.
fn behind_digits(text: &str) -> &str {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    &text[end..]
}
