//! Rings and what they say: in the free quadrant below, or wherever else there is room.

use super::area::Area;
use super::canvas::{Canvas, covered};
use super::place::{Importance, Place, Wish};
use super::shape::{Anchor, Ink, Paint, Role};

/// A point that is marked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// Where it is, in pixels.
    pub(super) at: (f64, f64),
    /// What it says.
    pub(super) label: String,
    /// What it adds.
    pub(super) note: String,
    /// Whether its words stand on the left rather than on the right, where there is room on both sides.
    pub(super) to_the_left: bool,
    /// The colour of its ring and of its words.
    pub(super) ink: Ink,
    pub(super) text: Ink,
}

/// From the point to its words.
const ASIDE: f64 = 8.0;
const LINE: f64 = 14.0;

/// A place of a mark's words: where their baseline is, and on which side they stand.
type Spot = ((f64, f64), Anchor);

impl Mark {
    fn paints(&self) -> (Paint, Paint) {
        (Paint::new(Role::MarkerLabel, self.text), Paint::new(Role::MarkerNote, Ink::Ink3))
    }

    /// Below, ever further down; then above.
    fn spots(&self, plot: &Area) -> Vec<Spot> {
        let (x, y) = self.at;
        let sides = [(x - ASIDE, Anchor::End), (x + ASIDE, Anchor::Start)];
        let sides = if self.to_the_left { sides } else { [sides[1], sides[0]] };
        let down = [26.0, 40.0, 54.0, 70.0, 90.0, 115.0, 145.0].map(|way| y + way);
        let low = [plot.bottom - 24.0];
        let up = [-22.0, -36.0, -54.0, -80.0].map(|way| y + way);
        let heights = down.into_iter().chain(low).chain(up);
        heights.flat_map(|baseline| sides.map(|(x, anchor)| ((x, baseline), anchor))).collect()
    }

    fn place(&self, ((x, y), anchor): Spot) -> Place {
        let (label, note) = self.paints();
        let second = (!self.note.is_empty()).then(|| covered(note, (x, y + LINE), anchor, &self.note));
        Place { second, ..Place::of(covered(label, (x, y), anchor, &self.label)) }
    }

    /// Where its words may stand.
    pub(super) fn wish(&self, plot: &Area) -> Wish {
        let places = self.spots(plot).into_iter().map(|spot| self.place(spot)).collect();
        Wish { importance: Importance::Marker, places }
    }

    /// Draws its words in the place that was found.
    pub(super) fn words(&self, canvas: &Canvas<'_>, plot: &Area, place: usize, second: bool) {
        let Some(((x, y), anchor)) = self.spots(plot).get(place).copied() else { return };
        let (label, note) = self.paints();
        canvas.text(label, (x, y), anchor, &self.label);
        if second {
            canvas.text(note, (x, y + LINE), anchor, &self.note);
        }
    }

    /// Draws the ring, and a dotted line down to the axis.
    pub(super) fn ring(&self, canvas: &Canvas<'_>, plot: &Area, radius: f64) {
        let (x, y) = self.at;
        if y + radius + 1.0 < plot.bottom {
            canvas.line(Paint::new(Role::Drop, self.ink), (x, y + radius), (x, plot.bottom));
        }
        canvas.circle(Paint::new(Role::Ring, self.ink), self.at, radius);
    }

    /// What the ring covers.
    pub(super) fn area(&self) -> Area {
        let (x, y) = self.at;
        Area { left: x, top: y, right: x, bottom: y }.grown(5.0)
    }

    /// The dotted line down to the axis.
    pub(super) fn drop(&self, plot: &Area) -> Vec<(f64, f64)> {
        vec![self.at, (self.at.0, plot.bottom)]
    }
}
