//! What stands on a line of the ledger month by month: a row of bars, one of them chosen.

use crate::number;
use crate::report::{Figures as Costs, Line, Report};

use super::area::Area;
use super::canvas::{Canvas, wide};
use super::figures::Figures;
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};
use super::{Chart, Kind};
use crate::kind::Strategy;

const TOP: f64 = 16.0;
const BOTTOM: f64 = 58.0;
const HEIGHT: u32 = 74;

/// The bars of `line`, with that of `month`, from 1, in full colour.
pub(super) fn draw(
    report: &Report,
    (strategy, line): (Strategy, Line),
    month: usize,
    width: u32,
) -> Option<Chart> {
    let costs: &Costs = report.figures(strategy)?;
    let values = costs.by_month(line);
    let start = report.basis.start;
    let most = values.iter().copied().filter(|usd| usd.is_finite()).fold(0.0, f64::max);
    let count = f64::from(u16::try_from(values.len()).ok()?);
    let area = Area { left: 0.0, top: TOP, right: f64::from(width), bottom: BOTTOM };
    let y = Scale::linear(0.0, if most > 0.0 { most } else { 1.0 });
    let plot = Plot { area, x: Scale::linear(0.0, count), y };
    let mut shapes = Vec::new();
    let canvas = Canvas::new((width, HEIGHT), &mut shapes, 0.0);
    let small = Paint::new(Role::SmallLabel, Ink::Ink3);
    let strong = Paint::new(Role::SmallLabelStrong, Ink::Ink);
    let columns = vec![(strategy.caption().to_owned(), Some(strategy))];
    let mut figures = Figures { along: "Month", columns, ..Figures::default() };
    for ((place, usd), at) in values.iter().enumerate().zip(0_u16..) {
        let chosen = place + 1 == month;
        let (from, to) = (plot.x(f64::from(at)), plot.x(f64::from(at) + 1.0));
        let gap = if to - from > 3.0 { 1.0 } else { 0.0 };
        let bar = Area { left: from, top: plot.y(usd.clamp(0.0, most)), right: to - gap, bottom: BOTTOM };
        let role = if chosen { Role::BarPeople } else { Role::BarModels };
        canvas.rect(Paint::new(role, Ink::of(strategy)), &bar);
        figures.row(f64::from(at) + 1.0, start.plus(place).to_string(), vec![Some(*usd)]);
        if chosen {
            let middle = f64::midpoint(from, to);
            let within = |paint: Paint, text: &str| {
                let half = wide(paint, text) / 2.0;
                middle.clamp(half, (area.right - half).max(half))
            };
            let (amount, name) = (number::usd(*usd), start.plus(place).to_string());
            canvas.text(strong, (within(strong, &amount), bar.top - 5.0), Anchor::Middle, &amount);
            canvas.text(strong, (within(strong, &name), BOTTOM + 14.0), Anchor::Middle, &name);
        }
    }
    // The ends stay unnamed where the chosen month stands in their way.
    let room = 1.6 * wide(strong, "2026-12");
    let chosen = plot.x(f64::from(u16::try_from(month).ok()?));
    let last = start.plus(values.len().saturating_sub(1)).to_string();
    if chosen > room {
        canvas.text(small, (0.0, BOTTOM + 14.0), Anchor::Start, &start.to_string());
    }
    if chosen < area.right - room {
        canvas.text(small, (area.right, BOTTOM + 14.0), Anchor::End, &last);
    }
    drop(canvas);
    let at = |place: usize| values.get(place).copied().map_or_else(String::new, number::usd);
    Some(Chart {
        kind: Some(Kind::Breakdown),
        title: format!("{}, {} by month", strategy.caption(), line.words()),
        description: format!(
            "{} in {start}, {} in {last}; chosen: {} in {}.",
            at(0),
            at(values.len().saturating_sub(1)),
            at(month.saturating_sub(1)),
            start.plus(month.saturating_sub(1))
        ),
        pair: None,
        width,
        height: HEIGHT,
        shapes,
        plot: Some(plot),
        figures,
    })
}
