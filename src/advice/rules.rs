//! All rules, and the way from the rules that fire to one recommendation.

use crate::kind::Strategy;
use crate::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag};

use super::rule::Rule;
use super::{limits, needs, readiness};

const PARTS: [&[Rule]; 3] = [needs::RULES, readiness::RULES, limits::RULES];

/// All of them in one list, which is less to go through in WebAssembly than a list of lists.
static RULES: [Rule; PARTS[0].len() + PARTS[1].len() + PARTS[2].len()] = {
    let mut all = [PARTS[0][0]; _];
    let (mut part, mut place, mut next) = (0, 0, 0);
    while part < PARTS.len() {
        if place == PARTS[part].len() {
            (part, place) = (part + 1, 0);
        } else {
            all[next] = PARTS[part][place];
            (place, next) = (place + 1, next + 1);
        }
    }
    all
};

/// Every rule, roughly in the order of the questions.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter()
}

/// A step of the way to the recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// It is taken when all of these rules fire.
    pub rules: &'static [&'static str],
    /// The first of these that is enabled and not ruled out is recommended; without one the way goes on.
    pub to: &'static [Strategy],
}

const fn step(rules: &'static [&'static str], to: &'static [Strategy]) -> Step {
    Step { rules, to }
}

/// The steps in their order: the decision tree that is published (S3), with the walk of S1 in it; before it
/// the case in which retrieved facts need a model that is far from the usual one (S4, S0).
pub const STEPS: &[Step] = &[
    step(&["adaptation_heavy", "facts"], &[Hybrid]),
    step(&["adaptation_heavy", "both"], &[Hybrid]),
    step(&["knowledge_dynamic"], &[Rag]),
    step(&["citations"], &[Rag]),
    step(&["behaviour"], &[FineTuned, Hybrid]),
    step(&["examples_under_50"], &[Rag]),
    step(&["volume", "facts"], &[Hybrid]),
    step(&["volume", "both"], &[Hybrid]),
    step(&["volume"], &[FineTuned, Hybrid]),
    step(&["task_evolving"], &[Rag]),
    step(&["exploring"], &[Rag]),
    step(&["both"], &[Hybrid]),
    step(&["facts"], &[Rag]),
    step(&["start_with_rag"], &[Rag, PromptOnly, FineTuned, Hybrid]),
];

/// The rule of that name.
pub(super) fn find(id: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.id == id)
}
