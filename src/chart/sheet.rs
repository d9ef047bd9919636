//! What every chart stands on: a margin, a heading, and a sentence where there is nothing to draw.

use crate::kind::Strategy;

use super::canvas::Canvas;
use super::frame::{self, Page};
use super::{Chart, Figures, Kind, Parts, Shape, WIDTHS};

/// The height of a heading.
const HEAD: u32 = 46;

/// What stands around a drawing.
pub(super) struct Sheet<'t> {
    /// The title of the scenario.
    pub(super) title: &'t str,
    /// What the chart shows.
    pub(super) what: &'t str,
    /// Why there is nothing to draw.
    pub(super) reason: Option<&'t str>,
    /// Its width in pixels, if that is a width a drawing may have.
    pub(super) width: u32,
    /// Whether title and subject stand above it.
    pub(super) heading: bool,
    /// Whether it is one of the small charts already where a phone is wide.
    pub(super) has_small: bool,
}

/// What has been drawn.
pub(super) struct Drawing {
    size: (u32, u32),
    shapes: Vec<Shape>,
    parts: Parts,
}

/// The height that suits most charts of a width.
pub(super) fn usual_height(width: u32) -> u32 {
    match width {
        ..340 => 206,
        340..480 => 316,
        480..688 => 240,
        688..1_080 => 258 + (width - 688) * 126 / 392,
        _ => 384,
    }
}

impl Sheet<'_> {
    /// The title, for those who hear it.
    pub(super) fn title(&self) -> String {
        if self.title.is_empty() { self.what.to_owned() } else { format!("{}: {}", self.title, self.what) }
    }

    /// Draws; `height` is that of a drawing, without the heading, at a width and at what a margin leaves of it.
    pub(super) fn draw(
        &self,
        height: impl FnOnce(u32, f64) -> u32,
        draw: impl FnOnce(&Canvas<'_>, &Page) -> Parts,
    ) -> Drawing {
        let width = self.width.clamp(*WIDTHS.start(), *WIDTHS.end());
        // What stands alone has a heading, and a margin; on a page the page has both.
        let (head, margin) = match (self.heading, width) {
            (false, _) => (0, 0),
            (true, ..480) => (HEAD, 12),
            (true, _) => (HEAD, 16),
        };
        let inner = f64::from(width - 2 * margin);
        let height =
            self.reason.map_or_else(|| height(width, inner), |reason| frame::sentence_height(reason, inner));
        let page = Page {
            width: inner,
            height: f64::from(head + height),
            head: f64::from(head),
            small: inner < 300.0 || (self.has_small && inner < 480.0),
        };
        let height = head + height + 2 * margin;
        let mut shapes = Vec::new();
        let canvas = Canvas::new((width, height), &mut shapes, f64::from(margin));
        frame::heading(&canvas, &page, self.title, self.what);
        let parts = match self.reason {
            Some(reason) => {
                frame::sentence(&canvas, &page, reason);
                Parts { plot: None, figures: Figures::default() }
            }
            None => draw(&canvas, &page),
        };
        drop(canvas);
        let plot = parts.plot.map(|plot| plot.moved(f64::from(margin)));
        Drawing { size: (width, height), shapes, parts: Parts { plot, ..parts } }
    }
}

impl Drawing {
    pub(super) fn chart(
        self,
        kind: Option<Kind>,
        title: String,
        description: String,
        pair: Option<(Strategy, Strategy)>,
    ) -> Chart {
        let Self { size: (width, height), shapes, parts: Parts { plot, figures } } = self;
        Chart { kind, title, description, pair, width, height, shapes, plot, figures }
    }
}
