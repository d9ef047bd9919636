//! Cost over volume, on a logarithmic axis.

use std::cmp::Ordering;

use crate::kind::Strategy;
use crate::number;
use crate::order;
use crate::report::{Report, Status, Stretch, VolumeCosts};

use super::Parts;
use super::area::Area;
use super::axis::{Steps, round_up};
use super::canvas::{Canvas, covered};
use super::figures::Figures;
use super::frame::{self, Page};
use super::glyph;
use super::labels::{self, Label};
use super::lead;
use super::marks::Mark;
use super::place::{Obstacles, place};
use super::plot::{Plot, Scale, below};
use super::shape::{Anchor, Ink, Paint, Role};

/// The least and the most that is looked at.
const LEAST: f64 = 1.0;
const MOST: f64 = 1e9;

/// A strategy, and its cost over the volumes of the axis.
struct Line {
    strategy: Strategy,
    unfit: bool,
    points: Vec<(f64, f64)>,
}

impl Line {
    /// The cost at a volume.
    fn cost(&self, volume: f64) -> f64 {
        cost_at(&self.points, volume)
    }

    /// The height at a volume: what is drawn there.
    fn at(&self, plot: &Plot, volume: f64) -> f64 {
        let after = self.points.partition_point(|(known, _)| *known < volume);
        let Some(right) = self.points.get(after) else { return self.end() };
        let Some(left) = after.checked_sub(1).and_then(|before| self.points.get(before)) else {
            return right.1;
        };
        let (from, to) = (plot.x.drawn(left.0), plot.x.drawn(right.0));
        left.1 + (plot.x.drawn(volume) - from) / (to - from) * (right.1 - left.1)
    }

    fn end(&self) -> f64 {
        self.points.last().map_or(0.0, |(_, usd)| *usd)
    }
}

/// The cost at a volume, on the straight line between the two nearest of `points`.
fn cost_at(points: &[(f64, f64)], volume: f64) -> f64 {
    let after = points.partition_point(|(known, _)| *known < volume).clamp(1, points.len() - 1);
    let ((left, low), (right, high)) = (points[after - 1], points[after]);
    low + (volume - left) / (right - left) * (high - low)
}

/// The volumes at which the challenger is cheaper.
fn stretches(report: &Report, challenger: Strategy, incumbent: Strategy) -> &[Stretch] {
    let volumes = report.pair(challenger, incumbent).and_then(|pair| pair.over_volume.as_ref());
    volumes.and_then(|volumes| volumes.intervals.as_deref()).unwrap_or_default()
}

/// The axis: it holds the scenario's own volume and the break-evens of the pair that are not out of reach.
fn volumes(own: f64, crossings: &[f64]) -> (f64, f64) {
    let own = own.clamp(LEAST, MOST);
    let near = crossings.iter().copied().filter(|at| *at > own / 1e4 && *at < own * 1e4);
    let near: Vec<f64> = near.map(|at| at.clamp(LEAST, MOST)).chain([own]).collect();
    let (least, most) = (near.iter().copied().fold(own, f64::min), near.iter().copied().fold(own, f64::max));
    let to = round_up((most * 2.5).max(100.0 * LEAST)).min(MOST);
    let from = (round_up(least / 10.0 * 1.000_001) / 10.0).max(LEAST);
    // A decade begins with a label.
    let decade = crate::float::pow(10.0, crate::float::log10(from * (1.0 + 1e-9)).floor());
    (if from > decade * 1.5 { decade * 10.0 } else { decade }.clamp(LEAST, to / 10.0), to)
}

fn line(report: &Report, costs: &VolumeCosts, strategy: Strategy, (from, to): (f64, f64)) -> Option<Line> {
    let (_, values) = costs.strategies.iter().find(|(known, _)| *known == strategy)?;
    let points: Vec<(f64, f64)> = costs.volumes.iter().copied().zip(values.iter().copied()).collect();
    // The ends of the axis lie between two points of the grid, or on one.
    let at = |volume: f64| (volume, cost_at(&points, volume));
    let own =
        report.figures(strategy).map(|figures| (report.basis.queries_per_month, figures.present_value_usd));
    let inside = points.iter().copied().chain(own).filter(|(volume, _)| *volume > from && *volume < to);
    let mut drawn: Vec<(f64, f64)> = std::iter::once(at(from)).chain(inside).chain([at(to)]).collect();
    order::sort_by(&mut drawn, |a, b| a.0.total_cmp(&b.0));
    drawn.dedup_by_key(|(volume, _)| *volume);
    let unfit = report.strategies.get(&strategy).is_some_and(|result| result.status == Status::Unfit);
    Some(Line { strategy, unfit, points: drawn })
}

