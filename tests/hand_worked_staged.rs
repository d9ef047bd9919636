//! Section 4 by hand: starting with one strategy and moving to another.
//!
//! Eight months, the switch in month 4; an engineer costs $1 an hour. The corpus doubles each month from
//! a million tokens, so its index costs 1, 2, 4, 8, … dollars at the start and as much over each month.

mod common;

use common::{accrual, assert_all_close, figures, report, start};
use crossover::kind::Strategy::{FineTuned, Hybrid, Rag, Staged};
use crossover::report::Report;

const COSTS: &str = "
    horizon.months = 8
    labour = { engineer_usd_per_hour = 1, expert_usd_per_hour = 60 }
    workload.answer_tokens = 1000
    knowledge = { documents = 1000, tokens_per_document = 1000, growth_per_month = 1.0 }
    models.base.output_usd_per_mtok = 2
    models.tuned.output_usd_per_mtok = 3
    rag = { setup_hours = 1, evaluation_hours = 5000, upkeep_hours_per_month = 7 }
    rag.preprocessing.usd_per_mtok = 1
    rag.store.usd_per_month = 1000
    fine_tuning = { setup_hours = 20, upkeep_hours_per_month = 50 }
    fine_tuning.dataset = { examples = 100, usd_per_example = 2 }
    fine_tuning.dataset = { expert_minutes_per_example = 4, preparation_hours = 40 }
    fine_tuning.training = { kind = 'gpu_hours', gpu_hours_per_run = 1, gpu_usd_per_hour = 10, runs = 3 }
    fine_tuning.evaluation = { usd_per_training = 11, hours_per_training = 13, hours_per_retraining = 5 }
    fine_tuning.retraining = { runs = 1, dataset_refresh_share = 0.5, engineering_hours = 17 }
    hybrid.integration_hours = 400
    staged = { switch_month = 4, dataset_saving_share = 0.25 }";

#[track_caller]
fn staged(first: &str, then: &str, changes: &str) -> Report {
    report(&format!("{COSTS}\nstaged = {{ first = '{first}', then = '{then}' }}\n{changes}"))
}

/// What falls at the start of each month, by line: every line that has something, and no other.
#[track_caller]
fn assert_starts(report: &Report, expected: &[(&str, [f64; 8])]) {
    let with_lumps = figures(report, Staged)
        .ledger
        .lines
        .iter()
        .filter(|amounts| amounts.start.iter().any(|usd| *usd != 0.0));
    let lines: Vec<String> = with_lumps.map(|amounts| amounts.line.to_string()).collect();
    let wanted: Vec<&str> = expected.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, wanted);
    for (line, months) in expected {
        assert_all_close(&start(report, Staged, line), months);
    }
}

/// What accrues over each month, by line: every line that has something, and no other.
#[track_caller]
fn assert_accruals(report: &Report, expected: &[(&str, [f64; 8])]) {
    let with_accruals = figures(report, Staged)
        .ledger
        .lines
        .iter()
        .filter(|amounts| amounts.accrual.iter().any(|usd| *usd != 0.0));
    let lines: Vec<String> = with_accruals.map(|amounts| amounts.line.to_string()).collect();
    let wanted: Vec<&str> = expected.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, wanted);
    for (line, months) in expected {
        assert_all_close(&accrual(report, Staged, line), months);
    }
}

/// `usd` in one month (from 1), nothing in the others.
fn once(month: usize, usd: f64) -> [f64; 8] {
    std::array::from_fn(|place| if place + 1 == month { usd } else { 0.0 })
}

/// `before` in the three months before the switch, `after` from then on.
fn switched(before: f64, after: f64) -> [f64; 8] {
    std::array::from_fn(|place| if place < 3 { before } else { after })
}

const DOUBLING: [f64; 8] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

#[test]
fn from_rag_to_the_hybrid() {
    let report = staged("rag", "hybrid", "");
    assert_starts(
        &report,
        &[
            ("setup.engineering", [1.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0, 0.0]),
            ("setup.evaluation", once(1, 5_000.0)),
            ("setup.integration", once(4, 400.0)),
            // A quarter of the dataset comes from production: 200, 400 and 40 less 25 %.
            ("data.labelling", once(4, 150.0)),
            ("data.experts", once(4, 300.0)),
            ("data.engineering", once(4, 30.0)),
            ("training.compute", once(4, 30.0)),
            ("training.evaluation", once(4, 11.0)),
            ("training.evaluation_engineering", once(4, 13.0)),
            // The index of month 1 stays.
            ("index.preprocessing", once(1, 1.0)),
        ],
    );
    assert_accruals(
        &report,
        &[
            ("upkeep.engineering", switched(7.0, 57.0)),
            ("index.preprocessing", DOUBLING),
            ("store.flat", [1_000.0; 8]),
            ("query.generation", switched(2.0, 3.0)),
        ],
    );
}

