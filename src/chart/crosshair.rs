//! What a pointer on a month shows: a line through the month's end, a sign on every line, and a card with
//! every figure and its difference to the cheapest one that fits.

use crate::float;
use crate::kind::Strategy;
use crate::number;
use crate::order;
use crate::report::{Report, Status};

use super::area::Area;
use super::canvas::Canvas;
use super::shape::{Anchor, Ink, Paint, Role, Shape};
use super::{Chart, Kind, glyph};

/// What stands at the end of a month.
#[derive(Debug, Clone, PartialEq)]
pub struct Crosshair {
    /// What is drawn over the chart.
    pub shapes: Vec<Shape>,
    /// The same in words.
    pub words: String,
}

/// A strategy at the end of the month.
struct Reading {
    strategy: Strategy,
    usd: f64,
    /// What there is to say beside the figure.
    note: String,
    unfit: bool,
}

const WIDTH: f64 = 226.0;
const ROW: f64 = 18.0;
const HINT: &str = "Click: the ledger of this month";

impl Chart {
    /// The month, from 1, whose end is nearest to a pixel along the axis; none where there are no months.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the months")]
    pub fn month_at(&self, x: f64) -> Option<usize> {
        let plot = self.plot.as_ref().filter(|_| self.kind == Some(Kind::Time))?;
        let months = self.figures.rows.len();
        (months > 0).then(|| (plot.value_at(x).round().max(1.0) as usize).min(months))
    }

    /// The volume under a pixel, in three digits; none where the axis along is no volume.
    #[must_use]
    pub fn volume_at(&self, x: f64) -> Option<f64> {
        let plot = self.plot.as_ref().filter(|_| self.kind == Some(Kind::Volume))?;
        let volume = plot.value_at(x.clamp(plot.area.left, plot.area.right));
        Some(number::three_digits(volume))
    }

    /// What stands at the end of `month`, from 1, of the chart of `report` over time.
    #[must_use]
    pub fn crosshair(&self, report: &Report, month: usize) -> Option<Crosshair> {
        let plot = self.plot.as_ref().filter(|_| self.kind == Some(Kind::Time))?;
        let row = self.figures.rows.get(month.checked_sub(1)?)?;
        let values = self.figures.columns.iter().zip(&row.values);
        let mut found: Vec<(Strategy, f64)> =
            values.filter_map(|((_, strategy), usd)| Some(((*strategy)?, (*usd)?))).collect();
        // In the order of the lines; equal ones in the order of strategies.
        order::sort_by(&mut found, |a, b| b.1.total_cmp(&a.1));
        let readings: Vec<Reading> = readings(report, &found);
        let mut shapes = Vec::new();
        let canvas = Canvas::new((self.width, self.height), &mut shapes, 0.0);
        let x = plot.x(row.at);
        let Area { left, top, bottom, .. } = plot.area;
        canvas.line(Paint::new(Role::Cross, Ink::Ink3), (x, top), (x, bottom));
        for (strategy, usd) in found.iter().rev() {
            glyph::draw(&canvas, Role::Marker, *strategy, (x, plot.y(*usd)), 1.0);
        }
        // What adds up rises: above and to the left there is room.
        let beside = x - 12.0 - WIDTH;
        let corner = if beside >= left { beside } else { (x + 12.0).min(f64::from(self.width) - WIDTH) };
        let end = format!("End of {}", row.name);
        self.card(&canvas, (corner, top + 2.0), &end, month, &readings);
        drop(canvas);
        let of = |one: &Reading| format!("{} {} {}", one.strategy.caption(), number::usd(one.usd), one.note);
        let all: Vec<String> = readings.iter().map(of).collect();
        Some(Crosshair { shapes, words: format!("{end}, month {month}: {}", all.join(", ")) })
    }

    fn card(&self, canvas: &Canvas<'_>, (x, y): (f64, f64), end: &str, month: usize, readings: &[Reading]) {
        let strong = Paint::new(Role::SmallLabelStrong, Ink::Ink);
        let quiet = Paint::new(Role::SmallLabel, Ink::Ink3);
        let rows = readings.iter().fold(0.0, |height, _| height + ROW);
        let ground = Area { left: x, top: y, right: x + WIDTH, bottom: y + 51.0 + rows };
        canvas.rect(Paint::new(Role::Card, Ink::Line2), &ground);
        let (first, right) = (x + 12.0, x + WIDTH - 12.0);
        canvas.text(strong, (first, y + 19.0), Anchor::Start, end);
        canvas.text(quiet, (right, y + 19.0), Anchor::End, &format!("month {month}"));
        let mut baseline = y + 40.0;
        for one in readings {
            let compared = self.pair.is_some_and(|(a, b)| a == one.strategy || b == one.strategy);
            let name = if compared { strong } else { Paint { ink: Ink::Ink2, ..quiet } };
            let figure = if compared { strong } else { Paint { ink: Ink::Ink, ..quiet } };
            let note = if one.unfit { Paint { ink: Ink::Bad, ..quiet } } else { quiet };
            glyph::draw(canvas, Role::Glyph, one.strategy, (first + 4.0, baseline - 4.0), 0.9);
            canvas.text(name, (first + 14.0, baseline), Anchor::Start, one.strategy.caption());
            canvas.text(figure, (right - 54.0, baseline), Anchor::End, &number::usd(one.usd));
            canvas.text(note, (right, baseline), Anchor::End, &one.note);
            baseline += ROW;
        }
        canvas.line(Paint::new(Role::Grid, Ink::Line), (first, baseline - 10.0), (right, baseline - 10.0));
        canvas.text(quiet, (first, baseline + 4.0), Anchor::Start, HINT);
    }
}

fn readings(report: &Report, found: &[(Strategy, f64)]) -> Vec<Reading> {
    let unfit = |strategy: Strategy| {
        report.strategies.get(&strategy).is_some_and(|result| result.status == Status::Unfit)
    };
    let fit = found.iter().filter(|(strategy, _)| !unfit(*strategy)).map(|(_, usd)| *usd);
    let least = fit.fold(f64::INFINITY, f64::min);
    let reading = |(strategy, usd): &(Strategy, f64)| {
        let unfit = unfit(*strategy);
        let note = if unfit {
            Status::Unfit.word().to_owned()
        } else if float::same(*usd, least) {
            "lowest".to_owned()
        } else {
            number::usd_difference(usd - least)
        };
        Reading { strategy: *strategy, usd: *usd, note, unfit }
    };
    found.iter().map(reading).collect()
}
