//! A sweep gives at every point what an evaluation of that point gives, and says what is wrong with what
//! it cannot vary.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod common;

#[path = "common/random.rs"]
mod random;

use common::{checked, model, quiet};
use crossover::field::{Shape, all};
use crossover::kind;
use crossover::kind::Strategy::{FineTuned, Rag, Staged};
use crossover::report::{
    PointResult, Report, Spacing, Status, Sweep, SweepFormat, SweepPoint, Vary, verdict,
};
use crossover::scenario::{Scenario, Value};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use random::scenarios;

fn linear(path: &str, from: f64, to: f64, steps: usize) -> Vary {
    Vary { path: path.to_owned(), from, to, steps, spacing: Spacing::Linear }
}

fn points(sweep: &Sweep) -> Vec<SweepPoint> {
    (0..sweep.len()).map(|place| sweep.point(place)).collect()
}

/// RAG costs a dollar a query, fine-tuning 6000 dollars once; nothing else is enabled.
const DOLLAR: &str = "
    prompt_only.enabled = false
    hybrid.enabled = false
    staged.enabled = false
    [[extra]]
    name = 'each'
    strategies = ['rag']
    usd_per_query = 1
    [[extra]]
    name = 'once'
    strategies = ['fine_tuned']
    usd_once = 6_000";

#[test]
fn rows_by_hand() {
    // Over 4 months RAG costs 4 q; fine-tuning is level after 6000 / q months: 6, 3, 2.
    let sweep = Sweep::new(model(DOLLAR), &[linear("workload.queries_per_month", 1e3, 3e3, 3)]);
    let sweep = sweep.expect("a volume can be varied");
    assert_eq!(sweep.pair(), Some((FineTuned, Rag)));
    assert_eq!(
        SweepFormat::Csv.head(&sweep) + &SweepFormat::Csv.points(&sweep, 0..3) + SweepFormat::Csv.tail(),
        "workload.queries_per_month,cheapest,rag.status,rag.present_value_usd,rag.reason,\
         fine_tuned.status,fine_tuned.present_value_usd,fine_tuned.reason,\
         fine_tuned.first_month_against_rag,fine_tuned.lasting_month_against_rag,problem\n\
         1000,rag,ok,4000,,ok,6000,,,,\n\
         2000,fine_tuned,ok,8000,,ok,6000,,3,3,\n\
         3000,fine_tuned,ok,12000,,ok,6000,,2,2,\n"
    );
}

#[test]
fn two_inputs_by_hand() {
    // Over 8 months even 1000 a month pay the 6000 back, after 6.
    let wanted = [linear("workload.queries_per_month", 1e3, 2e3, 2), linear("horizon.months", 2.0, 8.0, 2)];
    let sweep = Sweep::new(model(DOLLAR), &wanted).expect("both can be varied");
    let text = SweepFormat::Json.head(&sweep)
        + &SweepFormat::Json.points(&sweep, 0..1)
        + &SweepFormat::Json.points(&sweep, 1..4)
        + SweepFormat::Json.tail();
    let strategies = |rag: u16| {
        format!(
            "\"strategies\":{{\"rag\":{{\"status\":\"ok\",\"present_value_usd\":{rag}}},\
             \"fine_tuned\":{{\"status\":\"ok\",\"present_value_usd\":6000}}}}"
        )
    };
    let [a, b, c, d] = [2_000, 8_000, 4_000, 16_000].map(strategies);
    assert_eq!(
        text,
        format!(
            "{{\"x\":{{\"field\":\"workload.queries_per_month\",\"values\":[1000,2000]}},\
             \"y\":{{\"field\":\"horizon.months\",\"values\":[2,8]}},\
             \"challenger\":\"fine_tuned\",\"incumbent\":\"rag\",\"points\":[\
             {{\"x\":1000,\"y\":2,{a},\"cheapest\":\"rag\",\"first_month\":null,\"lasting_month\":null}},\
             {{\"x\":1000,\"y\":8,{b},\"cheapest\":\"fine_tuned\",\"first_month\":6,\"lasting_month\":6}},\
             {{\"x\":2000,\"y\":2,{c},\"cheapest\":\"rag\",\"first_month\":null,\"lasting_month\":null}},\
             {{\"x\":2000,\"y\":8,{d},\"cheapest\":\"fine_tuned\",\"first_month\":3,\"lasting_month\":3}}]}}\n"
        )
    );
}

