//! Numbers as people type them, read for the field they are typed into.
//!
//! The point is always the decimal point. Commas, blanks and apostrophes group digits in threes; a comma
//! that does not is asked about, never guessed. A day is 24 of the 730 hours of a month, as everywhere in
//! the model, a year twelve months.

use crate::field::{FieldSpec, Range, Shape};
use crate::number;
use crate::unit::{HOURS_PER_MONTH, Unit};

use super::digits::plain;
use super::problem::Problem;
use super::value::Value;
use super::written::written;

/// A number that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// Its value, in the unit of the field.
    pub value: f64,
    /// The value in words, `= 2,000,000 a month`, where the text is not the plain number.
    pub echo: Option<String>,
}

/// A text that is no number for the field.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistyped {
    /// What is wrong.
    pub problem: Problem,
    /// What to put in instead; of an ambiguous text every reading.
    pub repairs: Vec<Repair>,
}

/// A text that can be put in instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Repair {
    /// The text.
    pub text: String,
    /// What it means, with its unit.
    pub meaning: String,
}

/// Nobody types more.
const MOST_CHARS: usize = 100;
const SCALES: [(&str, i32); 9] = [
    ("k", 3),
    ("thousand", 3),
    ("m", 6),
    ("mn", 6),
    ("million", 6),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("", 0),
];
/// How many of each make up a month.
const PERIODS: [(&[&str], f64); 5] = [
    (&["hour", "h"], HOURS_PER_MONTH),
    (&["day", "d"], HOURS_PER_MONTH / 24.0),
    (&["week", "wk"], HOURS_PER_MONTH / 168.0),
    (&["month", "mo"], 1.0),
    (&["year", "yr", "y"], 1.0 / 12.0),
];

/// A text taken apart.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) negative: bool,
    dollar: bool,
    /// The digits with the signs between them.
    pub(super) digits: &'a str,
    /// Where they begin in the text.
    pub(super) start: usize,
    exponent: i32,
    /// What follows.
    tail: &'a str,
}

/// Reads `text` as a number for the field of `spec` at `path`.
///
/// # Errors
///
/// It is none, it lies outside the field's range, or it can be read in two ways.
pub fn read_number(spec: &FieldSpec, path: &str, text: &str) -> Result<Typed, Mistyped> {
    let refuse = |repairs| Mistyped { problem: wrong(spec, path, text), repairs };
    let (Some((range, whole)), Some(parts)) = (limits(spec.shape), take_apart(text)) else {
        return Err(refuse(Vec::new()));
    };
    let digits = match plain(parts.digits) {
        Ok(digits) => digits,
        Err(readings) => return Err(unclear(spec, path, text, parts, &readings)),
    };
    let Some(tail) = Tail::read(parts.tail, spec.unit) else { return Err(refuse(Vec::new())) };
    let scaled = |by: i32| {
        let sign = if parts.negative { "-" } else { "" };
        let value = format!("{sign}{digits}e{}", parts.exponent + tail.scale + by).parse::<f64>();
        value
            .map(|value| by_the_month(value, tail.a_month))
            .ok()
            .filter(|value| value.is_finite())
            .map(|value| value + 0.0)
    };
    let fits = |value: &f64| range.contains(*value) && (!whole || value.fract() == 0.0);
    let offer = |value: f64| Repair { text: written(spec, value), meaning: spec.unit.show(value) };
    if (parts.dollar || tail.dollar) && !spec.unit.is_money() {
        return Err(refuse(scaled(0).filter(fits).map(offer).into_iter().collect()));
    }
    let bare_share = spec.unit.is_share() && !tail.percent;
    let value = if tail.percent {
        let value = scaled(-2);
        if !spec.unit.is_share() {
            return Err(refuse(value.filter(fits).map(offer).into_iter().collect()));
        }
        value
    } else if bare_share {
        let (share, percent) = (scaled(0), scaled(-2));
        match (share.filter(fits), percent.filter(fits)) {
            // Below one it is a share, as in scenario files; above, whatever the field can hold.
            (Some(share), Some(percent)) if share.abs() >= 1.0 => {
                let found = format!("{} or {}", spec.unit.show(percent), spec.unit.show(share));
                return Err(ambiguous(spec, path, text, &found, vec![offer(percent), offer(share)]));
            }
            (None, Some(percent)) => Some(percent),
            _ => share,
        }
    } else {
        scaled(0)
    };
    let Some(value) = value else { return Err(refuse(Vec::new())) };
    if !fits(&value) {
        let near = if whole { value.round() } else { value }.clamp(range.min, range.max);
        return Err(refuse(Some(near).filter(fits).map(offer).into_iter().collect()));
    }
    let as_it_is = parts.exponent == 0 && tail.scale == 0 && tail.a_month == 1.0 && !bare_share;
    Ok(Typed { value, echo: (!as_it_is && value != 0.0).then(|| echo(spec.unit, value)) })
}

