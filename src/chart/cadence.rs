//! The two tuning charts: the cost by months between retrainings, and by the month of the switch. Their
//! axes show position, not size, and need not begin at 0.

use crate::kind::Strategy;
use crate::number;
use crate::report::Report;

use super::Parts;
use super::area::Area;
use super::axis::{Steps, every};
use super::canvas::{Canvas, covered, wide};
use super::figures::Figures;
use super::frame::{self, Page};
use super::glyph;
use super::marks::Mark;
use super::metrics;
use super::place::{Importance, Obstacles, Place, Wish, place};
use super::plot::{Plot, Scale, below};
use super::shape::{Anchor, Ink, Paint, Role};
use super::words::NEVER_WINS;

/// A choice, and what it costs.
type Choice = (u16, f64);

/// What is drawn.
struct Curve {
    strategy: Strategy,
    /// What the choices along the axis are.
    measure: &'static str,
    /// The choices with a place on the axis.
    choices: Vec<Choice>,
    /// The choice of doing it never, which stands apart.
    never: Option<f64>,
    now: Option<Choice>,
    /// The best one, and what to call it, in full and in short; 0 is never.
    best: Option<(Choice, [String; 2])>,
    note: &'static str,
}

fn choice(months: usize, usd: f64) -> Option<Choice> {
    Some((u16::try_from(months).ok()?, usd))
}

/// By months between retrainings.
pub(super) fn retraining(report: &Report, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let Some(found) = &report.retraining else { return Parts { plot: None, figures: Figures::default() } };
    let all: Vec<Choice> =
        found.curve.iter().filter_map(|point| choice(point.every_months, point.present_value_usd)).collect();
    let at = |months: usize| all.iter().copied().find(|(known, _)| usize::from(*known) == months);
    let words = |months: u16| match months {
        0 => ["best: never", "best"].map(str::to_owned),
        1 => ["best: every month", "best: 1"].map(str::to_owned),
        months => [format!("best: every {months} months"), format!("best: {months}")],
    };
    let curve = Curve {
        strategy: Strategy::FineTuned,
        measure: "months between retrainings",
        choices: all.iter().copied().filter(|(months, _)| *months > 0).collect(),
        never: at(0).map(|(_, usd)| usd),
        now: at(found.every_months),
        best: found.best_every_months.and_then(at).map(|best| (best, words(best.0))),
        note: if found.best_every_months.is_none() { NEVER_WINS } else { "" },
    };
    curve.draw(canvas, page)
}

/// By the month of the switch.
pub(super) fn switching(report: &Report, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let Some(found) = &report.switching else { return Parts { plot: None, figures: Figures::default() } };
    let all: Vec<Choice> =
        found.curve.iter().filter_map(|point| choice(point.switch_month, point.present_value_usd)).collect();
    let at = |month: usize| all.iter().copied().find(|(known, _)| usize::from(*known) == month);
    let curve = Curve {
        strategy: Strategy::Staged,
        measure: "month of the switch",
        never: None,
        now: at(found.switch_month),
        best: found
            .best_month
            .and_then(at)
            .map(|best| (best, [format!("best: month {}", best.0), format!("best: {}", best.0)])),
        note: "",
        choices: all,
    };
    curve.draw(canvas, page)
}

impl Curve {
    fn amounts(&self) -> impl Iterator<Item = f64> {
        self.choices.iter().map(|(_, usd)| *usd).chain(self.never)
    }

    /// The axis holds what matters; a cadence of a month or two may cost many times as much and leaves
    /// the drawing at its top.
    fn steps(&self) -> Steps {
        let least = self.amounts().fold(f64::INFINITY, f64::min);
        let most = self.amounts().fold(0.0, f64::max);
        let usual = self.choices.iter().filter(|(months, _)| *months >= 3).map(|(_, usd)| *usd);
        let marked = self.now.iter().map(|(_, usd)| *usd).chain(self.best.iter().map(|((_, usd), _)| *usd));
        let usual = usual.chain(marked).chain(self.never).fold(0.0, f64::max);
        let most = if usual > least { usual } else { most };
        // The least does not lie on the axis.
        Steps::around(least - (most - least) / 25.0, most)
    }

