//! The drawing backend that draws nothing: it records shapes.
//!
//! To plotters a colour is three bytes. Here they are the number of a role, the number of a colour, and
//! whether a line is dashed, so that what plotters draws is still known for what it is.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontFamily,
};

use super::shape::{Anchor, Form, Ink, Paint, Role, Shape};

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl Paint {
    /// The colour by which plotters passes it on.
    pub(super) fn colour(self) -> (u8, u8, u8) {
        (self.role as u8, self.ink as u8, u8::from(self.dashed))
    }

    fn read((role, ink, dashed): (u8, u8, u8)) -> Option<Self> {
        let (role, ink) = (Role::ALL.get(usize::from(role))?, Ink::ALL.get(usize::from(ink))?);
        Some(Self { role: *role, ink: *ink, dashed: dashed > 0 })
    }
}

/// Records what is drawn, in order.
#[derive(Debug)]
pub(super) struct Recorder<'a> {
    pub(super) size: (u32, u32),
    pub(super) shapes: &'a mut Vec<Shape>,
}

impl Recorder<'_> {
    fn record(&mut self, colour: BackendColor, form: Form) {
        if let Some(paint) = Paint::read(colour.rgb) {
            self.shapes.push(Shape { paint, form });
        }
    }
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    /// Nothing here is drawn by the pixel.
    fn draw_pixel(&mut self, _: BackendCoord, _: BackendColor) -> Outcome {
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        _: bool,
    ) -> Outcome {
        self.record(style.color(), Form::Rect { from, size: (to.0 - from.0, to.1 - from.1) });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        let points = simplified(path);
        self.record(style.color(), Form::Path { points, closed: false });
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Outcome {
        self.record(style.color(), Form::Circle { centre, radius: i32::try_from(radius).unwrap_or(0) });
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Outcome {
        let points = simplified(vertices);
        self.record(style.color(), Form::Path { points, closed: true });
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Outcome {
        let anchor = match style.anchor().h_pos {
            HPos::Left => Anchor::Start,
            HPos::Center => Anchor::Middle,
            HPos::Right => Anchor::End,
        };
        self.record(style.color(), Form::Text { at, anchor, text: text.to_owned() });
        Ok(())
    }
}

/// The points without repetitions, and without those in the middle of a level or upright piece.
fn simplified(points: impl IntoIterator<Item = BackendCoord>) -> Vec<BackendCoord> {
    let between = |a: i32, b: i32, c: i32| (a <= b && b <= c) || (c <= b && b <= a);
    let mut kept: Vec<BackendCoord> = Vec::new();
    for point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        if let [.., before, last] = kept.as_slice() {
            let upright = before.0 == last.0 && last.0 == point.0 && between(before.1, last.1, point.1);
            let level = before.1 == last.1 && last.1 == point.1 && between(before.0, last.0, point.0);
            if upright || level {
                kept.pop();
            }
        }
        kept.push(point);
    }
    kept
}

/// How plotters passes text on; it measures and draws none.
pub(super) struct TextStyle {
    pub(super) paint: Paint,
    pub(super) anchor: Anchor,
}

impl BackendTextStyle for TextStyle {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.paint.colour() }
    }

    fn anchor(&self) -> Pos {
        let across = match self.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        Pos::new(across, VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        Ok(((0, 0), (0, 0)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_paint_survives_as_a_colour() {
        for role in Role::ALL {
            for ink in Ink::ALL {
                for dashed in [false, true] {
                    let paint = Paint { role: *role, ink: *ink, dashed };
                    assert_eq!(Paint::read(paint.colour()), Some(paint));
                }
            }
        }
        assert_eq!(Paint::read((255, 0, 0)), None);
    }

    #[test]
    fn paths_keep_what_can_be_seen() {
        let points = [(0, 0), (0, 0), (5, 0), (9, 0), (9, 4), (9, 8), (12, 9)];
        assert_eq!(simplified(points), [(0, 0), (9, 0), (9, 8), (12, 9)]);
        // There and back again is not a straight line.
        assert_eq!(simplified([(0, 0), (0, 9), (0, 4)]), [(0, 0), (0, 9), (0, 4)]);
    }
}
