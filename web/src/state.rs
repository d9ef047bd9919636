//! What the page is about: a scenario, and what may happen to it. Results are derived, never kept.

use std::rc::Rc;

use crossover::scenario::Scenario;
use yew::Reducible;

/// The state of the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// What was entered.
    pub(crate) scenario: Rc<Scenario>,
}

/// What may happen to it.
#[derive(Debug)]
pub(crate) enum Action {
    /// Another scenario takes its place.
    Open(Rc<Scenario>),
}

impl State {
    /// What somebody sees who has never been here.
    pub(crate) fn opening() -> Self {
        let scenario = Scenario::from_toml(include_str!("../../scenarios/support-desk.toml"));
        Self { scenario: Rc::new(scenario.unwrap_or_default()) }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Open(scenario) => Rc::new(Self { scenario }),
        }
    }
}
