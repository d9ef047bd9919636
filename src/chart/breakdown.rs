//! Where the money goes: one bar a strategy, all on one scale.

use crate::kind::Strategy;
use crate::number;
use crate::report::{Category, Figures as Costs, Report, Status, StrategyResult, share_in_words};

use super::area::Area;
use super::canvas::{Canvas, font, wide};
use super::figures::Figures;
use super::frame::Page;
use super::glyph;
use super::labels::tagged;
use super::metrics;
use super::plot::{Plot, Scale};
use super::shape::{Anchor, Ink, Paint, Role};
use super::{Chart, Kind, Parts};

const ROW: f64 = 40.0;
const BAR: f64 = 18.0;
/// The key above the bars.
const KEY: f64 = 24.0;
const FOOT: f64 = 8.0;
const SMALL: Paint = Paint::new(Role::TagText, Ink::Ink3);

/// Names stand above their bars where it is narrow.
fn is_narrow(width: f64) -> bool {
    width < 480.0
}

/// The height of all bars.
pub(super) fn height(report: &Report, width: f64) -> u32 {
    let row = if is_narrow(width) { 48 } else { 40 };
    32 + row * u32::try_from(report.strategies.0.len()).unwrap_or(5)
}

/// The three parts of a bar: people, models, the rest. A bar without an end has no length.
fn parts(costs: &Costs) -> [f64; 3] {
    let of = |category: Category| costs.categories.get(&category).copied().unwrap_or(0.0);
    let (people, models) = (of(Category::People), of(Category::Models));
    let parts = [people, models, (costs.total_usd - people - models).max(0.0)];
    if costs.total_usd.is_finite() && people.is_finite() && models.is_finite() { parts } else { [0.0; 3] }
}

pub(super) fn draw(report: &Report, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let rows = report.ranked();
    let lengths =
        rows.iter().filter_map(|(_, result)| Some(parts(result.figures.as_ref()?).iter().sum::<f64>()));
    let most = lengths.fold(0.0, f64::max).min(f64::MAX);
    let total = Paint::new(Role::BarText, Ink::Ink);
    let totals = rows
        .iter()
        .filter_map(|(_, result)| Some(wide(total, &number::usd(result.figures.as_ref()?.total_usd))));
    let narrow = is_narrow(page.width);
    let left = if narrow { 0.0 } else { 150.0 };
    let count = u16::try_from(rows.len()).unwrap_or(1).max(1);
    let top = page.head + KEY;
    let row = ((page.height - FOOT - top) / f64::from(count))
        .clamp(BAR + 2.0, if narrow { 56.0 } else { 2.0 * ROW });
    let area = Area {
        left,
        top,
        right: (page.width - totals.fold(0.0, f64::max) - 10.0).max(left + 40.0),
        bottom: top + row * f64::from(count),
    };
    let scale = Scale::linear(0.0, if most > 0.0 { most } else { 1.0 });
    let plot = Plot { area, x: scale, y: Scale::linear(0.0, f64::from(count)) };
    key(canvas, page, left);
    let cheapest = report.cheapest.strategy;
    for (place, (strategy, result)) in (0_u16..).zip(&rows) {
        let at = top + row * f64::from(place);
        if place > 0 || !narrow {
            canvas.line(Paint::new(Role::Grid, Ink::Line), (0.0, at), (page.width, at));
        }
        let strong = cheapest == Some(*strategy);
        one(canvas, page, &plot, *strategy, result, (at, row), strong);
    }
    let figures = figures(&rows);
    Parts { plot: Some(plot), figures }
}

/// The least room for the total behind a bar that stands alone, and its distance from the bar.
const TOTAL: f64 = 52.0;
const ASIDE: f64 = 6.0;

/// The bar of one strategy, on the scale of all.
pub(super) fn alone(report: &Report, strategy: Strategy, width: u32) -> Option<Chart> {
    let costs = report.figures(strategy)?;
    let height = 18;
    let totals =
        || report.strategies.iter().filter_map(|(_, result)| Some(result.figures.as_ref()?.total_usd));
    let most = totals().filter(|usd| usd.is_finite()).fold(0.0, f64::max);
    let text = Paint::new(Role::BarText, Ink::Ink);
    let room = totals().map(|usd| wide(text, &number::usd(usd)) + ASIDE).fold(TOTAL, f64::max);
    let right = (f64::from(width) - room).max(1.0);
    let plot = Plot {
        area: Area { left: 0.0, top: 0.0, right, bottom: BAR },
        x: Scale::linear(0.0, if most > 0.0 { most } else { 1.0 }),
        y: Scale::linear(0.0, 1.0),
    };
    let mut shapes = Vec::new();
    bar(&Canvas::new((width, height), &mut shapes, 0.0), &plot, strategy, costs, 0.0);
    let parts = costs.categories.iter().filter(|(_, usd)| **usd > 0.0);
    let parts: Vec<String> =
        parts.map(|(category, usd)| format!("{} {}", category.name(), number::usd(*usd))).collect();
    Some(Chart {
        kind: Some(Kind::Breakdown),
        title: strategy.caption().to_owned(),
        description: parts.join(", "),
        pair: None,
        width,
        height,
        shapes,
        plot: Some(plot),
        figures: Figures::default(),
    })
}