#[test]
fn from_rag_to_a_tuned_model() {
    let report = staged("rag", "fine_tuned", "");
    assert_starts(
        &report,
        &[
            ("setup.engineering", [1.0, 0.0, 0.0, 20.0, 0.0, 0.0, 0.0, 0.0]),
            ("setup.evaluation", once(1, 5_000.0)),
            ("data.labelling", once(4, 150.0)),
            ("data.experts", once(4, 300.0)),
            ("data.engineering", once(4, 30.0)),
            ("training.compute", once(4, 30.0)),
            ("training.evaluation", once(4, 11.0)),
            ("training.evaluation_engineering", once(4, 13.0)),
            ("index.preprocessing", once(1, 1.0)),
        ],
    );
    // Searching stops: no store, no index.
    assert_accruals(
        &report,
        &[
            ("upkeep.engineering", switched(7.0, 50.0)),
            ("index.preprocessing", [1.0, 2.0, 4.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
            ("store.flat", switched(1_000.0, 0.0)),
            ("query.generation", switched(2.0, 3.0)),
        ],
    );
}

#[test]
fn from_a_tuned_model_to_the_hybrid() {
    let report = staged("fine_tuned", "hybrid", "");
    assert_starts(
        &report,
        &[
            ("setup.engineering", [20.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
            ("setup.evaluation", once(4, 5_000.0)),
            ("setup.integration", once(4, 400.0)),
            // The dataset of month 1 is paid in full.
            ("data.labelling", once(1, 200.0)),
            ("data.experts", once(1, 400.0)),
            ("data.engineering", once(1, 40.0)),
            ("training.compute", once(1, 30.0)),
            ("training.evaluation", once(1, 11.0)),
            ("training.evaluation_engineering", once(1, 13.0)),
            // The corpus as it is in month 4.
            ("index.preprocessing", once(4, 8.0)),
        ],
    );
    assert_accruals(
        &report,
        &[
            ("upkeep.engineering", switched(50.0, 57.0)),
            ("index.preprocessing", [0.0, 0.0, 0.0, 8.0, 16.0, 32.0, 64.0, 128.0]),
            ("store.flat", switched(0.0, 1_000.0)),
            ("query.generation", [3.0; 8]),
        ],
    );
}

#[test]
fn from_a_tuned_model_to_rag() {
    let report = staged("fine_tuned", "rag", "");
    assert_starts(
        &report,
        &[
            ("setup.engineering", [20.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
            ("setup.evaluation", once(4, 5_000.0)),
            ("data.labelling", once(1, 200.0)),
            ("data.experts", once(1, 400.0)),
            ("data.engineering", once(1, 40.0)),
            ("training.compute", once(1, 30.0)),
            ("training.evaluation", once(1, 11.0)),
            ("training.evaluation_engineering", once(1, 13.0)),
            ("index.preprocessing", once(4, 8.0)),
        ],
    );
    assert_accruals(
        &report,
        &[
            ("upkeep.engineering", switched(50.0, 7.0)),
            ("index.preprocessing", [0.0, 0.0, 0.0, 8.0, 16.0, 32.0, 64.0, 128.0]),
            ("store.flat", switched(0.0, 1_000.0)),
            ("query.generation", switched(3.0, 2.0)),
        ],
    );
}

/// The months (from 1) with an amount at their start on a line.
#[track_caller]
fn months_of(report: &Report, line: &str) -> Vec<usize> {
    let lumps = start(report, Staged, line);
    (1..=lumps.len()).filter(|month| lumps[month - 1] > 0.0).collect()
}

#[test]
fn retraining_counts_from_the_first_training_with_the_cadence_of_what_runs() {
    let cadence = "fine_tuning.retraining.every_months = 2\nhybrid.retrain_every_months = 3";
    let retrained = |first, then| months_of(&staged(first, then, cadence), "training.engineering");
    // Trained in month 4: every 3 months, months 7 and 10.
    assert_eq!(retrained("rag", "hybrid"), [7]);
    // Every 2 months: 6 and 8.
    assert_eq!(retrained("rag", "fine_tuned"), [6, 8]);
    // Trained in month 1: every 2 months until month 3, every 3 from month 4 on, which is one of them.
    assert_eq!(retrained("fine_tuned", "hybrid"), [3, 4, 7]);
    // The tuned model is left behind in month 4.
    assert_eq!(retrained("fine_tuned", "rag"), [3]);
}

#[test]
fn a_retraining_in_the_month_of_the_switch_follows_what_comes_then() {
    let retrained = |tuned: u32, hybrid: u32| {
        let cadence =
            format!("fine_tuning.retraining.every_months = {tuned}\nhybrid.retrain_every_months = {hybrid}");
        months_of(&staged("fine_tuned", "hybrid", &cadence), "training.engineering")
    };
    // Month 4 would be due with the cadence of the tuned model alone, but the hybrid runs already.
    assert_eq!(retrained(3, 0), Vec::<usize>::new());
    assert_eq!(retrained(3, 5), [6]);
    assert_eq!(retrained(0, 3), [4, 7]);
}

#[test]
fn forced_months_count_only_after_the_first_training() {
    let forced = "fine_tuning.retraining.forced_months = [2, 4, 7]";
    let retrained = |first, then| months_of(&staged(first, then, forced), "training.engineering");
    assert_eq!(retrained("rag", "hybrid"), [7]);
    assert_eq!(retrained("rag", "fine_tuned"), [7]);
    assert_eq!(retrained("fine_tuned", "hybrid"), [2, 4, 7]);
    assert_eq!(retrained("fine_tuned", "rag"), [2]);
}

#[test]
fn a_retraining_after_the_switch_pays_the_refresh_share_of_the_whole_dataset() {
    let report = staged("rag", "hybrid", "hybrid.retrain_every_months = 2");
    // At the switch 200 × 0.75, then half of 200; three runs, then one; evaluated for 13 hours, then for 5.
    assert_all_close(
        &start(&report, Staged, "data.labelling"),
        &[0.0, 0.0, 0.0, 150.0, 0.0, 100.0, 0.0, 100.0],
    );
    assert_all_close(
        &start(&report, Staged, "training.compute"),
        &[0.0, 0.0, 0.0, 30.0, 0.0, 10.0, 0.0, 10.0],
    );
    let hours = start(&report, Staged, "training.evaluation_engineering");
    assert_all_close(&hours, &[0.0, 0.0, 0.0, 13.0, 0.0, 5.0, 0.0, 5.0]);
}

#[test]
fn reindexing_counts_from_the_first_index() {
    let indexed = |first, then, every| {
        let embedding = format!("rag.embedding = {{ usd_per_mtok = 1, reindex_every_months = {every} }}");
        months_of(&staged(first, then, &embedding), "index.embedding")
    };
    // On from month 1 across the switch; from month 4; not once searching has stopped.
    assert_eq!(indexed("rag", "hybrid", 3), [1, 4, 7]);
    assert_eq!(indexed("rag", "hybrid", 2), [1, 3, 5, 7]);
    assert_eq!(indexed("fine_tuned", "hybrid", 2), [4, 6, 8]);
    assert_eq!(indexed("fine_tuned", "rag", 3), [4, 7]);
    assert_eq!(indexed("rag", "fine_tuned", 3), [1]);
    assert_eq!(indexed("rag", "fine_tuned", 2), [1, 3]);
}

#[test]
fn the_index_at_the_switch_is_embedded_and_written_too() {
    // 8 million tokens in chunks of 500 with 400 new ones each: 20,000 vectors and 10 million tokens.
    let report = staged(
        "fine_tuned",
        "rag",
        "rag.chunking = { chunk_tokens = 500, overlap_tokens = 100 }
        rag.embedding = { usd_per_mtok = 2, dimensions = 100, bytes_per_dimension = 4 }
        rag.store = { kind = 'serverless', metadata_bytes_per_vector = 600, minimum_usd_per_month = 60 }
        rag.store = { storage_usd_per_gb_month = 0, read_usd_per_million_units = 0 }
        rag.store.write_usd_per_million_units = 1000",
    );
    assert_all_close(&start(&report, Staged, "index.embedding"), &once(4, 20.0));
    assert_all_close(&start(&report, Staged, "store.writes"), &once(4, 20.0));
    // Written over the months: 20, 40, 80, …; topped up to 60 from the switch on.
    let writes = accrual(&report, Staged, "store.writes");
    assert_all_close(&writes, &[0.0, 0.0, 0.0, 20.0, 40.0, 80.0, 160.0, 320.0]);
    let top_up = accrual(&report, Staged, "store.minimum");
    assert_all_close(&top_up, &[0.0, 0.0, 0.0, 40.0, 20.0, 0.0, 0.0, 0.0]);
}

#[test]
fn the_switch_may_come_in_the_second_month_or_the_last() {
    let upkeep = |month: u32| {
        accrual(
            &staged("rag", "fine_tuned", &format!("staged.switch_month = {month}")),
            Staged,
            "upkeep.engineering",
        )
    };
    assert_all_close(&upkeep(2), &[7.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0]);
    assert_all_close(&upkeep(8), &[7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 50.0]);
}

#[test]
fn staged_reads_the_tables_of_what_is_not_reported() {
    let alone = "rag.enabled = false\nfine_tuning.enabled = false\nhybrid.enabled = false\n\
                 prompt_only.enabled = false";
    let (among_others, by_itself) = (staged("rag", "hybrid", ""), staged("rag", "hybrid", alone));
    assert_eq!(figures(&among_others, Staged).ledger, figures(&by_itself, Staged).ledger);
    for strategy in [Rag, FineTuned, Hybrid] {
        assert!(by_itself.strategies.get(&strategy).is_none());
    }
}
