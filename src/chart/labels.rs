//! Direct labels: beside the end of each line its sign, its name and its figure.

use crate::kind::Strategy;
use crate::order::sort_by;

use super::canvas::{Canvas, font, wide};
use super::column::{Wish, solve};
use super::frame::Page;
use super::glyph;
use super::metrics;
use super::shape::{Anchor, Ink, Paint, Role};

use super::area::Area;

/// What a label says of a strategy.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) strategy: Strategy,
    /// The height at which its line ends, above the plot if it left at the top; without a line the label
    /// stands at the foot.
    pub(super) at: Option<f64>,
    /// Its figure.
    pub(super) figure: String,
    /// Whether it is one of the two that are compared.
    pub(super) compared: bool,
    /// Whether it is that of the scenario that was pinned.
    pub(super) pinned: bool,
    /// A tag, and words after it.
    pub(super) note: Option<(&'static str, String)>,
}

/// From the plot to the sign, from the sign to the name.
const SIGN: f64 = 15.0;
const NAME: f64 = 24.0;

impl Label {
    fn caption(&self) -> &'static str {
        if self.pinned { "pinned" } else { self.strategy.caption() }
    }
}

/// How a page sets labels.
struct Setting {
    /// Name and figure stand in one line.
    in_one_line: bool,
    line: f64,
}

impl Setting {
    fn of(page: &Page) -> Self {
        let in_one_line = !page.is_narrow();
        Self { in_one_line, line: if in_one_line { 16.0 } else { 13.0 } }
    }

    fn name(&self, label: &Label) -> Paint {
        let role = match (self.in_one_line && !label.pinned, label.compared) {
            (true, false) => Role::Label,
            (true, true) => Role::LabelStrong,
            (false, false) => Role::SmallLabel,
            (false, true) => Role::SmallLabelStrong,
        };
        Paint::new(role, Ink::text_of(label.strategy))
    }

    fn figure(&self, label: &Label) -> Paint {
        if label.pinned {
            return self.name(label);
        }
        let ink = if label.compared { Ink::Ink } else { Ink::Ink3 };
        Paint { ink, ..self.name(label) }
    }

    /// What stands under the name, in one line each.
    fn below(&self, label: &Label, detail: Detail) -> Vec<Below> {
        let mut lines = Vec::new();
        let note = label.note.as_ref().filter(|_| detail == Detail::Full);
        match note {
            _ if self.in_one_line => {
                lines.extend(note.map(|(tag, words)| Below::Note(tag, words.clone())));
            }
            Some((tag, words)) if label.figure.is_empty() => {
                lines.push(Below::Bad((*tag).to_owned()));
                lines.extend((!words.is_empty()).then(|| Below::Bad(words.clone())));
            }
            Some((tag, _)) => lines.push(Below::Figure(format!("{} {tag}", label.figure))),
            None if detail == Detail::Names || label.figure.is_empty() => {}
            None => lines.push(Below::Figure(label.figure.clone())),
        }
        lines
    }
}

/// A line under a name.
enum Below {
    Note(&'static str, String),
    Figure(String),
    Bad(String),
}

/// How much labels say, from all to what has room in the lowest drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    Full,
    Figures,
    Names,
}

const SMALL: Paint = Paint::new(Role::TagText, Ink::Ink3);
/// What a tag adds to its words, and the gap behind it.
const TAG: f64 = 8.0;
const GAP: f64 = 5.0;

/// The width of the column that `labels` need, from the plot on.
pub(super) fn room(page: &Page, labels: &[Label]) -> f64 {
    let setting = Setting::of(page);
    let widths = labels.iter().flat_map(|label| {
        let (name, figure) = (setting.name(label), setting.figure(label));
        let first = wide(name, label.caption());
        let both = if setting.in_one_line && !label.figure.is_empty() {
            first + 8.0 + wide(figure, &label.figure)
        } else {
            first
        };
        let below = setting.below(label, Detail::Full).into_iter().map(move |line| match line {
            Below::Note(tag, words) if words.is_empty() => wide(SMALL, tag) + TAG,
            Below::Note(tag, words) => wide(SMALL, tag) + TAG + GAP + wide(SMALL, &words),
            Below::Figure(text) => wide(figure, &text),
            Below::Bad(text) => wide(SMALL, &text),
        });
        std::iter::once(both).chain(below)
    });
    let name = if setting.in_one_line { NAME } else { NAME - 3.0 };
    name + widths.fold(0.0, f64::max) + 2.0
}

