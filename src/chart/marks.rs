//! Rings and what they say: in the free quadrant below, or wherever else there is room.

use super::area::Area;
use super::canvas::{Canvas, covered, on};
use super::place::{Importance, Place, Placed, Wish};
use super::shape::{Anchor, Ink, Paint, Role};

/// A point that is marked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// Where it is, in pixels.
    pub(super) at: (f64, f64),
    /// What it says; nothing, when too many say something.
    pub(super) label: String,
    /// The same in short.
    pub(super) brief: String,
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
/// How many of the spots are near.
const NEAR: usize = 18;

/// What to say and where, how soon to try it, and whether nothing may pass in between.
struct Way<'m> {
    text: &'m str,
    spot: Spot,
    rank: u8,
    clear: bool,
}

impl Mark {
    fn paints(&self) -> (Paint, Paint) {
        (Paint::new(Role::MarkerLabel, self.text), Paint::new(Role::MarkerNote, Ink::Ink3))
    }

    /// Below, ever further down; then above. At the first ones the words belong to the point at a glance.
    fn spots(&self, plot: &Area) -> Vec<Spot> {
        let (x, y) = self.at;
        let sides = [(x - ASIDE, Anchor::End), (x + ASIDE, Anchor::Start)];
        let sides = if self.to_the_left { sides } else { [sides[1], sides[0]] };
        let near = [26.0, 33.0, 40.0, 47.0, 55.0, 63.0, 71.0, -22.0, -36.0].map(|way| y + way);
        let far = [y + 90.0, y + 115.0, plot.bottom - 24.0, plot.bottom - 8.0, y - 54.0, y - 80.0];
        let heights = near.into_iter().chain(far);
        heights.flat_map(|at| sides.map(|(x, anchor)| ((x, at), anchor))).collect()
    }

    /// Every way to say it: near in full, near in short, then far or with something in between, at last in
    /// short.
    fn ways(&self, plot: &Area) -> Vec<Way<'_>> {
        let spots = self.spots(plot);
        let way = |text, rank, clear| move |spot: &Spot| Way { text, spot: *spot, rank, clear };
        let near = &spots[..NEAR];
        let full = near.iter().map(way(self.label.as_str(), 0, true));
        let brief = near.iter().map(way(self.brief.as_str(), 1, true));
        let far = spots[NEAR..].iter().map(way(self.label.as_str(), 2, true));
        let behind = spots.iter().map(way(self.label.as_str(), 3, false));
        let last = spots.iter().map(way(self.brief.as_str(), 4, false));
        full.chain(brief).chain(far).chain(behind).chain(last).filter(|way| !way.text.is_empty()).collect()
    }

    fn place(&self, way: &Way<'_>) -> Place {
        let (label, note) = self.paints();
        let ((x, y), anchor) = way.spot;
        let second = (!self.note.is_empty()).then(|| covered(note, (x, y + LINE), anchor, &self.note));
        let area = covered(label, (x, y), anchor, way.text);
        // Nothing passes between the point and its words.
        let (top, bottom) =
            if y > self.at.1 { (self.at.1 + 9.0, area.top) } else { (area.bottom, self.at.1 - 9.0) };
        let leader = (way.clear && top < bottom).then_some(Area { left: x, top, right: x, bottom });
        Place { area, second, leader, rank: way.rank }
    }

    /// Where its words may stand.
    pub(super) fn wish(&self, plot: &Area) -> Wish {
        let places = self.ways(plot).iter().map(|way| self.place(way)).collect();
        Wish { importance: Importance::Marker, places }
    }

    /// Draws its words in the place that was found.
    pub(super) fn words(
        &self,
        canvas: &Canvas<'_>,
        plot: &Area,
        Placed { place, second }: Placed,
        tints: &[Area],
    ) {
        let ways = self.ways(plot);
        let Some(Way { text, spot: ((x, y), anchor), .. }) = ways.get(place) else { return };
        let (label, note) = self.paints();
        let write = |paint: Paint, at: (f64, f64), text: &str| {
            canvas.text(on(tints, paint, at, *anchor, text), at, *anchor, text);
        };
        write(label, (*x, *y), text);
        if second {
            write(note, (*x, y + LINE), &self.note);
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
