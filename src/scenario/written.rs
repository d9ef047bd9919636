//! Numbers as they stand in a field that nobody is editing: short, and read back as exactly the same
//! value.

use crate::field::FieldSpec;

/// Up to so many digits a number is shortened: `380k`, `1.07M`.
const MOST_SHORTENED: usize = 3;
/// From this power of ten on.
const LEAST_SHORTENED: i32 = 4;

/// `value` as the field of `spec` shows it: `38k` and `5,000`, `$4.50`, `3%`.
#[must_use]
pub fn written(spec: &FieldSpec, value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "" };
    let size = value.abs();
    if spec.unit.is_share() {
        return format!("{sign}{}%", long(size, 2));
    }
    let dollar = if spec.unit.is_money() { "$" } else { "" };
    // Where months are counted, an M would look like one.
    let short = short(size).filter(|_| !spec.unit.words.starts_with("month"));
    let mut number = short.unwrap_or_else(|| long(size, 0));
    let one_decimal = number.as_bytes().iter().rev().nth(1) == Some(&b'.');
    if spec.unit.is_money() && one_decimal {
        number.push('0');
    }
    format!("{sign}{dollar}{number}")
}

/// The digits that say which double it is, as few as there can be, and the power of ten of the first.
fn digits(size: f64) -> (String, i32) {
    let text = format!("{size:e}");
    let (digits, power) = text.split_once('e').unwrap_or((&text, "0"));
    (digits.replace('.', ""), power.parse().unwrap_or(0))
}

/// With a word for thousands, if a few digits say all of it.
fn short(size: f64) -> Option<String> {
    let (digits, power) = digits(size);
    if digits.len() > MOST_SHORTENED || !(LEAST_SHORTENED..15).contains(&power) {
        return None;
    }
    let (scale, word) = match power {
        ..6 => (3, "k"),
        6..9 => (6, "M"),
        _ => (9, "bn"),
    };
    Some(place(&digits, power - scale) + word)
}

/// Every digit, `size` times ten to the power of `shift`.
fn long(size: f64, shift: i32) -> String {
    if size == 0.0 {
        return "0".to_owned();
    }
    let (digits, power) = digits(size);
    let power = power + shift;
    if !(-9..16).contains(&power) {
        let (first, rest) = digits.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        return format!("{first}{point}{rest}e{power}");
    }
    place(&digits, power)
}

/// The digits with the point where it belongs, thousands apart.
fn place(digits: &str, power: i32) -> String {
    let Ok(power) = usize::try_from(power) else {
        return format!("0.{}{digits}", "0".repeat(power.unsigned_abs() as usize - 1));
    };
    let filled = format!("{digits:0<width$}", width = power + 1);
    let (whole, decimals) = filled.split_at(power + 1);
    let whole = grouped(whole, ",");
    if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") }
}

/// `digits` in threes, with `sign` between them.
pub(super) fn grouped(digits: &str, sign: &str) -> String {
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(sign);
        }
        out.push(digit);
    }
    out
}
