//! The advisor: its rules one by one, the verdicts of the documents it rests on, what is easily forgotten, and
//! every scenario as it was when somebody last looked at it.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

#[path = "../common/mod.rs"]
mod common;

mod forgotten;
mod golden;
mod hard;
mod outcome;
mod published;
mod rules;
mod verdicts;

use crossover::advice::{Advice, Fit};
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::preset::Preset;
use crossover::report::Report;
use crossover::scenario::Scenario;

/// Nothing costs anything, everything can be relied on, and what a careful team sets aside is set aside.
const CAREFUL: &str = "
    rag.evaluation_hours = 1
    fine_tuning.evaluation.hours_per_retraining = 1
    fine_tuning.retraining.every_months = 2";

/// The quiet scenario of a careful team, with `changes`.
fn careful(changes: &str) -> Scenario {
    common::with(common::quiet(CAREFUL), changes)
}

#[track_caller]
fn model(scenario: &Scenario) -> Model {
    Model::try_from(scenario).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The advice on a scenario.
#[track_caller]
fn advise(scenario: &Scenario) -> Advice {
    let model = model(scenario);
    Advice::new(&model, &Report::new(&model))
}

/// The advice on the scenario of a careful team, with `changes`.
#[track_caller]
fn advised(changes: &str) -> Advice {
    advise(&careful(changes))
}

/// A preset with other values.
fn preset(id: &str, settings: &[(&str, &str)]) -> Scenario {
    let mut scenario = Preset::find(id).unwrap().scenario();
    for (path, value) in settings {
        scenario.set_text(path, value);
    }
    scenario
}

/// The strategies that fit so.
fn with_fit(advice: &Advice, fit: Fit) -> Vec<Strategy> {
    advice
        .strategies
        .iter()
        .filter(|(_, advised)| advised.fit == fit)
        .map(|(strategy, _)| *strategy)
        .collect()
}

/// What fits best before cost.
fn approach(advice: &Advice) -> Option<Strategy> {
    advice.approach.as_ref().map(|approach| approach.strategy)
}
