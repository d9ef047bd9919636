//! Section 5 by hand: totals, categories, present value, cumulative cost, cost per query.

mod common;

use common::{assert_all_close, assert_close, figures, report};
use crossover::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag, Staged};
use crossover::ledger::{Category, Line};
use crossover::report::Vertex;

/// A line in each category: an engineer costs $1 an hour, an expert $60.
const CATEGORIES: &str = "
    labour = { engineer_usd_per_hour = 1, expert_usd_per_hour = 60 }
    workload = { question_tokens = 100, answer_tokens = 100 }
    knowledge = { documents = 1000, tokens_per_document = 1000 }
    rag = { setup_hours = 1, evaluation_hours = 2, upkeep_hours_per_month = 1 }
    rag.embedding.usd_per_mtok = 1
    rag.preprocessing.usd_per_mtok = 2
    rag.chunking = { chunk_tokens = 500, overlap_tokens = 0 }
    rag.rewrite = { enabled = true, input_usd_per_mtok = 2, output_usd_per_mtok = 10 }
    rag.rerank = { enabled = true, kind = 'per_search' }
    rag.store.usd_per_month = 5
    fine_tuning = { setup_hours = 10, upkeep_hours_per_month = 10 }
    fine_tuning.dataset = { examples = 100, usd_per_example = 2, expert_minutes_per_example = 1 }
    fine_tuning.dataset.preparation_hours = 300
    fine_tuning.training = { kind = 'gpu_hours', gpu_hours_per_run = 1, gpu_usd_per_hour = 40, runs = 1 }
    fine_tuning.evaluation = { usd_per_training = 3, hours_per_training = 1000, hours_per_retraining = 2000 }
    fine_tuning.retraining = { forced_months = [4], runs = 1, dataset_refresh_share = 0, engineering_hours = 5000 }
    hybrid.integration_hours = 4
    models.base.output_usd_per_mtok = 10
    models.tuned = { output_usd_per_mtok = 20, hosting_usd_per_hour = 1 }
    quality = { usd_per_error = 1, rag_error_share = 0.25, fine_tuned_error_share = 0.5 }
    knowledge = { question_share = 1, unanswered_limit = 1 }
    quality.index_lag_days = 0
    fine_tuning.corpus_coverage = 0.5

    [[extra]]
    strategies = ['rag', 'fine_tuned']
    usd_once = 7";

#[track_caller]
fn assert_categories(strategy: crossover::kind::Strategy, expected: [f64; 6]) {
    let report = report(CATEGORIES);
    let figures = figures(&report, strategy);
    let names: Vec<&str> = figures.categories.iter().map(|(category, _)| category.name()).collect();
    assert_eq!(names, ["people", "models", "infrastructure", "training", "quality", "extra"]);
    let found: Vec<f64> = figures.categories.iter().map(|(_, usd)| *usd).collect();
    assert_all_close(&found, &expected);
    assert_close(figures.total_usd, expected.iter().sum());
}

#[test]
fn what_counts_towards_each_category_of_rag() {
    // people          1 + 2 + 4 × 1                                            = 7
    // models          index 1 + 2; each month 1000 × (100 × 1e-6 + 1000 × 1e-6 + 0.002 + 100 × 1e-5)
    //                 = 0.1 + 1 + 2 + 1 = 4.1                                  = 19.4
    // infrastructure  4 × 5                                                    = 20
    // quality         4 × 1000 × 0.25                                          = 1000
    // extra                                                                    = 7
    assert_categories(Rag, [7.0, 19.4, 20.0, 0.0, 1_000.0, 7.0]);
}

#[test]
fn what_counts_towards_each_category_of_fine_tuning() {
    // people          10 + 40; experts 100 × 1; engineers 300; evaluation 1000 + 2000; retraining 5000
    // models          4 × 1000 × 100 × 2e-5                                    = 8
    // infrastructure  4 × 730                                                  = 2920
    // training        labels 200; runs 40 + 40; evaluation 3 + 3               = 286
    // quality         4 × 1000 × (0.5 + 0.5 × 0.5)                             = 3000
    assert_categories(FineTuned, [8_450.0, 8.0, 2_920.0, 286.0, 3_000.0, 7.0]);
}

