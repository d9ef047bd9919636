//! What a scenario says about itself, and what later analyses read: ranges and answers.

use super::group::Section;
use super::range::Range;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::Distribution;
use crate::unit::Unit;

pub(crate) const FIELDS: [FieldSpec; 4] = [
    FieldSpec::number(Section::About, "schema", "v", "Format", Unit::count(""), Range::of(1.0, 1.0), 1.0)
        .whole()
        .help("The version of the scenario format."),
    FieldSpec::other(Section::About, "title", "t", "Title", Shape::Text { max_chars: 500 }, Preset::Text(""))
        .business()
        .help("A name for the scenario, shown above its results."),
    FieldSpec::other(
        Section::About,
        "note",
        "n",
        "Note",
        Shape::Text { max_chars: 20_000 },
        Preset::Text(""),
    )
    .business()
    .help("Free text that travels with the scenario and is never evaluated."),
    FieldSpec::other(
        Section::About,
        "prices_as_of",
        "p",
        "Prices as of",
        Shape::Day,
        Preset::Text("2026-11-21"),
    )
    .help("The day whose knowledge of the catalogue is used, so that a scenario keeps its figures."),
];

pub(crate) const UNCERTAINTY: [FieldSpec; 6] = [
    FieldSpec::other(
        Section::Uncertainty,
        "uncertainty.ranges.*.field",
        "u*f",
        "Input",
        Shape::FieldPath,
        Preset::Required,
    )
    .help("The numeric input that is not known exactly."),
    FieldSpec::number(
        Section::Uncertainty,
        "uncertainty.ranges.*.low",
        "u*l",
        "Low",
        Unit::count(""),
        Range::of(-1e12, 1e12),
        0.0,
    )
    .required()
    .help("The 5th percentile, or the lower end of a uniform range."),
    FieldSpec::number(
        Section::Uncertainty,
        "uncertainty.ranges.*.high",
        "u*h",
        "High",
        Unit::count(""),
        Range::of(-1e12, 1e12),
        0.0,
    )
    .required()
    .help("The 95th percentile, or the upper end of a uniform range."),
    FieldSpec::other(
        Section::Uncertainty,
        "uncertainty.ranges.*.shape",
        "u*s",
        "Shape",
        Shape::Choice(Distribution::NAMES),
        Preset::Required,
    )
    .help("The distribution between the two; a lognormal one needs a low end above zero."),
    FieldSpec::other(
        Section::Uncertainty,
        "uncertainty.correlations.*.fields",
        "c*f",
        "Inputs",
        Shape::FieldPair,
        Preset::Required,
    )
    .help("Two inputs with ranges that move together."),
    FieldSpec::number(
        Section::Uncertainty,
        "uncertainty.correlations.*.rank",
        "c*r",
        "Rank correlation",
        Unit::count(""),
        Range::of(-1.0, 1.0),
        0.0,
    )
    .step(0.1)
    .required()
    .help("Spearman's rank correlation of the two, from −1 to 1."),
];

const fn answer(
    path: &'static str,
    key: &'static str,
    label: &'static str,
    shape: Shape,
    help: &'static str,
) -> FieldSpec {
    FieldSpec::other(Section::Answers, path, key, label, shape, Preset::Absent).business().help(help)
}

pub(crate) const ANSWERS: [FieldSpec; 15] = [
    answer(
        "answers.gap",
        "ag",
        "Facts or behaviour",
        Shape::Answer(&["facts", "behaviour", "both"]),
        "Whether the model lacks facts, behaves wrongly, or both.",
    ),
    answer(
        "answers.knowledge_changes",
        "ak",
        "How often knowledge changes",
        Shape::Answer(&["rarely", "monthly", "weekly", "daily"]),
        "How often what the answers rest on changes.",
    ),
    answer(
        "answers.citations",
        "ac",
        "Citations",
        Shape::Answer(&["required", "helpful", "not_needed"]),
        "Whether an answer must name its sources.",
    ),
    answer(
        "answers.labelled_examples",
        "al",
        "Labelled examples",
        Shape::CountAnswer,
        "How many good examples of a question and its answer exist.",
    ),
    answer(
        "answers.task",
        "at",
        "Stability of the task",
        Shape::Answer(&["stable", "evolving"]),
        "Whether the task itself is settled.",
    ),
    answer(
        "answers.exploring",
        "ae",
        "Still exploring",
        Shape::SwitchAnswer,
        "Whether you are still finding out what users ask.",
    ),
    answer(
        "answers.may_train_on_data",
        "ad",
        "Training allowed",
        Shape::SwitchAnswer,
        "Whether a model may be trained on the data.",
    ),
    answer(
        "answers.may_store_embeddings",
        "am",
        "Embeddings allowed",
        Shape::SwitchAnswer,
        "Whether embeddings of the data may be stored.",
    ),
    answer(
        "answers.deletion_duty",
        "ax",
        "Duty to delete",
        Shape::SwitchAnswer,
        "Whether a person's data must be removable on request.",
    ),
    answer(
        "answers.latency",
        "ay",
        "Latency",
        Shape::Answer(&["strict", "normal", "relaxed"]),
        "How much time an answer may take.",
    ),
    answer(
        "answers.sources",
        "as",
        "Kinds of sources",
        Shape::Answer(&["one", "several"]),
        "Whether the knowledge comes from one kind of document or from several systems.",
    ),
    answer(
        "answers.rollback",
        "ar",
        "Rollback",
        Shape::Answer(&["minutes", "days"]),
        "How fast a bad change must be undone.",
    ),
    answer(
        "answers.stakes",
        "az",
        "Stakes",
        Shape::Answer(&["high", "medium", "low"]),
        "What a made-up answer does.",
    ),
    answer(
        "answers.adaptation",
        "an",
        "Adaptation",
        Shape::Answer(&["none", "some", "heavy"]),
        "How far tone, jargon or format are from what the model does by itself.",
    ),
    answer(
        "answers.shared_knowledge",
        "ah",
        "Shared knowledge",
        Shape::SwitchAnswer,
        "Whether several use cases rest on the same knowledge.",
    ),
];
