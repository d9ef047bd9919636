//! The difference of two strategies over the months, as a fan: nine of ten draws lie in it, half of them in its
//! darker middle.

use crate::number::usd_difference;
use crate::report::{Spread, Uncertainty};

use super::Parts;
use super::area::Area;
use super::axis::Steps;
use super::canvas::{Canvas, covered, wide};
use super::column;
use super::figures::Figures;
use super::frame::{self, Page};
use super::place::{Importance, Obstacles, Place, Wish, place};
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};

/// From the end of the plot to its labels.
const APART: f64 = 10.0;
const LINE: f64 = 15.0;

/// What stands beside an end of the fan.
struct End {
    usd: f64,
    words: String,
    paint: Paint,
}

pub(super) fn draw(result: &Uncertainty, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let nothing = Parts { plot: None, figures: Figures::default() };
    let (Some(challenger), Some(incumbent)) = (result.challenger, result.incumbent) else { return nothing };
    let Some(end) = result.difference_by_month.last() else { return nothing };
    let least = result.difference_by_month.iter().map(|spread| spread.p5_usd).fold(0.0, f64::min);
    let most = result.difference_by_month.iter().map(|spread| spread.p95_usd).fold(0.0, f64::max);
    let steps = Steps::across(least, most);
    let ends = ends(page, end, Ink::text_of(challenger));
    let room = ends.iter().map(|end| wide(end.paint, &end.words)).fold(0.0, f64::max) + APART + 4.0;
    let months = result.probability_cheaper_by_month.len();
    let area = Area {
        left: page.left(&steps),
        top: page.head + 12.0,
        right: page.width - room,
        bottom: page.height - 26.0,
    };
    let horizon = f64::from(u16::try_from(months).unwrap_or(u16::MAX));
    let plot = Plot { area, x: Scale::linear(0.0, horizon), y: Scale::linear(steps.from(), steps.to()) };
    frame::amounts(canvas, page, &plot, &steps);
    let ink = Ink::of(challenger);
    for (low, high) in [
        (points(result, |spread| spread.p5_usd), points(result, |spread| spread.p95_usd)),
        (points(result, |spread| spread.p25_usd), points(result, |spread| spread.p75_usd)),
    ] {
        let outline: Vec<(f64, f64)> =
            high.into_iter().chain(low.into_iter().rev()).map(|point| plot.at(point)).collect();
        canvas.polygon(Paint::new(Role::Wedge, ink), &outline);
    }
    // Where both have cost the same.
    let zero = plot.y(0.0);
    canvas.line(Paint::new(Role::You, Ink::Ink2), (area.left, zero), (area.right, zero));
    let middle = points(result, |spread| spread.p50_usd);
    canvas.series(Paint::new(page.line(true), ink), &plot, &middle);
    let sides = [
        format!("{} costs more than {}", challenger.caption(), incumbent.label()),
        format!("{} costs less", challenger.caption()),
    ];
    say_sides(canvas, &plot, result, &sides);
    frame::months(canvas, page, &plot, (result.start, months), page.height - 8.0);
    say_ends(canvas, &plot, &ends, page);
    Parts { plot: Some(plot), figures: figures(result) }
}

fn points(result: &Uncertainty, of: fn(&Spread) -> f64) -> Vec<(f64, f64)> {
    (0_u16..).map(f64::from).zip(result.difference_by_month.iter().map(of)).collect()
}

fn ends(page: &Page, last: &Spread, ink: Ink) -> [End; 3] {
    let (plain, strong) = if page.is_narrow() {
        (Role::SmallLabel, Role::SmallLabelStrong)
    } else {
        (Role::Label, Role::LabelStrong)
    };
    let words = |usd: f64, what: &str| {
        let figure = usd_difference(usd);
        if page.is_narrow() { figure } else { format!("{figure} {what}") }
    };
    [
        End {
            usd: last.p95_usd,
            words: words(last.p95_usd, "95th percentile"),
            paint: Paint::new(plain, Ink::Ink2),
        },
        End { usd: last.p50_usd, words: words(last.p50_usd, "median"), paint: Paint::new(strong, ink) },
        End {
            usd: last.p5_usd,
            words: words(last.p5_usd, "5th percentile"),
            paint: Paint::new(plain, Ink::Ink2),
        },
    ]
}

