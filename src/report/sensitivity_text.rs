//! A sensitivity as a document.

use crate::number::usd_difference;

use super::compared::Compared;
use super::document::{Block, Document, Sentence, Table, Tone};
use super::input::{SCALED, named, value};
use super::sensitivity::{SensitiveInput, Sensitivity};

const HOW: &str = "Each input is moved by itself, by a fifth down and up or to the ends of its range, and evaluated \
                   there. A share near 1 moves by a fifth of what it lacks to 1, and a whole number by one at \
                   least.";

/// The sensitivity in words and tables, under `title`.
#[must_use]
pub fn sensitivity_text(sensitivity: &Sensitivity, title: &str) -> Document {
    let compared = Compared {
        challenger: sensitivity.challenger,
        incumbent: sensitivity.incumbent,
        difference: sensitivity.difference_usd.ok_or_else(|| sensitivity.reason.clone().unwrap_or_default()),
    };
    let first = compared.in_words().and(" ").and(HOW);
    let mut blocks = vec![Block::Title(title.to_owned()), Block::Paragraph(first)];
    let mut table = Table::new(&[
        "Input",
        ">Now",
        ">Low",
        ">High",
        ">Difference at low",
        ">Difference at high",
        "Order changes",
    ]);
    let mut notes = Vec::new();
    let most = sensitivity.inputs.first().map_or(0.0, |input| input.change);
    let shown = |input: &&SensitiveInput| input.change >= most / 100.0 || input.decides;
    for input in sensitivity.moving().filter(shown) {
        table.rows.push(row(input, sensitivity.difference_usd));
        let reasons = [(input.low, &input.reason_at_low), (input.high, &input.reason_at_high)];
        for (at, reason) in reasons {
            let spec = input.field.spec();
            notes.extend(
                reason.as_ref().map(|reason| format!("{} at {}: {reason}.", spec.path, value(spec, at))),
            );
        }
    }
    let less = sensitivity.moving().filter(|input| !shown(input)).count();
    let rest = sensitivity.inputs.len() - table.rows.len() - less;
    if !table.rows.is_empty() {
        blocks.push(Block::Heading("What the difference comes to".to_owned()));
        blocks.push(Block::Table(table));
    }
    if sensitivity.moving().filter(shown).any(|input| input.low_at_limit || input.high_at_limit) {
        notes.push("† the least or the most that the input may be.".to_owned());
    }
    if sensitivity.moving().filter(shown).any(|input| input.scaled) {
        notes.push(SCALED.to_owned());
    }
    let others = |count: usize| if count == 1 { "1 input".to_owned() } else { format!("{count} inputs") };
    if less > 0 {
        notes.push(format!("{} more: each less than a hundredth of the largest change.", others(less)));
    }
    if rest > 0 {
        let nothing = match rest {
            1 => {
                "changes nothing: it plays no part in either strategy, or is zero and has no fifth to move by"
            }
            _ => {
                "change nothing: they play no part in either strategy, or are zero and have no fifth to move by"
            }
        };
        notes.push(format!("{} {nothing}.", others(rest)));
    }
    blocks.push(Block::List(notes.into_iter().map(Sentence::plain).collect()));
    Document(blocks)
}

fn row(input: &SensitiveInput, present: Option<f64>) -> Vec<Sentence> {
    let spec = input.field.spec();
    let limit = |at_limit: bool| if at_limit { " †" } else { "" };
    let changes = |end: Option<f64>| match (end, present) {
        (Some(end), Some(present)) => (end > 0.0) != (present > 0.0),
        _ => false,
    };
    let difference = |end: Option<f64>| match end {
        Some(usd) if changes(end) => Sentence::default().strong(usd_difference(usd)),
        Some(usd) => Sentence::plain(usd_difference(usd)),
        None => Sentence::default().with("cannot run", Tone::Bad),
    };
    let order = match (changes(input.difference_at_low_usd), changes(input.difference_at_high_usd)) {
        (true, true) => "at both",
        (true, false) => "at low",
        (false, true) => "at high",
        (false, false) => "–",
    };
    vec![
        Sentence::plain(named(input.field, input.scaled)),
        Sentence::plain(value(spec, input.present)),
        Sentence::plain(value(spec, input.low) + limit(input.low_at_limit)),
        Sentence::plain(value(spec, input.high) + limit(input.high_at_limit)),
        difference(input.difference_at_low_usd),
        difference(input.difference_at_high_usd),
        Sentence::plain(order),
    ]
}
