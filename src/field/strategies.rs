//! The strategies that are made of others, prompting alone, and what a wrong answer costs.

use super::group::Section;
use super::range::Range;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::{First, Then};
use crate::unit::Unit;

const TOKENS: Unit = Unit::count("tokens");
const HOURS: Unit = Unit::count("hours");
const P: Section = Section::PromptOnly;
const H: Section = Section::Hybrid;
const T: Section = Section::Staged;
const Q: Section = Section::Quality;

pub(crate) const PROMPT_ONLY: [FieldSpec; 7] = [
    FieldSpec::other(P, "prompt_only.enabled", "pe", "Prompt only", Shape::Switch, Preset::Switch(true))
        .help("Whether a good prompt alone is compared."),
    FieldSpec::number(P, "prompt_only.context_tokens", "pc", "Prompt", TOKENS, Range::AMOUNT, 4_000.0)
        .help("Instructions, examples and pasted documents that are sent with every query."),
    FieldSpec::other(
        P,
        "prompt_only.include_corpus",
        "pw",
        "Whole corpus",
        Shape::Switch,
        Preset::Switch(false),
    )
    .help("Whether the whole corpus is added to the prompt."),
    FieldSpec::number(
        P,
        "prompt_only.corpus_coverage",
        "pk",
        "Knows of the corpus",
        Unit::share("of corpus questions"),
        Range::SHARE,
        0.3,
    )
    .step(0.05)
    .help("The share of corpus questions it can answer; all of them with the whole corpus in the prompt."),
    FieldSpec::number(
        P,
        "prompt_only.cache_hit_share",
        "ph",
        "Cache hits of the prompt",
        Unit::share(""),
        Range::SHARE,
        0.9,
    )
    .step(0.05)
    .help("The share of calls that find the prompt in the prompt cache."),
    FieldSpec::number(P, "prompt_only.setup_hours", "ps", "Set-up", HOURS, Range::AMOUNT, 24.0)
        .help("Engineer's hours to write and test the prompt; an assumption."),
    FieldSpec::number(
        P,
        "prompt_only.upkeep_hours_per_month",
        "pu",
        "Upkeep",
        Unit::count("hours a month"),
        Range::AMOUNT,
        4.0,
    )
    .help("Engineer's hours a month to keep the prompt right; an assumption."),
];

pub(crate) const FIELDS: [FieldSpec; 16] = [
    FieldSpec::other(H, "hybrid.enabled", "he", "Hybrid", Shape::Switch, Preset::Switch(true))
        .help("Whether a tuned model with retrieval is compared."),
    FieldSpec::number(H, "hybrid.system_prompt_tokens", "hp", "System prompt", TOKENS, Range::AMOUNT, 100.0)
        .help("Instructions still sent with every call; most of them are trained in."),
    FieldSpec::number(
        H,
        "hybrid.top_k",
        "hk",
        "Chunks per retrieval",
        Unit::count("chunks"),
        Range::AMOUNT,
        3.0,
    )
    .whole()
    .help("How many chunks each retrieval puts before the tuned model."),
    FieldSpec::number(H, "hybrid.integration_hours", "hi", "Integration", HOURS, Range::AMOUNT, 40.0)
        .help("Engineer's hours to make retrieval and the tuned model work together; an assumption."),
    FieldSpec::number(
        H,
        "hybrid.retrain_every_months",
        "hr",
        "Retrain every",
        Unit::count("months"),
        Range::MONTHS,
        12.0,
    )
    .whole()
    .help("How often the tuned model is trained again; 0 is never."),
    FieldSpec::other(T, "staged.enabled", "se", "Staged", Shape::Switch, Preset::Switch(true))
        .help("Whether starting with one strategy and moving to another is compared."),
    FieldSpec::other(T, "staged.first", "sa", "First", Shape::Choice(First::NAMES), Preset::Text("rag"))
        .help("What runs until the switch."),
    FieldSpec::other(T, "staged.then", "sb", "Then", Shape::Choice(Then::NAMES), Preset::Text("hybrid"))
        .help("What runs from the switch on."),
    FieldSpec::number(
        T,
        "staged.switch_month",
        "sx",
        "Switch in month",
        Unit::count("month"),
        Range::of(2.0, 1e9),
        12.0,
    )
    .whole()
    .help("The month from whose first day the second strategy runs."),
    FieldSpec::number(
        T,
        "staged.dataset_saving_share",
        "sy",
        "Dataset from production",
        Unit::share("of the dataset cost"),
        Range::SHARE,
        0.5,
    )
    .step(0.05)
    .help(
        "The share of the dataset that production logs supply when it is made at the switch; an assumption.",
    ),
    FieldSpec::number(
        Q,
        "quality.usd_per_error",
        "qe",
        "A wrong answer",
        Unit::money("a wrong answer"),
        Range::AMOUNT,
        0.0,
    )
    .step(0.01)
    .recommended()
    .help("What one wrong answer costs the business; 0 leaves quality out of the money."),
    error_share("quality.prompt_only_error_share", "qp", "Wrong answers of prompt only"),
    error_share("quality.rag_error_share", "qr", "Wrong answers of RAG"),
    error_share("quality.fine_tuned_error_share", "qf", "Wrong answers of fine-tuned"),
    error_share("quality.hybrid_error_share", "qh", "Wrong answers of hybrid"),
    FieldSpec::number(
        Q,
        "quality.index_lag_days",
        "ql",
        "Index lag",
        Unit::count("days"),
        Range::AMOUNT,
        1.0,
    )
    .help("How far the index trails the documents."),
];

const fn error_share(path: &'static str, key: &'static str, label: &'static str) -> FieldSpec {
    FieldSpec::number(Q, path, key, label, Unit::share("of answers"), Range::SHARE, 0.0)
        .step(0.01)
        .help("The share of answers that are wrong although their knowledge was there; an assumption.")
}