/// What the ends of the fan are, beside them.
fn say_ends(canvas: &Canvas<'_>, plot: &Plot, ends: &[End], page: &Page) {
    let wishes: Vec<column::Wish> = ends
        .iter()
        .map(|end| column::Wish { at: plot.y(end.usd), above: LINE / 2.0, below: LINE / 2.0 })
        .collect();
    let (top, bottom) = (plot.area.top - 10.0, page.height - 8.0);
    let Some(places) = column::solve(&wishes, top, bottom) else { return };
    for ((end, wish), at) in ends.iter().zip(&wishes).zip(places) {
        let right = plot.area.right;
        if (at - wish.at).abs() > 3.0 {
            let leader = Paint::new(Role::Leader, Ink::Line3);
            canvas.line(leader, (right + 1.0, wish.at), (right + APART - 2.0, at));
        }
        canvas.text(end.paint, (right + APART, at + 4.0), Anchor::Start, &end.words);
    }
}

/// What it means to be above the line at nothing, and below it, where there is room.
fn say_sides(canvas: &Canvas<'_>, plot: &Plot, result: &Uncertainty, sides: &[String; 2]) {
    let paint = Paint::new(Role::MarkerNote, Ink::Ink2);
    let Area { left, top, right, bottom } = plot.area;
    let zero = plot.y(0.0);
    let corners = |side: usize| {
        let rows = if side == 0 { [top + 14.0, zero - 8.0] } else { [bottom - 8.0, zero + 16.0] };
        let place = |y: f64| [((left + 8.0, y), Anchor::Start), ((right - 8.0, y), Anchor::End)];
        rows.map(place).concat()
    };
    let wish = |(side, words): (usize, &String)| Wish {
        importance: Importance::Note,
        places: corners(side)
            .into_iter()
            .map(|(at, anchor)| Place::of(covered(paint, at, anchor, words)))
            .collect(),
    };
    let wishes: Vec<Wish> = sides.iter().enumerate().map(wish).collect();
    let outline =
        |of: fn(&Spread) -> f64| points(result, of).into_iter().map(|point| plot.at(point)).collect();
    let edges: [fn(&Spread) -> f64; 5] = [
        |spread| spread.p5_usd,
        |spread| spread.p25_usd,
        |spread| spread.p50_usd,
        |spread| spread.p75_usd,
        |spread| spread.p95_usd,
    ];
    let mut lines: Vec<Vec<(f64, f64)>> = edges.into_iter().map(outline).collect();
    lines.push(vec![(left, zero), (right, zero)]);
    let obstacles = Obstacles { within: Some(plot.area), areas: Vec::new(), lines };
    for ((side, words), placed) in sides.iter().enumerate().zip(place(&wishes, &obstacles)) {
        if let Some(placed) = placed {
            let (at, anchor) = corners(side)[placed.place];
            canvas.text(paint, at, anchor, words);
        }
    }
}

fn figures(result: &Uncertainty) -> Figures {
    let names = ["5th percentile", "25th percentile", "Median", "75th percentile", "95th percentile"];
    let columns = names.map(|name| (name.to_owned(), None)).to_vec();
    let mut figures = Figures { along: "End of month", columns, ..Figures::default() };
    for (spread, month) in result.difference_by_month.iter().skip(1).zip(1_u16..) {
        let name = result.start.plus(usize::from(month) - 1).to_string();
        let values = [spread.p5_usd, spread.p25_usd, spread.p50_usd, spread.p75_usd, spread.p95_usd];
        figures.row(f64::from(month), name, values.map(Some).to_vec());
    }
    figures
}