#[test]
fn what_cannot_be_is_a_row_with_its_reason() {
    // The switch comes after the horizon of 4 months.
    let sweep = Sweep::new(model(""), &[linear("staged.switch_month", 4.0, 5.0, 2)]).expect("a month");
    let [within, beyond] = &points(&sweep)[..] else { panic!("two points") };
    let staged = |point: &SweepPoint| {
        let result = point.result.clone().expect("the scenario is valid");
        result.strategies.get(&Staged).cloned().expect("it is enabled")
    };
    assert_eq!((staged(within).status, staged(within).present_value_usd), (Status::Ok, Some(0.0)));
    assert_eq!((staged(beyond).status, staged(beyond).present_value_usd), (Status::Infeasible, None));
    assert_eq!(
        staged(beyond).reason.as_deref(),
        Some("it would switch in month 5, after the horizon of 4 months")
    );

    // Chunks of 50 tokens cannot overlap by 50.
    let wanted = [linear("rag.chunking.chunk_tokens", 50.0, 51.0, 2)];
    let sweep = Sweep::new(model(""), &wanted).expect("a size");
    let [invalid, valid] = &points(&sweep)[..] else { panic!("two points") };
    assert!(valid.result.is_some() && invalid.result.is_none());
    let row = SweepFormat::Csv.points(&sweep, 0..1);
    assert!(
        row.ends_with(
            ",\"rag.chunking.overlap_tokens: found 50 (the default); allowed is less than \
             rag.chunking.chunk_tokens, 50\"\n"
        ),
        "{row}"
    );
    let columns = SweepFormat::Csv.head(&sweep).matches(',').count();
    // One comma stands in the sentence.
    assert_eq!(row.matches(',').count(), columns + 1);
    assert_eq!(SweepFormat::Csv.points(&sweep, 1..2).matches(',').count(), columns);
    assert_eq!(
        SweepFormat::Json.points(&sweep, 0..1),
        "{\"x\":50,\"problem\":\"rag.chunking.overlap_tokens: found 50 (the default); allowed is less than \
         rag.chunking.chunk_tokens, 50\"}"
    );
}

#[test]
fn two_inputs_are_set_together() {
    // From chunks of 500 with an overlap of 50: either change alone would leave no valid scenario in one
    // of the corners.
    let wanted = [
        linear("rag.chunking.chunk_tokens", 40.0, 1_000.0, 2),
        linear("rag.chunking.overlap_tokens", 30.0, 600.0, 2),
    ];
    let sweep = Sweep::new(model(""), &wanted).expect("sizes");
    let valid: Vec<bool> = points(&sweep).iter().map(|point| point.result.is_some()).collect();
    assert_eq!(valid, [true, false, true, true]);
}

#[test]
fn bad_requests_are_all_reported() {
    let broken = |wanted: &[Vary]| {
        Sweep::new(model("fine_tuning.enabled = false"), wanted).map_or_else(
            |problems| problems.problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>(),
            |_| panic!("nothing is wrong with {wanted:?}"),
        )
    };
    let of = |path: &str| broken(&[linear(path, 1.0, 2.0, 2)]).concat();
    assert_eq!(of("rag.topk"), "rag.topk: unknown name; did you mean rag.top_k?");
    assert_eq!(of("rag"), "rag: found a table of inputs; allowed is the path of one input");
    assert_eq!(of("rag.loop"), "rag.loop: holds one of single, agent; only a number can be varied");
    assert_eq!(
        of("rag.store.ram_gb_per_node"),
        "rag.store.ram_gb_per_node: takes no part in this scenario: it belongs to rag.store.kind nodes"
    );
    assert_eq!(
        of("models.base.long_context.above_tokens"),
        "models.base.long_context.above_tokens: takes no part in this scenario: nothing was given for it"
    );
    assert_eq!(
        of("extra.1.usd_once"),
        "extra.1.usd_once: found an input of a row; allowed is an input outside tables that repeat"
    );
    let logarithmic = Vary { spacing: Spacing::Logarithmic, ..linear("rag.setup_hours", 0.0, 2.0, 1) };
    assert_eq!(
        broken(&[linear("rag.top_k", -1.0, 2.5, 200_000), logarithmic]),
        [
            "rag.top_k: found -1; allowed is a whole number, 0 or more, up to 1e12",
            "rag.top_k: found 2.5; allowed is a whole number, 0 or more, up to 1e12",
            "rag.top_k: found 200000 steps; allowed is 2 to 100000 steps",
            "rag.setup_hours: found 0..2,log; allowed is values above 0 where they are spaced by factors",
            "rag.setup_hours: found 1 step; allowed is 2 to 100000 steps",
        ]
    );
    assert_eq!(
        broken(&[linear("rag.setup_hours", f64::NAN, f64::INFINITY, 2)])[..2],
        [
            "rag.setup_hours: found not a number (NaN); allowed is a number, 0 or more, up to 1e12",
            "rag.setup_hours: found infinity; allowed is a number, 0 or more, up to 1e12"
        ]
    );
    assert_eq!(
        broken(&[linear("rag.setup_hours", 3.0, 3.0, 2)]),
        ["rag.setup_hours: found 3..3; allowed is a first value below the last"]
    );
    let hours = |path| linear(path, 0.0, 1.0, 1_001);
    assert_eq!(
        broken(&[hours("rag.setup_hours"), hours("rag.evaluation_hours")]),
        ["rag.evaluation_hours: found 1001 × 1001 points; allowed is at most 1000000 together"]
    );
    assert_eq!(
        broken(&[hours("rag.setup_hours"), hours("rag.setup_hours")]),
        ["rag.setup_hours: found the same input twice; allowed is each input once"]
    );
    assert_eq!(broken(&[]), ["vary: found 0 inputs; allowed is one input or two"]);
}