/// Draws the labels right of the plot, between `top` and `bottom`.
pub(super) fn draw(canvas: &Canvas<'_>, page: &Page, plot: &Area, labels: &[Label], top: f64, bottom: f64) {
    let setting = Setting::of(page);
    // Those with a line by where it ends, then those without at the foot; equal ends in the order of
    // strategies.
    let mut order: Vec<&Label> = labels.iter().collect();
    sort_by(&mut order, |a, b| {
        let end = |label: &Label| label.at.unwrap_or(f64::INFINITY);
        end(a).total_cmp(&end(b)).then(a.strategy.cmp(&b.strategy))
    });
    let wishes = |detail: Detail| -> Vec<Wish> {
        let wish = |label: &&Label| {
            let lines = setting.below(label, detail).len();
            let lines = u16::try_from(lines).unwrap_or(0);
            let more = if setting.in_one_line { 0.0 } else { 1.0 };
            let below = 8.0 + f64::from(lines) * setting.line - more;
            // What is no number stands at the top, with what left there.
            let at = label.at.unwrap_or(bottom).max(top).min(bottom);
            Wish { at, above: 8.0 - more, below }
        };
        order.iter().map(wish).collect()
    };
    let solved = [Detail::Full, Detail::Figures, Detail::Names]
        .into_iter()
        .find_map(|detail| Some((detail, solve(&wishes(detail), top, bottom)?)));
    let Some((detail, places)) = solved else { return };
    for (label, at) in order.into_iter().zip(places) {
        one(canvas, page, plot, &setting, detail, label, at);
    }
}

fn one(
    canvas: &Canvas<'_>,
    page: &Page,
    plot: &Area,
    setting: &Setting,
    detail: Detail,
    label: &Label,
    at: f64,
) {
    if let Some(end) = label.at.filter(|end| *end >= plot.top - 0.05) {
        let leader = Paint::new(Role::Leader, Ink::of(label.strategy));
        canvas.line(leader, (plot.right + 2.0, end), (plot.right + 9.0, at));
    }
    let (sign, size) = if setting.in_one_line { (SIGN, 1.0) } else { (SIGN - 1.0, 0.9) };
    if !label.pinned {
        glyph::draw(canvas, Role::Glyph, label.strategy, (plot.right + sign, at), size);
    }
    let left = plot.right + if setting.in_one_line { NAME } else { NAME - 3.0 };
    let right = page.width - 2.0;
    let mut baseline = at + 4.0;
    canvas.text(setting.name(label), (left, baseline), Anchor::Start, label.caption());
    if setting.in_one_line && !label.figure.is_empty() {
        canvas.text(setting.figure(label), (right, baseline), Anchor::End, &label.figure);
    }
    // The column has no more than half of the narrowest drawing.
    let below = |paint: Paint, baseline: f64, text: &str| {
        let text = metrics::shortened(text, font(paint), right - left);
        canvas.text(paint, (left, baseline), Anchor::Start, &text);
    };
    for line in setting.below(label, detail) {
        baseline += setting.line;
        match line {
            Below::Figure(text) => below(setting.figure(label), baseline, &text),
            Below::Bad(text) => below(Paint { ink: Ink::Bad, ..SMALL }, baseline, &text),
            Below::Note(tag, words) => {
                tagged(canvas, (left, baseline), tag);
                canvas.text(SMALL, (right, baseline), Anchor::End, &words);
            }
        }
    }
}

/// A tag; its width is given back.
pub(super) fn tagged(canvas: &Canvas<'_>, (left, baseline): (f64, f64), tag: &str) -> f64 {
    let width = wide(SMALL, tag) + TAG;
    let ground = Area { left, top: baseline - 11.0, right: left + width, bottom: baseline + 4.0 };
    canvas.rect(Paint::new(Role::TagBox, Ink::BadGround), &ground);
    let text = Paint { ink: Ink::Bad, ..SMALL };
    canvas.text(text, (left + width / 2.0, baseline), Anchor::Middle, tag);
    width
}
