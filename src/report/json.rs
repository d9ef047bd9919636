//! JSON as JavaScript writes it: the same bytes from the command line and from `JSON.stringify`.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;

/// Writes numbers as JavaScript does: the shortest digits that read back to the same double, `5` for
/// five, no negative zero.
struct JavaScript;

impl Formatter for JavaScript {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(javascript(value).as_bytes())
    }
}

/// A number as JavaScript's `Number::toString` writes it.
fn javascript(x: f64) -> String {
    if x == 0.0 {
        return "0".to_owned();
    }
    // The shortest digits that read back, as `-d.ddde-x`.
    let scientific = format!("{x:e}");
    let (sign, scientific) =
        scientific.strip_prefix('-').map_or(("", scientific.as_str()), |rest| ("-", rest));
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    let digits = even(x, mantissa.chars().filter(|c| *c != '.').collect(), exponent);
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or_default());
    let count = i32::try_from(digits.len()).unwrap_or_default();
    match exponent {
        // Whole, with its zeros; with a point among its digits; with zeros between the point and them.
        0..=20 if count <= exponent + 1 => format!("{sign}{digits}{}", zeros(exponent + 1 - count)),
        0..=20 => {
            let (whole, decimals) = digits.split_at(usize::try_from(exponent + 1).unwrap_or_default());
            format!("{sign}{whole}.{decimals}")
        }
        -6..=-1 => format!("{sign}0.{}{digits}", zeros(-exponent - 1)),
        _ => {
            let (whole, decimals) = digits.split_at(1);
            let point = if decimals.is_empty() { "" } else { "." };
            format!("{sign}{whole}{point}{decimals}e{exponent:+}")
        }
    }
}

/// The shortest digits of `x`; of two that are equally near to it JavaScript takes those that end even,
/// Rust those that are larger.
fn even(x: f64, digits: String, exponent: i32) -> String {
    let (before, last) = digits.split_at(digits.len() - 1);
    let Some(last @ (1 | 3 | 5 | 7 | 9)) = last.parse::<u8>().ok() else { return digits };
    let smaller = format!("{before}{}", last - 1);
    if !may_lie_between(x, digits.len(), exponent) {
        return digits;
    }
    let is_between = |more: usize| {
        let exact = format!("{:.1$e}", x.abs(), digits.len() + more);
        let exact: String = exact.chars().take_while(|c| *c != 'e').filter(|c| *c != '.').collect();
        exact.strip_prefix(&smaller).is_some_and(|rest| rest.trim_end_matches('0') == "5")
    };
    // All its digits, fewer than 800, are looked at where the next few leave it open.
    let is_between = is_between(3) && is_between(800);
    if is_between { smaller } else { digits }
}

/// Whether `x` has exactly one digit more than its shortest `digits`, or may have: only then it can lie in the
/// middle between two of that many, and few numbers do.
fn may_lie_between(x: f64, digits: usize, exponent: i32) -> bool {
    let bits = x.abs().to_bits();
    let fraction = bits & ((1 << 52) - 1) | if bits >> 52 == 0 { 0 } else { 1 << 52 };
    let power = i32::try_from((bits >> 52).max(1)).unwrap_or_default() - 1_075;
    let zeros = i32::try_from(fraction.trailing_zeros()).unwrap_or_default();
    // An odd number over a power of two has as many decimals as there are twos.
    let decimals = -(power + zeros);
    decimals <= 0 || i32::try_from(digits) == Ok(decimals + exponent)
}

/// `value` as JSON, in one line.
#[must_use]
pub fn to_json<T: Serialize>(value: &T) -> String {
    let mut out = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut out, JavaScript);
    match value.serialize(&mut serializer) {
        Ok(()) => String::from_utf8(out).unwrap_or_default(),
        // Results are structs, lists and maps with text keys: nothing that JSON cannot hold.
        Err(error) => unreachable!("a result is always JSON: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_number_as_javascript_writes_it(bits: u64, whole: i32, tenths in -1e9..1e9) {
            for x in [f64::from_bits(bits), f64::from(whole), tenths, tenths / 1e9, tenths * 1e13] {
                if x.is_finite() {
                    let mut buffer = ryu_js::Buffer::new();
                    proptest::prop_assert_eq!(javascript(x), buffer.format(x));
                }
            }
        }
    }

    #[test]
    fn numbers_as_javascript_writes_them() {
        let numbers = [5.0, -0.0, 0.1 + 0.2, 1e21, 1e-7, 123_456_789_012.5, 1e20, 1.5e-9];
        assert_eq!(
            to_json(&numbers),
            "[5,0,0.30000000000000004,1e+21,1e-7,123456789012.5,100000000000000000000,1.5e-9]"
        );
        assert_eq!(to_json(&-92_814_203_156_137.13), "-92814203156137.12", "both read back: the even one");
    }
}
