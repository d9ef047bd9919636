//! The value of one input nearest to the present one at which the cheaper of two strategies changes.
//!
//! Points are looked at outwards from the present value, then the crossing between two of them is bisected.
//! What changes and changes back wholly between two points may stay unseen. Every value is evaluated, so steps
//! and cliffs are found like everything else, and what is found has been looked at itself.
//!
//! A strategy that cannot run is not the cheaper one; where neither can, or where both cost the same, none is.

use std::ops::RangeInclusive;

use crate::field::{Field, FieldSpec, Range, Shape};
use crate::float;
use crate::kind::Strategy;
use crate::ledger::Sums;
use crate::model::Model;
use crate::scenario::Problems;
use crate::unit::MOST_MONTHS;

use super::numeric::size;

/// From one point to the next by this part of its size.
const PARTS: f64 = 16.0;
/// Beyond so many times the present value by a larger part: there is much to look at, and little of it is near.
const FAR: f64 = 5.0;
const FAR_PARTS: f64 = 4.0;
/// From one share or rate to the next.
const POINT: f64 = 0.01;
/// A crossing is bisected to this part of its size.
const RESOLUTION: f64 = 1e-12;
/// And never closer than this: towards a crossing at exactly nothing there is no end.
const LEAST_RESOLUTION: f64 = 1e-15;

/// Where the cheaper of two strategies changes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flip {
    /// The input.
    pub field: Field,
    /// Its present value.
    pub present: f64,
    /// Its value at which the order has changed.
    pub value: f64,
    /// Whether that is more than the present value.
    pub above: bool,
    /// The strategy that is cheaper there.
    pub cheaper: Strategy,
    /// Whether it is so because the other one cannot run.
    pub alone: bool,
}

/// How far from the present value a flip is looked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// Up to a factor of five; for shares and rates up to ten points.
    Near,
    /// Up to this distance, and not beyond what is near.
    Within(f64),
    /// Up to this distance, however far that is.
    Beyond(f64),
    /// As far as the field goes.
    Far,
}

impl Flip {
    /// How far it is from the present value, in parts of that; of a share near 1 in parts of what is missing to 1,
    /// and of what is less than a step of its field in such steps.
    #[must_use]
    pub fn distance(&self) -> f64 {
        (self.value - self.present).abs() / measure(self.field.spec(), self.present)
    }
}

/// What distances are measured in.
fn measure(spec: &FieldSpec, present: f64) -> f64 {
    let Shape::Number { step, .. } = spec.shape else { return 1.0 };
    size(spec, present).max(step)
}

impl Reach {
    /// The values within reach, ends included; they may lie beyond the range of the field.
    fn around(self, spec: &FieldSpec, present: f64) -> RangeInclusive<f64> {
        match self {
            Self::Far => f64::NEG_INFINITY..=f64::INFINITY,
            Self::Within(distance) => {
                let (near, way) = (Self::Near.around(spec, present), distance * measure(spec, present));
                near.start().max(present - way)..=near.end().min(present + way)
            }
            Self::Beyond(distance) => {
                let way = distance * measure(spec, present);
                present - way..=present + way
            }
            Self::Near if spec.unit.is_share() => present - 0.1..=present + 0.1,
            Self::Near => {
                let (a, b) = (present / 5.0, present * 5.0);
                a.min(b)..=a.max(b)
            }
        }
    }
}

/// A search for a flip, one evaluation at a time.
#[derive(Debug, Clone)]
pub struct FlipSearch {
    field: Field,
    whole: bool,
    /// What puts a value into the field.
    put: Put,
    present: f64,
    pair: (Strategy, Strategy),
    /// The cheaper one at the present value.
    cheaper: Strategy,
    sides: [Side; 2],
    /// Two values with a crossing between them.
    crossing: Option<Crossing>,
    found: Option<Flip>,
}

type Put = fn(&Model, &[(Field, f64)]) -> Result<Model, Problems>;