/// The point as an evaluation of the scenario with these values has it.
fn expected(scenario: &Scenario, numbers: &[(&str, f64)]) -> Result<Report, Vec<String>> {
    let mut scenario = scenario.clone();
    for (path, value) in numbers {
        scenario.set(path, Value::Number(*value));
    }
    checked(&scenario)
        .map(|model| Report::new(&model))
        .map_err(|problems| problems.problems.into_iter().map(|problem| problem.message).collect())
}

/// The same to the last digit.
fn assert_same(result: &PointResult, report: &Report, pair: Option<(kind::Strategy, kind::Strategy)>) {
    assert_eq!(result.strategies.0.len(), report.strategies.0.len());
    for ((name, swept), (expected_name, expected)) in result.strategies.iter().zip(report.strategies.iter()) {
        assert_eq!(name, expected_name);
        assert_eq!((swept.status, &swept.reason), (expected.status, &expected.reason));
        assert_eq!(
            swept.present_value_usd,
            expected.figures.as_ref().map(|figures| figures.present_value_usd)
        );
    }
    assert_eq!(result.cheapest, report.cheapest.strategy);
    let times = pair.and_then(|(a, b)| report.pair(a, b)?.over_time.times.clone());
    assert_eq!(result.first_month, times.as_ref().and_then(|times| times.first_month));
    assert_eq!(result.lasting_month, times.as_ref().and_then(|times| times.lasting_month));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_point_is_an_evaluation(scenario in scenarios(), picks in vec(any::<Index>(), 1..3)) {
        let model = checked(&scenario).expect("random scenarios are valid");
        let numeric: Vec<(&str, f64, f64)> = all()
            .filter(|field| model.applies(*field) && !field.spec().path.contains('*'))
            .filter(|field| field.spec().path != "schema" && !field.spec().path.starts_with("answers."))
            .filter_map(|field| {
                let Shape::Number { range, whole, .. } = field.spec().shape else { return None };
                let now = model.number(field);
                let from = if range.contains(now / 2.0) && !whole { now / 2.0 } else { now };
                let to = (now * 1.5 + 1.0).ceil().min(range.max);
                (from < to).then_some((field.spec().path, from, to))
            })
            .collect();
        let mut wanted: Vec<Vary> = Vec::new();
        for pick in &picks {
            let (path, from, to) = *pick.get(&numeric);
            if wanted.iter().all(|other| other.path != path) {
                wanted.push(linear(path, from, to, 3));
            }
        }
        let sweep = Sweep::new(model.clone(), &wanted).unwrap_or_else(|problems| panic!("{problems}"));
        prop_assert_eq!(sweep.pair(), verdict(&Report::new(&model)).pair);
        for point in points(&sweep) {
            let values = [Some(point.x), point.y];
            let paths = wanted.iter().map(|vary| vary.path.as_str());
            let numbers: Vec<(&str, f64)> = paths.zip(values.into_iter().flatten()).collect();
            match expected(&scenario, &numbers) {
                Ok(report) => assert_same(point.result.as_ref().expect("a result"), &report, sweep.pair()),
                Err(messages) => {
                    let problem = point.problem.expect("what is wrong");
                    for message in messages {
                        prop_assert!(problem.contains(&message), "{} in {}", message, problem);
                    }
                }
            }
        }
    }
}

#[test]
fn a_quiet_scenario_costs_nothing_anywhere() {
    let sweep = Sweep::new(
        checked(&quiet("")).expect("it is valid"),
        &[linear("workload.queries_per_month", 0.0, 1e6, 5)],
    );
    for point in points(&sweep.expect("a volume")) {
        let result = point.result.expect("it is valid");
        assert!(result.strategies.iter().all(|(_, swept)| swept.present_value_usd == Some(0.0)));
        assert_eq!((result.first_month, result.lasting_month), (None, None));
    }
}
