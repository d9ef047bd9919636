//! How many queries there are and how long they get.

use super::group::Section;
use super::range::Range;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::Growth;
use crate::unit::Unit;

const S: Section = Section::Workload;
const KIND: &str = "workload.growth.kind";
const TOKENS: Unit = Unit::count("tokens");
const QUERIES: Unit = Unit::count("queries a month");

pub(crate) const FIELDS: [FieldSpec; 13] = [
    FieldSpec::number(S, "workload.queries_per_month", "qm", "Queries", QUERIES, Range::AMOUNT, 100_000.0)
        .when(KIND, &["flat", "linear", "compound", "logistic"])
        .business()
        .help("How many queries users send in month 1."),
    FieldSpec::number(S, "workload.question_tokens", "wq", "Question length", TOKENS, Range::AMOUNT, 60.0)
        .help("The length of what a user types; 100 tokens are about 75 English words."),
    FieldSpec::number(S, "workload.history_tokens", "wh", "History", TOKENS, Range::AMOUNT, 0.0)
        .step(100.0)
        .help("Earlier turns of the conversation that are sent again with each query."),
    FieldSpec::number(
        S,
        "workload.resent_cache_hit_share",
        "wr",
        "Cache hits of re-sent tokens",
        Unit::share(""),
        Range::SHARE,
        0.8,
    )
    .step(0.05)
    .help(
        "The share of re-sent tokens, history and earlier tool results, that is read from the prompt cache.",
    ),
    FieldSpec::number(S, "workload.answer_tokens", "wa", "Answer length", TOKENS, Range::AMOUNT, 300.0)
        .business()
        .help("The length of an answer as the user sees it; 100 tokens are about 75 English words."),
    FieldSpec::number(
        S,
        "workload.answer_cache_share",
        "wc",
        "Answers from a cache",
        Unit::share("of queries"),
        Range::SHARE,
        0.0,
    )
    .step(0.05)
    .help("The share of queries answered from a cache of earlier answers, without any model call."),
    FieldSpec::number(
        S,
        "workload.batch_share",
        "wb",
        "Queries that can wait",
        Unit::share("of queries"),
        Range::SHARE,
        0.0,
    )
    .step(0.05)
    .help("The share of queries that can wait hours for a batch price."),
    FieldSpec::number(
        S,
        "workload.peak_to_mean",
        "wp",
        "Peak over mean",
        Unit::count("times the mean"),
        Range::AT_LEAST_ONE,
        4.0,
    )
    .step(0.5)
    .help("The rate of queries in the busiest period over the mean rate; it sizes dedicated capacity."),
    FieldSpec::other(S, KIND, "gk", "Growth", Shape::Choice(Growth::NAMES), Preset::Text("compound"))
        .recommended()
        .help("How the volume develops from month to month."),
    FieldSpec::number(
        S,
        "workload.growth.per_month",
        "gm",
        "Growth a month",
        Unit::share("a month"),
        Range::RATE,
        0.03,
    )
    .step(0.005)
    .when(KIND, &["compound", "logistic"])
    .business()
    .help("By how much the volume grows each month; for logistic growth the rate far from the ceiling."),
    FieldSpec::number(
        S,
        "workload.growth.per_month",
        "gm",
        "Queries added a month",
        QUERIES,
        Range::of(-1e12, 1e12),
        0.0,
    )
    .step(1_000.0)
    .required()
    .when(KIND, &["linear"])
    .business()
    .help("How many queries a month are added each month; the volume never falls below zero."),
    FieldSpec::number(S, "workload.growth.ceiling", "gc", "Ceiling", QUERIES, Range::POSITIVE, 1_000_000.0)
        .required()
        .when(KIND, &["logistic"])
        .business()
        .help("The volume that logistic growth approaches."),
    FieldSpec::other(
        S,
        "workload.growth.values",
        "gv",
        "Volumes",
        Shape::Numbers { range: Range::AMOUNT, whole: false, most: 1_200 },
        Preset::Required,
    )
    .unit(QUERIES)
    .when(KIND, &["series"])
    .business()
    .help("The volume of each month; the last one holds on."),
];
