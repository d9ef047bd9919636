//! Scenarios made of the table of fields: every one that is accepted comes to figures that make sense.
#![no_main]

use crossover::model::Model;
use crossover_fuzz::AnyScenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|scenario: AnyScenario| {
    if let Ok(model) = Model::try_from(&scenario.0) {
        crossover_fuzz::check_evaluation(&model);
    }
});
