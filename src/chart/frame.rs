//! What stands around data: heading, axes and their labels.

use crate::date::CalendarMonth;
use crate::kind::Strategy;
use crate::number;
use crate::order;
use crate::report::harmless;

use super::area::Area;
use super::axis::{Steps, every};
use super::canvas::{Canvas, font, wide};
use super::metrics;
use super::plot::Plot;
use super::shape::{Anchor, Ink, Paint, Role};

/// The space for a drawing, and how large things are in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    /// Its width.
    pub(super) width: f64,
    /// Its height, heading included.
    pub(super) height: f64,
    /// The height of the heading.
    pub(super) head: f64,
    /// Whether it is one of the small charts: thinner lines, smaller labels.
    pub(super) small: bool,
}

impl Page {
    /// Whether it is as narrow as on a phone: labels in two lines, fewer months.
    pub(super) fn is_narrow(&self) -> bool {
        self.width < 480.0
    }

    /// The paint of labels at axes.
    pub(super) fn axis_label(&self) -> Paint {
        Paint::new(if self.small { Role::SmallAxisLabel } else { Role::AxisLabel }, Ink::Ink3)
    }

    /// The role of the line of a strategy.
    pub(super) fn line(&self, compared: bool) -> Role {
        match (compared, self.small) {
            (true, false) => Role::Compared,
            (false, false) => Role::Other,
            (true, true) => Role::ComparedSmall,
            (false, true) => Role::OtherSmall,
        }
    }

    /// The room that labels of amounts take on the left.
    pub(super) fn left(&self, steps: &Steps) -> f64 {
        let least: f64 = if self.is_narrow() { 40.0 } else { 44.0 };
        let paint = self.axis_label();
        steps
            .values()
            .map(|value| wide(paint, &number::usd_at_axis(value)) + 9.0)
            .fold(least, f64::max)
            .ceil()
    }
}

/// The title of the scenario, which is somebody else's text, and what the chart shows.
pub(super) fn heading(canvas: &Canvas<'_>, page: &Page, title: &str, what: &str) {
    if page.head == 0.0 {
        return;
    }
    let room = page.width - 2.0;
    // Where it is narrow, what stands behind the comma goes first.
    let subtitle = Paint::new(Role::Subtitle, Ink::Ink3);
    let brief =
        what.split_once(", ").filter(|_| wide(subtitle, what) > room).map_or(what, |(brief, _)| brief);
    let lines =
        [(Role::Title, Ink::Ink, harmless(title), 17.0), (Role::Subtitle, Ink::Ink3, brief.to_owned(), 34.0)];
    for (role, ink, text, baseline) in lines {
        let paint = Paint::new(role, ink);
        let text = metrics::shortened(&text, font(paint), room);
        canvas.text(paint, (1.0, baseline), Anchor::Start, &text);
    }
}

/// Amounts on the left, and the lines of the grid.
pub(super) fn amounts(canvas: &Canvas<'_>, page: &Page, plot: &Plot, steps: &Steps) {
    levels(canvas, page, plot, steps.values(), number::usd_at_axis);
}

/// Values on the left, from the lowest, and the lines of the grid.
pub(super) fn levels(
    canvas: &Canvas<'_>,
    page: &Page,
    plot: &Plot,
    values: impl Iterator<Item = f64>,
    words: fn(f64) -> String,
) {
    let Area { left, right, bottom, .. } = plot.area;
    for (place, value) in values.enumerate() {
        let y = plot.y(value);
        let grid = Paint::new(Role::Grid, Ink::Line);
        let paint = if place == 0 { Paint::new(Role::Axis, Ink::Line3) } else { grid };
        canvas.line(paint, (left, y), (right, y));
        canvas.text(page.axis_label(), (left - 7.0, y + 4.0), Anchor::End, &words(value));
    }
    debug_assert!(plot.y(plot.y.from) == bottom);
}

/// A tick at the foot of the plot; one with a label is longer.
pub(super) fn tick(canvas: &Canvas<'_>, plot: &Plot, x: f64, labelled: bool) {
    let (length, paint) = if labelled {
        (4.0, Paint::new(Role::Axis, Ink::Line3))
    } else {
        (2.5, Paint::new(Role::Tick, Ink::Line2))
    };
    canvas.line(paint, (x, plot.area.bottom), (x, plot.area.bottom + length));
}

