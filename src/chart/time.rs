//! Cumulative cost over the months.

use crate::kind::Strategy;
use crate::number;
use crate::report::{Curve, Figures as Costs, Report, Status, Stretch};

use super::area::Area;
use super::axis::Steps;
use super::canvas::Canvas;
use super::figures::Figures;
use super::frame::{self, Page};
use super::labels::{self, Label};
use super::lead;
use super::lumps::{self, Lump};
use super::marks::Mark;
use super::place::{Importance, Obstacles, Place, Wish, place};
use super::plot::{Plot, Scale, below};
use super::shape::{Anchor, Ink, Paint, Role};
use super::{Money, Parts};

/// A strategy that can run, and its line.
struct Line<'r> {
    strategy: Strategy,
    unfit: bool,
    curve: &'r Curve,
    points: Vec<(f64, f64)>,
}

/// What is drawn.
pub(super) struct Time<'r> {
    pub(super) report: &'r Report,
    /// Another report, whose compared strategies are drawn beside it.
    pub(super) pinned: Option<&'r Report>,
    pub(super) money: Money,
    pub(super) pair: Option<(Strategy, Strategy)>,
    lines: Vec<Line<'r>>,
}

impl<'r> Time<'r> {
    pub(super) fn new(report: &'r Report, money: Money, pair: Option<(Strategy, Strategy)>) -> Self {
        let line = |strategy: Strategy| {
            let result = report.strategies.get(&strategy)?;
            let curve = curve(result.figures.as_ref()?, money);
            Some(Line { strategy, unfit: result.status == Status::Unfit, curve, points: vertices(curve) })
        };
        let mut strategies: Vec<Strategy> = report.strategies.iter().map(|(strategy, _)| *strategy).collect();
        frame::drawing_order(&mut strategies, pair);
        Self { report, pinned: None, money, pair, lines: strategies.into_iter().filter_map(line).collect() }
    }

    /// The same beside another report.
    pub(super) fn beside(self, pinned: Option<&'r Report>) -> Self {
        Self { pinned, ..self }
    }

