//! One press of an arrow key: the last digit that is shown changes.

use crate::field::FieldSpec;

use super::typed::{limits, read_number, take_apart};
use super::written::{grouped, written};

/// The text after `steps` presses of an arrow key, up or, below 0, down; with Shift a press counts ten.
/// What would leave the range stops at its end. None where the text is no number for the field.
#[must_use]
pub fn stepped(spec: &FieldSpec, text: &str, steps: i32) -> Option<String> {
    let value = read_number(spec, spec.path, text).ok()?.value;
    // A share without its sign would change its meaning on the way.
    let text = if spec.unit.is_share() && !text.contains('%') { &written(spec, value) } else { text };
    let parts = take_apart(text)?;
    let decimals = parts.digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let bare: String = parts.digits.chars().filter(char::is_ascii_digit).collect();
    let size: i64 = bare.parse().ok().filter(|size| *size < 1_000_000_000_000_000_000)?;
    let moved = if parts.negative { -size } else { size } + i64::from(steps);
    let digits = format!("{:0>width$}", moved.unsigned_abs(), width = decimals + 1);
    let (whole, after) = digits.split_at(digits.len() - decimals);
    let group = parts.digits.find(|c: char| !c.is_ascii_digit() && c != '.');
    let group = group.and_then(|at| parts.digits[at..].chars().next());
    // What is grouped stays so; what is not becomes it only where it was too short to tell.
    let whole = match group {
        Some(sign) => grouped(whole, &sign.to_string()),
        None => whole.to_owned(),
    };
    let point = if decimals > 0 { "." } else { "" };
    let before: String =
        text[..parts.start].chars().filter(|c| !matches!(c, '-' | '−' | '–' | '+')).collect();
    let sign = if moved < 0 { "−" } else { "" };
    let rest = &text[parts.start + parts.digits.len()..];
    let next = format!("{sign}{before}{whole}{point}{after}{rest}");
    if read_number(spec, spec.path, &next).is_ok() {
        return Some(next);
    }
    let (range, _) = limits(spec.shape)?;
    let end = if steps > 0 { range.max } else { range.min };
    range.contains(end).then(|| written(spec, end))
}
