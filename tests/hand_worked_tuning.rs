//! Section 4 by hand: making a tuned model, and making it again.

mod common;

use common::{accrual, assert_all_close, assert_close, assert_lines, report, start};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag};

/// Amounts that tell the lines apart: an engineer costs $1 an hour, an expert $60.
const COSTS: &str = "
    labour = { engineer_usd_per_hour = 1, expert_usd_per_hour = 60 }
    fine_tuning = { setup_hours = 7, upkeep_hours_per_month = 3 }
    fine_tuning.dataset = { examples = 100, tokens_per_example = 5000 }
    fine_tuning.dataset = { usd_per_example = 2, expert_minutes_per_example = 4, preparation_hours = 30 }
    fine_tuning.training = { usd_per_mtok = 10, epochs = 2, validation_share = 0.2, runs = 3 }
    fine_tuning.evaluation = { usd_per_training = 11, hours_per_training = 13, hours_per_retraining = 5 }
    fine_tuning.retraining = { runs = 2, dataset_refresh_share = 0.5, engineering_hours = 17 }";

// labels   100 × $2 = 200; experts 100 × 4/60 h × $60 = 400; engineers 30
// a run    100 × 5000 × 1.2 × 2 = 1.2 million tokens × $10 = 12
const LINES_OF_A_TRAINING: [(&str, f64); 6] = [
    ("data.labelling", 200.0),
    ("data.experts", 400.0),
    ("data.engineering", 30.0),
    ("training.compute", 36.0),
    ("training.evaluation", 11.0),
    ("training.evaluation_engineering", 13.0),
];
// Half of the dataset; two runs; the evaluation of a retraining; the retraining itself.
const LINES_OF_A_RETRAINING: [(&str, f64); 7] = [
    ("data.labelling", 100.0),
    ("data.experts", 200.0),
    ("data.engineering", 15.0),
    ("training.compute", 24.0),
    ("training.evaluation", 11.0),
    ("training.evaluation_engineering", 5.0),
    ("training.engineering", 17.0),
];

#[test]
fn the_first_model_is_made_when_the_first_month_begins() {
    let report = report(COSTS);
    let lines: Vec<(&str, f64)> = [("setup.engineering", 7.0), ("upkeep.engineering", 12.0)]
        .into_iter()
        .chain(LINES_OF_A_TRAINING)
        .collect();
    assert_lines(&report, FineTuned, &lines);
    for (line, usd) in LINES_OF_A_TRAINING {
        assert_all_close(&start(&report, FineTuned, line), &[usd, 0.0, 0.0, 0.0]);
        assert_all_close(&accrual(&report, FineTuned, line), &[0.0; 4]);
    }
    assert_all_close(&start(&report, FineTuned, "setup.engineering"), &[7.0, 0.0, 0.0, 0.0]);
    assert_all_close(&accrual(&report, FineTuned, "upkeep.engineering"), &[3.0; 4]);
    // Who tunes nothing pays for nothing of it.
    for strategy in [PromptOnly, Rag] {
        assert_lines(&report, strategy, &[]);
    }
}

/// What each line has at the start of each month when a retraining falls in the months given (from 0).
#[track_caller]
fn assert_retrained_in(changes: &str, months: usize, retrained: &[usize]) {
    let report = report(&format!("horizon.months = {months}\n{COSTS}\n{changes}"));
    for (line, usd) in LINES_OF_A_RETRAINING {
        let first = LINES_OF_A_TRAINING.iter().find(|(known, _)| *known == line).map_or(0.0, |(_, usd)| *usd);
        let expected: Vec<f64> = (0..months)
            .map(|month| {
                if month == 0 {
                    first
                } else if retrained.contains(&month) {
                    usd
                } else {
                    0.0
                }
            })
            .collect();
        assert_all_close(&start(&report, FineTuned, line), &expected);
    }
}

#[test]
fn it_is_made_again_with_its_cadence() {
    // (t − 1) mod 3 = 0 and t > 1: months 4 and 7.
    assert_retrained_in("fine_tuning.retraining.every_months = 3", 8, &[3, 6]);
    assert_retrained_in("fine_tuning.retraining.every_months = 1", 3, &[1, 2]);
    assert_retrained_in("fine_tuning.retraining.every_months = 8", 8, &[]);
    assert_retrained_in("fine_tuning.retraining.every_months = 7", 8, &[7]);
    assert_retrained_in("fine_tuning.retraining.every_months = 0", 8, &[]);
}

