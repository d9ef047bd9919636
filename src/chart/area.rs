//! Rectangles on the drawing, in pixels, and what they meet.

use super::metrics::room;
use super::shape::Anchor;
use super::style::Font;

/// A rectangle; y grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Area {
    /// What a line of text covers.
    #[must_use]
    pub fn of_text(text: &str, font: Font, at: (f64, f64), anchor: Anchor) -> Self {
        let (wide, size) = (room(text, font), f64::from(font.size) / 10.0);
        let left = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - wide / 2.0,
            Anchor::End => at.0 - wide,
        };
        Self { left, top: at.1 - 0.78 * size, right: left + wide, bottom: at.1 + 0.22 * size }
    }

    /// Whether the two have a point inside in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether `other` lies in it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// The same with this much more on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Whether the straight piece from `a` to `b` passes through it.
    #[must_use]
    pub fn is_crossed(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        if a.0.max(b.0) < self.left || a.0.min(b.0) > self.right {
            return false;
        }
        // The part of the piece above and below each edge, as shares of its length.
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (start, end, low, high) in [(a.0, b.0, self.left, self.right), (a.1, b.1, self.top, self.bottom)]
        {
            let run = end - start;
            if run == 0.0 {
                if start < low || start > high {
                    return false;
                }
                continue;
            }
            let (one, two) = ((low - start) / run, (high - start) / run);
            from = from.max(one.min(two));
            to = to.min(one.max(two));
        }
        from <= to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Area = Area { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };

    #[test]
    fn pieces_cross_or_pass_by() {
        assert!(AREA.is_crossed((0.0, 0.0), (30.0, 30.0)));
        assert!(AREA.is_crossed((12.0, 12.0), (13.0, 12.0)));
        assert!(AREA.is_crossed((15.0, 0.0), (15.0, 30.0)));
        assert!(!AREA.is_crossed((0.0, 12.0), (9.0, 12.0)));
        assert!(!AREA.is_crossed((0.0, 25.0), (30.0, 22.0)));
        // Passes the corner on the outside, though both extents overlap.
        assert!(!AREA.is_crossed((5.0, 16.0), (16.0, 30.0)));
    }

    #[test]
    fn areas_that_touch_do_not_meet() {
        let beside = Area { left: 20.0, right: 30.0, ..AREA };
        assert!(!AREA.meets(&beside));
        assert!(AREA.grown(0.1).meets(&beside));
        assert!(AREA.grown(1.0).holds(&AREA) && !AREA.holds(&AREA.grown(1.0)));
    }
}
