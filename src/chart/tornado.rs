//! What moves the difference between two strategies: a bar an input, the largest change on top.

use crate::kind::Strategy;
use crate::number::{self, six_digits};
use crate::report::{SensitiveInput, Sensitivity, input_name};
use crate::scenario::written;

use super::area::Area;
use super::axis::Steps;
use super::canvas::{Canvas, covered, font, wide};
use super::figures::Figures;
use super::frame::{self, Page};
use super::metrics;
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};
use super::sheet::Sheet;
use super::{Chart, HEIGHTS, Paper, Parts};

const BAR: f64 = 16.0;
/// Between two bars at the least, where they stand close.
const GAP: f64 = 4.0;
/// Above the bars: whose side is whose, and where the present lies.
const TOP: f64 = 38.0;
/// Below them: the axis, and what it measures.
const FOOT: f64 = 38.0;
/// The most bars, and on a phone.
const MOST: usize = 14;
const MOST_NARROW: usize = 9;
/// The least, however low the drawing is to be.
const LEAST: usize = 3;
/// What a bar takes at the least, and on a phone, where its name stands above it.
const CLOSE: u32 = 16;
const CLOSE_NARROW: u32 = 28;
/// What stands above and below the bars takes so much.
const AROUND: u32 = 76;
const SMALL: Paint = Paint::new(Role::TagText, Ink::Ink3);
const NAME: Paint = Paint::new(Role::MarkerNote, Ink::Ink);
/// The lower end of an input and the upper one.
const ENDS: [Role; 2] = [Role::BarModels, Role::BarPeople];
/// Names and values may stand on lines.
const VALUE: Paint = Paint::new(Role::MarkerNote, Ink::Ink2);
const STRONG: Paint = Paint::new(Role::SmallLabelStrong, Ink::Ink);

pub(super) fn draw(sensitivity: &Sensitivity, paper: &Paper) -> Chart {
    let sheet = Sheet::new(paper.width, paper.heading);
    let (challenger, incumbent) = (sensitivity.challenger, sensitivity.incumbent);
    let what = format!(
        "What moves {} against {}, present value in US dollars",
        challenger.label(),
        incumbent.label()
    );
    let narrow = sheet.inner() < 400.0;
    let most = if narrow { MOST_NARROW } else { MOST };
    // As many as a height has room for, if one is given.
    let close = if narrow { CLOSE_NARROW } else { CLOSE };
    let room = paper.height.map_or(most, |height| {
        usize::try_from(height.saturating_sub(AROUND) / close).unwrap_or(most).clamp(LEAST, most)
    });
    let inputs: Vec<&SensitiveInput> = sensitivity.moving().take(room).collect();
    let reason = reason_for_nothing(sensitivity, &inputs);
    let row = if narrow { 36 } else { 26 };
    let rows = u32::try_from(inputs.len()).unwrap_or(0);
    let height = match (&reason, paper.height) {
        (Some(reason), _) => frame::sentence_height(reason, sheet.inner()),
        (None, Some(height)) => height.clamp(*HEIGHTS.start(), *HEIGHTS.end()).max(AROUND + close * rows),
        (None, None) => AROUND + row * rows,
    };
    let chart = sheet.draw(height, narrow, (&sensitivity.title, &what), |canvas, page| {
        match (&reason, sensitivity.difference_usd) {
            (None, Some(present)) => Bars::new(sensitivity, &inputs, present, page).draw(canvas, page),
            (reason, _) => {
                frame::sentence(canvas, page, reason.as_deref().unwrap_or_default());
                Parts { plot: None, figures: Figures::default() }
            }
        }
    });
    let description = reason.unwrap_or_else(|| description(sensitivity, &inputs));
    Chart { description, pair: Some((challenger, incumbent)), ..chart }
}

