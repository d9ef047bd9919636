//! How sure an answer is: draws against plain evaluations, against closed forms, and against figures of SciPy.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]
#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]
#![expect(clippy::cast_precision_loss, reason = "counts of draws are small numbers")]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/random.rs"]
mod random;

mod closed_forms;
mod evaluations;
mod results;
mod sequences;

use crossover::analysis::{Draws, Question, Run};
use crossover::kind::Strategy;
use crossover::model::Model;

/// RAG and fine-tuning that cost what two rows of other costs say, and nothing else.
pub(crate) const TWO_COSTS: &str = "
    prompt_only.enabled = false
    hybrid.enabled = false
    staged.enabled = false
    [[extra]]
    name = 'all of it'
    strategies = ['rag']
    usd_once = 1
    [[extra]]
    name = 'all of it'
    strategies = ['fine_tuned']
    usd_once = 1
";

/// A row of `[[uncertainty.ranges]]`.
pub(crate) fn range(field: &str, low: f64, high: f64, shape: &str) -> String {
    format!("[[uncertainty.ranges]]\nfield = '{field}'\nlow = {low:e}\nhigh = {high:e}\nshape = '{shape}'\n")
}

/// A row of `[[uncertainty.correlations]]`.
pub(crate) fn rank(a: &str, b: &str, rank: f64) -> String {
    format!("[[uncertainty.correlations]]\nfields = ['{a}', '{b}']\nrank = {rank}\n")
}

/// A finished run of fine-tuning against RAG.
pub(crate) fn run(model: &Model, samples: u32, seed: u32) -> Run {
    let pair = Some((Strategy::FineTuned, Strategy::Rag));
    let mut run = Run::new(Question::new(model, pair, samples, seed).unwrap());
    run.finish();
    run
}

/// The draws alone.
pub(crate) fn draws(model: &Model, samples: u32, seed: u32) -> Draws {
    let pair = Some((Strategy::FineTuned, Strategy::Rag));
    let question = Question::new(model, pair, samples.max(64), seed).unwrap();
    question.draws(0..samples)
}