/// Months along the foot: a tick each where there is room, a label every six, or every twelve on a phone.
pub(super) fn months(
    canvas: &Canvas<'_>,
    page: &Page,
    plot: &Plot,
    (start, months): (CalendarMonth, usize),
    baseline: f64,
) {
    let paint = page.axis_label();
    let width = wide(paint, "2026-12");
    let months = u16::try_from(months).unwrap_or(u16::MAX);
    let spacing = (plot.area.right - plot.area.left) / f64::from(months.max(1));
    let steps: &[u16] = match (months, page.is_narrow()) {
        (0..=6, _) => &[1, 2, 3, 6],
        (7..=12, _) => &[3, 6, 12],
        (_, false) => &[6, 12, 24, 36, 60, 120],
        (_, true) => &[12, 24, 36, 60, 120],
    };
    let step = every(steps, spacing, width + 12.0);
    // Without room for two, only the first has a label.
    let step = if f64::from(step) * spacing < width { u16::MAX } else { step };
    for month in 0..=months {
        let x = plot.x(f64::from(month));
        let labelled = month.is_multiple_of(step);
        if labelled || spacing >= 4.0 && !page.is_narrow() || month.is_multiple_of(6) && spacing >= 2.0 {
            tick(canvas, plot, x, labelled);
        }
        if labelled {
            let label = start.plus(usize::from(month)).to_string();
            let half = width / 2.0;
            let (at, anchor) = if x - half < 0.0 {
                (x.max(0.0), Anchor::Start)
            } else if x + half > page.width {
                (page.width, Anchor::End)
            } else {
                (x, Anchor::Middle)
            };
            canvas.text(paint, (at, baseline), anchor, &label);
        }
    }
}

/// Decades along the foot, with ticks at 2 to 9; the label under the handle at `own` is left out.
pub(super) fn decades(canvas: &Canvas<'_>, page: &Page, plot: &Plot, own: f64, baseline: f64) {
    let paint = page.axis_label();
    let (from, to) = (plot.x.from, plot.x.to);
    let mut decade = from;
    let mut last = f64::NEG_INFINITY;
    while decade <= to * (1.0 + 1e-9) {
        let x = plot.x(decade);
        let label = number::count(decade);
        let half = wide(paint, &label) / 2.0;
        let labelled = x - half > last + 8.0 && (plot.x(own) - x).abs() > half + 7.0;
        tick(canvas, plot, x, labelled);
        if labelled {
            canvas.text(paint, (x, baseline), Anchor::Middle, &label);
            last = x + half;
        }
        for digit in 2..=9 {
            let volume = decade * f64::from(digit);
            if volume <= to {
                tick(canvas, plot, plot.x(volume), false);
            }
        }
        decade *= 10.0;
    }
}

/// What the axis along measures, at the right of its foot.
pub(super) fn measure(canvas: &Canvas<'_>, plot: &Plot, baseline: f64, text: &str) {
    let paint = Paint::new(Role::SmallAxisLabel, Ink::Ink3);
    let right = plot.area.right.max(wide(paint, text));
    canvas.text(paint, (right, baseline), Anchor::End, text);
}

/// Others first, then the incumbent, then the challenger: what is compared lies on top.
pub(super) fn drawing_order(strategies: &mut [Strategy], pair: Option<(Strategy, Strategy)>) {
    order::sort_by_key(strategies, |strategy| match pair {
        Some((challenger, _)) if *strategy == challenger => 2,
        Some((_, incumbent)) if *strategy == incumbent => 1,
        _ => 0,
    });
}

/// The sentence in the place of a drawing, for when there is nothing to draw.
pub(super) fn sentence(canvas: &Canvas<'_>, page: &Page, text: &str) {
    let mut baseline = page.head + SENTENCE_LINE;
    for line in sentence_lines(text, page.width) {
        canvas.text(SENTENCE, (1.0, baseline), Anchor::Start, &line);
        baseline += SENTENCE_LINE;
    }
}

/// The height of that sentence at a width.
pub(super) fn sentence_height(text: &str, width: f64) -> u32 {
    let lines = u32::try_from(sentence_lines(text, width).len()).unwrap_or(u32::MAX / 100);
    lines * 19 + 8
}

const SENTENCE: Paint = Paint::new(Role::Sentence, Ink::Ink2);
const SENTENCE_LINE: f64 = 19.0;

fn sentence_lines(text: &str, width: f64) -> Vec<String> {
    metrics::lines(&harmless(text), font(SENTENCE), width.min(760.0) - 2.0)
}

/// What the axis of a chart of costs has to hold: of each line its end, and whether it matters. What does not
/// and costs much more would press the others flat: it leaves at the top.
pub(super) fn most(ends: &[(f64, bool)]) -> f64 {
    let highest = |ends: &mut dyn Iterator<Item = f64>| ends.reduce(f64::max);
    let matters = highest(&mut ends.iter().filter(|(_, matters)| *matters).map(|(end, _)| *end));
    let all = || ends.iter().map(|(end, _)| *end);
    let limit = matters.map_or(f64::INFINITY, |matters| matters * 1.6);
    highest(&mut all().filter(|end| *end <= limit)).or_else(|| highest(&mut all())).unwrap_or(0.0)
}
