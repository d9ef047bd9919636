//! Points at which one or two inputs are varied.

use crate::field::{Field, Found, Shape, lookup};
use crate::float;
use crate::model::Model;
use crate::scenario::{Problem, Problems, Value};

/// The most values of one input.
const MOST_STEPS: usize = 100_000;
/// The most points of all inputs together.
const MOST_POINTS: usize = 1_000_000;
const MOST_AXES: usize = 2;

/// How the values of an input lie between the first and the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spacing {
    /// Each the same amount more than the one before.
    Linear,
    /// Each the same factor times the one before.
    Logarithmic,
}

/// An input that is to be varied, as somebody asked for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Vary {
    /// Its path.
    pub path: String,
    /// The first value.
    pub from: f64,
    /// The last one.
    pub to: f64,
    /// How many there are, with the first and the last.
    pub steps: usize,
    /// How they lie between them.
    pub spacing: Spacing,
}

/// An input and its values, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The input.
    pub field: Field,
    /// Its values, each larger than the one before.
    pub values: Vec<f64>,
    /// How they lie.
    pub spacing: Spacing,
}

impl Axis {
    /// What may be varied so.
    pub(super) fn new(field: Field, vary: &Vary) -> Self {
        let whole = matches!(field.spec().shape, Shape::Number { whole: true, .. });
        Self { field, values: values(vary, whole), spacing: vary.spacing }
    }
}

/// Every combination of the values of one or two inputs; the last input changes fastest.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    axes: Vec<Axis>,
}

impl Grid {
    /// The points that were asked for.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with what was asked for.
    pub fn new(model: &Model, wanted: &[Vary]) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        if wanted.is_empty() || wanted.len() > MOST_AXES {
            problems.push(Problem::new("vary", format!("{} inputs", wanted.len()), "one input or two"));
        }
        let mut axes = Vec::new();
        for (place, vary) in wanted.iter().enumerate() {
            if wanted[..place].iter().any(|other| other.path == vary.path) {
                problems.push(Problem::new(&vary.path, "the same input twice", "each input once"));
                continue;
            }
            match axis(model, vary) {
                Ok(found) => axes.push(found),
                Err(more) => problems.extend(more),
            }
        }
        let grid = Self { axes };
        if problems.is_empty() && grid.len() > MOST_POINTS {
            let path = grid.axes.last().map_or("", |axis| axis.field.spec().path);
            let sizes: Vec<String> = grid.axes.iter().map(|axis| axis.values.len().to_string()).collect();
            let allowed = format!("at most {MOST_POINTS} together");
            problems.push(Problem::new(path, format!("{} points", sizes.join(" × ")), allowed));
        }
        if problems.is_empty() { Ok(grid) } else { Err(Problems { problems }) }
    }

    /// The inputs that are varied.
    #[must_use]
    pub fn axes(&self) -> &[Axis] {
        &self.axes
    }

    /// The two inputs of a grid of two.
    pub(super) fn into_axes(self) -> [Axis; 2] {
        match <[Axis; 2]>::try_from(self.axes) {
            Ok(axes) => axes,
            Err(_) => unreachable!("two inputs were asked for"),
        }
    }

    /// How many points there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.axes.iter().fold(1, |points, axis| axis.values.len().saturating_mul(points))
    }

    /// Whether there is no point.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The inputs at a point, with their values.
    #[must_use]
    pub fn at(&self, point: usize) -> Vec<(Field, f64)> {
        let mut rest = point;
        let mut values = Vec::with_capacity(self.axes.len());
        for axis in self.axes.iter().rev() {
            values.push((axis.field, axis.values[rest % axis.values.len()]));
            rest /= axis.values.len();
        }
        values.reverse();
        values
    }
}

/// The input of a path that can be varied: of the variants of a path the one that the scenario has chosen.
pub(super) fn chosen(model: &Model, path: &str) -> Result<Field, Vec<Problem>> {
    let fields = match lookup(path) {
        Found::Fields(fields) => fields,
        Found::Table => return Err(vec![Problem::new(path, "a table of inputs", "the path of one input")]),
        Found::Nothing => return Err(vec![Problem::unknown(path, true)]),
    };
    if fields[0].spec().path.contains('*') {
        let allowed = "an input outside tables that repeat";
        return Err(vec![Problem::new(path, "an input of a row", allowed)]);
    }
    let field = fields.iter().copied().find(|field| model.applies(*field)).unwrap_or(fields[0]);
    if matches!(field.spec().shape, Shape::Number { .. }) {
        return Ok(field);
    }
    let holds = field.spec().shape.in_words();
    let problem = Problem::new(path, holds.clone(), "the path of a numeric input");
    Err(vec![problem.saying(format!("{path}: holds {holds}; only a number can be varied"))])
}

