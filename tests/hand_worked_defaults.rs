//! Section 1 by hand: what holds when nothing is said.

mod common;

use std::collections::BTreeSet;

use common::kinds::{DEDICATED, EITHER, ONE, OTHER, PER_TOKEN};
use common::with;
use crossover::field::{Field, all};
use crossover::model::{Model, Origin};
use crossover::scenario::Scenario;

/// What the page of the model says holds when nothing is said, whatever the kinds.
const DEFAULTS: &str = "
    schema = 1
    title = ''
    note = ''
    prices_as_of = '2026-11-21'
    horizon = { start = '2026-12', months = 36, discount_rate_per_year = 0 }
    workload = { queries_per_month = 100_000, question_tokens = 60, history_tokens = 0, answer_tokens = 300 }
    workload = { resent_cache_hit_share = 0.8, answer_cache_share = 0, batch_share = 0, peak_to_mean = 4 }
    workload.growth.per_month = 0.03
    knowledge = { documents = 5_000, tokens_per_document = 1_200, growth_per_month = 0.01, churn_per_month = 0.02 }
    knowledge = { question_share = 0.6, unanswered_limit = 0.25 }
    labour = { engineer_usd_per_hour = 100, expert_usd_per_hour = 80 }
    price_trend = { models_per_year = 0, infrastructure_per_year = 0, labour_per_year = 0 }
    prompt_only = { enabled = true, context_tokens = 4_000, include_corpus = false, corpus_coverage = 0.3 }
    prompt_only = { cache_hit_share = 0.9, setup_hours = 24, upkeep_hours_per_month = 4 }
    rag = { enabled = true, system_prompt_tokens = 500, cache_hit_share = 0.5, loop = 'single', retrieval_rounds = 1 }
    rag = { tool_call_tokens = 60, top_k = 5, setup_hours = 80, evaluation_hours = 40, upkeep_hours_per_month = 12 }
    rag.chunking = { chunk_tokens = 500, overlap_tokens = 50 }
    rag.preprocessing.usd_per_mtok = 0
    rag.embedding = { usd_per_mtok = 0.02, dimensions = 1536, bytes_per_dimension = 4, reindex_every_months = 0 }
    rag.rewrite = { input_tokens = 300, output_tokens = 40 }
    rag.rerank.enabled = false
    fine_tuning = { enabled = true, corpus_coverage = 0.6, system_prompt_tokens = 100, cache_hit_share = 0.5 }
    fine_tuning = { setup_hours = 160, upkeep_hours_per_month = 8 }
    fine_tuning.dataset = { examples = 1_000, tokens_per_example = 800, usd_per_example = 0 }
    fine_tuning.dataset = { expert_minutes_per_example = 5, preparation_hours = 60 }
    fine_tuning.training = { epochs = 3, minimum_usd_per_run = 0, runs = 3 }
    fine_tuning.evaluation = { usd_per_training = 50, hours_per_training = 40, hours_per_retraining = 12 }
    fine_tuning.retraining = { every_months = 6, forced_months = [], runs = 1, dataset_refresh_share = 0.3 }
    fine_tuning.retraining.engineering_hours = 16
    hybrid = { enabled = true, system_prompt_tokens = 100, top_k = 3, integration_hours = 40, retrain_every_months = 12 }
    staged = { enabled = true, first = 'rag', then = 'hybrid', switch_month = 12, dataset_saving_share = 0.5 }
    quality = { usd_per_error = 0, prompt_only_error_share = 0, rag_error_share = 0, fine_tuned_error_share = 0 }
    quality = { hybrid_error_share = 0, index_lag_days = 1 }";

