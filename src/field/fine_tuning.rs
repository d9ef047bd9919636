//! Fine-tuning: the dataset, the runs, their evaluation, and doing it again.

use super::group::{Evidence, Section};
use super::range::Range;
use super::sources::Source;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::{Product, Training};
use crate::unit::Unit;

const S: Section = Section::FineTuning;
const TOKENS: Unit = Unit::count("tokens");
const HOURS: Unit = Unit::count("hours");
const KIND: &str = "fine_tuning.training.kind";
const GPU_PER_HOUR: Unit = Unit::money("per GPU-hour");

pub(crate) const FIELDS: [FieldSpec; 32] = [
    FieldSpec::other(S, "fine_tuning.enabled", "fe", "Fine-tuning", Shape::Switch, Preset::Switch(true))
        .help("Whether a tuned model without retrieval is compared."),
    FieldSpec::number(
        S,
        "fine_tuning.corpus_coverage",
        "fk",
        "Knows of the corpus",
        Unit::share("of corpus questions"),
        Range::SHARE,
        0.6,
    )
    .step(0.05)
    .recommended()
    .help("The share of corpus questions the tuned model answers without retrieval."),
    FieldSpec::number(
        S,
        "fine_tuning.system_prompt_tokens",
        "fp",
        "System prompt",
        TOKENS,
        Range::AMOUNT,
        100.0,
    )
    .help("Instructions still sent with every call; most of them are trained in."),
    FieldSpec::number(
        S,
        "fine_tuning.cache_hit_share",
        "fh",
        "Cache hits of the system prompt",
        Unit::share(""),
        Range::SHARE,
        0.5,
    )
    .step(0.05)
    .help("The share of calls that find the system prompt in the prompt cache."),
    FieldSpec::number(S, "fine_tuning.setup_hours", "fs", "Set-up", HOURS, Range::AMOUNT, 160.0)
        .recommended()
        .help("Engineer's hours for the pipeline, model registry and deployment; published are 3 to 8 weeks, this is an assumption."),
    FieldSpec::number(
        S,
        "fine_tuning.upkeep_hours_per_month",
        "fu",
        "Upkeep",
        Unit::count("hours a month"),
        Range::AMOUNT,
        8.0,
    )
    .recommended()
    .help("Engineer's hours a month for monitoring, canaries and rollback; an assumption."),
    FieldSpec::number(
        S,
        "fine_tuning.dataset.examples",
        "dx",
        "Examples",
        Unit::count("examples"),
        Range::AMOUNT,
        1_000.0,
    )
    .whole()
    .step(50.0)
    .from(Evidence::Published, Source::DATASET_RULE)
    .recommended()
    .help("How many training examples are made; under 50 rarely help."),
    FieldSpec::number(
        S,
        "fine_tuning.dataset.tokens_per_example",
        "dt",
        "Length of an example",
        Unit::count("tokens an example"),
        Range::AMOUNT,
        800.0,
    )
    .help("Prompt and answer of one example together."),
    FieldSpec::number(
        S,
        "fine_tuning.dataset.usd_per_example",
        "dp",
        "Bought label",
        Unit::money("an example"),
        Range::AMOUNT,
        0.0,
    )
    .step(0.05)
    .help("What is paid for an example: bought labels or synthetic generation."),
    FieldSpec::number(
        S,
        "fine_tuning.dataset.expert_minutes_per_example",
        "dm",
        "Expert's time",
        Unit::count("minutes an example"),
        Range::AMOUNT,
        5.0,
    )
    .recommended()
    .help("Minutes of a domain expert to write or check an example; an assumption."),
    FieldSpec::number(
        S,
        "fine_tuning.dataset.preparation_hours",
        "dh",
        "Data preparation",
        HOURS,
        Range::AMOUNT,
        60.0,
    )
    .recommended()
    .help("Engineer's hours to collect, clean and split the data; an assumption."),
    FieldSpec::other(
        S,
        "fine_tuning.training.catalog",
        "ftc",
        "Trained by",
        Shape::CatalogName(Product::Training),
        Preset::Absent,
    )
    .recommended()
    .help("An entry of the price catalogue; figures given beside it replace the entry's one by one."),
    FieldSpec::other(
        S,
        KIND,
        "ftk",
        "Training billing",
        Shape::Choice(Training::NAMES),
        Preset::Text("per_token"),
    )
    .help("Training by the token, by GPU-hours you know, or by GPU-hours worked out from its arithmetic."),
    FieldSpec::number(
        S,
        "fine_tuning.training.usd_per_mtok",
        "ftp",
        "Training",
        Unit::money("per million training tokens"),
        Range::AMOUNT,
        0.48,
    )
    .from(Evidence::VendorPrice, Source::TOGETHER)
    .when(KIND, &["per_token"])
    .help("The price of a training token."),
    FieldSpec::number(
        S,
        "fine_tuning.training.epochs",
        "fte",
        "Epochs",
        Unit::count("epochs"),
        Range::AMOUNT,
        3.0,
    )
    .whole()
    .when(KIND, &["per_token", "flops"])
    .help("How often training passes over the dataset."),
    FieldSpec::number(
        S,
        "fine_tuning.training.validation_share",
        "ftv",
        "Validation",
        Unit::share("of the dataset"),
        Range::SHARE,
        0.1,
    )
    .step(0.05)
    .from(Evidence::Published, Source::DATASET_RULE)
    .when(KIND, &["per_token"])
    .help("Validation tokens, billed once an epoch; 0 where the vendor does not bill them."),
    FieldSpec::number(
        S,
        "fine_tuning.training.minimum_usd_per_run",
        "ftm",
        "Minimum a run",
        Unit::money("a run"),
        Range::AMOUNT,
        0.0,
    )
    .step(1.0)
    .help("What a training run costs at least."),
    FieldSpec::number(S, "fine_tuning.training.runs", "ftr", "Runs", Unit::count("runs"), Range::AMOUNT, 3.0)
        .whole()
        .help("How many runs it takes to get the first model worth shipping."),
    FieldSpec::number(
        S,
        "fine_tuning.training.gpu_hours_per_run",
        "ftg",
        "GPU-hours a run",
        Unit::count("GPU-hours a run"),
        Range::AMOUNT,
        8.0,
    )
    .required()
    .when(KIND, &["gpu_hours"])
    .help("GPU-hours of one training run; a full fine-tune of a large model comes to five or six figures in USD, an adapter (LoRA) to a small part."),
    FieldSpec::number(
        S,
        "fine_tuning.training.gpu_usd_per_hour",
        "fth",
        "GPU",
        GPU_PER_HOUR,
        Range::AMOUNT,
        3.99,
    )
    .required()
    .when(KIND, &["gpu_hours", "flops"])
    .help("What one rented GPU costs an hour."),
    FieldSpec::number(
        S,
        "fine_tuning.training.parameters_billion",
        "ftb",
        "Parameters",
        Unit::count("billion parameters"),
        Range::AMOUNT,
        8.0,
    )
    .required()
    .when(KIND, &["flops"])
    .help("The size of the model that is trained."),
    FieldSpec::number(
        S,
        "fine_tuning.training.flops_per_parameter_token",
        "ftf",
        "Operations",
        Unit::count("operations a parameter and token"),
        Range::AMOUNT,
        6.0,
    )
    .from(Evidence::Published, Source::FLOPS_RULE)
    .when(KIND, &["flops"])
    .help("Arithmetic per parameter and training token: 6 for a full fine-tune, about 4 for LoRA."),
    FieldSpec::number(
        S,
        "fine_tuning.training.peak_tflops",
        "ftt",
        "Peak of the GPU",
        Unit::count("TFLOPS"),
        Range::POSITIVE,
        989.0,
    )
    .from(Evidence::Published, Source::H100_PEAK)
    .when(KIND, &["flops"])
    .help("The dense peak of the GPU in the precision that is trained in."),
    FieldSpec::number(
        S,
        "fine_tuning.training.utilisation",
        "ftu",
        "Utilisation in training",
        Unit::share("of the peak"),
        Range::UTILISATION,
        0.4,
    )
    .step(0.05)
    .from(Evidence::Measured, Source::MFU)
    .when(KIND, &["flops"])
    .help("The share of the peak that training reaches."),
    FieldSpec::number(
        S,
        "fine_tuning.evaluation.usd_per_training",
        "fvp",
        "Evaluation calls",
        Unit::money("a training"),
        Range::AMOUNT,
        50.0,
    )
    .help("Model calls to evaluate a newly trained model."),
    FieldSpec::number(
        S,
        "fine_tuning.evaluation.hours_per_training",
        "fvh",
        "First evaluation",
        HOURS,
        Range::AMOUNT,
        40.0,
    )
    .help("Engineer's hours to evaluate the first tuned model; an assumption."),
    FieldSpec::number(
        S,
        "fine_tuning.evaluation.hours_per_retraining",
        "fvr",
        "Evaluation of a retrained model",
        HOURS,
        Range::AMOUNT,
        12.0,
    )
    .help("Engineer's hours to check a retrained model for regressions; an assumption."),
    FieldSpec::number(
        S,
        "fine_tuning.retraining.every_months",
        "fre",
        "Retrain every",
        Unit::count("months"),
        Range::MONTHS,
        6.0,
    )
    .whole()
    .recommended()
    .help("How often the model is trained again on fresh data; 0 is never."),
    FieldSpec::other(
        S,
        "fine_tuning.retraining.forced_months",
        "frf",
        "Forced retraining",
        Shape::Numbers { range: Range::MONTH, whole: true, most: 1_200 },
        Preset::EmptyList,
    )
    .unit(Unit::count("month"))
    .help("Months in which the base model is retired, so that a retraining falls due."),
    FieldSpec::number(
        S,
        "fine_tuning.retraining.runs",
        "frr",
        "Runs of a retraining",
        Unit::count("runs"),
        Range::AMOUNT,
        1.0,
    )
    .whole()
    .help("How many runs a retraining takes."),
    FieldSpec::number(
        S,
        "fine_tuning.retraining.dataset_refresh_share",
        "frd",
        "Dataset made anew",
        Unit::share("of the dataset cost"),
        Range::SHARE,
        0.3,
    )
    .step(0.05)
    .recommended()
    .help("The share of the whole dataset cost that a retraining pays again; an assumption."),
    FieldSpec::number(
        S,
        "fine_tuning.retraining.engineering_hours",
        "frh",
        "Retraining",
        HOURS,
        Range::AMOUNT,
        16.0,
    )
    .help("Engineer's hours to run a retraining and ship it; an assumption."),
];