/// What is left to be looked at on one side of the present value.
#[derive(Debug, Clone)]
struct Side {
    /// The points, the nearest one last.
    points: Vec<f64>,
    /// The last point up to which the order is the same.
    same: f64,
}

/// Who is cheaper at a value.
#[derive(Debug, Clone, Copy)]
enum Order {
    /// Who is so at the present one, or nobody.
    Same,
    /// The other one.
    Changed { alone: bool },
    /// The scenario is not valid there.
    Invalid,
}

#[derive(Debug, Clone, Copy)]
struct Crossing {
    same: f64,
    changed: f64,
    alone: bool,
}

impl FlipSearch {
    /// A search in `field`; none if it takes no number here, or if nothing is cheaper at present. Of a price whose
    /// changes are announced the whole path is scaled: the present value is the present result.
    #[must_use]
    pub fn new(model: &Model, pair: (Strategy, Strategy), field: Field, reach: Reach) -> Option<Self> {
        Self::begun(model, pair, field, reach, Model::moved)
    }

    /// The same for values as they are written into the field, to hold in all months: where writing the present
    /// one is enough to change the order, there is no flip.
    #[must_use]
    pub fn written(model: &Model, pair: (Strategy, Strategy), field: Field, reach: Reach) -> Option<Self> {
        Self::begun(model, pair, field, reach, Model::with_numbers)
    }

    fn begun(
        model: &Model,
        pair: (Strategy, Strategy),
        field: Field,
        reach: Reach,
        put: Put,
    ) -> Option<Self> {
        let spec = field.spec();
        let Shape::Number { range, whole, step } = spec.shape else { return None };
        let present = model.number(field);
        let (cheaper, _) = ahead(&put(model, &[(field, present)]).ok()?, pair)?;
        if ahead(model, pair).is_none_or(|(now, _)| now != cheaper) {
            return None;
        }
        let within = ends(range, whole, &reach.around(spec, present));
        let unit = match present.abs() {
            _ if spec.unit.is_share() => POINT,
            0.0 => step / PARTS,
            size => size.min(step) / PARTS,
        };
        let sides = [*within.start(), *within.end()]
            .map(|end| Side { points: outwards(present, end, unit, whole), same: present });
        Some(Self { field, whole, put, present, pair, cheaper, sides, crossing: None, found: None })
    }

    /// Evaluates `model`, always the same one, at one more value; false if there is none left.
    pub fn step(&mut self, model: &Model) -> bool {
        if let Some(crossing) = self.crossing {
            self.bisect(model, crossing);
            return true;
        }
        let apart = |side: &Side| side.points.last().map_or(f64::INFINITY, |x| (x - self.present).abs());
        let nearest = usize::from(apart(&self.sides[1]) < apart(&self.sides[0]));
        let Some(x) = self.sides[nearest].points.pop() else { return false };
        match self.order(model, x) {
            Order::Changed { alone } => {
                self.crossing = Some(Crossing { same: self.sides[nearest].same, changed: x, alone });
                self.sides[nearest].points.clear();
            }
            Order::Same => self.sides[nearest].same = x,
            Order::Invalid => self.sides[nearest].points.clear(),
        }
        true
    }

    /// What has been found. Before the last step there may be something nearer.
    #[must_use]
    pub fn found(&self) -> Option<Flip> {
        self.found
    }

    fn order(&self, model: &Model, x: f64) -> Order {
        let Ok(model) = (self.put)(model, &[(self.field, x)]) else { return Order::Invalid };
        match ahead(&model, self.pair) {
            Some((cheaper, alone)) if cheaper != self.cheaper => Order::Changed { alone },
            _ => Order::Same,
        }
    }