#[test]
fn every_six_months_when_nothing_is_said() {
    let mut scenario = common::quiet(&format!("horizon.months = 14\n{COSTS}"));
    scenario.remove("fine_tuning.retraining.every_months");
    let report = crossover::report::Report::new(&common::checked(&scenario).expect("a valid scenario"));
    let retrained = start(&report, FineTuned, "training.engineering");
    let months: Vec<usize> = (0..14).filter(|month| retrained[*month] > 0.0).collect();
    assert_eq!(months, [6, 12]);
}

#[test]
fn a_base_model_that_retires_forces_a_retraining() {
    let forced = "fine_tuning.retraining = { every_months = 3, forced_months = [5, 7, 9] }";
    // Months 4 and 7 by the cadence, 5 and 7 by force, 9 beyond the horizon: 7 only once, and the cadence
    // goes on counting from month 1.
    assert_retrained_in(forced, 8, &[3, 4, 6]);
    let only = "fine_tuning.retraining.forced_months = [3, 2, 3]";
    assert_retrained_in(only, 4, &[1, 2]);
    // In month 1 the model is new anyway.
    assert_retrained_in("fine_tuning.retraining.forced_months = [1]", 4, &[]);
}

#[test]
fn the_hybrid_has_a_cadence_of_its_own_and_shares_the_forced_months() {
    let report = report(&format!(
        "horizon.months = 6\n{COSTS}
        fine_tuning.retraining = {{ every_months = 2, forced_months = [6] }}
        hybrid = {{ retrain_every_months = 3 }}"
    ));
    let retrained = |strategy| start(&report, strategy, "training.engineering");
    assert_all_close(&retrained(FineTuned), &[0.0, 0.0, 17.0, 0.0, 17.0, 17.0]);
    assert_all_close(&retrained(Hybrid), &[0.0, 0.0, 0.0, 17.0, 0.0, 17.0]);
}

#[test]
fn the_hybrid_pays_for_retrieval_tuning_and_joining_them() {
    let report = report(&format!(
        "{COSTS}
        rag = {{ setup_hours = 70, evaluation_hours = 400, upkeep_hours_per_month = 20 }}
        hybrid = {{ integration_hours = 900, retrain_every_months = 2 }}
        knowledge = {{ documents = 1000, tokens_per_document = 1000, churn_per_month = 0.1 }}
        rag.preprocessing.usd_per_mtok = 1000
        rag.store.usd_per_month = 50"
    ));
    // 7 + 70; 3 + 20 in each of four months; a training in month 1, a retraining in month 3; the index
    // of a million tokens, and a tenth of it each month.
    assert_lines(
        &report,
        Hybrid,
        &[
            ("setup.engineering", 77.0),
            ("setup.evaluation", 400.0),
            ("setup.integration", 900.0),
            ("upkeep.engineering", 92.0),
            ("data.labelling", 300.0),
            ("data.experts", 600.0),
            ("data.engineering", 45.0),
            ("training.compute", 60.0),
            ("training.evaluation", 22.0),
            ("training.evaluation_engineering", 18.0),
            ("training.engineering", 17.0),
            ("index.preprocessing", 1_400.0),
            ("store.flat", 200.0),
        ],
    );
    for line in ["setup.engineering", "setup.evaluation", "setup.integration"] {
        assert_all_close(&start(&report, Hybrid, line)[1..], &[0.0; 3]);
    }
    // RAG alone has neither integration nor training.
    assert_lines(
        &report,
        Rag,
        &[
            ("setup.engineering", 70.0),
            ("setup.evaluation", 400.0),
            ("upkeep.engineering", 80.0),
            ("index.preprocessing", 1_400.0),
            ("store.flat", 200.0),
        ],
    );
}

#[test]
fn prompting_is_set_up_once_and_kept_up() {
    let report = report("prompt_only = { setup_hours = 24, upkeep_hours_per_month = 4 }");
    // $100 an hour when nothing is said.
    assert_lines(&report, PromptOnly, &[("setup.engineering", 2_400.0), ("upkeep.engineering", 1_600.0)]);
    assert_all_close(&start(&report, PromptOnly, "setup.engineering"), &[2_400.0, 0.0, 0.0, 0.0]);
    assert_all_close(&accrual(&report, PromptOnly, "upkeep.engineering"), &[400.0; 4]);
}

#[track_caller]
fn compute(changes: &str) -> Vec<f64> {
    let retrained = "fine_tuning.retraining.every_months = 2\nfine_tuning.retraining.runs = 2";
    start(&report(&format!("{retrained}\n{changes}")), FineTuned, "training.compute")
}

