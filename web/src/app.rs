//! The page.

use yew::{Html, component, html, use_callback, use_reducer};

use crate::evaluation::use_shown;
use crate::form::Form;
use crate::header::Header;
use crate::recovery;
use crate::result::Results;
use crate::state::{Action, State};

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::opening);
    recovery::remember(&state.now.scenario);
    let shown = use_shown(&state.now.scenario).with(&state.mistyped);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatch.dispatch(action))
    };
    html! {
        <>
            <Header state={State::clone(&state)} act={act.clone()} />
            <div class="page">
                <Form state={State::clone(&state)} shown={shown.clone()} act={act.clone()} />
                <Results state={State::clone(&state)} {shown} {act} />
            </div>
        </>
    }
}
