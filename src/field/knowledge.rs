//! The corpus: what the answers rest on.

use super::group::Section;
use super::range::Range;
use super::spec::FieldSpec;
use crate::unit::Unit;

const S: Section = Section::Knowledge;

pub(crate) const FIELDS: [FieldSpec; 6] = [
    FieldSpec::number(
        S,
        "knowledge.documents",
        "kd",
        "Documents",
        Unit::count("documents"),
        Range::AMOUNT,
        5_000.0,
    )
    .whole()
    .step(100.0)
    .business()
    .help("How many documents the knowledge consists of at the start."),
    FieldSpec::number(
        S,
        "knowledge.tokens_per_document",
        "kt",
        "Length of one",
        Unit::count("tokens"),
        Range::POSITIVE,
        1_200.0,
    )
    .business()
    .help("The mean length of a document; a page of prose is about 700 tokens."),
    FieldSpec::number(
        S,
        "knowledge.growth_per_month",
        "kg",
        "Growth of the corpus",
        Unit::share("a month"),
        Range::RATE,
        0.01,
    )
    .step(0.005)
    .help("By how much the corpus grows each month."),
    FieldSpec::number(
        S,
        "knowledge.churn_per_month",
        "kc",
        "Documents rewritten",
        Unit::share("a month"),
        Range::SHARE,
        0.02,
    )
    .step(0.01)
    .business()
    .help("The share of the corpus that is rewritten in a month, and what a tuned model goes stale by."),
    FieldSpec::number(
        S,
        "knowledge.question_share",
        "kq",
        "Questions that need it",
        Unit::share("of queries"),
        Range::SHARE,
        0.6,
    )
    .step(0.05)
    .business()
    .help("The share of queries whose answer depends on this corpus."),
    FieldSpec::number(
        S,
        "knowledge.unanswered_limit",
        "ku",
        "Unanswered at most",
        Unit::share("of queries"),
        Range::SHARE,
        0.25,
    )
    .step(0.05)
    .recommended()
    .help("Above this share of queries without their knowledge a strategy does not fit the task."),
];
