//! The plot: the rectangle in which data are drawn, and its two axes.

use crate::float;

use super::area::Area;

/// The rectangle of data, with the values at its edges: enough to draw, and to find the value under a
/// pointer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    /// The rectangle, in pixels.
    pub area: Area,
    /// What stands along it.
    pub x: Scale,
    /// What stands up it.
    pub y: Scale,
}

/// The values between two edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The value at the left or lower edge.
    pub from: f64,
    /// The value at the right or upper edge.
    pub to: f64,
    /// Whether equal ways are equal factors.
    pub logarithmic: bool,
}

impl Scale {
    /// Equal ways are equal amounts.
    #[must_use]
    pub fn linear(from: f64, to: f64) -> Self {
        Self { from, to, logarithmic: false }
    }

    /// Equal ways are equal factors; both ends above 0.
    #[must_use]
    pub fn logarithmic(from: f64, to: f64) -> Self {
        Self { from, to, logarithmic: true }
    }

    /// What is drawn in equal ways: the value or its logarithm.
    #[must_use]
    pub fn drawn(&self, value: f64) -> f64 {
        if self.logarithmic { float::log10(value) } else { value }
    }

    /// How far along the scale a value stands, from 0 to 1.
    #[must_use]
    pub fn share(&self, value: f64) -> f64 {
        let (from, to) = (self.drawn(self.from), self.drawn(self.to));
        (self.drawn(value) - from) / (to - from)
    }

    /// The value at a share of the scale.
    #[must_use]
    pub fn value(&self, share: f64) -> f64 {
        let (from, to) = (self.drawn(self.from), self.drawn(self.to));
        let drawn = from + share * (to - from);
        if self.logarithmic { float::pow(10.0, drawn) } else { drawn }
    }
}

impl Plot {
    /// Where a value of the axis along stands, in pixels.
    #[must_use]
    pub fn x(&self, value: f64) -> f64 {
        self.area.left + self.x.share(value) * (self.area.right - self.area.left)
    }

    /// Where a value of the axis up stands, in pixels.
    #[must_use]
    pub fn y(&self, value: f64) -> f64 {
        self.area.bottom - self.y.share(value) * (self.area.bottom - self.area.top)
    }

    /// The same plot elsewhere, as far to the right as down.
    pub(super) fn moved(self, by: f64) -> Self {
        let Area { left, top, right, bottom } = self.area;
        let area = Area { left: left + by, top: top + by, right: right + by, bottom: bottom + by };
        Self { area, ..self }
    }

    /// Where a point stands, in pixels.
    #[must_use]
    pub fn at(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.x(x), self.y(y))
    }

    /// The value of the axis along at a pixel: what a pointer is on.
    #[must_use]
    pub fn value_at(&self, x: f64) -> f64 {
        self.x.value((x - self.area.left) / (self.area.right - self.area.left))
    }
}

/// The part of a line at or below `most`, cut where it passes it.
pub(super) fn below(points: &[(f64, f64)], most: f64) -> Vec<(f64, f64)> {
    let mut kept = Vec::with_capacity(points.len() + 2);
    for (place, (x, y)) in points.iter().enumerate() {
        if let Some((before, high)) = place.checked_sub(1).map(|before| points[before])
            && (high > most) != (*y > most)
        {
            kept.push((before + (most - high) / (y - high) * (x - before), most));
        }
        // What lies above is no part of the line: it parts there.
        kept.push(if *y > most { (*x, f64::NAN) } else { (*x, *y) });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_places_and_places_values() {
        let area = Area { left: 40.0, top: 10.0, right: 240.0, bottom: 110.0 };
        let plot = Plot { area, x: Scale::logarithmic(1e4, 1e6), y: Scale::linear(0.0, 50.0) };
        assert!((plot.x(1e5) - 140.0).abs() < 1e-9);
        assert!((plot.value_at(140.0) / 1e5 - 1.0).abs() < 1e-12);
        assert_eq!(plot.at((1e4, 25.0)), (40.0, 60.0));
    }

    #[test]
    fn lines_are_cut_where_they_leave() {
        let found = below(&[(1.0, 30.0), (2.0, 10.0), (3.0, 10.0)], 20.0);
        assert!(found[0].1.is_nan());
        assert_eq!(found[1..], [(1.5, 20.0), (2.0, 10.0), (3.0, 10.0)]);
    }
}