fn defaults_of_one() -> String {
    format!(
        "{DEFAULTS}
        workload.growth.kind = 'compound'
        models.base = {{ {PER_TOKEN} }}\nmodels.base = {{ {EITHER} }}
        models.tuned = {{ {DEDICATED} }}\nmodels.tuned = {{ {EITHER} }}
        rag.rewrite.enabled = false
        rag.store = {{ kind = 'serverless', metadata_bytes_per_vector = 2_000, storage_usd_per_gb_month = 0.33 }}
        rag.store = {{ read_usd_per_million_units = 16, read_units_per_query = 0, read_units_per_gb = 1 }}
        rag.store = {{ min_read_units = 0.25, write_usd_per_million_units = 4, write_units_per_kb = 1 }}
        rag.store = {{ min_write_units = 5, vectors_per_request = 100, minimum_usd_per_month = 50 }}
        rag.rerank = {{ kind = 'per_token', usd_per_mtok = 0.05, candidates = 30 }}
        fine_tuning.training = {{ kind = 'per_token', usd_per_mtok = 0.48, validation_share = 0.1 }}"
    )
}

fn defaults_of_the_other() -> String {
    format!(
        "{DEFAULTS}
        models.base = {{ {DEDICATED} }}\nmodels.base = {{ {EITHER} }}
        models.tuned = {{ {PER_TOKEN} }}\nmodels.tuned = {{ {EITHER} }}
        models.tuned.long_context.at_threshold = 'base'
        rag.store = {{ overhead_factor = 1.5, graph_bytes_per_vector = 0, replicas = 1 }}
        rag.rerank.usd_per_thousand_searches = 2
        fine_tuning.training = {{ flops_per_parameter_token = 6, peak_tflops = 989, utilisation = 0.4 }}"
    )
}

#[track_caller]
fn model(scenario: &Scenario) -> Model {
    common::checked(scenario).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Everything a model holds in a field.
fn held(model: &Model, field: Field) -> (f64, &[usize], &str) {
    (model.number(field), model.months(field), model.text(field))
}

#[test]
fn what_holds_when_nothing_is_said() {
    let mut spelled_out = BTreeSet::new();
    for (kinds, defaults) in [(ONE, defaults_of_one()), (OTHER, defaults_of_the_other())] {
        let short = with(Scenario::default(), kinds);
        let long = with(short.clone(), &defaults);
        let (short_model, long_model) = (model(&short), model(&long));
        for field in all() {
            let path = field.spec().path;
            if long_model.origin(field) == Origin::Scenario && short.get(path).is_none() {
                assert_eq!(held(&short_model, field), held(&long_model, field), "{path}");
            }
            if long_model.origin(field) == Origin::Scenario {
                spelled_out.insert(path);
            }
        }
    }
    // What has no default on the page, or one that is another field.
    let rows = |path: &str| path.starts_with("extra.") || path.starts_with("uncertainty.");
    let without = [
        "rag.store.usd_per_month",
        "workload.growth.values",
        "fine_tuning.training.gpu_hours_per_run",
        "models.tuned.cached_input_usd_per_mtok",
        "models.tuned.cache_write_usd_per_mtok",
        "models.base.cached_input_usd_per_mtok",
        "models.base.cache_write_usd_per_mtok",
    ];
    for path in all().map(|field| field.spec().path) {
        let known = without.contains(&path)
            || rows(path)
            || path.starts_with("answers.")
            || path.contains(".long_context.")
            || path.ends_with(".catalog");
        assert!(known || spelled_out.contains(path), "{path} is on no list");
    }
}

#[test]
fn a_kind_that_is_not_given() {
    // Growth compounds, the tuned model is dedicated, the store serverless, training paid by the token: what
    // belongs to those kinds is taken without the kind, and what belongs to others is not.
    let scenario = |change: &str| common::checked(&with(Scenario::default(), &format!("{ONE}\n{change}")));
    for right in [
        "workload.growth.per_month = 0.5",
        "models.tuned = { replica_usd_per_hour = 2 }",
        "rag.store.minimum_usd_per_month = 1",
        "rag.rerank.usd_per_mtok = 1",
        "fine_tuning.training.usd_per_mtok = 1",
    ] {
        let mut model = with(Scenario::default(), &format!("{ONE}\n{right}"));
        model.remove("models.tuned.kind");
        assert!(common::checked(&model).is_ok(), "{right}");
    }
    for wrong in [
        "workload.growth.ceiling = 5",
        "rag.store.usd_per_month = 1",
        "rag.rerank.usd_per_thousand_searches = 1",
        "fine_tuning.training.gpu_usd_per_hour = 1",
    ] {
        assert!(scenario(wrong).is_err(), "{wrong}");
    }
}
