//! A chart as an SVG document.

use std::fmt::Write as _;

use crate::report::harmless;

use super::Chart;
use super::shape::{Anchor, Form, Ink, Paint, Shape};
use super::style::{DASHED, Fill};
use super::theme::Theme;

/// The faces of text: those whose widths were measured with, first.
const FACES: &str = "Arial,'Liberation Sans',Helvetica,sans-serif";

/// The chart as an SVG document, with resolved colours. In [`Theme::Auto`] they follow the reader's
/// system through a small stylesheet; where that is not read the light ones hold.
#[must_use]
pub fn svg(chart: &Chart, theme: Theme) -> String {
    let mut out = String::with_capacity(16_384);
    let (width, height) = (chart.width, chart.height);
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FACES}\" role=\"img\" \
         aria-labelledby=\"chart-title chart-description\">\n<title id=\"chart-title\">"
    );
    escape(&mut out, &harmless(&chart.title));
    out.push_str("</title>\n<desc id=\"chart-description\">");
    escape(&mut out, &harmless(&chart.description));
    out.push_str("</desc>\n");
    let mut writer = Writer { out, theme };
    if theme == Theme::Auto {
        writer.stylesheet(chart);
    }
    writer.out.push_str("<rect width=\"100%\" height=\"100%\"");
    writer.colours(Some(Ink::Surface), None);
    writer.out.push_str("/>\n");
    chart.shapes.iter().for_each(|shape| writer.shape(shape));
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer {
    out: String,
    theme: Theme,
}

impl Writer {
    /// The colours on a dark ground, for those that occur.
    fn stylesheet(&mut self, chart: &Chart) {
        self.out.push_str("<style>@media (prefers-color-scheme:dark){");
        for ink in Ink::ALL {
            let surface = *ink == Ink::Surface;
            if surface || chart.shapes.iter().any(|shape| shape.paint.ink == *ink) {
                let (place, dark) = (*ink as u8, ink.dark());
                let _ = write!(self.out, ".f{place}{{fill:{dark}}}.s{place}{{stroke:{dark}}}");
            }
        }
        self.out.push_str("}</style>\n");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.begin(name);
        self.out.push_str(value);
        self.out.push('"');
    }

    fn begin(&mut self, name: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
    }

    /// The colours of the inside and of the line; by class, too, where a stylesheet may change them.
    fn colours(&mut self, fill: Option<Ink>, stroke: Option<Ink>) {
        let value = |ink: Ink| if self.theme == Theme::Dark { ink.dark() } else { ink.light() };
        let (inside, line) = (fill.map(value), stroke.map(value));
        for (name, value) in [("fill", inside), ("stroke", line)] {
            if let Some(value) = value {
                self.attribute(name, value);
            }
        }
        if self.theme == Theme::Auto {
            let fill = fill.map(|ink| format!("f{}", ink as u8));
            let stroke = stroke.map(|ink| format!("s{}", ink as u8));
            let classes: Vec<String> = fill.into_iter().chain(stroke).collect();
            self.attribute("class", &classes.join(" "));
        }
    }

    fn length(&mut self, name: &str, tenths: i32) {
        self.begin(name);
        number(&mut self.out, tenths);
        self.out.push('"');
    }

    fn shape(&mut self, shape: &Shape) {
        match &shape.form {
            Form::Path { points, closed } => {
                self.out.push_str("<path d=\"");
                for (place, (x, y)) in points.iter().enumerate() {
                    self.out.push(match place {
                        0 => 'M',
                        1 => 'L',
                        _ => ' ',
                    });
                    number(&mut self.out, *x);
                    self.out.push(' ');
                    number(&mut self.out, *y);
                }
                self.out.push_str(if *closed { "Z\"" } else { "\"" });
                self.paint(shape.paint);
            }
            Form::Rect { from, size } => {
                self.out.push_str("<rect");
                self.length("x", from.0);
                self.length("y", from.1);
                self.length("width", size.0);
                self.length("height", size.1);
                let corner = shape.paint.role.style().corner;
                if !corner.is_empty() {
                    self.attribute("rx", corner);
                }
                self.paint(shape.paint);
            }
            Form::Circle { centre, radius } => {
                self.out.push_str("<circle");
                self.length("cx", centre.0);
                self.length("cy", centre.1);
                self.length("r", *radius);
                self.paint(shape.paint);
            }
            Form::Text { at, anchor, text } => {
                self.out.push_str("<text");
                self.length("x", at.0);
                self.length("y", at.1);
                match anchor {
                    Anchor::Start => {}
                    Anchor::Middle => self.attribute("text-anchor", "middle"),
                    Anchor::End => self.attribute("text-anchor", "end"),
                }
                self.paint(shape.paint);
                self.out.push('>');
                escape(&mut self.out, text);
                self.out.push_str("</text>\n");
                return;
            }
        }
        self.out.push_str("/>\n");
    }

    /// Colours and what else a shape's role asks for.
    fn paint(&mut self, paint: Paint) {
        let (style, ink) = (paint.role.style(), paint.ink);
        let mut filled = None;
        let mut stroked = (!style.stroke.is_empty()).then_some((style.stroke, ink));
        match style.fill {
            Fill::None => self.attribute("fill", "none"),
            Fill::Own => filled = Some(ink),
            Fill::Ground => filled = Some(Ink::Surface),
            Fill::Edged => {
                filled = Some(ink);
                stroked = Some(("1.6", Ink::Surface));
            }
        }
        if let Some(font) = style.font {
            self.length("font-size", font.size);
            if font.bold {
                self.attribute("font-weight", "600");
            }
            if font.halo {
                stroked = Some(("4", Ink::Surface));
                self.attribute("paint-order", "stroke");
            }
        }
        self.colours(filled, stroked.map(|(_, ink)| ink));
        // A width of 1 is what holds without a word.
        if let Some((width, _)) = stroked.filter(|(width, _)| *width != "1") {
            self.attribute("stroke-width", width);
            self.attribute("stroke-linejoin", "round");
        }
        if paint.dashed {
            self.attribute("stroke-dasharray", DASHED);
        } else if !style.dash.is_empty() {
            self.attribute("stroke-dasharray", style.dash);
            self.attribute("stroke-linecap", "round");
        }
        if !style.opacity.is_empty() {
            self.attribute("opacity", style.opacity);
        }
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

/// Text as text, whatever it is: what XML cannot hold is left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
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

    #[test]
    fn text_cannot_leave_its_element() {
        let mut out = String::new();
        escape(&mut out, "</svg><script>&\"\u{0}\u{ffff}x");
        assert_eq!(out, "&lt;/svg&gt;&lt;script&gt;&amp;&quot; x");
    }
}
