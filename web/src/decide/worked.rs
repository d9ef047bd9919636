//! What takes too long to be derived while the page is drawn.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_effect_with, use_state};

use crate::slices::{REST, Slices};

/// Some work, and who wants to know of it.
pub(super) struct Work<A> {
    pub(super) slices: Slices,
    /// Whether nothing is known yet: a part is better than that.
    pub(super) is_first: bool,
    pub(super) then: Callback<A>,
}

/// What `work` made of a question: of the last one until there is an answer to this one. The first is begun after
/// `rest` milliseconds, a later one when nothing has changed for a while; a change ends it.
#[hook]
pub(super) fn use_worked<Q, A, F>(
    question: Q,
    rest: i32,
    work: impl FnOnce(Q, Work<A>) -> F + 'static,
) -> Option<Rc<A>>
where
    Q: Clone + PartialEq + 'static,
    A: 'static,
    F: Future<Output = ()> + 'static,
{
    let known = use_state(|| None::<Rc<A>>);
    let (set, is_first) = (known.setter(), known.is_none());
    use_effect_with(question, move |question| {
        let stopped = Rc::new(Cell::new(false));
        let (question, ends) = (question.clone(), Rc::clone(&stopped));
        spawn_local(async move {
            let slices = Slices::after(if is_first { rest } else { REST }, ends).await;
            let then = Callback::from(move |answer| set.set(Some(Rc::new(answer))));
            work(question, Work { slices, is_first, then }).await;
        });
        move || stopped.set(true)
    });
    (*known).clone()
}