    fn line(&self, strategy: Strategy) -> Option<&Line<'r>> {
        self.lines.iter().find(|line| line.strategy == strategy)
    }

    fn is_compared(&self, strategy: Strategy) -> bool {
        self.pair.is_some_and(|(a, b)| a == strategy || b == strategy)
    }

    /// The months in which `challenger` costs less than `incumbent`.
    pub(super) fn stretches(&self, challenger: Strategy, incumbent: Strategy) -> &'r [Stretch] {
        let Some(pair) = self.report.pair(challenger, incumbent) else { return &[] };
        match self.money {
            Money::Nominal => &pair.nominal,
            Money::Present => pair.over_time.times.as_ref().map_or(&[], |times| &times.intervals),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
    pub(super) fn horizon(&self) -> f64 {
        self.report.basis.months as f64
    }

    fn labels(&self, narrow: bool, plot: Option<&Plot>) -> Vec<Label> {
        let label = |strategy: Strategy| {
            let result = self.report.strategies.get(&strategy)?;
            let compared = self.is_compared(strategy);
            let Some(line) = self.line(strategy) else {
                let from = result.infeasible_from.map(|month| self.report.basis.start.plus(month - 1));
                let words = from.map_or_else(String::new, |month| format!("from {month}"));
                let note = Some((Status::Infeasible.word(), words));
                return Some(Label {
                    strategy,
                    at: None,
                    figure: String::new(),
                    compared,
                    pinned: false,
                    note,
                });
            };
            let unanswered = format!("{} unanswered", number::percent(result.unanswered, 2));
            Some(Label {
                strategy,
                at: Some(plot.map_or(0.0, |plot| plot.y(line.curve.total()))),
                figure: number::usd(line.curve.total()),
                compared,
                pinned: false,
                note: line.unfit.then(|| (Status::Unfit.word(), unanswered)),
            })
        };
        let pinned = |(strategy, curve): (Strategy, &Curve)| {
            let (_, end) = self.pinned_end(curve);
            let at = Some(plot.map_or(0.0, |plot| plot.y(end)));
            Label { strategy, at, figure: number::usd(end), compared: false, pinned: true, note: None }
        };
        let now = self.report.strategies.iter().filter_map(|(strategy, _)| label(*strategy));
        let mut labels: Vec<Label> = now.collect();
        // A phone has no room for them.
        if !narrow {
            labels.extend(self.pinned_lines().into_iter().map(pinned));
        }
        labels
    }

    /// Draws it; what comes back is the plot.
    pub(super) fn draw(&self, canvas: &Canvas<'_>, page: &Page) -> Parts {
        let matters = |line: &Line<'_>| !line.unfit || self.is_compared(line.strategy);
        let lines = self.lines.iter().map(|line| (line.curve.total(), matters(line)));
        let pinned = self.pinned_lines().into_iter().map(|(_, curve)| (self.pinned_end(curve).1, true));
        let ends: Vec<_> = lines.chain(pinned).collect();
        let steps = Steps::from_zero(frame::most(&ends));
        let least: f64 = if page.is_narrow() { 84.0 } else { 146.0 };
        let room = labels::room(page, &self.labels(page.is_narrow(), None)).max(least).min(page.width * 0.52);
        let area = Area {
            left: page.left(&steps),
            top: page.head + if page.is_narrow() { 14.0 } else { 12.0 },
            right: page.width - room,
            bottom: page.height - 42.0,
        };
        let plot =
            Plot { area, x: Scale::linear(0.0, self.horizon()), y: Scale::linear(steps.from(), steps.to()) };
        let tints = self.pair.map(|(challenger, incumbent)| {
            lead::bands(canvas, &plot, challenger, self.stretches(challenger, incumbent))
        });
        frame::amounts(canvas, page, &plot, &steps);
        self.wedge(canvas, &plot);
        self.draw_pinned(canvas, &plot);
        for line in &self.lines {
            let role = page.line(self.is_compared(line.strategy));
            let paint = Paint { role, ink: Ink::of(line.strategy), dashed: line.unfit };
            canvas.series(paint, &plot, &below(&line.points, steps.to()));
        }
        self.words(canvas, page, &plot, &tints.unwrap_or_default());
        if let Some((challenger, incumbent)) = self.pair {
            let ahead = |a: Strategy, b: Strategy| (a, self.stretches(a, b));
            let ends = (0.0, self.horizon());
            let leads = lead::leads(ahead(challenger, incumbent), ahead(incumbent, challenger), ends);
            lead::rail(canvas, &plot, &leads);
        }
        let basis = &self.report.basis;
        frame::months(canvas, page, &plot, (basis.start, basis.months), page.height - 8.0);
        let labels = self.labels(page.is_narrow(), Some(&plot));
        labels::draw(canvas, page, &area, &labels, area.top - 8.0, area.bottom + 8.0);
        Parts { plot: Some(plot), figures: self.figures() }
    }

    /// The area between the two lines while the challenger is ahead.
    fn wedge(&self, canvas: &Canvas<'_>, plot: &Plot) {
        let Some((challenger, incumbent)) = self.pair else { return };
        let (Some(low), Some(high)) = (self.line(challenger), self.line(incumbent)) else { return };
        for stretch in self.stretches(challenger, incumbent) {
            let there = between(high.curve, stretch);
            let back = between(low.curve, stretch);
            let outline: Vec<(f64, f64)> =
                there.into_iter().chain(back.into_iter().rev()).map(|point| plot.at(point)).collect();
            canvas.polygon(Paint::new(Role::Wedge, Ink::of(challenger)), &outline);
        }
    }

    /// Rings, the difference at the end, and what lumps are.
    fn words(&self, canvas: &Canvas<'_>, page: &Page, plot: &Plot, tints: &[Area]) {
        let marks = self.marks(page, plot);
        let lumps = lumps::lumps(self.report, self.money, self.pair, page, plot);
        let outlines =
            self.lines.iter().map(|line| line.points.iter().map(|point| plot.at(*point)).collect());
        let mut obstacles = Obstacles {
            within: Some(Area { right: plot.area.right - 2.0, ..plot.area }),
            areas: marks.iter().map(Mark::area).collect(),
            lines: outlines.collect(),
        };
        obstacles.lines.extend(marks.iter().map(|mark| mark.drop(&plot.area)));
        let pinned = self.pinned_mark(plot);
        obstacles.areas.extend(pinned.iter().map(Mark::area));
        let difference = self.difference(page, plot);
        let mut wishes: Vec<Wish> = marks.iter().map(|mark| mark.wish(&plot.area)).collect();
        wishes.push(Wish {
            importance: Importance::Difference,
            places: difference.iter().map(|(.., area)| Place::of(*area)).collect(),
        });
        wishes.extend(lumps.iter().map(Lump::wish));
        wishes.extend(pinned.iter().map(|mark| mark.wish(&plot.area)));
        let placed = place(&wishes, &obstacles);
        let (of_marks, rest) = placed.split_at(marks.len());
        for mark in &marks {
            mark.ring(canvas, &plot.area, 4.5);
        }
        for (mark, placed) in marks.iter().zip(of_marks) {
            if let Some(placed) = placed {
                mark.words(canvas, &plot.area, *placed, tints);
            }
        }
        if let (Some(Some(placed)), Some((challenger, _))) = (rest.first(), self.pair) {
            let (text, at, _) = &difference[placed.place];
            let paint = Paint::new(Role::Difference, Ink::on_tint_of(challenger));
            canvas.text(paint, *at, Anchor::End, text);
        }
        for (lump, placed) in lumps.iter().zip(rest.iter().skip(1)) {
            if let Some(placed) = placed {
                lump.draw(canvas, placed.place, tints);
            }
        }
        if let Some(mark) = &pinned {
            canvas.circle(Paint::new(Role::Ring, mark.ink), mark.at, 3.4);
            if let Some(Some(placed)) = rest.last() {
                mark.words(canvas, &plot.area, *placed, tints);
            }
        }
    }

    /// Where the challenger gets ahead, and where it falls behind on its way rather than by a lump.
    fn marks(&self, page: &Page, plot: &Plot) -> Vec<Mark> {
        let Some((challenger, incumbent)) = self.pair else { return Vec::new() };
        let Some(line) = self.line(challenger) else { return Vec::new() };
        let stretches = self.stretches(challenger, incumbent);
        let mut marks: Vec<(f64, &str)> = Vec::new();
        for (place, Stretch { from, to }) in stretches.iter().enumerate() {
            let lasts = *to >= self.horizon();
            if *from > 0.0 {
                let words = match (place, lasts) {
                    (0, _) => "Break-even",
                    (_, true) => "Ahead for good",
                    (_, false) => "Ahead again",
                };
                marks.push((*from, words));
            }
            if !lasts && to.fract() != 0.0 {
                marks.push((*to, "Behind from"));
            }
        }
        let last = marks.len().saturating_sub(1);
        // Of many only the first and the last speak.
        let speaks = |place: usize| last < 4 || place == 0 || place == last;
        let basis = &self.report.basis;
        let mark = |(place, (tau, words)): (usize, &(f64, &str))| {
            let month = basis.month_of(*tau);
            let (label, note) = match (speaks(place), page.is_narrow()) {
                (false, _) => (String::new(), String::new()),
                (true, false) => (format!("{words} {month}"), format!("month {}", tau.floor() + 1.0)),
                (true, true) if *words == "Ahead for good" => (month.to_string(), "for good".to_owned()),
                (true, true) => (month.to_string(), String::new()),
            };
            Mark {
                at: plot.at((*tau, line.curve.at(*tau))),
                brief: if label.is_empty() { String::new() } else { month.to_string() },
                label,
                note,
                to_the_left: place != last || plot.x.share(*tau) > 0.6,
                ink: Ink::of(challenger),
                text: Ink::text_of(challenger),
            }
        };
        marks.iter().enumerate().map(mark).collect()
    }

    /// What the challenger costs less at the end, with where that could stand: in the wedge, in words or
    /// only as a figure.
    fn difference(&self, page: &Page, plot: &Plot) -> Vec<(String, (f64, f64), Area)> {
        let Some((challenger, incumbent)) = self.pair else { return Vec::new() };
        let (Some(low), Some(high)) = (self.line(challenger), self.line(incumbent)) else {
            return Vec::new();
        };
        let ahead =
            self.stretches(challenger, incumbent).last().is_some_and(|last| last.to >= self.horizon());
        if !ahead {
            return Vec::new();
        }
        let (low, high) = (low.curve, high.curve);
        let less = high.total() - low.total();
        let words = format!("{} less than {}", number::usd(less), incumbent.caption());
        let figure = number::usd(-less);
        let paint = Paint::new(Role::Difference, Ink::on_tint_of(challenger));
        let texts = if page.is_narrow() { vec![figure] } else { vec![words, figure] };
        let mut places = Vec::new();
        for text in texts {
            let right = plot.area.right - 10.0;
            let tau = plot.value_at(right - super::canvas::wide(paint, &text) / 2.0).max(0.0);
            let (top, bottom) = (plot.y(high.at(tau)), plot.y(low.at(tau)));
            for share in [0.5, 0.6, 0.7, 0.4, 0.8, 0.3] {
                let at = (right, top + share * (bottom - top) + 4.0);
                let area = super::canvas::covered(paint, at, Anchor::End, &text);
                if area.top > top && area.bottom < bottom {
                    places.push((text.clone(), at, area));
                }
            }
        }
        places
    }

    fn figures(&self) -> Figures {
        let strategies: Vec<Strategy> =
            self.report.strategies.iter().map(|(strategy, _)| *strategy).collect();
        let mut figures = Figures::of("End of month", self.report);
        for (month, at) in (1..=self.report.basis.months).zip(1_u16..) {
            let value = |strategy: &Strategy| self.line(*strategy).map(|line| line.curve.before[month]);
            let name = self.report.basis.start.plus(month - 1).to_string();
            figures.row(f64::from(at), name, strategies.iter().map(value).collect());
        }
        figures
    }
}

