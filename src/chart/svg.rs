//! A chart as an SVG document.

use std::fmt::Write as _;

use crate::report::harmless;

use super::Chart;
use super::element::{Attributes, attributes, element};
use super::shape::{Form, Ink, Shape};
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

    fn shape(&mut self, shape: &Shape) {
        let name = element(shape);
        self.out.push('<');
        self.out.push_str(name);
        attributes(shape, self);
        if let Form::Text { text, .. } = &shape.form {
            self.out.push('>');
            escape(&mut self.out, text);
            self.out.push_str("</text>\n");
        } else {
            self.out.push_str("/>\n");
        }
    }
}

impl Attributes for Writer {
    fn put(&mut self, name: &'static str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.out.push_str(value);
        self.out.push('"');
    }

    /// By class, too, where a stylesheet may change them.
    fn colours(&mut self, fill: Option<Ink>, stroke: Option<Ink>) {
        let value = |ink: Ink| if self.theme == Theme::Dark { ink.dark() } else { ink.light() };
        let (inside, line) = (fill.map(value), stroke.map(value));
        for (name, value) in [("fill", inside), ("stroke", line)] {
            if let Some(value) = value {
                self.put(name, value);
            }
        }
        if self.theme == Theme::Auto {
            let fill = fill.map(|ink| format!("f{}", ink as u8));
            let stroke = stroke.map(|ink| format!("s{}", ink as u8));
            let classes: Vec<String> = fill.into_iter().chain(stroke).collect();
            self.put("class", &classes.join(" "));
        }
    }
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
    fn text_cannot_leave_its_element() {
        let mut out = String::new();
        escape(&mut out, "</svg><script>&\"\u{0}\u{ffff}x");
        assert_eq!(out, "&lt;/svg&gt;&lt;script&gt;&amp;&quot; x");
    }
}
