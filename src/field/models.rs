//! The two models: what prompt-only and RAG generate with, and the tuned one.

use super::group::{Evidence, Section};
use super::range::Range;
use super::sources::Source;
use super::spec::{FieldSpec, Preset, Shape};
use crate::kind::{Billing, Product, Threshold};
use crate::unit::Unit;

const S: Section = Section::Models;
const PER_MTOK: Unit = Unit::money("per million tokens");
const TOKENS: Unit = Unit::count("tokens");

/// The fields of one model; both models have the same ones in the same order.
macro_rules! model_fields {
    ($at:literal, $key:literal, $kind:expr) => {
        [
            FieldSpec::other(
                S,
                concat!($at, ".kind"),
                concat!($key, "k"),
                "Billing",
                Shape::Choice(Billing::NAMES),
                $kind,
            )
            .recommended()
            .help("Whether the model is paid by the token or runs on dedicated replicas."),
            FieldSpec::other(
                S,
                concat!($at, ".catalog"),
                concat!($key, "c"),
                "Model",
                Shape::CatalogName(Product::Model),
                Preset::Absent,
            )
            .business()
            .help("An entry of the price catalogue; figures given beside it replace the entry's one by one."),
            per_mtok(concat!($at, ".input_usd_per_mtok"), concat!($key, "i"), "Input", 1.0)
                .required()
                .recommended()
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of input tokens that come from no cache."),
            per_mtok(concat!($at, ".output_usd_per_mtok"), concat!($key, "o"), "Output", 5.0)
                .required()
                .recommended()
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of output tokens, thinking included."),
            per_mtok(concat!($at, ".cached_input_usd_per_mtok"), concat!($key, "r"), "Cached input", 1.0)
                .same_as(concat!($at, ".input_usd_per_mtok"))
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of input tokens read from the prompt cache; not given, the cache saves nothing."),
            per_mtok(concat!($at, ".cache_write_usd_per_mtok"), concat!($key, "w"), "Cache write", 1.0)
                .same_as(concat!($at, ".input_usd_per_mtok"))
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of cacheable input tokens that are not in the cache yet."),
            FieldSpec::number(
                S,
                concat!($at, ".min_cacheable_tokens"),
                concat!($key, "m"),
                "Shortest cacheable part",
                TOKENS,
                Range::AMOUNT,
                1_024.0,
            )
            .when(concat!($at, ".kind"), &["per_token"])
            .help("A shorter cacheable part of a call is never cached."),
            FieldSpec::number(
                S,
                concat!($at, ".batch_multiplier"),
                concat!($key, "b"),
                "Batch price",
                Unit::count("times the price"),
                Range::AMOUNT,
                0.5,
            )
            .from(Evidence::VendorPrice, Source::BATCH)
            .when(concat!($at, ".kind"), &["per_token"])
            .help("What a query that can wait costs, as a multiple of the price."),
            FieldSpec::number(
                S,
                concat!($at, ".price_multiplier"),
                concat!($key, "p"),
                "Discount or uplift",
                Unit::count("times the price"),
                Range::AMOUNT,
                1.0,
            )
            .help("A discount, regional uplift or tax: multiplies every price of this model."),
            FieldSpec::number(
                S,
                concat!($at, ".context_window_tokens"),
                concat!($key, "x"),
                "Context window",
                TOKENS,
                Range::POSITIVE,
                128_000.0,
            )
            .help("How many tokens a call may hold, answer and thinking included."),
            FieldSpec::number(
                S,
                concat!($at, ".answer_ratio"),
                concat!($key, "a"),
                "Answer length of this model",
                Unit::count("times the answer length"),
                Range::AMOUNT,
                1.0,
            )
            .help("How long this model's answers are, as a multiple of the answer length."),
            FieldSpec::number(
                S,
                concat!($at, ".thinking_tokens"),
                concat!($key, "t"),
                "Thinking",
                TOKENS,
                Range::AMOUNT,
                0.0,
            )
                .step(100.0)
                .help("Tokens billed as output with every call that the user never sees."),
            FieldSpec::number(
                S,
                concat!($at, ".hosting_usd_per_hour"),
                concat!($key, "h"),
                "Hosting fee",
                Unit::money("an hour"),
                Range::AMOUNT,
                0.0,
            )
            .step(0.1)
            .when(concat!($at, ".kind"), &["per_token"])
            .help("Some vendors charge for a deployed model by the hour, used or not."),
            FieldSpec::number(
                S,
                concat!($at, ".deployments"),
                concat!($key, "d"),
                "Deployments",
                Unit::count("deployments"),
                Range::AMOUNT,
                1.0,
            )
            .whole()
            .when(concat!($at, ".kind"), &["per_token"])
            .help("How many deployments pay the hosting fee."),
            FieldSpec::number(
                S,
                concat!($at, ".long_context.above_tokens"),
                concat!($key, "la"),
                "Long context above",
                TOKENS,
                Range::AMOUNT,
                200_000.0,
            )
            .required()
            .when(concat!($at, ".kind"), &["per_token"])
            .help("The input length from which the long-context prices apply to the whole request."),
            FieldSpec::other(
                S,
                concat!($at, ".long_context.at_threshold"),
                concat!($key, "lt"),
                "At the threshold",
                Shape::Choice(Threshold::NAMES),
                Preset::Text("base"),
            )
            .when(concat!($at, ".kind"), &["per_token"])
            .help("Which prices a request of exactly that length pays."),
            per_mtok(concat!($at, ".long_context.input_usd_per_mtok"), concat!($key, "li"), "Long input", 2.0)
                .required()
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of input tokens in a long request."),
            per_mtok(
                concat!($at, ".long_context.cached_input_usd_per_mtok"),
                concat!($key, "lr"),
                "Long cached input",
                2.0,
            )
                .same_as(concat!($at, ".long_context.input_usd_per_mtok"))
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of cached input tokens in a long request."),
            per_mtok(
                concat!($at, ".long_context.cache_write_usd_per_mtok"),
                concat!($key, "lw"),
                "Long cache write",
                2.0,
            )
                .same_as(concat!($at, ".long_context.input_usd_per_mtok"))
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of writing tokens to the cache in a long request."),
            per_mtok(
                concat!($at, ".long_context.output_usd_per_mtok"),
                concat!($key, "lo"),
                "Long output",
                7.5,
            )
                .required()
                .when(concat!($at, ".kind"), &["per_token"])
                .help("The price of output tokens in a long request."),
            FieldSpec::number(
                S,
                concat!($at, ".replica_usd_per_hour"),
                concat!($key, "g"),
                "Replica",
                Unit::money("an hour"),
                Range::AMOUNT,
                3.99,
            )
            .required()
            .recommended()
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("What one replica of the model costs an hour, all its GPUs together."),
            FieldSpec::number(
                S,
                concat!($at, ".prefill_tokens_per_second"),
                concat!($key, "f"),
                "Reading speed",
                Unit::count("tokens a second"),
                Range::POSITIVE,
                40_000.0,
            )
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("Input tokens that one whole replica reads a second under load."),
            FieldSpec::number(
                S,
                concat!($at, ".decode_tokens_per_second"),
                concat!($key, "e"),
                "Writing speed",
                Unit::count("tokens a second"),
                Range::POSITIVE,
                6_000.0,
            )
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("Output tokens that one whole replica writes a second under load."),
            FieldSpec::number(
                S,
                concat!($at, ".target_utilisation"),
                concat!($key, "u"),
                "Target utilisation",
                Unit::share(""),
                Range::UTILISATION,
                0.6,
            )
            .step(0.05)
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("How full a replica may be before the next one starts."),
            FieldSpec::number(
                S,
                concat!($at, ".min_replicas"),
                concat!($key, "n"),
                "Replicas at least",
                Unit::count("replicas"),
                Range::AMOUNT,
                1.0,
            )
            .step(1.0)
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("Replicas that run even without any query; 0 scales to zero."),
            FieldSpec::number(
                S,
                concat!($at, ".replica_step"),
                concat!($key, "s"),
                "Smallest share of a replica",
                Unit::count("replicas"),
                Range::POSITIVE,
                1.0,
            )
            .step(0.1)
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("The step in which capacity is bought; 0.1 is a tenth of a replica shared by many adapters."),
            FieldSpec::number(
                S,
                concat!($at, ".autoscale_share"),
                concat!($key, "v"),
                "Autoscaling",
                Unit::share(""),
                Range::SHARE,
                0.0,
            )
            .step(0.1)
            .when(concat!($at, ".kind"), &["dedicated"])
            .help("How far capacity follows the load: 0 is sized for the peak all month, 1 follows the mean."),
        ]
    };
}

const fn per_mtok(path: &'static str, key: &'static str, label: &'static str, typical: f64) -> FieldSpec {
    FieldSpec::number(S, path, key, label, PER_MTOK, Range::AMOUNT, typical)
}

pub(crate) const BASE: [FieldSpec; 27] = model_fields!("models.base", "b", Preset::Required);
pub(crate) const TUNED: [FieldSpec; 27] = model_fields!("models.tuned", "t", Preset::Text("dedicated"));
