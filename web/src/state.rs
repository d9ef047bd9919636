//! What the page is about: a scenario, and what may happen to it. Results are derived, never kept.

use std::rc::Rc;

use crossover::preset::{PRESETS, Preset};
use crossover::scenario::Scenario;
use yew::Reducible;

/// The state of the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// The preset it began with.
    pub(crate) preset: &'static str,
    /// What was entered.
    pub(crate) scenario: Rc<Scenario>,
}

/// What may happen to it.
#[derive(Debug)]
pub(crate) enum Action {
    /// A preset takes its place.
    Open(Preset),
}

impl State {
    /// What somebody sees who has never been here: the first preset.
    pub(crate) fn opening() -> Self {
        PRESETS.first().copied().map_or_else(|| Self { preset: "", scenario: Rc::default() }, Self::of)
    }

    fn of(preset: Preset) -> Self {
        Self { preset: preset.id, scenario: Rc::new(preset.scenario()) }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match action {
            Action::Open(preset) => Rc::new(Self::of(preset)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preset_takes_the_place_of_what_was_there() {
        let opening = Rc::new(State::opening());
        assert_eq!(opening.preset, PRESETS[0].id);
        let other = PRESETS[1];
        let opened = opening.reduce(Action::Open(other));
        assert_eq!((opened.preset, &*opened.scenario), (other.id, &other.scenario()));
    }
}