#[test]
fn lines_come_in_the_order_of_reports() {
    let ids: Vec<String> = Line::FIXED.iter().chain(&[Line::Extra(1)]).map(ToString::to_string).collect();
    let order = [
        "setup.engineering setup.evaluation setup.integration upkeep.engineering",
        "data.labelling data.experts data.engineering",
        "training.compute training.evaluation training.evaluation_engineering training.engineering",
        "index.embedding index.preprocessing",
        "store.writes store.storage store.reads store.minimum store.nodes store.flat",
        "query.embedding query.rewrite query.rerank query.generation serving.hosting",
        "quality.errors quality.knowledge extra.1",
    ];
    assert_eq!(ids.join(" "), order.join(" "));
    for (place, line) in Line::FIXED.iter().chain(&[Line::Extra(1), Line::Extra(2)]).enumerate() {
        assert_eq!(line.place(), place);
    }
}

#[test]
fn a_strategy_that_costs_nothing_has_every_category_too() {
    let report = report("");
    let categories = &figures(&report, Hybrid).categories;
    assert_eq!(categories.iter().map(|(category, _)| *category).collect::<Vec<_>>(), Category::ALL);
    assert_eq!(figures(&report, Hybrid).total_usd, 0.0);
}

/// A hundred dollars at the start of months 1 and 13 of 24; a discount rate of 100 % a year halves what
/// lies a year ahead.
#[test]
fn what_falls_at_the_start_of_a_month_is_discounted_from_there() {
    let report = report(
        "horizon = { months = 24, discount_rate_per_year = 1.0 }
        [[extra]]
        strategies = ['rag']
        usd_once = 100
        months = [1, 13]",
    );
    assert_close(figures(&report, Rag).present_value_usd, 150.0);
    assert_close(figures(&report, Rag).total_usd, 200.0);
}

#[test]
fn what_accrues_is_discounted_from_the_end_of_its_month() {
    // $100 over month 12 and over month 24: worth 100/2 and 100/4.
    let values = |month: usize| if month == 12 || month == 24 { "1" } else { "0" };
    let series: Vec<&str> = (1..=24).map(values).collect();
    let report = report(&format!(
        "horizon = {{ months = 24, discount_rate_per_year = 1.0 }}
        workload.growth = {{ kind = 'series', values = [{}] }}
        [[extra]]
        strategies = ['rag']
        usd_per_query = 100",
        series.join(", ")
    ));
    assert_close(figures(&report, Rag).present_value_usd, 75.0);
    assert_close(figures(&report, Rag).total_usd, 200.0);
}

#[test]
fn a_negative_rate_makes_later_money_worth_more() {
    // −75 % a year: a year ahead money is worth four times as much, half a year ahead twice.
    let report = report(
        "horizon = { months = 13, discount_rate_per_year = -0.75 }
        [[extra]]
        strategies = ['rag']
        usd_once = 100
        months = [1, 7, 13]",
    );
    assert_close(figures(&report, Rag).present_value_usd, 100.0 + 200.0 + 400.0);
}

#[track_caller]
fn assert_vertices(found: &[Vertex], expected: &[(f64, f64, f64)]) {
    let months: Vec<f64> = found.iter().map(|vertex| vertex.month).collect();
    assert_eq!(months, expected.iter().map(|(month, ..)| *month).collect::<Vec<_>>());
    for (vertex, (month, present, nominal)) in found.iter().zip(expected) {
        assert!(common::is_close(vertex.present_usd, *present), "month {month}: {vertex:?}");
        assert!(common::is_close(vertex.nominal_usd, *nominal), "month {month}: {vertex:?}");
    }
}

