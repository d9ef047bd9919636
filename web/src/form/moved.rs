//! Inputs that an edit of another one changed.

use std::rc::Rc;

use crossover::field::{Field, all};
use crossover::model::{Draft, FieldSet};
use crossover::scenario::{Scenario, Value};
use yew::{hook, use_mut_ref};

use crate::prices::Prices;
use crate::state::State;

#[derive(Default)]
struct Last {
    scenario: Rc<Scenario>,
    prices: Prices,
    depth: usize,
    values: Vec<Option<Value>>,
    moved: Rc<FieldSet>,
}

/// The inputs that the last edit changed without being about them, until the next one.
#[hook]
pub(super) fn use_moved(state: &State, draft: &Draft) -> Rc<FieldSet> {
    let last = use_mut_ref(Last::default);
    let mut last = last.borrow_mut();
    let (scenario, prices) = (&state.now.scenario, &state.now.prices);
    let is_priced = last.prices != *prices;
    if is_priced || !Rc::ptr_eq(&last.scenario, scenario) {
        let values: Vec<_> = all().map(|field| draft.value(field)).collect();
        // What is taken back, or another scenario altogether, moves nothing.
        let onwards =
            (is_priced || state.now.edit.is_some()) && state.depth() >= last.depth && !last.values.is_empty();
        let unsaid = |field: &Field| {
            let path = field.spec().path;
            scenario.get(path) == last.scenario.get(path)
        };
        let differs = all()
            .zip(last.values.iter().zip(&values))
            .filter(|(_, (before, now))| before.is_some() && now.is_some() && before != now);
        let moved = differs.map(|(field, _)| field).filter(unsaid).filter(|_| onwards).collect();
        *last = Last {
            scenario: Rc::clone(scenario),
            prices: prices.clone(),
            depth: state.depth(),
            values,
            moved: Rc::new(moved),
        };
    }
    Rc::clone(&last.moved)
}
