//! A report as a document that says how sure its answer is, or what would change it.

use crate::analysis::{nearest_flip, numeric_inputs};
use crate::field;
use crate::model::Model;

use super::document::{Document, Sentence};
use super::flips::nearest_in_words;
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
    let pair = pair(report).filter(|_| model.ranges().is_empty())?;
    let mut inputs = numeric_inputs(model);
    // From which volume on is what the answer says already.
    inputs.retain(|field| *field != field!("workload.queries_per_month"));
    nearest_flip(model, pair, &inputs).as_ref().map(nearest_in_words)
}
