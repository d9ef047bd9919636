//! The search for where the order of two strategies changes, done while nothing else is to be done.

use std::cell::Cell;
use std::rc::Rc;

use crossover::field::Field;
use crossover::kind::Strategy;
use crossover::report::{Flip, FlipSearch, FlipWords, Reach};
use js_sys::{Date, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;
use yew::Callback;

use crate::evaluation::{Evaluation, Pair};

/// So long nothing must have changed before it begins, in milliseconds.
const REST: i32 = 200;
/// So long it keeps at it at a time, in milliseconds.
const SLICE: f64 = 8.0;

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
        pause(REST).await;
        let model = wanted.evaluation.model();
        let mut until = Date::now() + SLICE;
        let mut found = Vec::with_capacity(wanted.fields.len());
        for field in wanted.fields {
            let mut search = FlipSearch::written(model, wanted.pair, field, Reach::Near);
            loop {
                if Date::now() >= until {
                    pause(0).await;
                    until = Date::now() + SLICE;
                }
                if wanted.stopped.get() {
                    return;
                }
                if !search.as_mut().is_some_and(|search| search.step(model)) {
                    break;
                }
            }
            let flip = search.and_then(|search| search.found());
            let mark = |flip: Flip| {
                let FlipWords { short, sentence, .. } = FlipWords::new(&flip);
                Mark { cheaper: flip.cheaper, short, sentence }
            };
            found.push((field, flip.map(mark)));
        }
        wanted.then.emit(found);
    });
}

/// Lets everything else happen for some milliseconds.
async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}
