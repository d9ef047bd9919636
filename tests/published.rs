//! Figures that others have published, reproduced by scenarios.

mod common;

use common::{assert_all_close, assert_close, line, report};
use crossover::kind::Strategy::{FineTuned, PromptOnly, Rag};
use crossover::report::{Outcome, Report};

/// A rented GPU against an API, by the rule of thumb of self-hosting guides: divide the machine's month by
/// the API's price of a token. The API takes $0.50 and $1.50 a million tokens in and out, with three read
/// for each one written; the machine is $1 an hour and reads 5656 and writes 707 tokens a second, half of
/// the time. A thousand tokens written stand for a query.
const RENTED_GPU: &str = "
    horizon.months = 12
    workload = { question_tokens = 3000, answer_tokens = 1000, peak_to_mean = 1 }
    models.base = { input_usd_per_mtok = 0.5, output_usd_per_mtok = 1.5 }
    models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1, target_utilisation = 0.5 }
    models.tuned = { prefill_tokens_per_second = 5656, decode_tokens_per_second = 707 }";

#[test]
fn a_rented_gpu_against_an_api_by_the_token() {
    // A million tokens written cost 3 × $0.50 + $1.50 = $3: the $730 of a month are 243.33 million of them,
    // 243,333.33 queries of a thousand.
    let found = report(RENTED_GPU);
    let pair = found.pair(FineTuned, PromptOnly).expect("every pair of enabled strategies");
    let volumes = pair.over_volume.as_ref().expect("there is volume");
    assert_eq!(volumes.verdict, Outcome::Intervals);
    let intervals = volumes.intervals.as_deref().expect("both can run");
    let [interval] = intervals else { panic!("{intervals:?}") };
    let level = 730.0 / 3.0 * 1_000.0;
    assert!((interval.from / level - 1.0).abs() < 1e-8, "{interval:?}");
    assert_eq!(interval.to, 1e9);
}

#[test]
fn a_rented_gpu_takes_on_more_than_it_needs_to_pay_for_itself() {
    // A query takes 3000/5656 + 1000/707 s = 1.94484 s; at half of 2,628,000 s a machine takes 675,633 a
    // month. At the break-even it is not yet half full; one query over 675,633 and there are two.
    let at = |queries: f64| {
        report(&format!("{RENTED_GPU}\nhorizon.months = 1\nworkload.queries_per_month = {queries}"))
    };
    let costs =
        |report: &Report| [PromptOnly, FineTuned].map(|strategy| common::figures(report, strategy).total_usd);
    assert_all_close(&costs(&at(730_000.0 / 3.0)), &[730.0, 730.0]);
    let full: f64 = 2_628_000.0 * 0.5 / (3_000.0 / 5_656.0 + 1_000.0 / 707.0);
    assert_all_close(&costs(&at(full.floor())), &[3e-3 * full.floor(), 730.0]);
    assert_all_close(&costs(&at(full.ceil())), &[3e-3 * full.ceil(), 1_460.0]);
}

/// Qdrant's guide to capacity: vectors × dimensions × 4 bytes × 1.5. A million vectors of 1024 dimensions
/// take 6,144,000,000 bytes.
#[test]
fn memory_for_a_million_vectors() {
    let nodes = |ram_gb: &str| {
        let report = report(&format!(
            "horizon.months = 1
            knowledge = {{ documents = 1_000_000, tokens_per_document = 100 }}
            rag.embedding.dimensions = 1024
            rag.store = {{ kind = 'nodes', ram_gb_per_node = {ram_gb}, node_usd_per_month = 1 }}"
        ));
        line(&report, Rag, "store.nodes")
    };
    assert_close(nodes("6.144"), 1.0);
    assert_close(nodes("6.143999"), 2.0);
    assert_close(nodes("3.072"), 2.0);
    assert_close(nodes("3.071999"), 3.0);
    assert_close(nodes("0.006144"), 1_000.0);
    assert_close(nodes("0.006143999"), 1_001.0);
}

#[track_caller]
fn training(dataset: &str, usd_per_mtok: f64, epochs: u32) -> f64 {
    let report = report(&format!(
        "fine_tuning.dataset = {dataset}
        fine_tuning.training = {{ usd_per_mtok = {usd_per_mtok}, epochs = {epochs}, validation_share = 0, runs = 1 }}"
    ));
    line(&report, FineTuned, "training.compute")
}

/// OpenAI's rule for the price of fine-tuning: tokens of the file × epochs × price of a training token,
/// validation not billed. Its example is a file of 100,000 tokens, three epochs and $3 a million: $0.90.
#[test]
fn fine_tuning_of_a_hundred_thousand_tokens() {
    assert_close(training("{ examples = 125, tokens_per_example = 800 }", 3.0, 3), 0.9);
}

/// Azure's worked example of the same rule: two epochs of a million tokens at $2 are $4.
#[test]
fn fine_tuning_of_a_million_tokens() {
    assert_close(training("{ examples = 1000, tokens_per_example = 1000 }", 2.0, 2), 4.0);
}