#[test]
fn training_by_the_token() {
    let training = "
        fine_tuning.dataset = { examples = 1000, tokens_per_example = 1000 }
        fine_tuning.training = { usd_per_mtok = 4, runs = 3 }";
    // 1 million × 1.1 × 3 epochs × $4 = 13.2 a run, when nothing is said of validation and epochs.
    assert_all_close(&compute(training), &[39.6, 0.0, 26.4, 0.0]);
    let bare = format!("{training}\nfine_tuning.training = {{ validation_share = 0, epochs = 1 }}");
    assert_all_close(&compute(&bare), &[12.0, 0.0, 8.0, 0.0]);
}

#[test]
fn training_by_gpu_hours() {
    // 8 h × $2.50 = 20 a run; neither the dataset nor epochs matter.
    let training = "fine_tuning.dataset.examples = 0
        fine_tuning.training = { kind = 'gpu_hours', gpu_hours_per_run = 8, gpu_usd_per_hour = 2.5, runs = 3 }";
    assert_all_close(&compute(training), &[60.0, 0.0, 40.0, 0.0]);
}

#[test]
fn training_by_arithmetic() {
    // 9e9 parameters × 6 × 1e6 tokens × 2 epochs = 1.08e17; at 100e12 × 0.5 a second 2160 s, 0.6 h × $5.
    let training = "
        fine_tuning.dataset = { examples = 1000, tokens_per_example = 1000 }
        fine_tuning.training = { kind = 'flops', parameters_billion = 9, gpu_usd_per_hour = 5 }
        fine_tuning.training = { peak_tflops = 100, utilisation = 0.5, epochs = 2, runs = 3 }";
    assert_all_close(&compute(training), &[9.0, 0.0, 6.0, 0.0]);
    // LoRA takes 4 operations instead of 6.
    let lora = format!("{training}\nfine_tuning.training.flops_per_parameter_token = 4");
    assert_all_close(&compute(&lora), &[6.0, 0.0, 4.0, 0.0]);
    // 989 TFLOPS at 0.4 and three epochs when nothing is said:
    // 1.62e17 / 3.956e14 s × $5 / 3600 × 3 runs.
    let default = "
        fine_tuning.dataset = { examples = 1000, tokens_per_example = 1000 }
        fine_tuning.training = { kind = 'flops', parameters_billion = 9, gpu_usd_per_hour = 5 }";
    assert_close(compute(default)[0], 1.62e17 / 3.956e14 / 3_600.0 * 15.0);
}

#[test]
fn a_run_costs_at_least_the_minimum() {
    let runs = |kind: &str, minimum: &str| {
        compute(&format!(
            "fine_tuning.dataset = {{ examples = 1000, tokens_per_example = 1000 }}
            fine_tuning.training = {kind}
            fine_tuning.training = {{ runs = 3, minimum_usd_per_run = {minimum} }}"
        ))
    };
    // 1 million × 1.1 × 3 × $4 = 13.2 a run; the minimum is one of each run, not of the training.
    let per_token = "{ kind = 'per_token', usd_per_mtok = 4 }";
    assert_all_close(&runs(per_token, "13"), &[39.6, 0.0, 26.4, 0.0]);
    assert_all_close(&runs(per_token, "15"), &[45.0, 0.0, 30.0, 0.0]);
    let gpu_hours = "{ kind = 'gpu_hours', gpu_hours_per_run = 8, gpu_usd_per_hour = 2.5 }";
    assert_all_close(&runs(gpu_hours, "19"), &[60.0, 0.0, 40.0, 0.0]);
    assert_all_close(&runs(gpu_hours, "21"), &[63.0, 0.0, 42.0, 0.0]);
}

#[test]
fn a_dataset_may_cost_nothing() {
    // Without examples only the engineers' hours remain, and of a retraining their half.
    let report = report(&format!(
        "{COSTS}\nfine_tuning.dataset.examples = 0\nfine_tuning.retraining.every_months = 2"
    ));
    assert_all_close(&start(&report, FineTuned, "data.engineering"), &[30.0, 0.0, 15.0, 0.0]);
    for line in ["data.labelling", "data.experts", "training.compute"] {
        assert_all_close(&start(&report, FineTuned, line), &[0.0; 4]);
    }
    assert_all_close(&start(&report, FineTuned, "training.evaluation"), &[11.0, 0.0, 11.0, 0.0]);
}