fn reason_for_nothing(sensitivity: &Sensitivity, inputs: &[&SensitiveInput]) -> Option<String> {
    match &sensitivity.reason {
        Some(reason) => Some(format!("There is no difference to look at: {reason}.")),
        None if inputs.is_empty() => Some("No input moves the difference.".to_owned()),
        None => None,
    }
}

/// The two ends of an input: its value, and the difference there.
fn ends(input: &SensitiveInput) -> [(f64, Option<f64>); 2] {
    [(input.low, input.difference_at_low_usd), (input.high, input.difference_at_high_usd)]
}

/// The value of an input at an end, with a mark where it is a limit.
fn value(input: &SensitiveInput, end: usize) -> String {
    let (at, limit) = [(input.low, input.low_at_limit), (input.high, input.high_at_limit)][end];
    let spec = input.field.spec();
    let words = match spec.repeated() {
        Some(_) if at == 0.0 => "never".to_owned(),
        _ => written(spec, number::three_digits(six_digits(at))),
    };
    if limit { format!("{words} (limit)") } else { words }
}

struct Bars<'s> {
    sensitivity: &'s Sensitivity,
    inputs: &'s [&'s SensitiveInput],
    present: f64,
    plot: Plot,
    steps: Steps,
    narrow: bool,
    row: f64,
}