#[test]
fn the_cumulative_cost_jumps_where_something_falls_and_rises_within_the_month() {
    let report = report(
        "horizon.months = 3
        [[extra]]
        strategies = ['rag']
        usd_once = 100
        months = [1, 3]
        usd_per_month = 10",
    );
    assert_vertices(
        &figures(&report, Rag).cumulative,
        &[
            (0.0, 100.0, 100.0),
            (1.0, 110.0, 110.0),
            (2.0, 120.0, 120.0),
            (2.0, 220.0, 220.0),
            (3.0, 230.0, 230.0),
        ],
    );
    let curve = &figures(&report, Rag).curves.present;
    for (tau, usd) in [(0.0, 100.0), (0.25, 102.5), (1.0, 110.0), (1.999, 119.99), (2.0, 220.0), (3.0, 230.0)]
    {
        assert_close(curve.at(tau), usd);
    }
    assert_vertices(
        &figures(&report, PromptOnly).cumulative,
        &[(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (2.0, 0.0, 0.0), (3.0, 0.0, 0.0)],
    );
}

#[test]
fn the_discounted_and_the_nominal_curve_stand_side_by_side() {
    // √½ a half-year on, ½ a year on: at 300 % a year a quarter a year on, half after half a year.
    let report = report(
        "horizon = { months = 12, discount_rate_per_year = 3.0 }
        workload.growth = { kind = 'series', values = [0, 0, 0, 0, 0, 1, 0] }
        [[extra]]
        strategies = ['rag']
        usd_per_query = 8
        usd_once = 20
        months = [7]",
    );
    // Over month 6 $8 worth 4; at the start of month 7 $20 worth 10.
    let flat = |from: u32, to: u32, present: f64, nominal: f64| {
        (from..=to).map(move |month| (f64::from(month), present, nominal))
    };
    let expected: Vec<(f64, f64, f64)> =
        flat(0, 5, 0.0, 0.0).chain([(6.0, 4.0, 8.0)]).chain(flat(6, 12, 14.0, 28.0)).collect();
    assert_vertices(&figures(&report, Rag).cumulative, &expected);
}

#[test]
fn the_cost_of_a_query_is_the_nominal_total_over_all_of_them() {
    // 1000 + 2000 + 4000 queries; $70 a month, discounted or not.
    let report = report(
        "horizon = { months = 3, discount_rate_per_year = 1.0 }
        workload.growth = { kind = 'compound', per_month = 1.0 }
        [[extra]]
        strategies = ['rag']
        usd_per_month = 70",
    );
    assert_close(figures(&report, Rag).usd_per_query.expect("there are queries"), 0.03);
    assert_close(figures(&report, Rag).usd_per_correct_answer.expect("all are right"), 0.03);
}

#[test]
fn without_volume_there_is_no_cost_of_a_query() {
    let report = report("workload.queries_per_month = 0\nrag.setup_hours = 1");
    let figures = figures(&report, Rag);
    assert_eq!((figures.usd_per_query, figures.usd_per_correct_answer), (None, None));
    assert_close(figures.total_usd, 100.0);
    assert!(report.warnings.iter().any(|warning| warning.code == "no_volume"));
}

#[test]
fn one_more_query_in_the_last_month() {
    // Generation 100 × $10 a million = 0.001, twice that a year on; embedding 50 × $2 a million, twice
    // that too; half a cent elsewhere; an error of one in ten at a dollar. Storing, hosting, people: none.
    let report = report(
        "horizon.months = 13
        price_trend.models_per_year = 1.0
        workload = { answer_tokens = 100, question_tokens = 50 }
        rag = { setup_hours = 1, upkeep_hours_per_month = 1 }
        rag.embedding.usd_per_mtok = 2
        models.base = { output_usd_per_mtok = 10, hosting_usd_per_hour = 1 }
        quality = { usd_per_error = 1, rag_error_share = 0.1 }
        [[extra]]
        strategies = ['rag']
        usd_per_query = 0.005
        usd_per_month = 9",
    );
    assert_close(figures(&report, Rag).marginal_usd_per_query, 0.002 + 0.0002 + 0.1 + 0.005);
}

#[test]
fn replica_steps_and_minimums_are_no_part_of_one_more_query() {
    // A replica is full and the store below its minimum: only the read itself counts, 0.25 × $16 a million.
    let report = report(
        "workload.answer_tokens = 100
        rag.store = { kind = 'serverless' }
        models.tuned = { kind = 'dedicated', replica_usd_per_hour = 1 }",
    );
    assert_close(figures(&report, FineTuned).marginal_usd_per_query, 0.0);
    assert_close(figures(&report, Hybrid).marginal_usd_per_query, 0.000_004);
}

#[test]
fn one_more_query_costs_what_it_costs_in_the_last_month() {
    // Staged ends with the tuned model; reads follow the corpus of the last month, 8 GB.
    let report = report(
        "workload.answer_tokens = 100
        models.base.output_usd_per_mtok = 10
        models.tuned.output_usd_per_mtok = 30
        knowledge = { documents = 1_000_000, tokens_per_document = 100, growth_per_month = 1.0 }
        rag.embedding = { dimensions = 100, bytes_per_dimension = 4 }
        rag.store = { kind = 'serverless', metadata_bytes_per_vector = 600, read_usd_per_million_units = 1000 }
        staged.then = 'fine_tuned'",
    );
    assert_close(figures(&report, Staged).marginal_usd_per_query, 0.003);
    assert_close(figures(&report, Rag).marginal_usd_per_query, 0.001 + 0.008);
    // No queries in the last month: the next one would still cost that.
    let none = common::report(
        "workload.answer_tokens = 100
        models.base.output_usd_per_mtok = 10
        workload.growth = { kind = 'series', values = [5, 0] }",
    );
    assert_close(figures(&none, Rag).marginal_usd_per_query, 0.001);
}
