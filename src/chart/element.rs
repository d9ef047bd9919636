//! A shape as an element of SVG: its name and its attributes, for whoever makes one.

use super::shape::{Anchor, Form, Ink, Paint, Shape};
use super::style::{DASHED, Fill};

/// Takes the attributes of an element, one after the other.
pub trait Attributes {
    /// An attribute whose value is the same on every ground.
    fn put(&mut self, name: &'static str, value: &str);

    /// The colours of the inside and of the line, where it has them.
    fn colours(&mut self, fill: Option<Ink>, stroke: Option<Ink>);
}

/// The name of the element that `shape` becomes.
#[must_use]
pub fn element(shape: &Shape) -> &'static str {
    match shape.form {
        Form::Path { .. } => "path",
        Form::Rect { .. } => "rect",
        Form::Circle { .. } => "circle",
        Form::Text { .. } => "text",
    }
}

/// Hands the attributes of that element to `to`.
pub fn attributes(shape: &Shape, to: &mut impl Attributes) {
    match &shape.form {
        Form::Path { points, closed } => to.put("d", &path(points, *closed)),
        Form::Rect { from, size } => {
            lengths(to, &[("x", from.0), ("y", from.1), ("width", size.0), ("height", size.1)]);
            let corner = shape.paint.role.style().corner;
            if !corner.is_empty() {
                to.put("rx", corner);
            }
        }
        Form::Circle { centre, radius } => {
            lengths(to, &[("cx", centre.0), ("cy", centre.1), ("r", *radius)]);
        }
        Form::Text { at, anchor, .. } => {
            lengths(to, &[("x", at.0), ("y", at.1)]);
            match anchor {
                Anchor::Start => {}
                Anchor::Middle => to.put("text-anchor", "middle"),
                Anchor::End => to.put("text-anchor", "end"),
            }
        }
    }
    paint(shape.paint, to);
}

/// Colours and what else a shape's role asks for.
fn paint(paint: Paint, to: &mut impl Attributes) {
    let (style, ink) = (paint.role.style(), paint.ink);
    let mut filled = None;
    let mut stroked = (!style.stroke.is_empty()).then_some((style.stroke, ink));
    match style.fill {
        Fill::None => to.put("fill", "none"),
        Fill::Own => filled = Some(ink),
        Fill::Ground => filled = Some(Ink::Surface),
        Fill::Edged => {
            filled = Some(ink);
            stroked = Some(("1.6", Ink::Surface));
        }
    }
    if let Some(font) = style.font {
        lengths(to, &[("font-size", font.size)]);
        if font.bold {
            to.put("font-weight", "600");
        }
        if font.halo {
            stroked = Some(("4", Ink::Surface));
            to.put("paint-order", "stroke");
        }
    }
    to.colours(filled, stroked.map(|(_, ink)| ink));
    // A width of 1 is what holds without a word.
    if let Some((width, _)) = stroked.filter(|(width, _)| *width != "1") {
        to.put("stroke-width", width);
        to.put("stroke-linejoin", "round");
    }
    if paint.dashed {
        to.put("stroke-dasharray", DASHED);
    } else if !style.dash.is_empty() {
        to.put("stroke-dasharray", style.dash);
        to.put("stroke-linecap", "round");
    }
    if !style.opacity.is_empty() {
        to.put("opacity", style.opacity);
    }
}

fn path(points: &[(i32, i32)], closed: bool) -> String {
    let mut out = String::with_capacity(points.len() * 10);
    for (place, (x, y)) in points.iter().enumerate() {
        out.push(match place {
            0 => 'M',
            1 => 'L',
            _ => ' ',
        });
        number(&mut out, *x);
        out.push(' ');
        number(&mut out, *y);
    }
    if closed {
        out.push('Z');
    }
    out
}

fn lengths(to: &mut impl Attributes, tenths: &[(&'static str, i32)]) {
    let mut text = String::with_capacity(8);
    for (name, tenths) in tenths {
        text.clear();
        number(&mut text, *tenths);
        to.put(name, &text);
    }
}

/// Tenths as a number with at most one decimal. There are hundreds of them in a drawing: they are written
/// digit by digit.
fn number(out: &mut String, tenths: i32) {
    if tenths < 0 {
        out.push('-');
    }
    let (mut rest, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    let mut digits = [b'0'; 10];
    let mut first = digits.len() - 1;
    for (place, digit) in digits.iter_mut().enumerate().rev() {
        *digit = digit_of(rest);
        first = place;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[first..].iter().map(|digit| char::from(*digit)));
    if tenth > 0 {
        out.push('.');
        out.push(char::from(digit_of(tenth)));
    }
}

fn digit_of(number: u32) -> u8 {
    b'0' + (number % 10) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_at_most_one_decimal() {
        for (tenths, text) in [(0, "0"), (5, "0.5"), (-5, "-0.5"), (120, "12"), (-1_234, "-123.4")] {
            let mut out = String::new();
            number(&mut out, tenths);
            assert_eq!(out, text);
        }
    }
}