/// The cumulative cost in one kind of money.
pub(super) fn curve(costs: &Costs, money: Money) -> &Curve {
    match money {
        Money::Present => &costs.curves.present,
        Money::Nominal => &costs.curves.nominal,
    }
}

/// The corners of a curve: it jumps at the starts of months.
pub(super) fn vertices(curve: &Curve) -> Vec<(f64, f64)> {
    let mut points = Vec::with_capacity(curve.after.len() + 8);
    for ((tau, before), after) in (0_u16..).map(f64::from).zip(&curve.before).zip(&curve.after) {
        if tau > 0.0 {
            points.push((tau, *before));
        }
        if tau == 0.0 || after != before {
            points.push((tau, *after));
        }
    }
    points
}

/// The corners of a curve within a stretch, from its value at the beginning to its limit at the end.
fn between(curve: &Curve, stretch: &Stretch) -> Vec<(f64, f64)> {
    let inside = vertices(curve).into_iter().filter(|(tau, _)| *tau > stretch.from && *tau < stretch.to);
    let limit = (0_u16..).map(f64::from).zip(&curve.before).find(|(tau, _)| *tau == stretch.to);
    let end = limit.map_or_else(|| curve.at(stretch.to), |(_, before)| *before);
    std::iter::once((stretch.from, curve.at(stretch.from))).chain(inside).chain([(stretch.to, end)]).collect()
}
