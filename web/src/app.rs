//! The page.

use yew::{Html, component, html, use_callback, use_reducer};

use crate::address::{self, use_address};
use crate::evaluation::use_shown;
use crate::form::Form;
use crate::gestures::use_gestures;
use crate::header::{BrokenLink, Header, Notices, Printed};
use crate::recovery;
use crate::result::Results;
use crate::state::{Action, State};

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(|| State::opening(address::given().as_deref()));
    recovery::remember(&state.now.scenario);
    let shown = use_shown(&state.now.scenario).with(&state.mistyped);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatch.dispatch(action))
    };
    use_address(&state, &act);
    use_gestures(&state, &act);
    let header = html! { <Header state={State::clone(&state)} shown={shown.clone()} act={act.clone()} /> };
    if let Some(broken) = &state.broken {
        return html! { <>{ header }<BrokenLink broken={broken.clone()} {act} /></> };
    }
    html! {
        <>
            { header }
            <div class="page">
                <Form state={State::clone(&state)} shown={shown.clone()} act={act.clone()} />
                <Results state={State::clone(&state)} shown={shown.clone()} act={act.clone()} />
            </div>
            <Notices state={State::clone(&state)} shown={shown.clone()} {act} />
            <Printed state={State::clone(&state)} {shown} />
        </>
    }
}