/// A number of another period by the month: to eight digits, for nobody counts finer and a field has to show
/// them.
fn by_the_month(value: f64, a_month: f64) -> f64 {
    if a_month == 1.0 {
        return value;
    }
    let by_the_month = value * a_month;
    format!("{by_the_month:.7e}").parse().unwrap_or(by_the_month)
}

/// The values that a field of numbers holds, and whether they are whole.
pub(super) fn limits(shape: Shape) -> Option<(Range, bool)> {
    match shape {
        Shape::Number { range, whole, .. } | Shape::Numbers { range, whole, .. } => Some((range, whole)),
        Shape::CountAnswer => Some((Range::AMOUNT, true)),
        _ => None,
    }
}

/// Takes a text apart, if it begins like a number.
pub(super) fn take_apart(text: &str) -> Option<Parts<'_>> {
    let mut rest = text.trim();
    if text.len() > MOST_CHARS {
        return None;
    }
    let (mut negative, mut signed, mut dollar) = (false, false, false);
    loop {
        if let Some(after) = rest.strip_prefix(['-', '−', '–', '+']).filter(|_| !signed) {
            (negative, signed) = (!rest.starts_with('+'), true);
            rest = after.trim_start();
        } else if let Some(after) =
            ["$", "US$", "USD"].iter().find_map(|sign| rest.strip_prefix(sign)).filter(|_| !dollar)
        {
            dollar = true;
            rest = after.trim_start();
        } else {
            break;
        }
    }
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let blank = c.is_whitespace();
        if c.is_ascii_digit() || matches!(c, '.' | ',' | '_' | '\'' | '’') {
            end = at + c.len_utf8();
        } else if !blank {
            break;
        }
    }
    let start = text.len() - text.trim_start().len() + text.trim().len() - rest.len();
    let (digits, after) = rest.split_at(end);
    let (exponent, tail) = exponent(after);
    Some(Parts { negative, dollar, digits, start, exponent, tail }).filter(|parts| !parts.digits.is_empty())
}

/// The power of ten behind the digits, 0 where there is none, and what follows it.
fn exponent(after: &str) -> (i32, &str) {
    let power = || {
        let rest = after.strip_prefix(['e', 'E'])?;
        let digits = rest.strip_prefix(['-', '−', '+']).unwrap_or(rest);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        // Beyond three digits everything is nothing or far outside.
        let size: i32 = digits.get(..count).filter(|digits| digits.len() <= 3)?.parse().ok()?;
        let negative = rest.len() > digits.len() && !rest.starts_with('+');
        Some((if negative { -size } else { size }, &digits[count..]))
    };
    power().unwrap_or((0, after))
}

/// What stands behind the digits.
struct Tail {
    scale: i32,
    percent: bool,
    dollar: bool,
    /// How many of its periods make up a month.
    a_month: f64,
}