    fn draw(&self, canvas: &Canvas<'_>, page: &Page) -> Parts {
        let steps = self.steps();
        let last = f64::from(self.choices.last().map_or(1, |(months, _)| *months).max(2));
        let quiet = Paint::new(Role::SmallAxisLabel, Ink::Ink3);
        let note = metrics::lines(self.note, super::canvas::font(quiet), page.width - 4.0);
        let noted = note.iter().fold(0.0, |height, _| height + 14.0);
        let area = Area {
            left: page.left(&steps),
            top: page.head + 22.0,
            right: page.width - if page.small { 8.0 } else { 24.0 },
            bottom: page.height - 38.0 - noted,
        };
        // Never stands apart at the right, a tenth of the width after the last month.
        let end = if self.never.is_some() { last * 1.12 + 1.0 } else { last };
        let plot = Plot { area, x: Scale::linear(1.0, end), y: Scale::linear(steps.from(), steps.to()) };
        frame::amounts(canvas, page, &plot, &steps);
        self.ticks(canvas, page, &plot, last);
        frame::measure(canvas, &plot, page.height - 6.0 - noted, self.measure);
        let mut baseline = page.height - 6.0 - noted;
        for line in &note {
            baseline += 14.0;
            canvas.text(quiet, (2.0, baseline), Anchor::Start, line);
        }
        let role = page.line(true);
        let points: Vec<(f64, f64)> = self.choices.iter().map(|(at, usd)| (f64::from(*at), *usd)).collect();
        let drawn = below(&points, steps.to());
        canvas.series(Paint::new(role, Ink::of(self.strategy)), &plot, &drawn);
        self.words(canvas, page, &plot, &drawn);
        Parts { plot: Some(plot), figures: self.figures() }
    }

    fn ticks(&self, canvas: &Canvas<'_>, page: &Page, plot: &Plot, last: f64) {
        let paint = page.axis_label();
        let baseline = plot.area.bottom + 17.0;
        let spacing = plot.x(2.0) - plot.x(1.0);
        let steps: &[u16] = if last < 12.0 { &[1, 2, 3, 6] } else { &[6, 12, 24, 36, 60] };
        let step = every(steps, spacing, 26.0);
        let never = (plot.area.right.min(page.width - 17.0), wide(paint, "never") / 2.0 + 14.0);
        for month in 1..=self.choices.last().map_or(1, |(months, _)| *months) {
            let x = plot.x(f64::from(month));
            let in_the_way = self.never.is_some() && x > never.0 - never.1;
            if month.is_multiple_of(step) && !in_the_way {
                frame::tick(canvas, plot, x, true);
                canvas.text(paint, (x, baseline), Anchor::Middle, &month.to_string());
            } else if spacing >= 4.0 {
                frame::tick(canvas, plot, x, false);
            }
        }
        if self.never.is_some() {
            frame::tick(canvas, plot, plot.area.right, true);
            canvas.text(paint, (never.0, baseline), Anchor::Middle, "never");
        }
    }

