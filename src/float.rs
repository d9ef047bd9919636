//! The only door to transcendental functions.
//!
//! The standard library's `powf`, `exp` and `ln` differ by an ULP between a native build and
//! WebAssembly; `libm` gives the same digits on both, so the command line, the browser and the tests
//! agree to the last one.

/// `base` to the power of `exponent`.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// Euler's number to the power of `x`.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// The sine of an angle.
#[must_use]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// One minus the error function.
#[must_use]
pub fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// The logarithm to the base of ten.
#[must_use]
pub fn log10(x: f64) -> f64 {
    libm::log10(x)
}

/// The next whole number at or above `x`, where a rounding error of 1e-9 above a whole number does
/// not start another one: 3.000 000 000 4 machines are three machines.
#[must_use]
#[inline]
pub fn ceil(x: f64) -> f64 {
    /// From here on there are no decimals.
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    let x = x - 1e-9;
    // Rounds to the nearest: unlike the call of a function, a scan over volumes does that for several at a time.
    let away = WHOLE.copysign(x);
    let nearest = (x + away) - away;
    let above = nearest + if nearest < x { 1.0 } else { 0.0 };
    if x.abs() < WHOLE { above } else { x }
}

/// `values[0] = first`, each next one `factor` times the one before.
#[must_use]
pub fn geometric(first: f64, factor: f64, count: usize) -> Vec<f64> {
    let mut values = Vec::with_capacity(count);
    values.extend(powers(first, factor).take(count));
    values
}

/// The same without an end.
pub fn powers(first: f64, factor: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(first), move |value| Some(value * factor))
}

/// The sum of the products of two rows, four at a time: one sum would have to wait for each addition before
/// the next.
#[must_use]
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (fours, others) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest = a.len() / 4 * 4;
    let mut sums = [0.0; 4];
    for (a, b) in fours.zip(others) {
        for place in 0..4 {
            sums[place] += a[place] * b[place];
        }
    }
    let rest: f64 = a.iter().zip(b).skip(rest).map(|(a, b)| a * b).sum();
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// Whether two amounts differ by no more than 1e-9 of the larger, the resolution at which the whole
/// product calls two costs equal.
#[must_use]
pub fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceil_forgives_a_rounding_error() {
        assert_eq!(ceil(3.000_000_000_4), 3.0);
        assert_eq!(ceil(3.000_001), 4.0);
        assert_eq!(ceil(0.0), 0.0);
        assert!(ceil(f64::NAN).is_nan());
    }

    proptest::proptest! {
        #[test]
        fn ceil_is_the_next_whole_number(bits: u64, whole: i32, decimals in -3.0..3.0) {
            let near = f64::from(whole) + decimals;
            for x in [f64::from_bits(bits), near, near * 1e-9, near * 1e6, f64::from(whole) + 0.5] {
                if !x.is_nan() {
                    proptest::prop_assert_eq!(ceil(x), (x - 1e-9).ceil());
                }
            }
        }
    }

    #[test]
    fn geometric_growth_stays_close_to_the_power() {
        let series = geometric(100_000.0, 1.03, 120);
        assert!((series[119] / (100_000.0 * pow(1.03, 119.0)) - 1.0).abs() < 1e-13);
        assert_eq!(geometric(5.0, 2.0, 3), [5.0, 10.0, 20.0]);
    }

    #[test]
    fn products_add_up() {
        // 1·6 + 2·7 + 3·8 + 4·9 + 5·10 = 130; what has no partner does not count.
        assert_eq!(dot(&[1.0, 2.0, 3.0, 4.0, 5.0], &[6.0, 7.0, 8.0, 9.0, 10.0, 11.0]), 130.0);
        assert_eq!(dot(&[2.0], &[3.0]), 6.0);
        assert_eq!(dot(&[], &[]), 0.0);
    }

    #[test]
    fn same_is_relative_to_the_larger() {
        assert!(same(1e12, 1e12 + 999.0));
        assert!(!same(1e12, 1e12 + 1_002.0));
        assert!(same(0.0, 0.0));
        assert!(!same(0.0, 1e-30));
    }
}
