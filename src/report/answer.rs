//! A report as a document that says how sure its answer is, or what would change it.

use crate::model::Model;

use super::document::{Document, Sentence};
use super::flips::{flip_to_name, nearest_in_words};
use super::result::Report;
use super::summary::document;
use super::uncertainty_words::how_sure;
use super::verdict::{pair, verdict};

/// The report in words and tables. Where inputs have ranges they are drawn, and where none has one the nearest
/// flip is searched for: either takes longer than the report.
#[must_use]
pub fn answer(model: &Model, report: &Report, title: &str) -> Document {
    let said = verdict(report);
    let mut detail = said.detail;
    if let Some(flip) = nearest(model, report) {
        detail = detail.and(" ").then(flip);
    }
    let sure = how_sure(model, report).unwrap_or_default();
    document(report, title, [said.sentence, sure, detail, said.more])
}

/// What would change the order; nothing where ranges say how sure the inputs are.
fn nearest(model: &Model, report: &Report) -> Option<Sentence> {
    let mut search = flip_to_name(model, pair(report)?)?;
    while search.step(model) {}
    search.found().map(|flip| nearest_in_words(&flip, flip.field.spec().path))
}
