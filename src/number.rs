//! Numbers as people read them: short in results, with all their digits where a figure is explained.

/// `1,234,567.5`: at most `significant` digits, at least the whole part, thousands apart, true minus.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 324, and not below 0")]
pub fn grouped(x: f64, significant: usize) -> String {
    let whole_digits = if x.abs() < 1.0 { 0 } else { format!("{:.0}", x.abs().trunc()).len() };
    let leading_zeros = if x == 0.0 || whole_digits > 0 {
        0
    } else {
        (-crate::float::log10(x.abs())).floor().max(0.0) as usize
    };
    let decimals = (significant + leading_zeros).saturating_sub(whole_digits).min(17);
    let text = format!("{:.decimals$}", x.abs());
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    signed(x, &group(text))
}

/// Thousands apart in the whole part, the decimals as they are.
fn group(text: &str) -> String {
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(w, d)| (w, Some(d)));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

fn signed(x: f64, text: &str) -> String {
    let nothing = !text.contains(|c: char| c.is_ascii_digit() && c != '0');
    if x < 0.0 && !nothing { format!("−{text}") } else { text.to_owned() }
}

/// Every digit a formula needs: twelve significant ones.
#[must_use]
pub fn exact(x: f64) -> String {
    grouped(x, 12)
}

/// An amount in results: `$0.003645`, `$4.35`, `$640`, `$59.0k`, `$1.24M`, `$3.10bn`, `$360bn`; a dash
/// for none.
#[must_use]
pub fn usd(x: f64) -> String {
    let size = x.abs();
    if !size.is_finite() {
        return "–".to_owned();
    }
    let text = if size == 0.0 {
        "0".to_owned()
    } else if size < 0.1 {
        grouped(size, 4)
    } else if size < 99.995 {
        format!("{size:.2}")
    } else if size < 999.5 {
        format!("{size:.0}")
    } else if size < 999_950.0 {
        format!("{:.1}k", size / 1e3)
    } else if size < 999_995_000.0 {
        format!("{:.2}M", size / 1e6)
    } else if size < 99.995e9 {
        format!("{:.2}bn", size / 1e9)
    } else if size < 1e15 {
        format!("{}bn", group(&format!("{:.0}", size / 1e9)))
    } else {
        format!("{size:.2e}")
    };
    if x < 0.0 && size > 0.0 { format!("−${text}") } else { format!("${text}") }
}

/// A difference of amounts in results, with its sign: `+$3.6k`, `−$26.2k`, `$0`.
#[must_use]
pub fn usd_difference(x: f64) -> String {
    let text = usd(x);
    if x > 0.0 { format!("+{text}") } else { text }
}

/// An amount at an axis, without zeros at its end: `$0.5`, `$40k`, `$1.5M`.
#[must_use]
pub fn usd_at_axis(x: f64) -> String {
    let size = x.abs();
    let (scaled, suffix) = if size < 1e3 {
        (size, "")
    } else if size < 1e6 {
        (size / 1e3, "k")
    } else if size < 1e9 {
        (size / 1e6, "M")
    } else if size < 1e15 {
        (size / 1e9, "bn")
    } else {
        return signed(x, &format!("${size:.1e}").replace(".0e", "e"));
    };
    signed(x, &format!("${}{suffix}", grouped(scaled, 6)))
}

/// An amount with its cents, or with six digits below a dollar: what stands under "why?".
#[must_use]
pub fn usd_exact(x: f64) -> String {
    let size = x.abs();
    let text = if size == 0.0 || size >= 1.0 { group(&format!("{size:.2}")) } else { grouped(size, 6) };
    let text = if let Some((_, decimals)) = text.split_once('.')
        && decimals.len() < 2
    {
        format!("{text}0")
    } else {
        text
    };
    if x < 0.0 { format!("−${text}") } else { format!("${text}") }
}

/// So many queries: `380k queries`, `1 query`.
#[must_use]
pub fn queries(x: f64) -> String {
    let count = count(x);
    if count == "1" { "1 query".to_owned() } else { count + " queries" }
}

/// A quantity in results: `850`, `380k`, `1.07M`, `1bn`; three significant digits.
#[must_use]
pub fn count(x: f64) -> String {
    let size = x.abs();
    let (scaled, suffix) = if size < 999.5 {
        (size, "")
    } else if size < 999_500.0 {
        (size / 1e3, "k")
    } else if size < 999_500_000.0 {
        (size / 1e6, "M")
    } else {
        (size / 1e9, "bn")
    };
    let decimals = if scaled >= 100.0 {
        0
    } else if scaled >= 10.0 {
        1
    } else {
        2
    };
    let text = if size < 0.01 { grouped(size, 3) } else { format!("{scaled:.decimals$}") };
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    signed(x, &format!("{}{suffix}", group(text)))
}

/// The nearest number of three significant digits: what a hand on a scale can mean.
#[must_use]
pub fn three_digits(x: f64) -> f64 {
    format!("{x:.2e}").parse().unwrap_or(x)
}

/// The nearest number of six significant digits: what is left of a number that was reckoned to and fro.
#[must_use]
pub fn six_digits(x: f64) -> f64 {
    format!("{x:.5e}").parse().unwrap_or(x)
}