impl Tail {
    fn read(text: &str, unit: Unit) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
        let scale = SCALES.iter().find(|(word, _)| *word == &text[..end]);
        let (word, scale) = scale.copied().unwrap_or(("", 0));
        // Where months are counted, an m may stand for them.
        if word == "m" && unit.words.starts_with("month") {
            return None;
        }
        let rest = text[word.len()..].trim_start();
        let after = rest.strip_prefix('%').or_else(|| rest.strip_prefix("percent"));
        let (percent, rest) = (after.is_some(), after.unwrap_or(rest).trim_start());
        let after = rest.strip_prefix('$').or_else(|| rest.strip_prefix("usd"));
        let (dollar, rest) = (after.is_some(), after.unwrap_or(rest).trim_start());
        let a_month = if rest.is_empty() || rest == unit.words.to_ascii_lowercase() {
            1.0
        } else {
            period(rest, unit)?
        };
        Some(Self { scale, percent, dollar, a_month })
    }
}

/// How many of the period in `rest` make up a month: `a day`, `queries per week`, `/year`.
fn period(rest: &str, unit: Unit) -> Option<f64> {
    // A rate of change a year is not twelve times one a month.
    let noun = unit.words.strip_suffix("a month").filter(|_| !unit.is_share())?.trim_end();
    let rest = rest.strip_prefix(noun).unwrap_or(rest).trim_start();
    let word = ["a ", "an ", "per ", "/"].iter().find_map(|start| rest.strip_prefix(start))?.trim_start();
    PERIODS.iter().find(|(words, _)| words.contains(&word)).map(|(_, a_month)| *a_month)
}

/// A text whose digits can be read in another way than they are grouped, or in two.
fn unclear(spec: &FieldSpec, path: &str, text: &str, parts: Parts<'_>, readings: &[String]) -> Mistyped {
    let end = parts.start + parts.digits.len();
    let mut repairs: Vec<Repair> = readings
        .iter()
        .flat_map(|digits| {
            let text = format!("{}{digits}{}", &text[..parts.start], &text[end..]);
            match read_number(spec, path, &text) {
                Ok(typed) => {
                    vec![Repair { text: written(spec, typed.value), meaning: spec.unit.show(typed.value) }]
                }
                Err(mistyped) => mistyped.repairs,
            }
        })
        .collect();
    repairs.dedup();
    if let [_, _] = readings {
        return ambiguous(spec, path, text, &readings.join(" or "), repairs);
    }
    Mistyped { problem: wrong(spec, path, text), repairs }
}

fn ambiguous(spec: &FieldSpec, path: &str, text: &str, readings: &str, repairs: Vec<Repair>) -> Mistyped {
    let text = Value::Text(text.trim().to_owned()).describe();
    let problem = Problem::new(path, format!("{text}, which may be {readings}"), allowed(spec));
    let message = format!("{path}: {text} may be {readings}; write the one that is meant");
    Mistyped { problem: problem.saying(message), repairs }
}

fn wrong(spec: &FieldSpec, path: &str, text: &str) -> Problem {
    let text = text.trim();
    let found = if text.is_empty() { "nothing".to_owned() } else { Value::Text(text.to_owned()).describe() };
    Problem::new(path, found, allowed(spec))
}

/// What is allowed, a share in per cent.
fn allowed(spec: &FieldSpec) -> String {
    match limits(spec.shape) {
        Some((range, _)) if spec.unit.is_share() => {
            let (min, max) = (number::percent(range.min, 12), number::percent(range.max, 12));
            let least = if range.above_min { "more than " } else { "" };
            format!("a share, {least}{min} to {max}")
        }
        _ => spec.shape.in_words(),
    }
}

/// `= 2,000,000 a month`
fn echo(unit: Unit, value: f64) -> String {
    if unit.is_money() {
        let sign = if value < 0.0 { "−" } else { "" };
        return format!("= {sign}${} {}", number::exact(value.abs()), unit.words).trim_end().to_owned();
    }
    let shown = if unit.words.ends_with(" a month") && !unit.is_share() {
        Unit::count("a month").show(value)
    } else {
        unit.show(value)
    };
    format!("= {shown}")
}
