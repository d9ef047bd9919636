//! What the steps of a line are: one retraining of the challenger, and the switch of the staged strategy.

use crate::kind::Strategy;
use crate::number;
use crate::report::Report;

use super::Money;
use super::area::Area;
use super::canvas::{Canvas, covered, on};
use super::frame::Page;
use super::place::{Importance, Place, Wish};
use super::plot::Plot;
use super::shape::{Anchor, Ink, Paint, Role};

/// A step of a line, with where its words could stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lump {
    paint: Paint,
    spots: Vec<Spot>,
}

/// What to say and where, and the line that leads to it.
#[derive(Debug, Clone, PartialEq)]
struct Spot {
    text: String,
    at: (f64, f64),
    anchor: Anchor,
    leader: Option<[(f64, f64); 2]>,
}

impl Lump {
    /// Where its words may stand.
    pub(super) fn wish(&self) -> Wish {
        let place = |spot: &Spot| {
            let leader =
                spot.leader.map(|[from, to]| Area { left: from.0, top: from.1, right: to.0, bottom: to.1 });
            Place { leader, ..Place::of(covered(self.paint, spot.at, spot.anchor, &spot.text)) }
        };
        Wish { importance: Importance::Note, places: self.spots.iter().map(place).collect() }
    }

    pub(super) fn draw(&self, canvas: &Canvas<'_>, place: usize, tints: &[Area]) {
        let Some(spot) = self.spots.get(place) else { return };
        if let Some([from, to]) = spot.leader {
            canvas.line(Paint::new(Role::NoteLeader, Ink::Line3), from, to);
        }
        let paint = on(tints, self.paint, spot.at, spot.anchor, &spot.text);
        canvas.text(paint, spot.at, spot.anchor, &spot.text);
    }
}

/// The lumps that are named.
pub(super) fn lumps(
    report: &Report,
    money: Money,
    pair: Option<(Strategy, Strategy)>,
    page: &Page,
    plot: &Plot,
) -> Vec<Lump> {
    if page.is_narrow() {
        return Vec::new();
    }
    let retrained = pair.and_then(|(challenger, incumbent)| {
        [challenger, incumbent].into_iter().find_map(|who| retraining(report, money, who, plot))
    });
    retrained.into_iter().chain(switch(report, money, plot)).collect()
}

/// The amounts before and after the start of a month, from 1.
fn step(report: &Report, money: Money, strategy: Strategy, month: usize) -> Option<(f64, f64)> {
    let curves = &report.figures(strategy)?.curves;
    let curve = match money {
        Money::Present => &curves.present,
        Money::Nominal => &curves.nominal,
    };
    let (before, after) = (*curve.before.get(month - 1)?, *curve.after.get(month - 1)?);
    (after > before).then_some((before, after))
}

#[expect(clippy::cast_precision_loss, reason = "a month is a small number")]
fn tau(month: usize) -> f64 {
    (month - 1) as f64
}

fn retraining(report: &Report, money: Money, strategy: Strategy, plot: &Plot) -> Option<Lump> {
    let (_, months) = report.basis.retrainings.iter().find(|(known, _)| *known == strategy)?;
    let steps: Vec<(usize, f64, f64)> = months
        .iter()
        .filter_map(|month| {
            step(report, money, strategy, *month).map(|(before, after)| (*month, before, after))
        })
        .collect();
    let words = match months.as_slice() {
        [first, second, ..] if months.windows(2).all(|pair| pair[1] - pair[0] == second - first) => {
            let every = second - first;
            if every == 1 {
                "Retraining, every month".to_owned()
            } else {
                format!("Retraining, every {every} months")
            }
        }
        _ => "Retraining".to_owned(),
    };
    // The words name one step, so they stand for one amount: of the steps a late one is looked at first,
    // where lines have parted, but not the last, which lies at the edge.
    let mut order: Vec<&(usize, f64, f64)> = steps.iter().rev().collect();
    if order.len() > 1 {
        order.swap(0, 1);
    }
    let spots =
        order.into_iter().flat_map(|(month, before, after)| {
            let text = format!("{words}: +{} here", number::usd(after - before));
            let (x, y) = plot.at((tau(*month), *before));
            [26.0, 14.0, 40.0, 56.0, 76.0].into_iter().flat_map(move |way| {
                let leader = Some([(x, y + 6.0), (x, y + way + 4.0)]);
                let text = text.clone();
                [(x, Anchor::Middle), (x + 6.0, Anchor::End), (x - 6.0, Anchor::Start)]
                    .map(|(x, anchor)| Spot { text: text.clone(), at: (x, y + way + 17.0), anchor, leader })
            })
        });
    Some(Lump { paint: Paint::new(Role::LumpNote, Ink::Ink3), spots: spots.collect() })
}

fn switch(report: &Report, money: Money, plot: &Plot) -> Option<Lump> {
    let (month, then) = report.basis.switch?;
    let (before, after) = step(report, money, Strategy::Staged, month)?;
    let text = format!("Switch to {}: +{}", then.label(), number::usd(after - before));
    let (x, low) = plot.at((tau(month), before));
    let (_, high) = plot.at((tau(month), after));
    let spot = |share: f64, (aside, anchor): (f64, Anchor)| Spot {
        text: text.clone(),
        at: (x + aside, low + share * (high - low) + 4.0),
        anchor,
        leader: None,
    };
    let sides = [(9.0, Anchor::Start), (-9.0, Anchor::End)];
    let spots =
        [0.75, 0.6, 0.45, 0.3, 0.15].into_iter().flat_map(|share| sides.map(|side| spot(share, side)));
    let paint = Paint::new(Role::LumpNote, Ink::text_of(Strategy::Staged));
    Some(Lump { paint, spots: spots.collect() })
}