pub(super) fn draw(
    report: &Report,
    pair: Option<(Strategy, Strategy)>,
    ends: Option<(f64, f64)>,
    canvas: &Canvas<'_>,
    page: &Page,
) -> Parts {
    let Some(costs) = &report.volumes else { return Parts { plot: None, figures: Figures::default() } };
    let ahead = pair.map_or(&[][..], |(a, b)| stretches(report, a, b));
    let crossings: Vec<f64> = ahead
        .iter()
        .flat_map(|stretch| [stretch.from, stretch.to])
        .filter(|at| *at > 0.0 && *at < MOST)
        .collect();
    let own = report.basis.queries_per_month;
    let held = ends.filter(|(from, to)| (LEAST..*to).contains(from) && *to <= MOST);
    let ends = held.unwrap_or_else(|| volumes(own, &crossings));
    let mut strategies: Vec<Strategy> = report.strategies.iter().map(|(strategy, _)| *strategy).collect();
    frame::drawing_order(&mut strategies, pair);
    let lines: Vec<Line> =
        strategies.iter().filter_map(|strategy| line(report, costs, *strategy, ends)).collect();
    let is_compared = |line: &Line| pair.is_some_and(|(a, b)| a == line.strategy || b == line.strategy);
    let costs: Vec<_> = lines.iter().map(|line| (line.end(), !line.unfit || is_compared(line))).collect();
    let steps = Steps::from_zero(frame::most(&costs));
    let chart = Volume { report, pair, lines, ahead, crossings, own, ends, steps };
    let plot = chart.draw(canvas, page);
    Parts { plot: Some(plot), figures: chart.figures() }
}

struct Volume<'r> {
    report: &'r Report,
    pair: Option<(Strategy, Strategy)>,
    lines: Vec<Line>,
    ahead: &'r [Stretch],
    crossings: Vec<f64>,
    own: f64,
    ends: (f64, f64),
    steps: Steps,
}

