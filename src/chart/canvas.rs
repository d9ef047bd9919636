//! Drawing in pixels and in data, through plotters, onto the recorder: a grid of tenths of a pixel.

use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{Cartesian2d, Circle, LineSeries, PathElement, Polygon, Rectangle};
use plotters::style::{RGBColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::area::Area;
use super::plot::Plot;
use super::recorder::{Recorder, TextStyle};
use super::shape::{Anchor, Paint, Shape};
use super::style::Font;

type Surface<'a> = DrawingArea<Recorder<'a>, Shift>;

/// What everything is drawn on.
pub(super) struct Canvas<'a> {
    surface: Surface<'a>,
    margin: i32,
}

/// A text with its place, as an element of plotters.
struct Text<'t> {
    words: &'t str,
    at: (i32, i32),
    style: TextStyle,
}

impl<'t> PointCollection<'t, (i32, i32)> for &'t Text<'_> {
    type Point = (i32, i32);
    type IntoIter = std::iter::Once<(i32, i32)>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Text<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut at: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        at.next().map_or(Ok(()), |at| backend.draw_text(self.words, &self.style, at))
    }
}

/// Pixels in tenths; what is not finite is nowhere.
#[expect(clippy::cast_possible_truncation, reason = "kept within the range of drawings")]
pub(super) fn tenths(pixels: f64) -> i32 {
    if pixels.is_finite() { (pixels.clamp(-1e6, 1e6) * 10.0).round() as i32 } else { 0 }
}

fn style(paint: Paint, filled: bool) -> ShapeStyle {
    let (role, ink, dashed) = paint.colour();
    ShapeStyle { color: RGBColor(role, ink, dashed).into(), filled, stroke_width: 1 }
}

impl<'a> Canvas<'a> {
    /// A canvas of a size in pixels that records into `shapes`; drawing begins behind a margin.
    pub(super) fn new((width, height): (u32, u32), shapes: &'a mut Vec<Shape>, margin: f64) -> Self {
        let recorder = Recorder { size: (width * 10, height * 10), shapes };
        Self { surface: recorder.into_drawing_area(), margin: tenths(margin) }
    }

    /// A place in tenths of a pixel.
    fn place(&self, (x, y): (f64, f64)) -> (i32, i32) {
        (tenths(x) + self.margin, tenths(y) + self.margin)
    }

    fn draw<'e, E>(&self, element: &'e E)
    where
        &'e E: PointCollection<'e, (i32, i32)>,
        E: Drawable<Recorder<'a>>,
    {
        // Recording cannot fail.
        let recorded = self.surface.draw(element);
        debug_assert!(recorded.is_ok());
    }

    pub(super) fn line(&self, paint: Paint, from: (f64, f64), to: (f64, f64)) {
        self.draw(&PathElement::new([self.place(from), self.place(to)], style(paint, false)));
    }

    /// Straight pieces one after the other.
    pub(super) fn path(&self, paint: Paint, points: &[(f64, f64)]) {
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.place(*point)).collect();
        self.draw(&PathElement::new(points, style(paint, false)));
    }

    pub(super) fn polygon(&self, paint: Paint, points: &[(f64, f64)]) {
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.place(*point)).collect();
        self.draw(&Polygon::new(points, style(paint, true)));
    }

    /// A rectangle; one without an inside is none.
    pub(super) fn rect(&self, paint: Paint, area: &Area) {
        let corners = [self.place((area.left, area.top)), self.place((area.right, area.bottom))];
        if corners[0].0 < corners[1].0 && corners[0].1 < corners[1].1 {
            self.draw(&Rectangle::new(corners, style(paint, true)));
        }
    }

    pub(super) fn circle(&self, paint: Paint, centre: (f64, f64), radius: f64) {
        self.draw(&Circle::new(self.place(centre), tenths(radius), style(paint, true)));
    }

    pub(super) fn text(&self, paint: Paint, at: (f64, f64), anchor: Anchor, text: &str) {
        self.draw(&Text { words: text, at: self.place(at), style: TextStyle { paint, anchor } });
    }

    /// Lines of a series in the values of the plot; it is parted where a value is not finite.
    pub(super) fn series(&self, paint: Paint, plot: &Plot, points: &[(f64, f64)]) {
        let data = self.in_data(plot);
        for piece in pieces(points) {
            let drawn: Vec<(f64, f64)> =
                piece.iter().map(|(x, y)| (plot.x.drawn(*x), plot.y.drawn(*y))).collect();
            for line in LineSeries::new(drawn, style(paint, false)) {
                let recorded = data.draw(&line);
                debug_assert!(recorded.is_ok());
            }
        }
    }

    /// The surface with the axes of the plot.
    fn in_data(&self, plot: &Plot) -> DrawingArea<Recorder<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>> {
        let Area { left, top, right, bottom } = plot.area;
        let (upper, lower) = (self.place((left, top)), self.place((right, bottom)));
        let across = plot.x.drawn(plot.x.from)..plot.x.drawn(plot.x.to);
        let up = plot.y.drawn(plot.y.from)..plot.y.drawn(plot.y.to);
        let pixels = (upper.0..lower.0, lower.1..upper.1);
        self.surface.clone().apply_coord_spec(Cartesian2d::new(across, up, pixels))
    }
}

/// The stretches of finite points, of at least two each.
fn pieces(points: &[(f64, f64)]) -> impl Iterator<Item = &[(f64, f64)]> {
    points.split(|(x, y)| !x.is_finite() || !y.is_finite()).filter(|piece| piece.len() > 1)
}

/// The font of a paint; what is no text has none.
pub(super) fn font(paint: Paint) -> Font {
    paint.role.style().font.unwrap_or(Font { size: 0, bold: false, halo: false })
}

/// What a text covers.
pub(super) fn covered(paint: Paint, at: (f64, f64), anchor: Anchor, text: &str) -> Area {
    Area::of_text(text, font(paint), at, anchor)
}

/// The paint of a text, by whether it stands on one of `tints`.
pub(super) fn on(tints: &[Area], paint: Paint, at: (f64, f64), anchor: Anchor, text: &str) -> Paint {
    let area = covered(paint, at, anchor, text);
    if tints.iter().any(|tint| tint.meets(&area)) { paint.on_tint() } else { paint }
}

/// The room that a text takes.
pub(super) fn wide(paint: Paint, text: &str) -> f64 {
    super::metrics::room(text, font(paint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_is_parted_where_a_value_is_not_finite() {
        let points = [(0.0, 1.0), (1.0, 2.0), (2.0, f64::NAN), (3.0, 1.0), (4.0, f64::INFINITY), (5.0, 1.0)];
        let found: Vec<_> = pieces(&points).collect();
        assert_eq!(found, [&points[0..2]]);
    }
}
