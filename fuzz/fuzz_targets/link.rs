//! Arbitrary text as a link, and links of scenarios made of the table of fields.
#![no_main]

use crossover::link::{decode, encode_against};
use crossover::scenario::Scenario;
use crossover_fuzz::AnyScenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, AnyScenario)| {
    let (text, AnyScenario(scenario)) = input;
    match decode(text) {
        Ok(decoded) => there_and_back(decoded.base, &decoded.scenario),
        Err(problems) => assert!(!problems.problems.is_empty(), "refused without a problem"),
    }
    there_and_back("none", &scenario);
});

/// What a link says is what it was made of.
fn there_and_back(base: &str, scenario: &Scenario) {
    // A number that is none, or a path of no field, cannot travel.
    let Ok(link) = encode_against(base, scenario, "") else { return };
    let read = decode(&link.text).expect("what was written can be read");
    for (path, value) in scenario.iter().filter(|(path, _)| *path != "note") {
        assert_eq!(read.scenario.get(path), Some(value), "{path} in {}", link.text);
    }
    let again = encode_against(base, &read.scenario, "").expect("what was read can be written");
    assert_eq!(again.text, link.text);
}