    fn words(&self, canvas: &Canvas<'_>, page: &Page, plot: &Plot, drawn: &[(f64, f64)]) {
        let (ink, text) = (Ink::of(self.strategy), Ink::text_of(self.strategy));
        if let Some(never) = self.never {
            let paint = Paint::new(Role::HollowGlyph, ink);
            canvas.circle(paint, at(plot, (0, never)), 3.2);
        }
        let best = self.best.as_ref().map(|(choice, [words, brief])| Mark {
            at: at(plot, *choice),
            label: words.clone(),
            brief: brief.clone(),
            note: number::usd(choice.1),
            to_the_left: choice.0 == 0 || plot.x.share(f64::from(choice.0)) > 0.6,
            ink,
            text,
        });
        let now = self.now.map(|choice| (at(plot, choice), format!("now: {}", number::usd(choice.1))));
        let strong = Paint::new(Role::MarkerLabel, Ink::Ink);
        let quiet = Paint::new(Role::MarkerNote, Ink::Ink3);
        let around = |(x, y): (f64, f64)| {
            [
                ((x + 9.0, y - 6.0), Anchor::Start),
                ((x, y - 10.0), Anchor::Middle),
                ((x, y - 26.0), Anchor::Middle),
                ((x - 9.0, y - 6.0), Anchor::End),
                ((x + 4.0, y - 24.0), Anchor::Start),
                ((x + 9.0, y + 16.0), Anchor::Start),
                ((x, y + 20.0), Anchor::Middle),
                ((x + 4.0, y + 34.0), Anchor::Start),
                ((x - 9.0, y + 18.0), Anchor::End),
                ((x - 4.0, y - 40.0), Anchor::End),
                ((x - 7.0, y + 14.0), Anchor::End),
            ]
        };
        let never = self.never.filter(|_| self.best.as_ref().is_none_or(|((at, _), _)| *at != 0));
        let never = never.filter(|_| self.now.is_none_or(|(at, _)| at != 0));
        let texts = [
            now.as_ref().map(|(at, words)| (strong, *at, words.clone())),
            never.map(|usd| (quiet, at(plot, (0, usd)), number::usd(usd))),
        ];
        let place_of = |paint: Paint, spot: ((f64, f64), Anchor), words: &str| {
            Place::of(covered(paint, spot.0, spot.1, words))
        };
        let mut wishes: Vec<Wish> = texts
            .iter()
            .map(|text| {
                let places = text
                    .iter()
                    .flat_map(|(paint, at, words)| around(*at).map(|spot| place_of(*paint, spot, words)));
                Wish { importance: Importance::Marker, places: places.collect() }
            })
            .collect();
        wishes.extend(best.as_ref().map(|mark| mark.wish(&plot.area)));
        let points = texts
            .iter()
            .flatten()
            .map(|(_, (x, y), _)| Area { left: *x, top: *y, right: *x, bottom: *y }.grown(4.0));
        let mut lines = vec![drawn.iter().map(|point| plot.at(*point)).collect()];
        lines.extend(best.iter().map(|mark| mark.drop(&plot.area)));
        lines.extend(now.iter().map(|(at, _)| vec![*at, (at.0, plot.area.bottom)]));
        let within =
            Area { top: plot.area.top - 14.0, right: page.width, bottom: plot.area.bottom, ..plot.area };
        let areas = points.chain(best.iter().map(Mark::area)).collect();
        let placed = place(&wishes, &Obstacles { within: Some(within), areas, lines });
        if let Some(mark) = &best {
            mark.ring(canvas, &plot.area, 4.2);
        }
        if let (Some(((x, y), _)), Some((months, _))) = (&now, self.now) {
            if months > 0 && y + 5.0 < plot.area.bottom {
                canvas.line(Paint::new(Role::Drop, Ink::Ink3), (*x, y + 5.0), (*x, plot.area.bottom));
            }
            if best.as_ref().is_none_or(|mark| mark.at != (*x, *y)) {
                glyph::draw(canvas, Role::Marker, self.strategy, (*x, *y), 1.0);
            }
        }
        for (text, placed) in texts.iter().zip(&placed) {
            if let (Some((paint, at, words)), Some(placed)) = (text, placed) {
                let (at, anchor) = around(*at)[placed.place];
                canvas.text(*paint, at, anchor, words);
            }
        }
        if let (Some(mark), Some(Some(placed))) = (&best, placed.get(texts.len())) {
            mark.words(canvas, &plot.area, *placed, &[]);
        }
    }

    fn figures(&self) -> Figures {
        let columns = vec![("Present value".to_owned(), Some(self.strategy))];
        let mut figures = Figures { along: self.measure, columns, ..Figures::default() };
        for (at, usd) in &self.choices {
            figures.row(f64::from(*at), at.to_string(), vec![Some(*usd)]);
        }
        if let Some(usd) = self.never {
            figures.row(0.0, "never", vec![Some(usd)]);
        }
        figures
    }
}

/// Where a choice stands; never is at the right edge.
fn at(plot: &Plot, (months, usd): Choice) -> (f64, f64) {
    let x = if months == 0 { plot.area.right } else { plot.x(f64::from(months)) };
    (x, plot.y(usd.clamp(plot.y.from, plot.y.to)))
}
