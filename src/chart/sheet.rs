//! What a drawing stands on: its size, its margin and its heading.

use super::canvas::Canvas;
use super::frame::{self, Page};
use super::{Chart, Parts, WIDTHS};

/// The height of a heading.
const HEAD: u32 = 46;

/// A sheet of a width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) width: u32,
    head: u32,
    margin: u32,
}

impl Sheet {
    /// What stands alone has a heading, and a margin; on a page the page has both.
    pub(super) fn new(width: u32, heading: bool) -> Self {
        let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        let (head, margin) = match (heading, width) {
            (false, _) => (0, 0),
            (true, ..480) => (HEAD, 12),
            (true, _) => (HEAD, 16),
        };
        Self { width, head, margin }
    }

    /// The width that the margin leaves.
    pub(super) fn inner(&self) -> f64 {
        f64::from(self.width - 2 * self.margin)
    }

    /// The heading, the title of the scenario and what is shown, and below it what `draw` draws.
    pub(super) fn draw(
        &self,
        height: u32,
        small: bool,
        (title, what): (&str, &str),
        draw: impl FnOnce(&Canvas<'_>, &Page) -> Parts,
    ) -> Chart {
        let Self { width, head, margin } = *self;
        let below = head + height;
        let page = Page { width: self.inner(), height: f64::from(below), head: f64::from(head), small };
        let height = below + 2 * margin;
        let mut shapes = Vec::new();
        let canvas = Canvas::new((width, height), &mut shapes, f64::from(margin));
        frame::heading(&canvas, &page, title, what);
        let Parts { plot, figures } = draw(&canvas, &page);
        drop(canvas);
        let plot = plot.map(|plot| plot.moved(f64::from(margin)));
        let title = if title.is_empty() { what.to_owned() } else { format!("{title}: {what}") };
        Chart {
            kind: None,
            title,
            description: String::new(),
            pair: None,
            width,
            height,
            shapes,
            plot,
            figures,
        }
    }
}

/// The height that suits a width.
pub(super) fn usual_height(width: u32) -> u32 {
    match width {
        ..340 => 206,
        340..480 => 316,
        480..688 => 240,
        688..1_080 => 258 + (width - 688) * 126 / 392,
        _ => 384,
    }
}
