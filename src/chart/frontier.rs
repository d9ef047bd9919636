//! The map of the cheapest strategies: areas, the lines between them, and the place of the scenario.

use crate::kind::Strategy;
use crate::report::{FrontierMap, MapAxis, frontier_sentences, input_name};

use super::area::Area;
use super::canvas::{Canvas, covered, wide};
use super::figures::Figures;
use super::frame::{self, Page};
use super::glyph;
use super::map_axis::{Ticks, edges, scale};
use super::metrics;
use super::owned::Owned;
use super::plot::Plot;
use super::regions::{lines, regions};
use super::shape::{Anchor, Ink, Paint, Role};
use super::sheet::{Sheet, usual_height};
use super::{Chart, HEIGHTS, Paper, Parts};

/// A line above the plot: what the axis up measures, and below it whose areas there are.
const LINE: f64 = 18.0;
const RING: f64 = 5.0;
const NAME: Paint = Paint::new(Role::LabelStrong, Ink::Ink);
const QUIET: Paint = Paint::new(Role::SmallAxisLabel, Ink::Ink3);
const HERE: Paint = Paint::new(Role::MarkerLabelOnTint, Ink::Ink);

pub(super) fn draw(map: &FrontierMap, paper: &Paper) -> Chart {
    let sheet = Sheet::new(paper.width, paper.heading);
    let height = paper.height.map_or_else(
        || usual_height(sheet.width) + if sheet.width < 688 { 60 } else { 40 },
        |height| height.clamp(*HEIGHTS.start(), *HEIGHTS.end()),
    );
    let what = "Which strategy is cheapest where, in present value";
    let small = sheet.inner() < 480.0;
    let chart = sheet.draw(height, small, (&map.title, what), |canvas, page| one(map, canvas, page));
    Chart { description: frontier_sentences(map).text(), ..chart }
}

fn one(map: &FrontierMap, canvas: &Canvas<'_>, page: &Page) -> Parts {
    let up = Ticks::of(&map.y);
    let left = up.0.iter().map(|(_, label)| wide(page.axis_label(), label) + 11.0).fold(24.0, f64::max);
    let area = Area {
        left: left.ceil().min(page.width / 3.0),
        top: page.head + 2.0 * LINE + 6.0,
        right: page.width - if page.small { 8.0 } else { 14.0 },
        bottom: page.height - 38.0,
    };
    let plot = Plot { area, x: scale(&map.x), y: scale(&map.y) };
    let columns =
        edges(&map.x, &plot.x).into_iter().map(|share| area.left + share * (area.right - area.left));
    let rows = edges(&map.y, &plot.y).into_iter().map(|share| area.bottom - share * (area.bottom - area.top));
    let (columns, rows): (Vec<f64>, Vec<f64>) = (columns.collect(), rows.collect());
    let corners = |line: Vec<(usize, usize)>| -> Vec<(f64, f64)> {
        line.into_iter().map(|(column, row)| (columns[column], rows[row])).collect()
    };
    for region in regions(&map.cheapest) {
        if let Some(who) = region.owner {
            canvas.polygon(Paint::new(Role::Region, Ink::of(who)), &corners(region.outline()));
        }
    }
    for line in lines(&map.cheapest) {
        canvas.path(Paint::new(Role::Frontier, Ink::Ink2), &corners(line));
    }
    axes(map, canvas, page, &plot, &up);
    let owned = Owned::new(&map.cheapest, columns, rows);
    let taken = here(map, canvas, &plot, &owned);
    let named = names(map, canvas, &owned, &taken);
    key(map, canvas, page, &named);
    Parts { plot: Some(plot), figures: figures(map) }
}

fn axes(map: &FrontierMap, canvas: &Canvas<'_>, page: &Page, plot: &Plot, up: &Ticks) {
    let (area, paint) = (plot.area, page.axis_label());
    let line = Paint::new(Role::Axis, Ink::Line3);
    canvas.line(line, (area.left, area.bottom), (area.right, area.bottom));
    canvas.line(line, (area.left, area.top), (area.left, area.bottom));
    let mut free = f64::NEG_INFINITY;
    for (value, label) in &Ticks::of(&map.x).0 {
        let (x, half) = (plot.x(*value), wide(paint, label) / 2.0);
        let has_room = x - half >= free && x + half <= page.width;
        frame::tick(canvas, plot, x, has_room);
        if has_room {
            canvas.text(paint, (x, area.bottom + 17.0), Anchor::Middle, label);
            free = x + half + 8.0;
        }
    }
    let mut free = f64::INFINITY;
    for (value, label) in &up.0 {
        let y = plot.y(*value);
        canvas.line(line, (area.left - 4.0, y), (area.left, y));
        if y + 6.0 <= free {
            let label = metrics::shortened(label, super::canvas::font(paint), area.left - 9.0);
            canvas.text(paint, (area.left - 7.0, y + 4.0), Anchor::End, &label);
            free = y - 8.0;
        }
    }
    let named = |axis: &MapAxis| {
        let words = axis.field.spec().unit.symbol();
        let name = [input_name(axis.field), words].into_iter().filter(|part| !part.is_empty());
        metrics::shortened(&name.collect::<Vec<_>>().join(", "), super::canvas::font(QUIET), page.width - 4.0)
    };
    frame::measure(canvas, plot, page.height - 6.0, &named(&map.x));
    canvas.text(QUIET, (1.0, page.head + 12.0), Anchor::Start, &named(&map.y));
}

