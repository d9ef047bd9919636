//! Links: what goes in comes out, whatever is broken says so, and what was once shipped stays as it was.

#![expect(clippy::expect_used, reason = "a test that cannot go on ends")]

mod broken;
#[path = "../common/mod.rs"]
mod common;
mod frozen;
mod limits;
mod pasted;
#[path = "../common/random.rs"]
mod random;
mod round_trip;

use crossover::field::{Found, lookup};
use crossover::link::decode;
use crossover::report::{Report, to_json};
use crossover::scenario::{Scenario, Value};

/// What the scenario evaluates to.
#[track_caller]
fn json(scenario: &Scenario) -> String {
    to_json(&Report::new(&common::checked(scenario).unwrap_or_else(|problems| panic!("{problems}"))))
}

/// The values that were given, the day of the prices among them; tables by themselves say nothing.
fn given(scenario: &Scenario) -> Vec<(String, Value)> {
    let mut scenario = scenario.clone();
    if scenario.get("prices_as_of").is_none() {
        scenario.set("prices_as_of", Value::Text("2026-11-21".to_owned()));
    }
    let table = |path: &str| lookup(path) == Found::Table;
    scenario
        .iter()
        .filter(|(path, _)| !table(path))
        .map(|(path, value)| (path.to_owned(), value.clone()))
        .collect()
}

/// The scenario of a link that is in order.
#[track_caller]
fn scenario_of(link: &str) -> Scenario {
    decode(link).unwrap_or_else(|problems| panic!("{link}: {problems}")).scenario
}

/// What is said of a link that is not.
#[track_caller]
fn said_of(link: &str) -> Vec<String> {
    let problems = decode(link).expect_err(link).problems;
    problems.into_iter().map(|problem| problem.message).collect()
}

/// `body` with the checksum that belongs to it, worked out here once more: CRC-32 by the table-free
/// algorithm, bit by bit from the top, on reversed bytes.
fn signed(body: &str) -> String {
    let mut crc = u32::MAX;
    for byte in body.bytes() {
        crc ^= u32::from(byte.reverse_bits()) << 24;
        for _ in 0..8 {
            crc = if crc >> 31 == 1 { (crc << 1) ^ 0x04C1_1DB7 } else { crc << 1 };
        }
    }
    let mut left = !crc.reverse_bits();
    let mut end = String::new();
    for _ in 0..6 {
        end.insert(0, char::from_digit(left % 36, 36).expect("below 36"));
        left /= 36;
    }
    format!("{body}_{end}")
}