impl<'s> Bars<'s> {
    fn new(
        sensitivity: &'s Sensitivity,
        inputs: &'s [&'s SensitiveInput],
        present: f64,
        page: &Page,
    ) -> Self {
        let narrow = page.width < 400.0;
        let name = |input: &&SensitiveInput| wide(NAME, &input_name(input.field));
        let names = if narrow { 0.0 } else { inputs.iter().map(name).fold(0.0, f64::max) + 12.0 };
        let values = inputs.iter().flat_map(|input| [0, 1].map(|end| wide(VALUE, &value(input, end)) + 8.0));
        let room = values.fold(24.0, f64::max);
        let known =
            || inputs.iter().flat_map(|input| ends(input)).filter_map(|(_, usd)| usd).chain([present]);
        let (least, most) =
            (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
        // Where nobody is ahead belongs to the picture as long as the bars keep most of it.
        let (with_least, with_most) = (least.min(0.0), most.max(0.0));
        let near = with_most - with_least <= 1.8 * (most - least);
        let (least, most) = if near { (with_least, with_most) } else { (least, most) };
        let steps = Steps::between(least, most, if narrow { 3 } else { 6 });
        let left = names.min(0.4 * page.width);
        // The bars leave room for the values at their ends.
        let (across, span) = (page.width - left - 2.0 * room, (most - least).max(f64::MIN_POSITIVE));
        let beyond = room / across.max(40.0) * span;
        let area = Area { left, top: page.head + TOP, right: page.width - 2.0, bottom: page.height - FOOT };
        let rows = f64::from(u16::try_from(inputs.len()).unwrap_or(1));
        let plot =
            Plot { area, x: Scale::linear(least - beyond, most + beyond), y: Scale::linear(0.0, rows) };
        Self { sensitivity, inputs, present, plot, steps, narrow, row: (area.bottom - area.top) / rows }
    }

    fn draw(&self, canvas: &Canvas<'_>, page: &Page) -> Parts {
        self.axis(canvas, page);
        let rows = || {
            self.inputs
                .iter()
                .zip(0_u16..)
                .map(|(input, place)| (*input, self.plot.area.top + self.row * f64::from(place)))
        };
        for (input, top) in rows() {
            self.bar(canvas, input, top);
        }
        let x = self.plot.x(self.present);
        canvas.line(
            Paint::new(Role::You, Ink::Ink),
            (x, self.plot.area.top - 4.0),
            (x, self.plot.area.bottom),
        );
        for (input, top) in rows() {
            self.words(canvas, input, top);
        }
        Parts { plot: Some(self.plot), figures: figures(self.sensitivity) }
    }

    fn axis(&self, canvas: &Canvas<'_>, page: &Page) {
        let (area, paint) = (self.plot.area, page.axis_label());
        let mut free = 0.0;
        for usd in self.steps.values().filter(|usd| self.plot.x.from <= *usd && *usd <= self.plot.x.to) {
            let (x, label) = (self.plot.x(usd), number::usd_at_axis(usd));
            let half = wide(paint, &label) / 2.0;
            let line = if usd == 0.0 {
                Paint::new(Role::Axis, Ink::Line3)
            } else {
                Paint::new(Role::Grid, Ink::Line)
            };
            canvas.line(line, (x, area.top), (x, area.bottom));
            if x - half >= free && x + half <= page.width {
                canvas.text(paint, (x, area.bottom + 16.0), Anchor::Middle, &label);
                free = x + half + 8.0;
            }
        }
        let (challenger, incumbent) = (self.sensitivity.challenger, self.sensitivity.incumbent);
        let measure = format!("what {} costs more than {}", challenger.label(), incumbent.label());
        let measure = metrics::shortened(&measure, font(SMALL), page.width - 2.0);
        let baseline = page.height - 6.0;
        frame::measure(canvas, &self.plot, baseline, &measure);
        key(canvas, baseline, page.width - wide(SMALL, &measure) - 12.0);
        self.sides(canvas, page);
        let now = format!("now {}", number::usd_difference(self.present));
        let half = wide(STRONG, &now) / 2.0;
        let x = self.plot.x(self.present).clamp(half, page.width - half);
        canvas.text(STRONG, (x, area.top - 8.0), Anchor::Middle, &now);
    }

    /// Whose side is whose, beside the line where nobody is ahead.
    fn sides(&self, canvas: &Canvas<'_>, page: &Page) {
        let baseline = page.head + 12.0;
        let (challenger, incumbent) = (self.sensitivity.challenger, self.sensitivity.incumbent);
        let nobody = self.plot.x(0.0);
        let sides = [
            (challenger, (nobody - 7.0).min(page.width), Anchor::End),
            (incumbent, (nobody + 7.0).max(self.plot.area.left), Anchor::Start),
        ];
        for (who, x, anchor) in sides {
            let words = format!("{} cheaper", who.caption());
            let paint = Paint::new(Role::SmallLabelStrong, Ink::text_of(who));
            let area = covered(paint, (x, baseline), anchor, &words);
            if area.left >= 0.0 && area.right <= page.width {
                canvas.text(paint, (x, baseline), anchor, &words);
            }
        }
    }

    /// The height of the middle of a bar.
    fn middle(&self, top: f64) -> f64 {
        if self.narrow { top + self.row - self.thickness() / 2.0 - 2.0 } else { top + self.row / 2.0 }
    }

    fn thickness(&self) -> f64 {
        let name = if self.narrow { 12.0 } else { 0.0 };
        (self.row - name - GAP).min(BAR)
    }

    fn bar(&self, canvas: &Canvas<'_>, input: &SensitiveInput, top: f64) {
        for ((_, usd), role) in ends(input).into_iter().zip(ENDS) {
            self.half(canvas, usd.map(|usd| self.plot.x(usd)), role, self.middle(top));
        }
    }

    fn words(&self, canvas: &Canvas<'_>, input: &SensitiveInput, top: f64) {
        let (area, middle) = (self.plot.area, self.middle(top));
        let (at, room) = if self.narrow {
            ((1.0, top + 11.0), area.right)
        } else {
            ((1.0, middle + 4.0), area.left - 8.0)
        };
        let name = metrics::shortened(&input_name(input.field), font(NAME), room);
        canvas.text(NAME, at, Anchor::Start, &name);
        let now = self.plot.x(self.present);
        let known = ends(input).map(|(_, usd)| usd.map(|usd| self.plot.x(usd)));
        for (end, x) in known.into_iter().enumerate() {
            let other = known[1 - end].unwrap_or(now);
            // What does not move or cannot run stands where the bar is not.
            let at = x.unwrap_or(now);
            let left = if at == now { other > now || other == now && end == 0 } else { at < now };
            // Of two ends on one side only the farther one has room beside it.
            let behind =
                at != now && (other - now) * (at - now) > 0.0 && (at - now).abs() <= (other - now).abs();
            if behind && (at != other || end == 0) {
                continue;
            }
            let (paint, words) = match x {
                Some(_) => (VALUE, value(input, end)),
                None => (Paint { ink: Ink::Bad, ..VALUE }, format!("{}: cannot run", value(input, end))),
            };
            let (at, anchor, room) = if left {
                (at - 4.0, Anchor::End, at - 4.0 - if self.narrow { 0.0 } else { area.left })
            } else {
                (at + 4.0, Anchor::Start, area.right - at - 4.0)
            };
            canvas.text(paint, (at, middle + 4.0), anchor, &metrics::shortened(&words, font(paint), room));
        }
    }

    /// From the present to an end, in the colour of whoever is ahead there.
    fn half(&self, canvas: &Canvas<'_>, end: Option<f64>, role: Role, middle: f64) {
        let Some(end) = end else { return };
        let now = self.plot.x(self.present);
        let nobody = self.plot.x(0.0);
        let (from, to) = (now.min(end), now.max(end));
        let pieces = [
            (self.sensitivity.challenger, from, to.min(nobody)),
            (self.sensitivity.incumbent, from.max(nobody), to),
        ];
        for (who, left, right) in pieces {
            let half = self.thickness() / 2.0;
            let bar = Area { left, top: middle - half, right, bottom: middle + half };
            canvas.rect(Paint::new(role, Ink::of(who)), &bar);
        }
    }
}

