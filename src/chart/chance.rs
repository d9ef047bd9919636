//! How likely the challenger has cost less than the incumbent, by the end of each month.

use crate::number::percent;
use crate::report::{Uncertainty, chance_in_words};
use crate::unit::Unit;

use super::Parts;
use super::area::Area;
use super::canvas::{Canvas, wide};
use super::figures::Figures;
use super::frame::{self, Page};
use super::marks::Mark;
use super::place::{Obstacles, place};
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};

pub(super) fn draw(result: &Uncertainty, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let Some(challenger) = result.challenger else {
        return Parts { plot: None, figures: Figures::default() };
    };
    let chances = &result.probability_cheaper_by_month;
    let last = chances.last().copied().unwrap_or_default();
    let strong = if page.is_narrow() { Role::SmallLabelStrong } else { Role::LabelStrong };
    let end = Paint::new(strong, Ink::text_of(challenger));
    let words = chance_in_words(last);
    let levels = [0.0, 0.25, 0.5, 0.75, 1.0];
    let named = |level: f64| percent(level, 3);
    let left = levels.iter().map(|level| wide(page.axis_label(), &named(*level)) + 9.0).fold(40.0, f64::max);
    let area = Area {
        left: left.ceil(),
        top: page.head + 12.0,
        right: page.width - wide(end, &words) - 14.0,
        bottom: page.height - 26.0,
    };
    let horizon = f64::from(u16::try_from(chances.len()).unwrap_or(u16::MAX));
    let plot = Plot { area, x: Scale::linear(0.0, horizon), y: Scale::linear(0.0, 1.0) };
    frame::levels(canvas, page, &plot, levels.into_iter(), named);
    let ink = Ink::of(challenger);
    let points: Vec<(f64, f64)> = (1_u16..).map(f64::from).zip(chances.iter().copied()).collect();
    let mut outline: Vec<(f64, f64)> = points.iter().map(|point| plot.at(*point)).collect();
    outline.push((plot.x(horizon), area.bottom));
    outline.push((plot.x(1.0), area.bottom));
    canvas.polygon(Paint::new(Role::Wedge, ink), &outline);
    canvas.series(Paint::new(page.line(true), ink), &plot, &points);
    if let Some(mark) = even(result, &plot, &points) {
        let line = points.iter().map(|point| plot.at(*point)).collect();
        let obstacles =
            Obstacles { within: Some(area), areas: vec![mark.area()], lines: vec![line, mark.drop(&area)] };
        mark.ring(canvas, &area, 4.5);
        // What lies below the line stands on its tint.
        let tint = |pair: &[(f64, f64)]| Area {
            left: plot.x(pair[0].0),
            top: plot.y(pair[0].1.min(pair[1].1)),
            right: plot.x(pair[1].0),
            bottom: area.bottom,
        };
        let tints: Vec<Area> = points.windows(2).map(tint).collect();
        if let Some(Some(placed)) = place(&[mark.wish(&area)], &obstacles).first() {
            mark.words(canvas, &area, *placed, &tints);
        }
    }
    frame::months(canvas, page, &plot, (result.start, chances.len()), page.height - 8.0);
    canvas.text(end, (area.right + 8.0, plot.y(last) + 4.0), Anchor::Start, &words);
    Parts { plot: Some(plot), figures: figures(result) }
}

/// The first month by whose end it is as likely as not.
fn even(result: &Uncertainty, plot: &Plot, points: &[(f64, f64)]) -> Option<Mark> {
    let challenger = result.challenger?;
    let (month, chance) = points.iter().copied().find(|(_, chance)| *chance >= 0.5)?;
    let name = result.month_of(month - 1.0).to_string();
    Some(Mark {
        at: plot.at((month, chance)),
        label: format!("as likely as not by {name}"),
        brief: name,
        note: String::new(),
        to_the_left: plot.x.share(month) > 0.4,
        ink: Ink::of(challenger),
        text: Ink::text_of(challenger),
    })
}

fn figures(result: &Uncertainty) -> Figures {
    let columns = vec![("Probability of having cost less".to_owned(), result.challenger)];
    let mut figures =
        Figures { along: "End of month", columns, unit: Some(Unit::share("")), ..Figures::default() };
    for (chance, month) in result.probability_cheaper_by_month.iter().zip(1_u16..) {
        let name = result.start.plus(usize::from(month) - 1).to_string();
        figures.row(f64::from(month), name, vec![Some(*chance)]);
    }
    figures
}