/// The place of the scenario, if it lies on the map; what it covers.
fn here(map: &FrontierMap, canvas: &Canvas<'_>, plot: &Plot, owned: &Owned<'_>) -> Vec<Area> {
    if map.x.place_of(map.present.x).is_none() || map.y.place_of(map.present.y).is_none() {
        return Vec::new();
    }
    let (x, y) = plot.at((map.present.x, map.present.y));
    let drop = Paint::new(Role::Drop, Ink::Ink);
    canvas.line(drop, (x, y + RING), (x, plot.area.bottom));
    canvas.line(drop, (plot.area.left, y), (x - RING, y));
    canvas.circle(Paint::new(Role::Ring, Ink::Ink), (x, y), RING);
    let ring = Area { left: x, top: y, right: x, bottom: y }.grown(RING + 2.0);
    let words = "you are here";
    let spots = [
        ((x + 9.0, y - 7.0), Anchor::Start),
        ((x - 9.0, y - 7.0), Anchor::End),
        ((x + 9.0, y + 16.0), Anchor::Start),
        ((x - 9.0, y + 16.0), Anchor::End),
        ((x, y - 11.0), Anchor::Middle),
    ];
    let area = |(at, anchor): ((f64, f64), Anchor)| covered(HERE, at, anchor, words);
    let within = |spot: &((f64, f64), Anchor)| plot.area.holds(&area(*spot));
    // Best where no line runs through it.
    let clear = spots.iter().find(|spot| owned.is_one(&area(**spot)));
    let mut taken = vec![ring];
    if let Some((at, anchor)) = clear.or_else(|| spots.iter().find(|spot| within(spot))) {
        // The ground shines around it only where it stands on a line.
        let role = if clear.is_some() { HERE.role } else { Role::MarkerLabel };
        canvas.text(Paint { role, ..HERE }, *at, *anchor, words);
        taken.push(area((*at, *anchor)));
    }
    // The dotted lines.
    taken.push(Area { left: x - 1.0, top: y, right: x + 1.0, bottom: plot.area.bottom });
    taken.push(Area { left: plot.area.left, top: y - 1.0, right: x, bottom: y + 1.0 });
    taken
}

/// What an area without anybody is called.
const NOBODY: &str = "none fits";
const SIGN: f64 = 14.0;

fn caption(who: Option<Strategy>) -> &'static str {
    who.map_or(NOBODY, Strategy::caption)
}

fn ink(who: Option<Strategy>) -> Ink {
    who.map_or(Ink::Ink2, Ink::on_tint_of)
}

/// Names areas where there is room in them; whose have been named.
fn names(map: &FrontierMap, canvas: &Canvas<'_>, owned: &Owned<'_>, taken: &[Area]) -> Vec<Option<Strategy>> {
    let mut named = Vec::new();
    for (who, _) in map.shares() {
        let size = (SIGN + wide(NAME, caption(who)) + 8.0, 20.0);
        let Some((x, y)) = owned.room(who, size, taken) else { continue };
        let left = x - size.0 / 2.0 + 4.0;
        if let Some(who) = who {
            glyph::draw(canvas, Role::Glyph, who, (left + 5.0, y), 1.0);
        }
        canvas.text(Paint { ink: ink(who), ..NAME }, (left + SIGN, y + 4.0), Anchor::Start, caption(who));
        named.push(who);
    }
    named
}

/// Whose areas there are, those that are not named first, as far as there is room.
fn key(map: &FrontierMap, canvas: &Canvas<'_>, page: &Page, named: &[Option<Strategy>]) {
    let (mut left, baseline) = (1.0, page.head + LINE + 12.0);
    let shares = map.shares();
    let (already, not_yet): (Vec<_>, Vec<_>) = shares.into_iter().partition(|(who, _)| named.contains(who));
    for (who, share) in not_yet.into_iter().chain(already) {
        let words = format!("{} {}", caption(who), crate::report::part_in_words(share));
        let paint = Paint { ink: who.map_or(Ink::Ink3, Ink::text_of), ..QUIET };
        let sign = if who.is_some() { SIGN } else { 0.0 };
        if left + sign + wide(paint, &words) > page.width {
            continue;
        }
        if let Some(who) = who {
            glyph::draw(canvas, Role::Glyph, who, (left + 5.0, baseline - 4.0), 0.9);
        }
        canvas.text(paint, (left + sign, baseline), Anchor::Start, &words);
        left += sign + wide(paint, &words) + 14.0;
    }
}

/// From where to where each strategy is cheapest, row by row.
fn figures(map: &FrontierMap) -> Figures {
    let whose: Vec<Strategy> = map.shares().into_iter().filter_map(|(who, _)| who).collect();
    let columns = whose
        .iter()
        .flat_map(|who| ["from", "to"].map(|end| (format!("{} {end}", who.caption()), Some(*who))));
    let unit = Some(map.x.field.spec().unit);
    let mut figures =
        Figures { along: map.y.field.spec().label, unit, columns: columns.collect(), rows: Vec::new() };
    for (y, row) in map.y.values.iter().zip(&map.cheapest) {
        let ends = |who: &Strategy| {
            let is = |cell: &Option<Strategy>| *cell == Some(*who);
            [row.iter().position(is), row.iter().rposition(is)]
                .map(|place| place.map(|place| map.x.values[place]))
        };
        figures.row(*y, map.y.field.spec().unit.rounded(*y), whose.iter().flat_map(ends).collect());
    }
    figures
}