/// The nearest number of twelve significant digits: a part of a number without the last digits of its arithmetic.
#[must_use]
pub fn twelve_digits(x: f64) -> f64 {
    format!("{x:.11e}").parse().unwrap_or(x)
}

/// The number of three significant digits at or above `x`, or at or below it; what differs from one by less
/// than a millionth is that one.
#[must_use]
pub fn three_digits_towards(x: f64, above: bool) -> f64 {
    let nearest = three_digits(x);
    let short = if above { x - nearest } else { nearest - x };
    if short <= 1e-6 * x.abs() {
        return nearest;
    }
    // It is less than half a unit of the last digit away.
    let text = format!("{x:e}");
    let power = text.split_once('e').and_then(|(_, power)| power.parse::<i32>().ok()).unwrap_or(0);
    let half = 0.005 * crate::float::pow(10.0, f64::from(power));
    three_digits(if above { x + half } else { x - half })
}

/// `1 month`, `36 months`.
#[must_use]
pub fn months(count: usize) -> String {
    if count == 1 { "1 month".to_owned() } else { format!("{count} months") }
}

/// A share as a percentage: `90%`, `2.5%`, `0.13%`; at most `significant` digits.
#[must_use]
pub fn percent(share: f64, significant: usize) -> String {
    format!("{}%", grouped(share * 100.0, significant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_results() {
        let cases = [
            (0.003_645, "$0.003645"),
            (4.35, "$4.35"),
            (0.4, "$0.40"),
            (640.0, "$640"),
            (99.996, "$100"),
            (59_000.0, "$59.0k"),
            (999_949.0, "$999.9k"),
            (999_960.0, "$1.00M"),
            (1_240_000.0, "$1.24M"),
            (3.1e9, "$3.10bn"),
            (99.99e9, "$99.99bn"),
            (3.1e12, "$3,100bn"),
            (3.1e30, "$3.10e30"),
            (f64::NAN, "–"),
            (-26_240.0, "−$26.2k"),
            (0.0, "$0"),
        ];
        for (x, text) in cases {
            assert_eq!(usd(x), text);
        }
    }

    #[test]
    fn differences_bear_their_sign() {
        let signed = [3_600.0, -26_240.0, 0.0, -0.0].map(usd_difference);
        assert_eq!(signed, ["+$3.6k", "−$26.2k", "$0", "$0"]);
    }

    #[test]
    fn amounts_at_axes() {
        let cases = [
            (0.0, "$0"),
            (0.5, "$0.5"),
            (0.000_4, "$0.0004"),
            (800.0, "$800"),
            (40_000.0, "$40k"),
            (104_500.0, "$104.5k"),
            (1_500_000.0, "$1.5M"),
            (2e9, "$2bn"),
            (8e30, "$8e30"),
            (4.0 * 3e29, "$1.2e30"),
        ];
        for (x, text) in cases {
            assert_eq!(usd_at_axis(x), text);
        }
    }

    #[test]
    fn amounts_with_all_their_digits() {
        assert_eq!(usd_exact(87_643.513), "$87,643.51");
        assert_eq!(usd_exact(0.002_295), "$0.002295");
        assert_eq!(usd_exact(0.4), "$0.40");
        assert_eq!(usd_exact(-3.0), "−$3.00");
        assert_eq!(usd_exact(0.0), "$0.00");
    }

    #[test]
    fn numbers_of_three_digits() {
        let found = [380_412.7, 1.005_1, 999_600.0, 0.0].map(three_digits);
        assert_eq!(found, [380_000.0, 1.01, 1_000_000.0, 0.0]);
        assert_eq!([11_999.999_87, 12_493.17].map(six_digits), [12_000.0, 12_493.2]);
        assert_eq!([0.4 * 1.2, 1.0 / 3.0].map(twelve_digits), [0.48, 0.333_333_333_333]);
    }

    #[test]
    fn numbers_of_three_digits_on_one_side() {
        let found = [247.3, 247.000_1, 247.6, 0.012_34, -0.006_01].map(|x| three_digits_towards(x, true));
        assert_eq!(found, [248.0, 247.0, 248.0, 0.012_4, -0.006_01]);
        let found = [247.6, 246.999_9, 1.001, 380_900.0, -0.006_012].map(|x| three_digits_towards(x, false));
        assert_eq!(found, [247.0, 247.0, 1.0, 380_000.0, -0.006_02]);
    }

    #[test]
    fn quantities() {
        let cases = [
            (380_000.0, "380k"),
            (1_070_000.0, "1.07M"),
            (349_642.1, "350k"),
            (999_600.0, "1M"),
            (1e9, "1bn"),
            (850.0, "850"),
            (12.34, "12.3"),
            (0.0, "0"),
            (0.000_123_4, "0.000123"),
        ];
        for (x, text) in cases {
            assert_eq!(count(x), text);
        }
    }

    #[test]
    fn grouping() {
        assert_eq!(exact(24_044_858.82), "24,044,858.82");
        assert_eq!(exact(120_000.0), "120,000");
        assert_eq!(exact(10.0 / 9.0), "1.11111111111");
        assert_eq!(exact(1e21), "1,000,000,000,000,000,000,000");
        assert_eq!(exact(-0.5), "−0.5");
        assert_eq!(exact(-0.0), "0");
        assert_eq!(percent(0.9, 4), "90%");
        assert_eq!(percent(-0.006, 4), "−0.6%");
    }
}
