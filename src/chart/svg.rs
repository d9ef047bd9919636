//! A chart as an SVG document.

use std::fmt::Write as _;

use crate::report::harmless_char;

use super::Chart;
use super::element::{Attributes, attributes, element};
use super::metrics;
use super::shape::{Form, Ink, Shape};
use super::style::Font;
use super::theme::Theme;

/// The faces of text: those whose widths were measured with, first.
const FACES: &str = "Arial,'Liberation Sans',Helvetica,sans-serif";

/// The height of the line that says where a chart is from.
const FOOT: u32 = 26;

const FOOT_FONT: Font = Font { size: 110, bold: false, halo: false };
const FOOT_INK: Ink = Ink::Ink3;

/// Where a chart is from, for a line at its foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source<'t> {
    /// The address of its scenario, in letters that an address may hold.
    pub link: &'t str,
    /// What the line says.
    pub text: &'t str,
}

/// The chart as an SVG document, with resolved colours. In [`Theme::Auto`] they follow the reader's
/// system through a small stylesheet; where that is not read the light ones hold.
#[must_use]
pub fn svg(chart: &Chart, theme: Theme) -> String {
    document(chart, theme, None)
}

/// The chart as an SVG document that leads back to its scenario, and the height that it has then.
#[must_use]
pub fn svg_from(chart: &Chart, theme: Theme, source: Source<'_>) -> (String, u32) {
    (document(chart, theme, Some(source)), chart.height + FOOT)
}

fn document(chart: &Chart, theme: Theme, source: Option<Source<'_>>) -> String {
    let mut out = String::with_capacity(16_384);
    let (width, height) = (chart.width, chart.height + source.map_or(0, |_| FOOT));
    // In what is an image, nobody finds a link.
    let role = if source.is_some() { "graphics-document" } else { "img" };
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FACES}\" role=\"{role}\" \
         aria-labelledby=\"chart-title chart-description\">\n<title id=\"chart-title\">"
    );
    escape(&mut out, &chart.title);
    out.push_str("</title>\n<desc id=\"chart-description\">");
    escape(&mut out, &chart.description);
    out.push_str("</desc>\n");
    let mut writer = Writer { out, theme };
    if theme == Theme::Auto {
        writer.stylesheet(chart, source.is_some());
    }
    writer.out.push_str("<rect width=\"100%\" height=\"100%\"");
    writer.colours(Some(Ink::Surface), None);
    writer.out.push_str("/>\n");
    chart.shapes.iter().for_each(|shape| writer.shape(shape));
    if let Some(source) = source {
        writer.foot(chart, source);
    }
    writer.out.push_str("</svg>\n");
    writer.out
}

struct Writer {
    out: String,
    theme: Theme,
}

impl Writer {
    /// The colours on a dark ground, for those that occur.
    fn stylesheet(&mut self, chart: &Chart, foot: bool) {
        self.out.push_str("<style>@media (prefers-color-scheme:dark){");
        for ink in Ink::ALL {
            let surface = *ink == Ink::Surface;
            let named = foot && *ink == FOOT_INK;
            if surface || named || chart.shapes.iter().any(|shape| shape.paint.ink == *ink) {
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

    /// Where it is from, as a link for those who open the drawing by itself.
    fn foot(&mut self, chart: &Chart, source: Source<'_>) {
        let margin = if chart.width < 480 { 13 } else { 17 };
        let room = f64::from(chart.width - 2 * margin);
        self.out.push_str("<a href=\"");
        escape(&mut self.out, source.link);
        let _ = write!(
            self.out,
            "\" target=\"_blank\" rel=\"noopener\"><text x=\"{margin}\" y=\"{}\" font-size=\"{}\"",
            chart.height + 8,
            FOOT_FONT.size / 10
        );
        self.colours(Some(FOOT_INK), None);
        self.out.push('>');
        escape(&mut self.out, &metrics::shortened(source.text, FOOT_FONT, room));
        self.out.push_str("</text></a>\n");
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

/// Text as text, whatever it is: what XML cannot hold, or what turns the direction of writing, is left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars().filter_map(harmless_char) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
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
