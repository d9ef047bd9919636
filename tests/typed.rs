//! Numbers as people type them: what is read, what is asked back, how they are shown, and one step on.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

use crossover::field;
use crossover::field::{Field, FieldSpec, Shape, all};
use crossover::scenario::{Mistyped, Scenario, Value, read_number, stepped, written};
use proptest::prelude::*;

const VOLUME: Field = field!("workload.queries_per_month");
const SHARE: Field = field!("knowledge.churn_per_month");
const RATE: Field = field!("workload.growth.per_month");
const PRICE: Field = field!("models.base.input_usd_per_mtok");
const COUNT: Field = field!("rag.top_k");
const MONTHS: Field = field!("fine_tuning.retraining.every_months");
const HOURS: Field = field!("rag.upkeep_hours_per_month");

fn read(field: Field, text: &str) -> Result<(f64, Option<String>), Mistyped> {
    read_number(field.spec(), field.spec().path, text).map(|typed| (typed.value, typed.echo))
}

/// What is offered instead, with what it means.
fn offered(field: Field, text: &str) -> Vec<String> {
    let repairs = read(field, text).expect_err(text).repairs;
    repairs.into_iter().map(|repair| format!("{}: {}", repair.text, repair.meaning)).collect()
}

fn message(field: Field, text: &str) -> String {
    read(field, text).expect_err(text).problem.message
}

