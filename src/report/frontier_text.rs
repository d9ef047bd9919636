//! A map of the cheapest strategies as a document: where the scenario lies, how far each region reaches, and a
//! small map.

use crate::kind::Strategy;
use crate::number::three_digits;
use crate::scenario::written;

use super::document::{Block, Document, Sentence, Table, Tone};
use super::frontier::{FrontierMap, MapAxis};
use super::input::value;
use super::verdict::share_in_words;

/// The small map has at most so many columns and rows.
const COLUMNS: usize = 9;
const ROWS: usize = 12;

/// The map in words and a table, under `title`.
#[must_use]
pub fn frontier_text(map: &FrontierMap, title: &str) -> Document {
    let mut blocks = vec![Block::Title(title.to_owned()), Block::Paragraph(frontier_sentences(map))];
    blocks.push(Block::Heading(format!(
        "Cheapest by {} (down) and {} (across)",
        map.y.field.spec().path,
        map.x.field.spec().path
    )));
    blocks.push(Block::Table(small(map)));
    Document(blocks)
}

/// Where the scenario lies, who is cheapest along its row, and how much of the map belongs to whom.
#[must_use]
pub fn frontier_sentences(map: &FrontierMap) -> Sentence {
    let along = along(map).map_or_else(Sentence::default, |sentence| sentence.and(" "));
    here(map).and(" ").then(along).then(regions(map))
}

fn here(map: &FrontierMap) -> Sentence {
    let at = |axis: &MapAxis, x: f64| {
        let spec = axis.field.spec();
        let value = match spec.repeated().map(str::to_lowercase) {
            Some(repeated) if x == 0.0 => format!("without ever having to {repeated}"),
            _ => value(spec, x),
        };
        format!("{value} ({})", spec.path)
    };
    let sentence =
        Sentence::plain(format!("At {} and {} ", at(&map.x, map.present.x), at(&map.y, map.present.y)));
    let beside = map.x.place_of(map.present.x).is_none() || map.y.place_of(map.present.y).is_none();
    let sentence = match map.present.cheapest {
        Some(strategy) => sentence.strategy(strategy).and(" is cheapest"),
        None => sentence.and("no strategy can be relied on"),
    };
    sentence.and(if beside { "; that lies beside the map." } else { "." })
}

/// Names a strategy, or that there is none.
fn name(sentence: Sentence, who: Option<Strategy>) -> Sentence {
    match who {
        Some(strategy) => sentence.strategy(strategy),
        None => sentence.and("no strategy that can be relied on"),
    }
}

/// Who is cheapest along the row of the scenario.
fn along(map: &FrontierMap) -> Option<Sentence> {
    let row = map.cheapest.get(map.y.place_of(map.present.y)?)?;
    let spec = map.x.field.spec();
    let mut sentence = Sentence::plain("Along that row: ");
    let mut from = 0;
    let runs = row.chunk_by(|a, b| a == b);
    for (place, run) in runs.enumerate() {
        let (first, last) = (map.x.values[from], map.x.values[from + run.len() - 1]);
        sentence = name(if place > 0 { sentence.and(", ") } else { sentence }, run[0]);
        let whole = run.len() == row.len();
        sentence = sentence.and(match (whole, place) {
            (true, _) => " throughout".to_owned(),
            (false, 0) => format!(" up to {}", value(spec, three_digits(last))),
            _ => format!(" from {}", value(spec, three_digits(first))),
        });
        from += run.len();
    }
    Some(sentence.and("."))
}

fn regions(map: &FrontierMap) -> Sentence {
    let mut sentence = Sentence::plain("Of the map, ");
    for (place, (who, share)) in map.shares().into_iter().enumerate() {
        let sentence_so_far = if place > 0 { sentence.and(", ") } else { sentence };
        sentence = name(sentence_so_far, who).and(" has ").strong(part_in_words(share));
    }
    sentence.and(".")
}

/// A part of the map as a percentage, and never nothing or all of it when it is not.
#[must_use]
pub fn part_in_words(share: f64) -> String {
    if share > 0.0 && share < 0.01 { "under 1%".to_owned() } else { share_in_words(share) }
}

/// A few of the rows and columns, the first and the last among them; the cell of the scenario is marked.
fn small(map: &FrontierMap) -> Table {
    let columns = spread(map.x.values.len(), COLUMNS, map.x.place_of(map.present.x));
    let rows = spread(map.cheapest.len(), ROWS, map.y.place_of(map.present.y));
    let short = |axis: &MapAxis, place: usize| written(axis.field.spec(), three_digits(axis.values[place]));
    let headings: Vec<String> =
        std::iter::once(String::new()).chain(columns.iter().map(|place| short(&map.x, *place))).collect();
    let mut table = Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    // The highest value on top, as in a chart.
    for row in rows.into_iter().rev() {
        let cell = |column: &usize| {
            let here =
                map.x.place_of(map.present.x) == Some(*column) && map.y.place_of(map.present.y) == Some(row);
            // The nearest cell may lie across a border: the mark tells of the scenario itself.
            let who = if here { map.present.cheapest } else { map.cheapest[row][*column] };
            let words = who.map_or("–", super::flip::short);
            let tone = who.map_or(Tone::Quiet, Tone::Strategy);
            Sentence::default().with(if here { format!("[{words}]") } else { words.to_owned() }, tone)
        };
        let head = Sentence::default().with(short(&map.y, row), Tone::Quiet);
        table.rows.push(std::iter::once(head).chain(columns.iter().map(cell)).collect());
    }
    table
}

/// At most `most` of `count` places, evenly, the first and the last among them; the one next to `here` gives
/// way to it.
fn spread(count: usize, most: usize, here: Option<usize>) -> Vec<usize> {
    let shown = count.min(most);
    let mut places: Vec<usize> = (0..shown).map(|place| place * (count - 1) / (shown - 1).max(1)).collect();
    if let Some(here) = here
        && let Some(nearest) = places.iter_mut().min_by_key(|place| place.abs_diff(here))
    {
        *nearest = here;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_places_stand_for_many() {
        assert_eq!(spread(200, 5, None), [0, 49, 99, 149, 199]);
        assert_eq!(spread(200, 5, Some(60)), [0, 60, 99, 149, 199]);
        assert_eq!(spread(3, 5, Some(2)), [0, 1, 2]);
        assert_eq!(spread(1, 5, None), [0]);
    }
}
