//! Price trends by hand: each moves exactly its lines, by (1 + x)^((t − 1)/12) in month t.

mod common;

use common::{accrual, assert_all_close, assert_close, figures, report, start};
use crossover::kind::Strategy::{FineTuned, PromptOnly, Rag, Staged};
use crossover::kind::Trend;

/// A staged plan in whose month 13 every line has an amount: retrieval is set up and joined with a
/// tuned model that is trained again in that very month.
const EVERYTHING: &str = "
    horizon.months = 13
    workload = { question_tokens = 100, answer_tokens = 100 }
    knowledge = { documents = 1000, churn_per_month = 0.1, question_share = 0.5 }
    prompt_only.context_tokens = 100
    rag = { top_k = 1, setup_hours = 1, evaluation_hours = 1, upkeep_hours_per_month = 1 }
    rag.embedding.usd_per_mtok = 1
    rag.preprocessing.usd_per_mtok = 1
    rag.rewrite = { enabled = true, input_usd_per_mtok = 1, output_usd_per_mtok = 1 }
    rag.rerank.enabled = true
    fine_tuning = { setup_hours = 1, upkeep_hours_per_month = 1 }
    fine_tuning.dataset = { usd_per_example = 1, expert_minutes_per_example = 1, preparation_hours = 1 }
    fine_tuning.evaluation = { usd_per_training = 1, hours_per_training = 1, hours_per_retraining = 1 }
    fine_tuning.retraining = { engineering_hours = 1, forced_months = [13] }
    hybrid = { top_k = 1, integration_hours = 1 }
    staged = { first = 'fine_tuned', then = 'hybrid', switch_month = 13 }
    quality = { usd_per_error = 1, hybrid_error_share = 0.1 }
    models.base = { input_usd_per_mtok = 1, output_usd_per_mtok = 1 }";

/// The lines that no variant below changes, with the trend that moves them.
const ALWAYS: [(&str, Trend); 18] = [
    ("setup.engineering", Trend::Labour),
    ("setup.evaluation", Trend::Labour),
    ("setup.integration", Trend::Labour),
    ("upkeep.engineering", Trend::Labour),
    ("data.labelling", Trend::Labour),
    ("data.experts", Trend::Labour),
    ("data.engineering", Trend::Labour),
    ("training.evaluation", Trend::Models),
    ("training.evaluation_engineering", Trend::Labour),
    ("training.engineering", Trend::Labour),
    ("index.embedding", Trend::Models),
    ("index.preprocessing", Trend::Models),
    ("query.embedding", Trend::Models),
    ("query.rewrite", Trend::Models),
    ("query.rerank", Trend::Models),
    ("serving.hosting", Trend::Infrastructure),
    ("quality.errors", Trend::None),
    ("quality.knowledge", Trend::None),
];

const NAMES: [(&str, Trend); 3] = [
    ("models_per_year", Trend::Models),
    ("infrastructure_per_year", Trend::Infrastructure),
    ("labour_per_year", Trend::Labour),
];

/// A trend of 100 % a year doubles its lines in month 13 and leaves all others alone.
#[track_caller]
fn doubles_its_lines(variant: &str, more: &[(&str, Trend)]) {
    let flat = report(&format!("{EVERYTHING}\n{variant}"));
    let lines: Vec<(&str, Trend)> = ALWAYS.iter().chain(more).copied().collect();
    let listed = |id: &str| lines.iter().any(|(known, _)| *known == id);
    for (line, _) in figures(&flat, Staged).lines.iter() {
        assert!(listed(&line.to_string()), "{line} is on no list");
    }
    for (name, trend) in NAMES {
        let risen = report(&format!("{EVERYTHING}\n{variant}\nprice_trend.{name} = 1.0"));
        for (line, moved_by) in &lines {
            let last = |report| start(report, Staged, line)[12] + accrual(report, Staged, line)[12];
            assert!(last(&flat) > 0.0, "nothing on {line} in month 13");
            let factor = if *moved_by == trend { 2.0 } else { 1.0 };
            let found = last(&risen) / last(&flat);
            assert!((found - factor).abs() < 1e-9, "{name} moves {line} by {found}, not by {factor}");
        }
    }
}

