//! A few inputs by themselves.

use std::rc::Rc;

use crossover::field::{Field, Found, lookup};
use yew::{Callback, Html, Properties, SubmitEvent, component, html, use_memo};

use super::flips::Marks;
use super::group::tables;
use super::input::Inputs;
use super::moved::use_moved;
use super::{around, as_of, draft};
use crate::evaluation::Shown;
use crate::input_words::label;
use crate::state::{Action, State};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FewProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
    /// Which inputs, by their paths.
    pub(crate) paths: Rc<[&'static str]>,
    /// What stands beside some of them.
    #[prop_or_default]
    pub(crate) marks: Rc<Marks>,
    #[prop_or("Inputs")]
    pub(crate) named: &'static str,
}

/// The inputs of these paths, in their order; those that take no part are named.
#[component]
pub(crate) fn Few(FewProps { state, shown, act, paths, marks, named }: &FewProps) -> Html {
    let draft = use_memo((state.now.clone(), shown.clone()), |(step, shown)| draft(step, shown));
    let moved = use_moved(state, &draft);
    let problems = shown.problems.as_ref().map_or(&[][..], |problems| &problems.problems);
    let inputs = Inputs { state, draft: &draft, problems, moved: &moved, as_of: as_of(&draft) };
    let of_path = |path: &str| -> Vec<Field> {
        match lookup(path) {
            Found::Fields(fields) => fields,
            Found::Table | Found::Nothing => Vec::new(),
        }
    };
    // Of several that share a path, one kind applies at a time.
    let playing =
        paths.iter().filter_map(|path| of_path(path).into_iter().find(|field| draft.applies(*field)));
    let rows: Vec<_> = playing.map(|field| inputs.of(field)).collect();
    let idle = paths.iter().filter_map(|path| {
        let fields = of_path(path);
        let is_idle = !fields.iter().any(|field| draft.applies(*field));
        fields.first().filter(|_| is_idle).map(|field| label(field.spec()))
    });
    let idle: Vec<String> = idle.collect();
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let around = around(state, shown, Rc::clone(marks));
    html! {
        <form class="inputs" aria-label={*named} {onsubmit}>
            { tables(&rows, false, &around, act) }
            if !idle.is_empty() {
                <p class="echo">{ "Takes no part in this scenario: " }{ idle.join(", ") }</p>
            }
        </form>
    }
}
