//! Where the cheaper of two strategies changes, for every input: the nearest first.

use std::fmt::Write;

use serde::Serialize;

use crate::analysis::{Flip, NearestFlip, Reach, flip, numeric_inputs};
use crate::field;
use crate::field::Field;
use crate::kind::Strategy;
use crate::model::Model;
use crate::order;

use super::compared::Compared;
use super::document::{Block, Document, Sentence, Table, Tone};
use super::flip::FlipWords;
use super::input::{SCALED, named, path, value};

/// Where the cheaper of two strategies changes, the nearest first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Flips {
    /// Who is asked about.
    pub challenger: Strategy,
    /// Against whom.
    pub incumbent: Strategy,
    /// What the challenger costs more, in present value; none if one of the two cannot run.
    pub difference_usd: Option<f64>,
    /// Why not, if not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The inputs.
    pub flips: Vec<InputFlip>,
}

/// An input, and where it changes the order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct InputFlip {
    /// The input.
    #[serde(serialize_with = "path")]
    #[cfg_attr(feature = "schemas", schemars(with = "String"))]
    pub field: Field,
    /// Its present value.
    pub present: f64,
    /// The nearest value at which the order has changed; none if there is none within its range.
    pub flip: Option<f64>,
    /// Who is cheaper there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cheaper: Option<Strategy>,
    /// Whether it is a price whose announced changes were scaled with it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub scaled: bool,
    /// What was found.
    #[serde(skip)]
    pub found: Option<Flip>,
}

impl Flips {
    /// Searches every input that takes part, as far as its field goes.
    #[must_use]
    pub fn new(model: &Model, compared: &Compared) -> Self {
        let search = |field| InputFlip::new(model, field, flip(model, compared.pair(), field, Reach::Far));
        Self::of(compared, numeric_inputs(model).into_iter().map(search))
    }

    /// The same of inputs that have been searched, in whatever pieces.
    #[must_use]
    pub fn of(compared: &Compared, flips: impl IntoIterator<Item = InputFlip>) -> Self {
        let mut flips: Vec<InputFlip> = flips.into_iter().collect();
        let distance = |input: &InputFlip| input.found.map_or(f64::INFINITY, |flip| flip.distance());
        order::sort_by(&mut flips, |a, b| distance(a).total_cmp(&distance(b)));
        Self {
            challenger: compared.challenger,
            incumbent: compared.incumbent,
            difference_usd: compared.difference.as_ref().ok().copied(),
            reason: compared.difference.as_ref().err().cloned(),
            flips,
        }
    }
}

impl InputFlip {
    /// What was found for `field`.
    #[must_use]
    pub fn new(model: &Model, field: Field, found: Option<Flip>) -> Self {
        let (flip, cheaper) = found.map(|found| (found.value, found.cheaper)).unzip();
        Self { field, present: model.number(field), flip, cheaper, scaled: model.is_path(field), found }
    }
}

/// The same as CSV, a row for each input.
#[must_use]
pub fn flips_csv(flips: &Flips) -> String {
    let mut out = "field,present,flip,cheaper\n".to_owned();
    for InputFlip { field, present, flip, cheaper, .. } in &flips.flips {
        let value = flip.map_or_else(String::new, |flip| flip.to_string());
        // Writing into text does not fail.
        let _ =
            writeln!(out, "{},{present},{value},{}", field.spec().path, cheaper.map_or("", Strategy::name));
    }
    out
}

/// The flips in words and tables, under `title`.
#[must_use]
pub fn flips_text(flips: &Flips, title: &str) -> Document {
    let compared = Compared {
        challenger: flips.challenger,
        incumbent: flips.incumbent,
        difference: flips.difference_usd.ok_or_else(|| flips.reason.clone().unwrap_or_default()),
    };
    let mut blocks = vec![Block::Title(title.to_owned()), Block::Paragraph(compared.in_words())];
    let mut table = Table::new(&["Input", ">Now", "The order changes", "Cheaper then"]);
    for input in &flips.flips {
        let Some(found) = &input.found else { continue };
        let then = Sentence::default().strategy(found.cheaper);
        table.rows.push(vec![
            Sentence::plain(named(input.field, input.scaled)),
            Sentence::plain(value(input.field.spec(), input.present)),
            Sentence::default().strong(FlipWords::new(found).change),
            if found.alone { then.and(", alone") } else { then },
        ]);
    }
    let mut notes = Vec::new();
    if flips.flips.iter().any(|input| input.scaled && input.found.is_some()) {
        notes.push(Sentence::plain(SCALED));
    }
    if flips.flips.iter().any(|input| input.found.is_some_and(|found| found.alone)) {
        notes.push(Sentence::plain("alone: the other one cannot run there."));
    }
    let none: Vec<&str> = flips
        .flips
        .iter()
        .filter(|input| input.found.is_none())
        .map(|input| input.field.spec().path)
        .collect();
    if table.rows.is_empty() {
        let nowhere = "No input by itself changes the order, at no value within its range.";
        blocks.push(Block::Paragraph(Sentence::plain(nowhere)));
    } else {
        blocks.push(Block::Heading("What would change the order, the nearest first".to_owned()));
        blocks.push(Block::Table(table));
        if !none.is_empty() {
            let list = format!("none within its range: {}", none.join(", "));
            notes.push(Sentence::default().with(list, Tone::Quiet));
        }
    }
    if !notes.is_empty() {
        blocks.push(Block::List(notes));
    }
    Document(blocks)
}

/// The search for the flip that the answer to the comparison of `pair` names: none where ranges say how sure the
/// inputs are.
#[must_use]
pub fn flip_to_name(model: &Model, pair: (Strategy, Strategy)) -> Option<NearestFlip> {
    if !model.ranges().is_empty() {
        return None;
    }
    let mut inputs = numeric_inputs(model);
    // From when and from which volume on is what the answer says already.
    inputs.retain(|field| ![field!("workload.queries_per_month"), field!("horizon.months")].contains(field));
    Some(NearestFlip::new(pair, &inputs))
}

/// The nearest flip as a sentence of the answer, in which its input has this name.
#[must_use]
pub fn nearest_in_words(flip: &Flip, name: &str) -> Sentence {
    let FlipWords { change, .. } = FlipWords::new(flip);
    let sentence = if flip.alone {
        Sentence::plain("Only ").strategy(flip.cheaper).and(" could run ").strong(change)
    } else {
        Sentence::plain("The order would change ").strong(change)
    };
    sentence.and(format!(" ({name})."))
}
