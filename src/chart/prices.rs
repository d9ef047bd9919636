//! What tokens cost over the months: steps on the days on which prices change.

use crate::field::Role as Model;
use crate::number;
use crate::order::{sort_by, sort_by_key};
use crate::report::{PriceLine, Report};

use super::Parts;
use super::area::Area;
use super::axis::Steps;
use super::canvas::{Canvas, covered, font, wide};
use super::column::{Wish as LabelWish, solve};
use super::figures::Figures;
use super::frame::{self, Page};
use super::metrics;
use super::place::{Importance, Obstacles, Place, Wish, place};
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};

/// A price with more changes than this is a trend: its steps are drawn and not named.
const NAMED: usize = 4;

/// The name of a price.
pub(super) fn name(line: &PriceLine) -> String {
    let model = match line.model {
        Model::Base => "Base model",
        Model::Tuned => "Tuned model",
    };
    format!("{model}, {}", line.what)
}

/// The base model has the colour of what runs on it alone, and so has the tuned one.
fn ink(line: &PriceLine) -> Ink {
    match line.model {
        Model::Base => Ink::Rag,
        Model::Tuned => Ink::Tuned,
    }
}

fn last(line: &PriceLine) -> f64 {
    line.steps.last().map_or(0.0, |(_, usd)| *usd)
}

#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
fn tau(month: usize) -> f64 {
    month.saturating_sub(1) as f64
}

/// The corners of a price over the months.
fn corners(line: &PriceLine, end: f64) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for (month, usd) in &line.steps {
        if let Some((_, before)) = points.last().copied() {
            points.push((tau(*month), before));
        }
        points.push((tau(*month), *usd));
    }
    points.push((end, last(line)));
    points
}

pub(super) fn draw(report: &Report, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let lines = &report.prices;
    let end = tau(report.basis.months + 1);
    let most = lines.iter().flat_map(|line| &line.steps).map(|(_, usd)| *usd).fold(0.0, f64::max);
    let steps = Steps::from_zero(most);
    let role = if page.is_narrow() { Role::SmallLabel } else { Role::Label };
    let label = |line: &PriceLine| Paint::new(role, ink(line));
    let figure = Paint::new(role, Ink::Ink);
    // Where there is no room beside the lines, their names stand on them.
    let on_lines = page.is_narrow();
    let beside = |line| wide(label(line), &name(line)) + 10.0 + wide(figure, &number::usd(last(line)));
    let room = if on_lines { 16.0 } else { lines.iter().map(beside).fold(0.0, f64::max) + 14.0 };
    let area = Area {
        left: page.left(&steps),
        top: page.head + 14.0,
        right: page.width - room.min(page.width * 0.5),
        bottom: page.height - 28.0,
    };
    let plot = Plot { area, x: Scale::linear(0.0, end), y: Scale::linear(steps.from(), steps.to()) };
    frame::amounts(canvas, page, &plot, &steps);
    frame::months(canvas, page, &plot, (report.basis.start, report.basis.months), page.height - 8.0);
    for line in lines {
        // What a model writes costs more than what it reads, and has the stronger line.
        let role = if line.what == "output" { page.line(true) } else { Role::Other };
        let paint = Paint::new(role, ink(line));
        canvas.series(paint, &plot, &corners(line, end));
    }
    // Labels in the order of the ends.
    let mut order: Vec<&PriceLine> = lines.iter().collect();
    sort_by(&mut order, |a, b| last(b).total_cmp(&last(a)));
    let (above, below) = if on_lines { (14.0, 2.0) } else { (8.0, 8.0) };
    let wishes: Vec<LabelWish> =
        order.iter().map(|line| LabelWish { at: plot.y(last(line)).max(area.top), above, below }).collect();
    let places = solve(&wishes, area.top - 8.0, area.bottom + 8.0).unwrap_or_default();
    let mut named: Vec<Area> = Vec::new();
    for (line, at) in order.into_iter().zip(places) {
        let usd = number::usd(last(line));
        if on_lines {
            let words = [&name(line).replace(" model", ""), " ", &usd].concat();
            let words = metrics::shortened(&words, font(label(line)), area.right - area.left);
            let spot = (area.right, at - 4.0);
            canvas.text(label(line), spot, Anchor::End, &words);
            named.push(covered(label(line), spot, Anchor::End, &words));
            continue;
        }
        let end = plot.y(last(line));
        if end >= area.top {
            let leader = Paint::new(Role::Leader, ink(line));
            canvas.line(leader, (area.right + 2.0, end), (area.right + 8.0, at));
        }
        let (left, right) = (area.right + 12.0, page.width - 2.0);
        let words = metrics::shortened(&name(line), font(label(line)), right - left);
        canvas.text(label(line), (left, at + 4.0), Anchor::Start, &words);
        canvas.text(figure, (right, at + 4.0), Anchor::End, &usd);
    }
    changes(report, canvas, (&plot, end), named);
    Parts { plot: Some(plot), figures: figures(report) }
}

