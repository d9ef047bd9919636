//! Who is ahead: the bands behind the lines, the wedge between them, and the rail under the axis.

use crate::kind::Strategy;
use crate::order;
use crate::report::Stretch;

use super::area::Area;
use super::canvas::{Canvas, wide};
use super::plot::Plot;
use super::shape::{Anchor, Ink, Paint, Role};

/// The height of the rail, and its distance from the axis.
const RAIL: f64 = 14.0;
const APART: f64 = 5.0;

/// A stretch of the axis, and who is ahead in it; nobody where the two cost the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lead {
    pub(super) who: Option<Strategy>,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// The stretches from end to end, from those in which each of the two is ahead.
pub(super) fn leads(
    challenger: (Strategy, &[Stretch]),
    incumbent: (Strategy, &[Stretch]),
    (from, to): (f64, f64),
) -> Vec<Lead> {
    let ahead = |(who, stretches): (Strategy, &[Stretch])| -> Vec<Lead> {
        let lead =
            |stretch: &Stretch| Lead { who: Some(who), from: stretch.from.max(from), to: stretch.to.min(to) };
        stretches.iter().map(lead).filter(|lead| lead.from < lead.to).collect()
    };
    let mut known = [ahead(challenger), ahead(incumbent)].concat();
    order::sort_by(&mut known, |a, b| a.from.total_cmp(&b.from));
    let mut all: Vec<Lead> = Vec::new();
    let mut reached = from;
    for lead in known {
        if lead.from > reached {
            all.push(Lead { who: None, from: reached, to: lead.from });
        }
        all.push(Lead { from: lead.from.max(reached), ..lead });
        reached = reached.max(lead.to);
    }
    if reached < to {
        all.push(Lead { who: None, from: reached, to });
    }
    all.retain(|lead| lead.from < lead.to);
    all
}

/// A tint over the whole height while the challenger is ahead; one that never ends would say nothing. What
/// they cover is given back.
pub(super) fn bands(
    canvas: &Canvas<'_>,
    plot: &Plot,
    challenger: Strategy,
    stretches: &[Stretch],
) -> Vec<Area> {
    let mut bands = Vec::new();
    for stretch in stretches {
        let (from, to) = (stretch.from.max(plot.x.from), stretch.to.min(plot.x.to));
        if from >= to || (from == plot.x.from && to == plot.x.to) {
            continue;
        }
        let area = Area { left: plot.x(from), right: plot.x(to), ..plot.area };
        canvas.rect(Paint::new(Role::Band, Ink::of(challenger)), &area);
        bands.push(area);
    }
    bands
}

/// The rail in words; a piece narrower than its words stays empty.
pub(super) fn rail(canvas: &Canvas<'_>, plot: &Plot, leads: &[Lead]) {
    let top = plot.area.bottom + APART;
    for lead in leads {
        let (left, right) = (plot.x(lead.from) + 0.5, plot.x(lead.to) - 0.5);
        let ink = lead.who.map_or(Ink::Line3, Ink::of);
        canvas.rect(Paint::new(Role::Rail, ink), &Area { left, top, right, bottom: top + RAIL });
        let (words, ink) = match lead.who {
            Some(who) => (format!("{} ahead", who.caption()), Ink::on_tint_of(who)),
            None => ("the same cost".to_owned(), Ink::Ink2),
        };
        let paint = Paint::new(Role::RailText, ink);
        if wide(paint, &words) + 10.0 <= right - left {
            canvas.text(paint, (f64::midpoint(left, right), top + 10.5), Anchor::Middle, &words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::plot::Scale;
    use super::*;

    #[test]
    fn leads_cover_the_axis_without_overlap() {
        let a = [Stretch { from: 2.0, to: 3.0 }, Stretch { from: 5.0, to: 9.0 }];
        let b = [Stretch { from: 0.0, to: 2.0 }, Stretch { from: 3.0, to: 4.0 }];
        let found = leads((Strategy::FineTuned, &a), (Strategy::Rag, &b), (0.0, 9.0));
        let who: Vec<_> = found.iter().map(|lead| (lead.who, lead.from, lead.to)).collect();
        let (tuned, rag) = (Some(Strategy::FineTuned), Some(Strategy::Rag));
        assert_eq!(
            who,
            [(rag, 0.0, 2.0), (tuned, 2.0, 3.0), (rag, 3.0, 4.0), (None, 4.0, 5.0), (tuned, 5.0, 9.0)]
        );
        assert_eq!(leads((Strategy::Rag, &[]), (Strategy::Hybrid, &[]), (0.0, 1.0)).len(), 1);
    }

    #[test]
    fn a_tint_that_covers_everything_marks_nothing_and_is_left_out() {
        let mut shapes = Vec::new();
        let canvas = Canvas::new((100, 100), &mut shapes, 0.0);
        let area = Area { left: 0.0, top: 0.0, right: 100.0, bottom: 80.0 };
        let plot = Plot { area, x: Scale::linear(0.0, 10.0), y: Scale::linear(0.0, 1.0) };
        let tints = |from: f64, to: f64| bands(&canvas, &plot, Strategy::Hybrid, &[Stretch { from, to }]);
        assert_eq!(tints(0.0, 10.0), []);
        assert_eq!(tints(4.0, 10.0), [Area { left: 40.0, ..area }]);
        // Beyond the axis there is nothing to tint.
        assert_eq!(tints(11.0, 20.0), []);
    }
}