#[test]
fn with_a_serverless_store_and_everything_paid_by_the_token() {
    doubles_its_lines(
        "rag.store = { kind = 'serverless', minimum_usd_per_month = 1000 }
        fine_tuning.training.usd_per_mtok = 1
        models.tuned = { input_usd_per_mtok = 1, output_usd_per_mtok = 1, hosting_usd_per_hour = 1 }",
        &[
            ("training.compute", Trend::Models),
            ("store.writes", Trend::Infrastructure),
            ("store.storage", Trend::Infrastructure),
            ("store.reads", Trend::Infrastructure),
            ("store.minimum", Trend::Infrastructure),
            ("query.generation", Trend::Models),
        ],
    );
}

#[test]
fn with_nodes_replicas_and_gpus_by_the_hour() {
    doubles_its_lines(
        "rag.store = { kind = 'nodes', ram_gb_per_node = 8, node_usd_per_month = 100 }
        fine_tuning.training = { kind = 'gpu_hours', gpu_hours_per_run = 1, gpu_usd_per_hour = 1 }
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1 }",
        &[("training.compute", Trend::Infrastructure), ("store.nodes", Trend::Infrastructure)],
    );
}

#[test]
fn with_a_flat_fee_and_gpus_by_arithmetic() {
    doubles_its_lines(
        "rag.store = { kind = 'flat', usd_per_month = 100 }
        fine_tuning.training = { kind = 'flops', parameters_billion = 8, gpu_usd_per_hour = 1 }
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1 }",
        &[("training.compute", Trend::Infrastructure), ("store.flat", Trend::Infrastructure)],
    );
}

#[test]
fn a_trend_compounds_by_the_month() {
    // 4 h a month at $25 are $100; 44 % a year: month 7 is half a year on, √1.44 = 1.2.
    let upkeep = "prompt_only.upkeep_hours_per_month = 4\nlabour.engineer_usd_per_hour = 25";
    let risen = report(&format!("horizon.months = 25\n{upkeep}\nprice_trend.labour_per_year = 0.44"));
    let months = accrual(&risen, PromptOnly, "upkeep.engineering");
    assert_close(months[0], 100.0);
    assert_close(months[6], 120.0);
    assert_close(months[12], 144.0);
    assert_close(months[18], 172.8);
    assert_close(months[24], 207.36);
}

#[test]
fn a_trend_may_fall() {
    // −75 % a year: a quarter after a year, half after half a year.
    let fallen = report(
        "horizon.months = 13
        workload.answer_tokens = 1000
        models.base.output_usd_per_mtok = 8
        price_trend.models_per_year = -0.75",
    );
    // 1000 queries × 1000 tokens × $8 a million = $8 in month 1.
    let months = accrual(&fallen, PromptOnly, "query.generation");
    assert_all_close(&[months[0], months[6], months[12]], &[8.0, 4.0, 2.0]);
}

#[test]
fn both_the_minimum_of_the_store_and_what_counts_towards_it_follow_infrastructure() {
    // 1,000,000 vectors of 2000 bytes are 2 GB: $1 a month at $0.50. Topped up to $50: $49; a year later,
    // twice as dear, $2 and $98.
    let report = report(
        "horizon.months = 13
        knowledge = { documents = 1_000_000, tokens_per_document = 100 }
        rag.embedding = { dimensions = 500, bytes_per_dimension = 2 }
        rag.store = { kind = 'serverless', metadata_bytes_per_vector = 1000, storage_usd_per_gb_month = 0.5 }
        rag.store.read_usd_per_million_units = 0
        price_trend.infrastructure_per_year = 1.0",
    );
    let (storage, top_up) = (accrual(&report, Rag, "store.storage"), accrual(&report, Rag, "store.minimum"));
    assert_all_close(&[storage[0], top_up[0], storage[12], top_up[12]], &[1.0, 49.0, 2.0, 98.0]);
}

#[test]
fn the_minimum_of_a_run_follows_the_trend_of_the_run() {
    // $5 in month 1, twice as much a year later; the run itself costs nothing.
    let minimum = "horizon.months = 13
        fine_tuning.training = { minimum_usd_per_run = 5, runs = 1 }
        fine_tuning.retraining = { forced_months = [13], runs = 1 }
        price_trend.models_per_year = 1.0";
    let compute = start(&report(minimum), FineTuned, "training.compute");
    assert_all_close(&[compute[0], compute[12]], &[5.0, 10.0]);
}
