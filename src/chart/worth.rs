//! What it is worth to know an input before choosing: one bar each, the longest first, beside what it would be
//! worth to know everything.

use crate::number::usd;
use crate::report::{Uncertainty, stands_out};

use super::Parts;
use super::area::Area;
use super::canvas::{Canvas, font, wide};
use super::figures::Figures;
use super::frame::Page;
use super::metrics;
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};

const BAR: f64 = 16.0;
/// So many inputs have a bar.
const MOST: usize = 12;
/// What is said under the bars.
const NOTE: f64 = 22.0;
const NAME: Paint = Paint::new(Role::Label, Ink::Ink);
const FIGURE: Paint = Paint::new(Role::BarText, Ink::Ink);
const QUIET: Paint = Paint::new(Role::SmallAxisLabel, Ink::Ink3);

/// A bar.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) usd: f64,
    /// Whether it stands for all inputs together.
    everything: bool,
}

/// Names stand above their bars where it is narrow.
fn is_narrow(width: f64) -> bool {
    width < 480.0
}

/// The inputs whose value stands out from chance, the largest first.
pub(super) fn rows(result: &Uncertainty) -> Vec<Row> {
    let values = result.evppi.iter().filter(|value| stands_out(result, value.usd));
    let row = |value: &crate::report::InputValuation| {
        let range = result.ranges.iter().find(|range| range.path == value.field)?;
        Some(Row { name: result.input_title(range), usd: value.usd, everything: false })
    };
    values.filter_map(row).take(MOST).collect()
}

fn row_height(width: f64) -> f64 {
    if is_narrow(width) { 42.0 } else { 30.0 }
}

/// The height of all bars.
pub(super) fn height(result: &Uncertainty, width: f64) -> u32 {
    let count = u32::try_from(rows(result).len() + 1).unwrap_or(1);
    let each = if is_narrow(width) { 42 } else { 30 };
    14 + count * each + if quiet(result).is_some() { 22 } else { 0 }
}

/// What is left out.
fn quiet(result: &Uncertainty) -> Option<String> {
    let more = result.evppi.len() - rows(result).len();
    match more {
        0 => None,
        1 => Some("One more input is worth no more than chance.".to_owned()),
        more => Some(format!("{more} more inputs are worth no more than chance.")),
    }
}

pub(super) fn draw(result: &Uncertainty, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let everything = result.evpi_usd.unwrap_or_default();
    let mut rows = rows(result);
    rows.insert(0, Row { name: "Everything".to_owned(), usd: everything, everything: true });
    let narrow = is_narrow(page.width);
    let names = rows.iter().map(|row| wide(NAME, &row.name)).fold(0.0, f64::max) + 14.0;
    let left = if narrow { 0.0 } else { names.min(page.width * 0.4) };
    let figures = rows.iter().map(|row| wide(FIGURE, &usd(row.usd))).fold(0.0, f64::max) + 10.0;
    let top = page.head + 8.0;
    let row = row_height(page.width);
    let area = Area { left, top, right: page.width - figures, bottom: top + row * count(rows.len()) };
    let most = if everything > 0.0 { everything } else { 1.0 };
    let plot = Plot { area, x: Scale::linear(0.0, most), y: Scale::linear(0.0, 1.0) };
    for (place, one) in rows.iter().enumerate() {
        let y = top + row * count(place);
        let bar = if narrow { y + 20.0 } else { y + (row - BAR) / 2.0 };
        let (at, room) =
            if narrow { ((0.0, y + 14.0), page.width) } else { ((0.0, bar + 12.0), left - 10.0) };
        let name = metrics::shortened(&one.name, font(NAME), room);
        canvas.text(NAME, at, Anchor::Start, &name);
        let right = plot.x(one.usd.min(most)).max(area.left + 1.0);
        let role = if one.everything { Role::BarRest } else { Role::BarModels };
        canvas
            .rect(Paint::new(role, Ink::Ink2), &Area { left: area.left, top: bar, right, bottom: bar + BAR });
        canvas.text(FIGURE, (right + 6.0, bar + 12.0), Anchor::Start, &usd(one.usd));
    }
    // Where names stand above the bars it would run through them.
    if !narrow {
        canvas.line(Paint::new(Role::Axis, Ink::Line3), (area.left, area.top), (area.left, area.bottom));
    }
    if let Some(words) = quiet(result) {
        let words = metrics::shortened(&words, font(QUIET), page.width);
        canvas.text(QUIET, (0.0, area.bottom + NOTE - 6.0), Anchor::Start, &words);
    }
    Parts { plot: Some(plot), figures: table(result) }
}

fn count(count: usize) -> f64 {
    f64::from(u16::try_from(count).unwrap_or(u16::MAX))
}

fn table(result: &Uncertainty) -> Figures {
    let columns = vec![("Worth up to".to_owned(), None)];
    let mut figures = Figures { along: "Input", columns, ..Figures::default() };
    figures.row(0.0, "Everything", vec![result.evpi_usd]);
    for (value, place) in result.evppi.iter().zip(1_u16..) {
        let range = result.ranges.iter().find(|range| range.path == value.field);
        let name = range.map_or_else(|| value.field.clone(), |range| result.input_title(range));
        figures.row(f64::from(place), name, vec![Some(value.usd)]);
    }
    figures
}