/// What the three tints are.
fn key(canvas: &Canvas<'_>, page: &Page, left: f64) {
    let (mut x, baseline) = (left, page.head + 12.0);
    let tints = [(Role::BarPeople, "people"), (Role::BarModels, "models"), (Role::BarRest, "rest")];
    for (role, words) in tints {
        let square = Area { left: x, top: baseline - 8.5, right: x + 9.0, bottom: baseline + 0.5 };
        canvas.rect(Paint::new(role, Ink::Ink2), &square);
        canvas.text(SMALL, (x + 13.0, baseline), Anchor::Start, words);
        x += 13.0 + wide(SMALL, words) + 14.0;
    }
}

fn one(
    canvas: &Canvas<'_>,
    page: &Page,
    plot: &Plot,
    strategy: Strategy,
    result: &StrategyResult,
    (top, height): (f64, f64),
    strong: bool,
) {
    let narrow = is_narrow(page.width);
    let role = if strong { Role::LabelStrong } else { Role::Label };
    let name = Paint::new(role, Ink::text_of(strategy));
    let middle = top + height / 2.0;
    let tag = match result.status {
        Status::Ok => None,
        bad => Some(bad.word()),
    };
    let line = if narrow {
        top + 15.0
    } else if tag.is_some() && height >= 36.0 {
        middle - 4.0
    } else {
        middle + 4.0
    };
    glyph::draw(canvas, Role::Glyph, strategy, (6.0, line - 4.0), 1.0);
    canvas.text(name, (17.0, line), Anchor::Start, strategy.caption());
    let beside = 17.0 + wide(name, strategy.caption()) + 8.0;
    let tag_end = tag.map_or(beside, |tag| {
        let at = if narrow || height < 36.0 { (beside, line) } else { (17.0, line + 16.0) };
        at.0 + tagged(canvas, at, tag) + 6.0
    });
    let Some(costs) = &result.figures else {
        let reason = result.reason.as_deref().unwrap_or_default();
        let left = if narrow { 17.0 } else { plot.area.left };
        let paint = Paint { ink: Ink::Ink2, ..SMALL };
        let lines = metrics::lines(reason, font(paint), page.width - left - 4.0);
        let first = if narrow {
            line + 16.0
        } else if lines.len() > 1 {
            middle - 3.0
        } else {
            middle + 4.0
        };
        for (text, row) in lines.iter().take(2).zip(0_u8..) {
            canvas.text(paint, (left, first + 14.0 * f64::from(row)), Anchor::Start, text);
        }
        return;
    };
    if tag == Some(Status::Unfit.word()) && narrow {
        let words = format!("{} unanswered", number::percent(result.unanswered, 2));
        if tag_end + wide(SMALL, &words) <= page.width {
            canvas.text(SMALL, (tag_end, line), Anchor::Start, &words);
        }
    }
    bar(canvas, plot, strategy, costs, if narrow { top + height - BAR - 6.0 } else { middle - BAR / 2.0 });
}

/// A bar with its parts, the share of people's hours in it and the total behind it.
fn bar(canvas: &Canvas<'_>, plot: &Plot, strategy: Strategy, costs: &Costs, bar: f64) {
    let mut sum = 0.0;
    let roles = [Role::BarPeople, Role::BarModels, Role::BarRest];
    for (usd, role) in parts(costs).into_iter().zip(roles) {
        let from = plot.x(sum);
        sum = (sum + usd).min(plot.x.to);
        let to = plot.x(sum);
        // A hair of the ground parts one from the next.
        let hair = if role == Role::BarPeople { 0.0 } else { 1.0 };
        let piece = Area { left: (from + hair).min(to), top: bar, right: to, bottom: bar + BAR };
        canvas.rect(Paint::new(role, Ink::of(strategy)), &piece);
    }
    let people = plot.x(parts(costs)[0]) - plot.area.left;
    let share = if costs.total_usd > 0.0 { parts(costs)[0] / costs.total_usd } else { 0.0 };
    let share = share_in_words(share);
    let inside = Paint::new(Role::BarText, Ink::Surface);
    let texts = [format!("{share} people"), share];
    if let Some(text) = texts.iter().find(|text| wide(inside, text) + 12.0 <= people) {
        canvas.text(inside, (plot.area.left + 7.0, bar + 13.0), Anchor::Start, text);
    }
    let at = (plot.x(sum) + ASIDE, bar + 13.0);
    canvas.text(Paint::new(Role::BarText, Ink::Ink), at, Anchor::Start, &number::usd(costs.total_usd));
}

fn figures(rows: &[(Strategy, &StrategyResult)]) -> Figures {
    let categories = Category::ALL.iter().map(|category| (category.name().to_owned(), None));
    let columns = categories.chain([("total".to_owned(), None)]).collect();
    let mut figures = Figures { along: "Strategy", columns, ..Figures::default() };
    for (place, (strategy, result)) in (0_u16..).zip(rows) {
        let costs = result.figures.as_ref();
        let of = |category: &Category| costs.and_then(|costs| costs.categories.get(category).copied());
        let mut values: Vec<Option<f64>> = Category::ALL.iter().map(of).collect();
        values.push(costs.map(|costs| costs.total_usd));
        figures.row(f64::from(place), strategy.caption(), values);
    }
    figures
}
