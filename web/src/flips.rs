//! The search for where the order of two strategies changes, done while nothing else is to be done.

use std::cell::Cell;
use std::rc::Rc;

use crossover::field::Field;
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{Flip, FlipSearch, FlipWords, Reach};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::evaluation::{Evaluation, Pair};
use crate::slices::{REST, Slices};

/// What is said beside an input: in whose colour, and what.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    pub(crate) cheaper: Strategy,
    pub(crate) short: String,
    pub(crate) sentence: String,
}

/// A search that is wanted.
pub(crate) struct Wanted {
    pub(crate) evaluation: Evaluation,
    pub(crate) pair: Pair,
    pub(crate) fields: Vec<Field>,
    /// Whether it is no longer wanted.
    pub(crate) stopped: Rc<Cell<bool>>,
    /// Gets what was found of every field, all at once.
    pub(crate) then: Callback<Vec<(Field, Option<Mark>)>>,
}

/// Looks for what is wanted, bit by bit, after a rest.
pub(crate) fn search(wanted: Wanted) {
    spawn_local(async move {
        let mut slices = Slices::after(REST, wanted.stopped).await;
        let model = wanted.evaluation.model();
        let mut found = Vec::with_capacity(wanted.fields.len());
        for field in wanted.fields {
            let search = FlipSearch::written(model, wanted.pair, field, Reach::Near);
            let Some(flip) = finish(search, model, &mut slices).await else { return };
            let mark = |flip: Flip| {
                let FlipWords { short, sentence, .. } = FlipWords::new(&flip);
                Mark { cheaper: flip.cheaper, short, sentence }
            };
            found.push((field, flip.map(mark)));
        }
        wanted.then.emit(found);
    });
}

/// Searches to the end, and says what there is; none if nobody wants to know any more.
pub(crate) async fn finish(
    mut search: Option<FlipSearch>,
    model: &Model,
    slices: &mut Slices,
) -> Option<Option<Flip>> {
    loop {
        slices.go_on().await?;
        if !search.as_mut().is_some_and(|search| search.step(model)) {
            return Some(search.and_then(|search| search.found()));
        }
    }
}