    fn bisect(&mut self, model: &Model, Crossing { same, changed, alone }: Crossing) {
        let close = RESOLUTION * same.abs().max(changed.abs()) + LEAST_RESOLUTION;
        if (changed - same).abs() <= if self.whole { 1.0 } else { close } {
            self.crossing = None;
            self.keep(changed, alone);
            return;
        }
        let middle = f64::midpoint(same, changed);
        let middle = if self.whole { middle.floor() } else { middle };
        self.crossing = Some(match self.order(model, middle) {
            Order::Changed { alone } => Crossing { same, changed: middle, alone },
            Order::Same | Order::Invalid => Crossing { same: middle, changed, alone },
        });
    }

    /// Takes what was found, and leaves of the other side only what is nearer.
    fn keep(&mut self, value: f64, alone: bool) {
        let (a, b) = self.pair;
        let cheaper = if self.cheaper == a { b } else { a };
        let (field, present) = (self.field, self.present);
        self.found = Some(Flip { field, present, value, above: value > present, cheaper, alone });
        let distance = (value - self.present).abs();
        let mirrored = self.present - (value - self.present);
        for side in &mut self.sides {
            let beyond = side.points.iter().filter(|x| (*x - self.present).abs() >= distance).count();
            if beyond > 0 {
                side.points.splice(..beyond, [mirrored]);
            }
        }
    }
}

/// Searches `field` from beginning to end.
#[must_use]
pub fn flip(model: &Model, pair: (Strategy, Strategy), field: Field, reach: Reach) -> Option<Flip> {
    let mut search = FlipSearch::new(model, pair, field, reach)?;
    while search.step(model) {}
    search.found()
}

/// The cheaper one of two over the horizon, and whether the other cannot run.
fn ahead(model: &Model, (a, b): (Strategy, Strategy)) -> Option<(Strategy, bool)> {
    let cost = |strategy| Some(Sums::new(model, strategy).ok()?.present_value(model.timeline()));
    match (cost(a), cost(b)) {
        (Some(x), Some(y)) if float::same(x, y) => None,
        (Some(x), Some(y)) => Some((if x < y { a } else { b }, false)),
        (Some(_), None) => Some((a, true)),
        (None, Some(_)) => Some((b, true)),
        (None, None) => None,
    }
}

/// What of `wanted` a field may hold.
fn ends(range: Range, whole: bool, wanted: &RangeInclusive<f64>) -> RangeInclusive<f64> {
    let (low, high) = (wanted.start().max(range.least()), wanted.end().min(range.max));
    if whole { low.ceil()..=high.floor() } else { low..=high }
}

/// The points from `present` to `end`, the farthest first.
fn outwards(present: f64, end: f64, unit: f64, whole: bool) -> Vec<f64> {
    let up = end > present;
    let mut points = Vec::new();
    let mut x = present;
    while x != end {
        let parts = if x.abs() > FAR * present.abs().max(PARTS * unit) { FAR_PARTS } else { PARTS };
        let step = (x.abs() / parts).max(unit);
        let step = if whole && x.abs() <= f64::from(MOST_MONTHS) {
            // Months are looked at one by one: each may be the one in which something falls.
            1.0
        } else if whole {
            step.ceil()
        } else {
            step
        };
        x = if up { (x + step).min(end) } else { (x - step).max(end) };
        points.push(x);
    }
    points.reverse();
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_outwards_and_end_where_they_should() {
        let mut up = outwards(16.0, 20.0, 1.0, false);
        up.reverse();
        assert_eq!((up[0], up[1], up[up.len() - 1]), (17.0, 18.0625, 20.0));
        let down = outwards(3.0, 0.0, 3.0 / PARTS, false);
        assert_eq!((down[0], down.len()), (0.0, 16));
        assert_eq!(outwards(119.0, 130.0, 1.0, true), [130.0, 129.0, 121.0, 120.0]);
        assert!(outwards(5.0, 5.0, 1.0, true).is_empty());
        assert!(outwards(1e-9, 1e12, 1e-9 / PARTS, false).len() < 1_000);
    }
}
