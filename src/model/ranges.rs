//! Inputs that are not known exactly: the rows that say so, checked.

use crate::field;
use crate::field::{Field, Found, Range, Shape, lookup};
use crate::kind::Distribution;
use crate::scenario::{Problem, Value};

use super::copula::Copula;
use super::extra::Extra;
use super::inputs::Inputs;
use super::uncertain::{CORRELATIONS, Correlation, RANGES, UncertainInput};

/// What is not known exactly.
#[derive(Debug, Clone)]
pub(super) struct Uncertain {
    pub(super) ranges: Vec<UncertainInput>,
    pub(super) correlations: Vec<Correlation>,
    pub(super) copula: Copula,
}

/// Reads the rows of ranges and of correlations.
pub(super) fn read(
    inputs: &Inputs,
    extras: &[Extra],
    (ranges, correlations): (&[Inputs], &[Inputs]),
    problems: &mut Vec<Problem>,
) -> Uncertain {
    let mut paths = Vec::new();
    let ranges = read_ranges(inputs, extras, ranges, &mut paths, problems);
    let correlations = read_correlations(&ranges, &paths, correlations, problems);
    let copula = Copula::new(&ranges, &correlations).unwrap_or_else(|impossible| {
        problems.extend(impossible);
        Copula::default()
    });
    Uncertain { ranges, correlations, copula }
}

fn read_ranges(
    inputs: &Inputs,
    extras: &[Extra],
    rows: &[Inputs],
    seen: &mut Vec<String>,
    problems: &mut Vec<Problem>,
) -> Vec<UncertainInput> {
    let mut ranges = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let path = row.text(field!("uncertainty.ranges.*.field")).to_owned();
        let low = row.number(field!("uncertainty.ranges.*.low"));
        let high = row.number(field!("uncertainty.ranges.*.high"));
        let shape = row.choice(field!("uncertainty.ranges.*.shape"));
        let at = |key: &str| format!("{RANGES}.{}.{key}", place + 1);
        if !path.is_empty() && seen.contains(&path) {
            problems.push(Problem::new(&at("field"), &path, "each input once"));
        }
        seen.push(path.clone());
        let input = input(inputs, extras, &path);
        if let Err(allowed) = input {
            problems.push(Problem::new(&at("field"), &path, allowed));
        }
        let known = low.is_finite() && high.is_finite();
        if known && low >= high {
            let found = Value::Number(low).describe();
            let high = Value::Number(high).describe();
            problems.push(Problem::new(&at("low"), found, format!("less than high, {high}")));
        } else if known && let Ok(Some((field, _))) = input {
            problems.extend(beside(field, &at("low"), low, high));
        }
        if known && shape == Distribution::Lognormal && low <= 0.0 {
            let found = Value::Number(low).describe();
            problems.push(Problem::new(&at("low"), found, "more than 0 for a lognormal range"));
        }
        if let Ok(Some((field, row))) = input {
            ranges.push(UncertainInput { path, field, row, low, high, shape });
        }
    }
    ranges
}

/// The input that a path names, with its row; none where the path has a problem of its own. What is allowed
/// otherwise.
pub(super) fn input(
    inputs: &Inputs,
    extras: &[Extra],
    path: &str,
) -> Result<Option<(Field, usize)>, &'static str> {
    let Found::Fields(fields) = lookup(path) else { return Ok(None) };
    let rest = fields[0].spec().path.strip_prefix("extra.*").and(path.strip_prefix("extra."));
    if let Some((row, _)) = rest.and_then(|rest| rest.split_once('.')) {
        let row = row.parse().ok().filter(|row| (1..=extras.len()).contains(row));
        return row.map(|row| Some((fields[0], row))).ok_or("an input of a row that there is");
    }
    if fields[0].spec().path.contains('*') {
        return Err("an input that is evaluated");
    }
    let field = fields.iter().copied().find(|field| inputs.applies(*field));
    let field = field.ok_or("an input of the kinds that are chosen")?;
    if inputs.number(field).is_finite() { Ok(Some((field, 0))) } else { Err("an input that has a value") }
}

/// A range that lies wholly beside the values of its field: every draw would be clamped to the same one.
fn beside(field: Field, path: &str, low: f64, high: f64) -> Option<Problem> {
    let Shape::Number { range, whole, .. } = field.spec().shape else { return None };
    let Range { min, max, .. } = range;
    let found = || format!("{} to {}", Value::Number(low).describe(), Value::Number(high).describe());
    if high <= min || low >= max {
        return Some(Problem::new(path, found(), format!("a range within {}", range.in_words())));
    }
    let none = whole && low.ceil() > high.floor();
    none.then(|| Problem::new(path, found(), "a range with a whole number in it"))
}

fn read_correlations(
    ranges: &[UncertainInput],
    paths: &[String],
    rows: &[Inputs],
    problems: &mut Vec<Problem>,
) -> Vec<Correlation> {
    let mut correlations: Vec<Correlation> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let Some((a, b)) = row.text(field!("uncertainty.correlations.*.fields")).split_once(' ') else {
            continue;
        };
        let path = || format!("{CORRELATIONS}.{}.fields", place + 1);
        let find = |path: &str| ranges.iter().position(|range| range.path == path);
        let (Some(first), Some(second)) = (find(a), find(b)) else {
            // What is wrong with the row of a range has been said there.
            if [a, b].iter().all(|path| paths.iter().any(|known| known == path)) {
                continue;
            }
            problems.push(Problem::new(&path(), format!("{a}, {b}"), "two inputs that have ranges"));
            continue;
        };
        let pair = [first.min(second), first.max(second)];
        if correlations.iter().any(|known| known.ranges == pair) {
            problems.push(Problem::new(&path(), format!("{a}, {b}"), "each pair once"));
        }
        let rank = row.number(field!("uncertainty.correlations.*.rank"));
        if rank.is_finite() {
            correlations.push(Correlation { ranges: pair, rank });
        }
    }
    correlations
}
