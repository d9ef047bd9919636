//! The axes of a map: where cells end, and what stands at the ticks.

use crate::field::Shape;
use crate::float;
use crate::number::six_digits;
use crate::report::MapAxis;
use crate::scenario::written;

use super::axis::Steps;
use super::plot::Scale;

/// Values with ticks, and their labels.
pub(super) struct Ticks(pub(super) Vec<(f64, String)>);

/// Months are counted in these.
const MONTHS: [f64; 7] = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0];
/// About so many ticks.
const COUNT: u8 = 6;

impl Ticks {
    /// The ticks of an axis: powers of ten with what lies between them if they are few, or equal steps.
    pub(super) fn of(axis: &MapAxis) -> Self {
        let spec = axis.field.spec();
        let (first, last) = (axis.values[0], axis.values[axis.values.len() - 1]);
        let values: Vec<f64> = if axis.logarithmic {
            powers(first, last)
        } else if spec.unit.words.starts_with("month") {
            let fits = |step: &&f64| (last - first) / **step <= f64::from(COUNT);
            multiples(*MONTHS.iter().find(fits).unwrap_or(&60.0), first, last)
        } else {
            Steps::between(first, last, COUNT).values().collect()
        };
        let whole = matches!(spec.shape, Shape::Number { whole: true, .. });
        let shown = values.into_iter().filter(|x| first <= *x && *x <= last && (!whole || x.fract() == 0.0));
        let label = |x: f64| match spec.repeated() {
            Some(_) if x == 0.0 => "never".to_owned(),
            _ => written(spec, six_digits(x)),
        };
        let mut ticks: Vec<(f64, String)> = shown.map(|x| (x, label(x))).collect();
        if ticks.len() < 2 {
            ticks = vec![(first, label(first)), (last, label(last))];
        }
        Self(ticks)
    }
}

fn powers(first: f64, last: f64) -> Vec<f64> {
    let (from, to) = (float::log10(first).floor(), float::log10(last).ceil());
    let digits: &[f64] = if to - from > 2.5 { &[1.0] } else { &[1.0, 2.0, 5.0] };
    let count = (to - from).clamp(0.0, 40.0);
    let decades = (0..=40_u8).map(f64::from).take_while(|place| *place <= count);
    decades
        .flat_map(|place| digits.iter().map(move |digit| six_digits(digit * float::pow(10.0, from + place))))
        .collect()
}

/// The multiples of `step` from the first to the last, and the first itself where it is 1 of something.
fn multiples(step: f64, first: f64, last: f64) -> Vec<f64> {
    let start = (first / step).ceil();
    let count = 2 * COUNT;
    let multiples = (0..count).map(|place| (start + f64::from(place)) * step).filter(|x| *x <= last);
    [first].into_iter().filter(|x| *x == 1.0 && step > 1.0).chain(multiples).collect()
}

/// The scale of an axis: half a cell beyond the first and the last value.
pub(super) fn scale(axis: &MapAxis) -> Scale {
    let values = &axis.values;
    let (first, second) = (values[0], values[1]);
    let (before, last) = (values[values.len() - 2], values[values.len() - 1]);
    if axis.logarithmic {
        let half = |end: f64, beside: f64| end * float::pow(end / beside, 0.5);
        Scale::logarithmic(half(first, second), half(last, before))
    } else {
        Scale::linear(first - (second - first) / 2.0, last + (last - before) / 2.0)
    }
}

/// Where cells end, as shares of the axis: in the middle between their values.
pub(super) fn edges(axis: &MapAxis, scale: &Scale) -> Vec<f64> {
    let between =
        axis.values.windows(2).map(|pair| f64::midpoint(scale.share(pair[0]), scale.share(pair[1])));
    std::iter::once(0.0).chain(between).chain([1.0]).collect()
}