/// The axis that was asked for, or what is wrong with it.
fn axis(model: &Model, vary: &Vary) -> Result<Axis, Vec<Problem>> {
    let path = vary.path.as_str();
    let field = chosen(model, path)?;
    let mut problems: Vec<Problem> =
        [vary.from, vary.to].into_iter().filter_map(|end| model.accepts(field, end).err()).collect();
    problems.dedup_by(|a, b| a.message == b.message);
    let ends = || [vary.from, vary.to].map(|end| Value::Number(end).describe()).join("..");
    if vary.from >= vary.to {
        problems.push(Problem::new(path, ends(), "a first value below the last"));
    } else if vary.spacing == Spacing::Logarithmic && vary.from <= 0.0 {
        problems.push(Problem::new(
            path,
            format!("{},log", ends()),
            "values above 0 where they are spaced by factors",
        ));
    }
    if !(2..=MOST_STEPS).contains(&vary.steps) {
        problems.push(Problem::new(
            path,
            format!("{} step{}", vary.steps, if vary.steps == 1 { "" } else { "s" }),
            format!("2 to {MOST_STEPS} steps"),
        ));
    }
    if problems.is_empty() { Ok(Axis::new(field, vary)) } else { Err(problems) }
}

/// The values of an axis; both ends are exact, and what comes to the same value comes once.
#[expect(clippy::cast_precision_loss, reason = "at most 100 000 steps")]
fn values(vary: &Vary, whole: bool) -> Vec<f64> {
    let last = (vary.steps - 1) as f64;
    // Weighing both ends keeps what lies on whole numbers and decades there.
    let between = |from: f64, to: f64, step: f64| (from * (last - step) + to * step) / last;
    // Adding a positive zero takes the sign off a negative one.
    let mut before = vary.from + 0.0;
    let mut values = vec![before];
    for step in 1..vary.steps - 1 {
        let x = match vary.spacing {
            Spacing::Linear => between(vary.from, vary.to, step as f64),
            Spacing::Logarithmic => {
                float::pow(10.0, between(float::log10(vary.from), float::log10(vary.to), step as f64))
            }
        };
        before = if whole { x.round() } else { x + 0.0 }.clamp(before, vary.to);
        values.push(before);
    }
    values.push(vary.to + 0.0);
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values_of(from: f64, to: f64, steps: usize, spacing: Spacing, whole: bool) -> Vec<f64> {
        values(&Vary { path: String::new(), from, to, steps, spacing }, whole)
    }

    #[test]
    fn values_lie_on_round_numbers_and_end_where_they_should() {
        assert_eq!(values_of(0.0, 1.0, 11, Spacing::Linear, false)[3], 0.3);
        assert_eq!(values_of(1.0, 2.0, 11, Spacing::Linear, false)[1], 1.1);
        assert_eq!(
            values_of(1e3, 1e6, 4, Spacing::Logarithmic, false),
            [1_000.0, 10_000.0, 100_000.0, 1_000_000.0]
        );
        let third = values_of(0.1, 0.7, 9, Spacing::Linear, false);
        assert_eq!((third[0], third[8], third.len()), (0.1, 0.7, 9));
        let odd = values_of(3.0, 7e5, 1_000, Spacing::Logarithmic, false);
        assert_eq!((odd[0], odd[999], odd.len()), (3.0, 7e5, 1_000));
        assert!(odd.is_sorted_by(|a, b| a < b));
        // Each the same factor times the one before: (7e5 / 3)^(1/999).
        assert!((odd[500] / odd[499] - float::pow(7e5 / 3.0, 1.0 / 999.0)).abs() < 1e-12);
    }

    #[test]
    fn whole_numbers_come_once() {
        assert_eq!(values_of(1.0, 4.0, 7, Spacing::Linear, true), [1.0, 2.0, 3.0, 4.0]);
        assert_eq!(values_of(1.0, 10.0, 5, Spacing::Logarithmic, true), [1.0, 2.0, 3.0, 6.0, 10.0]);
    }

    #[test]
    fn ends_that_touch_leave_no_value_out_of_order() {
        let dense = values_of(1.0, 1.0 + 4.0 * f64::EPSILON, 1_000, Spacing::Logarithmic, false);
        assert!(dense.len() <= 5 && dense.is_sorted_by(|a, b| a < b), "{dense:?}");
    }
}