/// What to say of a change, and where it could stand.
type Change = (Paint, String, Vec<((f64, f64), Anchor)>);

/// The months of changes and what they come to, where nothing is `taken`.
fn changes(report: &Report, canvas: &Canvas<'_>, (plot, end): (&Plot, f64), taken: Vec<Area>) {
    let mut texts: Vec<Change> = Vec::new();
    for line in report.prices.iter().filter(|line| line.steps.len() <= NAMED + 1) {
        for pair in line.steps.windows(2) {
            let ((_, before), (month, after)) = (pair[0], pair[1]);
            let (x, high) = plot.at((tau(month), before.max(after)));
            let (_, low) = plot.at((tau(month), before.min(after)));
            let words = format!("{}: {}", report.basis.start.plus(month - 1), number::usd(after));
            let spots = [
                ((x + 6.0, high - 6.0), Anchor::Start),
                ((x - 6.0, high - 6.0), Anchor::End),
                ((x + 6.0, low + 14.0), Anchor::Start),
                ((x - 6.0, low + 14.0), Anchor::End),
                ((x, high - 20.0), Anchor::Middle),
                ((x, low + 28.0), Anchor::Middle),
            ];
            texts.push((Paint::new(Role::MarkerLabel, ink(line)), words, spots.to_vec()));
        }
    }
    let wish = |(paint, words, spots): &Change| Wish {
        importance: Importance::Marker,
        places: spots.iter().map(|(at, anchor)| Place::of(covered(*paint, *at, *anchor, words))).collect(),
    };
    let wishes: Vec<Wish> = texts.iter().map(wish).collect();
    let outline = |line: &PriceLine| corners(line, end).into_iter().map(|point| plot.at(point)).collect();
    let obstacles = Obstacles {
        within: Some(Area { top: plot.area.top - 14.0, ..plot.area }),
        areas: taken,
        lines: report.prices.iter().map(outline).collect(),
    };
    for ((paint, words, spots), placed) in texts.iter().zip(place(&wishes, &obstacles)) {
        if let Some((at, anchor)) = placed.and_then(|placed| spots.get(placed.place)) {
            canvas.text(*paint, *at, *anchor, words);
        }
    }
}

/// A row for each month in which a price changes.
fn figures(report: &Report) -> Figures {
    let columns = report.prices.iter().map(|line| (name(line), None)).collect();
    let mut figures = Figures { along: "From month", columns, ..Figures::default() };
    let mut months: Vec<usize> =
        report.prices.iter().flat_map(|line| &line.steps).map(|(month, _)| *month).collect();
    sort_by_key(&mut months, |month| *month);
    months.dedup();
    for month in months {
        let value =
            |line: &PriceLine| line.steps.iter().rev().find(|(from, _)| *from <= month).map(|(_, usd)| *usd);
        let values = report.prices.iter().map(value).collect();
        figures.row(tau(month), report.basis.start.plus(month - 1).to_string(), values);
    }
    figures
}