/// The tests of genai-prices for prices in tiers: $3 a million tokens of input, $6 above 200,000 of them,
/// on the whole request.
#[test]
fn the_cliff_of_a_long_context() {
    let input = |tokens: u32| {
        let report = report(&format!(
            "horizon.months = 1
            workload.queries_per_month = 1
            prompt_only.context_tokens = {tokens}
            models.base = {{ input_usd_per_mtok = 3, context_window_tokens = 1_000_000 }}
            models.base.long_context = {{ above_tokens = 200_000, input_usd_per_mtok = 6, output_usd_per_mtok = 0 }}"
        ));
        line(&report, PromptOnly, "query.generation")
    };
    assert_close(input(100_000), 0.3);
    assert_close(input(200_000), 0.6);
    assert_close(input(200_001), 1.200_006);
    assert_close(input(1_000_000), 6.0);
}

/// The same tests: the input decides on the tier of the output. 150,000 tokens in, 10,000 out, $1 a million
/// and $2 above 100,000 tokens.
#[test]
fn the_tier_of_the_output_is_that_of_the_input() {
    let report = report(
        "horizon.months = 1
        workload = { queries_per_month = 1, question_tokens = 150_000, answer_tokens = 10_000 }
        models.base = { output_usd_per_mtok = 1, context_window_tokens = 1_000_000 }
        models.base.long_context = { above_tokens = 100_000, input_usd_per_mtok = 0, output_usd_per_mtok = 2 }",
    );
    assert_close(line(&report, PromptOnly, "query.generation"), 0.02);
}

/// The documentation of genai-prices: a million tokens in and out of a model at $2 and $8, as a batch at
/// half the price, are $5.
#[test]
fn a_batch_at_half_the_price() {
    let report = report(
        "horizon.months = 1
        workload = { queries_per_month = 1000, question_tokens = 1000, answer_tokens = 1000, batch_share = 1 }
        models.base = { input_usd_per_mtok = 2, output_usd_per_mtok = 8 }",
    );
    assert_close(line(&report, PromptOnly, "query.generation"), 5.0);
}

/// Pinecone's guide to its costs: a record is its identifier (8 bytes), metadata and four bytes a dimension.
/// Half a million records of 768 dimensions with 500 bytes of metadata are 1.79 GB, five million of 1024
/// with 15,000 bytes 95.52 GB; a search takes a read unit for each gigabyte, at least a quarter.
#[test]
fn the_size_of_an_index_and_the_read_units_of_a_search() {
    let index = |records: u32, dimensions: u32, metadata: u32| {
        let report = report(&format!(
            "horizon.months = 1
            workload.queries_per_month = 1
            knowledge = {{ documents = {records}, tokens_per_document = 100 }}
            rag.embedding.dimensions = {dimensions}
            rag.store = {{ kind = 'serverless', metadata_bytes_per_vector = {} , storage_usd_per_gb_month = 1 }}
            rag.store = {{ read_usd_per_million_units = 1_000_000, write_usd_per_million_units = 0 }}",
            metadata + 8
        ));
        [line(&report, Rag, "store.storage"), line(&report, Rag, "store.reads")]
    };
    // 500,000 × (3072 + 508) and 5,000,000 × (4096 + 15,008) bytes.
    assert_all_close(&index(500_000, 768, 500), &[1.79, 1.79]);
    assert_all_close(&index(5_000_000, 1024, 15_000), &[95.52, 95.52]);
    assert_all_close(&index(1_000, 768, 500), &[0.003_58, 0.25]);
}

/// Read units at least a quarter each, as that guide has it: a million queries of a small index are 250,000
/// of them, at $16 a million $4.
#[test]
fn a_million_queries_of_a_small_index() {
    let report = report(
        "horizon.months = 1
        workload.queries_per_month = 1_000_000
        rag.store = { kind = 'serverless', minimum_usd_per_month = 0 }",
    );
    assert_close(line(&report, Rag, "store.reads"), 4.0);
}

/// OpenAI's guide to embeddings: at $0.02 a million tokens a dollar embeds 62,500 pages of 800 tokens.
#[test]
fn pages_embedded_for_a_dollar() {
    let report = report(
        "horizon.months = 1
        knowledge = { documents = 62_500, tokens_per_document = 800 }
        rag.chunking.chunk_tokens = 800
        rag.embedding.usd_per_mtok = 0.02",
    );
    assert_close(line(&report, Rag, "index.embedding"), 1.0);
}

/// The clouds' convention of 730 hours in a month, as in the price survey of data-receipts: a machine of
/// $2.69 an hour is $1963.70 a month (printed as $1964).
#[test]
fn a_machine_by_the_month() {
    let report = report(
        "horizon.months = 1
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 2.69 }",
    );
    assert_close(line(&report, FineTuned, "serving.hosting"), 1_963.7);
}
