//! Arbitrary bytes as a scenario, in both languages.
#![no_main]

use crossover::model::Model;
use crossover::scenario::{Problems, Scenario};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    for read in [Scenario::from_toml, Scenario::from_json] {
        match read(text).and_then(|scenario| Model::try_from(&scenario)) {
            Ok(model) => crossover_fuzz::check_evaluation(&model),
            Err(problems) => check_problems(&problems),
        }
    }
});

/// A refusal says what is wrong.
fn check_problems(problems: &Problems) {
    assert!(!problems.problems.is_empty(), "refused without a problem");
    for problem in &problems.problems {
        assert!(!problem.message.is_empty() && !problem.allowed.is_empty(), "says nothing: {problem:?}");
    }
}