#[test]
fn numbers_as_people_write_them() {
    let cases = [
        (VOLUME, "380000", 380_000.0, ""),
        (VOLUME, "1,000,000", 1e6, ""),
        (VOLUME, "1 000 000", 1e6, ""),
        (VOLUME, "1\u{a0}000\u{202f}000", 1e6, ""),
        (VOLUME, "1\u{2009}000\u{2009}000", 1e6, ""),
        (VOLUME, "1_000_000", 1e6, ""),
        (VOLUME, "1’000’000", 1e6, ""),
        (VOLUME, "1,500", 1_500.0, ""),
        (VOLUME, "1.500", 1.5, ""),
        (VOLUME, "  250k ", 250_000.0, "= 250,000 a month"),
        (VOLUME, "1.2M", 1_200_000.0, "= 1,200,000 a month"),
        (VOLUME, "4.35k", 4_350.0, "= 4,350 a month"),
        (VOLUME, "3bn", 3e9, "= 3,000,000,000 a month"),
        (VOLUME, "2 million", 2e6, "= 2,000,000 a month"),
        (VOLUME, "2e6", 2e6, "= 2,000,000 a month"),
        (VOLUME, "2.5E+3", 2_500.0, "= 2,500 a month"),
        (VOLUME, "250k queries a month", 250_000.0, "= 250,000 a month"),
        // A month has 730 hours: 12,000 × 730 / 24.
        (VOLUME, "12k a day", 365_000.0, "= 365,000 a month"),
        (VOLUME, "12k/day", 365_000.0, "= 365,000 a month"),
        (VOLUME, "1M a day", 30_416_667.0, "= 30,416,667 a month"),
        (VOLUME, "24 queries per day", 730.0, "= 730 a month"),
        (VOLUME, "1 an hour", 730.0, "= 730 a month"),
        (VOLUME, "168 a week", 730.0, "= 730 a month"),
        (VOLUME, "3M per year", 250_000.0, "= 250,000 a month"),
        (VOLUME, "3M/y", 250_000.0, "= 250,000 a month"),
        (VOLUME, "5 a month", 5.0, ""),
        (HOURS, "24 a year", 2.0, "= 2 a month"),
        (SHARE, "15%", 0.15, ""),
        (SHARE, "15 %", 0.15, ""),
        (SHARE, "0.1 percent", 0.001, ""),
        (SHARE, "15", 0.15, "= 15% a month"),
        (SHARE, "0.15", 0.15, "= 15% a month"),
        (SHARE, "0", 0.0, ""),
        (RATE, "−3%", -0.03, ""),
        (RATE, "-3% a month", -0.03, ""),
        (RATE, "-.5", -0.5, "= −50% a month"),
        (RATE, "-3", -0.03, "= −3% a month"),
        (RATE, "15", 0.15, "= 15% a month"),
        (PRICE, "$0.40", 0.4, ""),
        (PRICE, "US$ 0.40", 0.4, ""),
        (PRICE, "0.4 USD", 0.4, ""),
        (PRICE, "$0.40 per million tokens", 0.4, ""),
        (PRICE, "$1.5k", 1_500.0, "= $1,500 per million tokens"),
        (PRICE, "4e-1", 0.4, "= $0.4 per million tokens"),
        (COUNT, "+5", 5.0, ""),
        (MONTHS, "6 months", 6.0, ""),
    ];
    for (field, text, value, echo) in cases {
        let echo = (!echo.is_empty()).then(|| echo.to_owned());
        assert_eq!(read(field, text), Ok((value, echo)), "{text}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_back() {
    let cases: [(Field, &str, &[&str]); 9] = [
        (VOLUME, "1,5", &["1.5: 1.5 queries a month", "15: 15 queries a month"]),
        (VOLUME, "1,5k", &["1,500: 1,500 queries a month", "15k: 15,000 queries a month"]),
        (VOLUME, "1,5M a year", &["125k: 125,000 queries a month", "1.25M: 1,250,000 queries a month"]),
        (VOLUME, "0,500", &["0.5: 0.5 queries a month", "500: 500 queries a month"]),
        (SHARE, "1,5%", &["1.5%: 1.5% a month", "15%: 15% a month"]),
        (PRICE, "-$1,25", &["$0: $0.00 per million tokens"]),
        (RATE, "3", &["3%: 3% a month", "300%: 300% a month"]),
        (SHARE, "1", &["1%: 1% a month", "100%: 100% a month"]),
        (PRICE, "$0,40", &["$0.40: $0.40 per million tokens", "$40: $40.00 per million tokens"]),
    ];
    for (field, text, readings) in cases {
        assert_eq!(offered(field, text), readings, "{text}");
    }
    assert_eq!(
        message(VOLUME, "1,5"),
        "workload.queries_per_month: \"1,5\" may be 1.5 or 15; write the one that is meant"
    );
    assert_eq!(
        message(RATE, "3"),
        "workload.growth.per_month: \"3\" may be 3% a month or 300% a month; write the one that is meant"
    );
}

#[test]
fn what_is_wrong_gets_a_repair_where_there_is_one() {
    let cases: [(Field, &str, &[&str]); 16] = [
        (SHARE, "140%", &["100%: 100% a month"]),
        (SHARE, "-1%", &["0%: 0% a month"]),
        (COUNT, "3.4", &["3: 3 chunks"]),
        (COUNT, "1.500,5", &["1,501: 1,501 chunks"]),
        (VOLUME, "1.500.000", &["1.5M: 1,500,000 queries a month"]),
        (VOLUME, "1,00,000", &["100k: 100,000 queries a month"]),
        (VOLUME, "12 34", &["1,234: 1,234 queries a month"]),
        (VOLUME, "$500", &["500: 500 queries a month"]),
        (COUNT, "500%", &["5: 5 chunks"]),
        (MONTHS, "12m", &[]),
        (RATE, "36% a year", &[]),
        (VOLUME, "", &[]),
        (VOLUME, "many", &[]),
        (VOLUME, "€5", &[]),
        (VOLUME, "1e999", &[]),
        (VOLUME, "NaN", &[]),
    ];
    for (field, text, repairs) in cases {
        assert_eq!(offered(field, text), repairs, "{text}");
    }
    assert_eq!(
        message(SHARE, "140%"),
        "knowledge.churn_per_month: found \"140%\"; allowed is a share, 0% to 100%"
    );
    assert_eq!(message(VOLUME, " "), {
        "workload.queries_per_month: found nothing; allowed is a number, 0 or more, up to 1e12"
    });
}

#[test]
fn numbers_in_a_field_that_nobody_edits() {
    let cases = [
        (VOLUME, 380_000.0, "380k"),
        (VOLUME, 1_070_000.0, "1.07M"),
        (VOLUME, 381_234.0, "381,234"),
        (VOLUME, 1e12, "1,000bn"),
        (VOLUME, 5_000.0, "5,000"),
        (VOLUME, 32_900.0, "32.9k"),
        (VOLUME, 0.0, "0"),
        (VOLUME, 1e-12, "1e-12"),
        (VOLUME, 1_234.5, "1,234.5"),
        (PRICE, 4.5, "$4.50"),
        (PRICE, 72.0, "$72"),
        (PRICE, 0.075, "$0.075"),
        (PRICE, 250_000.0, "$250k"),
        (SHARE, 0.03, "3%"),
        (SHARE, 0.005, "0.5%"),
        (SHARE, 1.0, "100%"),
        (MONTHS, 1e6, "1,000,000"),
        (RATE, -0.3, "−30%"),
        (RATE, 1e-13, "1e-11%"),
    ];
    for (field, value, text) in cases {
        assert_eq!(written(field.spec(), value), text);
    }
}

#[test]
fn a_step_changes_the_last_digit() {
    let cases = [
        (VOLUME, "380k", 1, "381k"),
        (VOLUME, "380k", -10, "370k"),
        (VOLUME, "1.07M", 1, "1.08M"),
        (VOLUME, "9", 1, "10"),
        (VOLUME, "1,000", -1, "999"),
        (VOLUME, "9,999", 1, "10,000"),
        (VOLUME, "999 999", 1, "1 000 000"),
        (VOLUME, "2e6", 1, "3e6"),
        (VOLUME, "12k a day", 1, "13k a day"),
        (VOLUME, "5", -10, "0"),
        (VOLUME, "1bn", 100_000, "1,000bn"),
        (PRICE, "$0.40", 1, "$0.41"),
        (PRICE, "$0.99", 1, "$1.00"),
        (SHARE, "15%", 10, "25%"),
        (SHARE, "99%", 10, "100%"),
        (SHARE, "0.9", 1, "91%"),
        (RATE, "0.5%", -10, "−0.5%"),
        (RATE, "−3%", 1, "−2%"),
        (RATE, "−3%", -1, "−4%"),
        (COUNT, "5", 1, "6"),
    ];
    for (field, text, steps, next) in cases {
        assert_eq!(stepped(field.spec(), text, steps).as_deref(), Some(next), "{text}");
    }
    for (field, text) in [(VOLUME, "1,5"), (VOLUME, ""), (RATE, "3"), (VOLUME, "many")] {
        assert_eq!(stepped(field.spec(), text, 1), None, "{text}");
    }
}

#[test]
fn settings_are_read_like_files_first() {
    let mut scenario = Scenario::default();
    for (path, text, value) in [
        ("workload.queries_per_month", "1.2M", 1_200_000.0),
        ("workload.queries_per_month", "12k a day", 365_000.0),
        ("workload.growth.per_month", "3", 3.0),
        ("workload.growth.per_month", "3%", 0.03),
        ("knowledge.churn_per_month", "1", 1.0),
        ("knowledge.churn_per_month", "15", 15.0),
        ("models.base.input_usd_per_mtok", "$0.40", 0.4),
    ] {
        scenario.set_text(path, text);
        assert_eq!(scenario.get(path), Some(&Value::Number(value)), "{path}={text}");
    }
    scenario.set_text("rag.top_k", "1,5");
    assert_eq!(scenario.get("rag.top_k"), Some(&Value::Text("1,5".to_owned())), "never guessed");
    scenario.set_text("extra.1.months", "1,500");
    let months = [1.0, 500.0].map(Value::Number);
    assert_eq!(scenario.get("extra.1.months"), Some(&Value::List(months.into())), "commas part a list");
}

fn numeric() -> Vec<&'static FieldSpec> {
    all().map(Field::spec).filter(|spec| matches!(spec.shape, Shape::Number { .. })).collect()
}

/// Any value that the field can hold: of every magnitude, with few digits or with all.
fn value(spec: &FieldSpec, at: f64, bits: u64, kind: u8) -> Option<f64> {
    let Shape::Number { range, whole, .. } = spec.shape else { return None };
    let x = match kind {
        0 => range.min + at * (range.max - range.min),
        1 => f64::from_bits(bits),
        2 => (at * 1e4).round() / 1e3,
        3 => (at * 1e3).round() * 1e3,
        _ => at * range.max.min(1e-6),
    };
    let x = if whole { x.round() } else { x };
    range.contains(x).then_some(x)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn what_is_written_reads_back_exactly(
        place in any::<prop::sample::Index>(), at in 0.0..=1.0_f64, bits in any::<u64>(), kind in 0..5_u8,
    ) {
        let fields = numeric();
        let spec = fields[place.index(fields.len())];
        if let Some(x) = value(spec, at, bits, kind) {
            let text = written(spec, x);
            let read = read_number(spec, spec.path, &text);
            prop_assert_eq!(read.map(|typed| typed.value), Ok(x), "{} of {}", text, spec.path);
        }
    }

    #[test]
    fn a_step_up_and_down_is_no_step(
        place in any::<prop::sample::Index>(), at in 0.0..=1.0_f64, bits in any::<u64>(), kind in 0..5_u8,
    ) {
        let fields = numeric();
        let spec = fields[place.index(fields.len())];
        let Some(x) = value(spec, at, bits, kind) else { return Ok(()) };
        let text = written(spec, x);
        let Some(up) = stepped(spec, &text, 1) else { return Ok(()) };
        let up_value = read_number(spec, spec.path, &up).unwrap().value;
        prop_assert!(up_value >= x, "{} to {}", text, up);
        let Shape::Number { range, .. } = spec.shape else { return Ok(()) };
        if up_value < range.max {
            let down = stepped(spec, &up, -1).unwrap();
            prop_assert_eq!(read_number(spec, spec.path, &down).unwrap().value, x, "{} {} {}", text, up, down);
        }
    }

    #[test]
    fn nothing_that_is_typed_is_a_wild_number(
        place in any::<prop::sample::Index>(),
        text in r"[-−+$ ]{0,2}[0-9.,_ \u{202f}’]{0,9}(e-?[0-9]{1,4})?[kmMbn% $a-z/]{0,8}|\PC{0,20}",
    ) {
        let fields = numeric();
        let spec = fields[place.index(fields.len())];
        let Shape::Number { range, whole, .. } = spec.shape else { return Ok(()) };
        let inside = |x: f64| range.contains(x) && (!whole || x.fract() == 0.0);
        match read_number(spec, spec.path, &text) {
            Ok(typed) => prop_assert!(inside(typed.value), "{} is {}", text, typed.value),
            Err(mistyped) => {
                prop_assert!(!mistyped.problem.message.is_empty());
                for repair in mistyped.repairs {
                    let read = read_number(spec, spec.path, &repair.text);
                    prop_assert!(read.is_ok_and(|typed| inside(typed.value)), "{} for {}", repair.text, text);
                }
            }
        }
        let _ = stepped(spec, &text, 7);
    }
}