/// Which tint is which end, if there is room for it up to `right`.
fn key(canvas: &Canvas<'_>, baseline: f64, right: f64) {
    let words = ["lower", "higher value"];
    let room: f64 = words.iter().map(|words| 27.0 + wide(SMALL, words)).sum();
    if room > right {
        return;
    }
    let mut x = 1.0;
    for (words, role) in words.into_iter().zip(ENDS) {
        let square = Area { left: x, top: baseline - 8.5, right: x + 9.0, bottom: baseline + 0.5 };
        canvas.rect(Paint::new(role, Ink::Ink2), &square);
        canvas.text(SMALL, (x + 13.0, baseline), Anchor::Start, words);
        x += 27.0 + wide(SMALL, words);
    }
}

fn description(sensitivity: &Sensitivity, inputs: &[&SensitiveInput]) -> String {
    let present = sensitivity.difference_usd.map_or_else(String::new, number::usd_difference);
    let (challenger, incumbent): (Strategy, Strategy) = (sensitivity.challenger, sensitivity.incumbent);
    let words = |input: &&SensitiveInput| {
        let at = [0, 1].map(|end| {
            let difference =
                ends(input)[end].1.map_or_else(|| "cannot run".to_owned(), number::usd_difference);
            format!("{difference} at {}", value(input, end))
        });
        format!("{}: {}", input_name(input.field), at.join(", "))
    };
    format!(
        "{} against {}: {present} in present value. The largest changes: {}.",
        challenger.caption(),
        incumbent.caption(),
        inputs.iter().take(5).map(words).collect::<Vec<_>>().join("; ")
    )
}

fn figures(sensitivity: &Sensitivity) -> Figures {
    let columns = ["at the low end", "at the high end"].map(|name| (name.to_owned(), None));
    let mut figures = Figures { along: "Input", columns: columns.to_vec(), ..Figures::default() };
    for (place, input) in (0_u16..).zip(sensitivity.moving()) {
        let name = format!("{}, {} to {}", input.field.spec().path, value(input, 0), value(input, 1));
        figures.row(f64::from(place), name, ends(input).map(|(_, usd)| usd).to_vec());
    }
    figures
}