impl Volume<'_> {
    fn is_compared(&self, strategy: Strategy) -> bool {
        self.pair.is_some_and(|(a, b)| a == strategy || b == strategy)
    }

    /// The challenger, whose colour break-evens have.
    fn challenger(&self) -> Option<&Line> {
        let (challenger, _) = self.pair?;
        self.lines.iter().find(|line| line.strategy == challenger)
    }

    fn labels(&self, page: &Page, plot: Option<&Plot>) -> Vec<Label> {
        let label = |strategy: Strategy| {
            let compared = self.is_compared(strategy);
            let result = self.report.strategies.get(&strategy)?;
            let Some(line) = self.lines.iter().find(|line| line.strategy == strategy) else {
                let note = Some((Status::Infeasible.word(), String::new()));
                return Some(Label {
                    strategy,
                    at: None,
                    figure: String::new(),
                    compared,
                    pinned: false,
                    note,
                });
            };
            let figure = if page.small { String::new() } else { number::usd(line.end()) };
            let note = (line.unfit && !page.is_narrow()).then(|| {
                (Status::Unfit.word(), format!("{} unanswered", number::percent(result.unanswered, 2)))
            });
            let at = Some(plot.map_or(0.0, |plot| plot.y(line.end())));
            Some(Label { strategy, at, figure, compared, pinned: false, note })
        };
        let all = self.report.strategies.iter().filter_map(|(strategy, _)| label(*strategy));
        all.filter(|label| label.compared || !page.small).collect()
    }

    fn draw(&self, canvas: &Canvas<'_>, page: &Page) -> Plot {
        let least: f64 = if page.is_narrow() { 62.0 } else { 146.0 };
        let room = labels::room(page, &self.labels(page, None)).max(least).min(page.width * 0.5);
        let area = Area {
            left: page.left(&self.steps),
            top: page.head + 22.0,
            right: page.width - room,
            bottom: page.height - 38.0,
        };
        let x = Scale::logarithmic(self.ends.0, self.ends.1);
        let plot = Plot { area, x, y: Scale::linear(self.steps.from(), self.steps.to()) };
        let tints = self.pair.map(|(challenger, _)| lead::bands(canvas, &plot, challenger, self.ahead));
        frame::amounts(canvas, page, &plot, &self.steps);
        frame::decades(canvas, page, &plot, self.own, page.height - 21.0);
        frame::measure(canvas, &plot, page.height - 6.0, "queries in month 1, log scale");
        for line in &self.lines {
            let role = page.line(self.is_compared(line.strategy));
            let paint = Paint { role, ink: Ink::of(line.strategy), dashed: line.unfit };
            canvas.series(paint, &plot, &below(&line.points, self.steps.to()));
        }
        self.words(canvas, page, &plot, &tints.unwrap_or_default());
        let mut top = area.top - 8.0;
        if !page.small {
            let paint = Paint::new(Role::SmallAxisLabel, Ink::Ink3);
            let at = (page.width - 2.0, area.top - 9.0);
            canvas.text(paint, at, Anchor::End, &format!("at {} a month", number::count(self.ends.1)));
            top = area.top - 4.0;
        }
        labels::draw(canvas, page, &area, &self.labels(page, Some(&plot)), top, area.bottom + 8.0);
        plot
    }

    /// The scenario's own volume, and the break-evens of the pair.
    fn words(&self, canvas: &Canvas<'_>, page: &Page, plot: &Plot, tints: &[Area]) {
        let own = self.own.clamp(self.ends.0, self.ends.1);
        let x = plot.x(own);
        let Area { top, bottom, .. } = plot.area;
        canvas.line(Paint::new(Role::You, Ink::Ink), (x, top - 4.0), (x, bottom + 4.0));
        let handle = [(-6.0, 4.0), (6.0, 4.0), (6.0, 11.0), (0.0, 16.0), (-6.0, 11.0)];
        let handle: Vec<(f64, f64)> = handle.iter().map(|(dx, dy)| (x + dx, bottom + dy)).collect();
        canvas.polygon(Paint::new(Role::Handle, Ink::Ink), &handle);
        let marks = self.marks(plot);
        let radius = if page.small { 3.6 } else { 4.5 };
        let you = Paint::new(Role::SmallLabelStrong, Ink::Ink);
        let volume = number::count(self.own);
        // A volume beyond the axis stands at its end.
        let words = match self.own.total_cmp(&own) {
            Ordering::Less => format!("← you: {volume}"),
            Ordering::Equal => format!("you: {volume}"),
            Ordering::Greater => format!("you: {volume} →"),
        };
        canvas.text(you, (x, top - 9.0), Anchor::Middle, &words);
        let outline = |line: &Line| line.points.iter().map(|point| plot.at(*point)).collect::<Vec<_>>();
        let mut lines: Vec<Vec<(f64, f64)>> = self.lines.iter().map(outline).collect();
        lines.push(vec![(x, top), (x, bottom)]);
        lines.extend(marks.iter().map(|mark| mark.drop(&plot.area)));
        let areas =
            marks.iter().map(Mark::area).chain([covered(you, (x, top - 9.0), Anchor::Middle, &words)]);
        let obstacles = Obstacles { within: Some(plot.area), areas: areas.collect(), lines };
        let wishes: Vec<_> = marks.iter().map(|mark| mark.wish(&plot.area)).collect();
        for mark in &marks {
            mark.ring(canvas, &plot.area, radius);
        }
        for (mark, placed) in marks.iter().zip(place(&wishes, &obstacles)) {
            if let Some(placed) = placed {
                mark.words(canvas, &plot.area, placed, tints);
            }
        }
        let size = if page.small { 0.9 } else { 1.1 };
        for line in self.lines.iter().filter(|line| self.is_compared(line.strategy)) {
            let at = (x, plot.y(line.at(plot, own)));
            glyph::draw(canvas, Role::Marker, line.strategy, at, size);
        }
    }

    fn marks(&self, plot: &Plot) -> Vec<Mark> {
        let Some(line) = self.challenger() else { return Vec::new() };
        let inside = self.crossings.iter().copied().filter(|at| *at > self.ends.0 && *at < self.ends.1);
        let inside: Vec<f64> = inside.collect();
        let last = inside.len().saturating_sub(1);
        let mark = |(place, at): (usize, &f64)| {
            let begins = self.ahead.iter().any(|stretch| stretch.from == *at);
            // Of many only the first and the last speak.
            let speaks = last < 4 || place == 0 || place == last;
            let words = if begins { "Break-even" } else { "Behind from" };
            Mark {
                at: plot.at((*at, line.at(plot, *at))),
                label: if speaks { format!("{words} {}", number::count(*at)) } else { String::new() },
                brief: if speaks { number::count(*at) } else { String::new() },
                note: String::new(),
                to_the_left: *at < self.own || place != last,
                ink: Ink::of(line.strategy),
                text: Ink::text_of(line.strategy),
            }
        };
        inside.iter().enumerate().map(mark).collect()
    }

    /// At 1, 2 and 5 of every decade, and at the scenario's own volume.
    fn figures(&self) -> Figures {
        let strategies: Vec<Strategy> =
            self.report.strategies.iter().map(|(strategy, _)| *strategy).collect();
        let mut volumes = vec![self.own];
        let mut decade = self.ends.0;
        while decade <= self.ends.1 {
            volumes
                .extend([1.0, 2.0, 5.0].map(|digit| digit * decade).iter().filter(|at| **at <= self.ends.1));
            decade *= 10.0;
        }
        volumes.retain(|at| *at >= self.ends.0 && *at <= self.ends.1);
        order::sort_by(&mut volumes, f64::total_cmp);
        volumes.dedup();
        let mut figures = Figures::of("Queries in month 1", self.report);
        for volume in volumes {
            let value = |strategy: &Strategy| {
                let line = self.lines.iter().find(|line| line.strategy == *strategy)?;
                Some(line.cost(volume))
            };
            figures.row(volume, number::count(volume), strategies.iter().map(value).collect());
        }
        figures
    }
}
