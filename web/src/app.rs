//! The page.

use std::rc::Rc;

use yew::{Html, Properties, component, html, use_callback, use_effect_with, use_reducer, use_state};

use crate::address::{self, use_address};
use crate::evaluation::use_shown;
use crate::form::FormProps;
use crate::gestures::use_gestures;
use crate::header::{BrokenLinkProps, Header, NoticesProps, PrintedProps};
use crate::later::{self, LaterPart, Part};
use crate::recovery;
use crate::result::Results;
use crate::state::{Action, State};

/// The way in: the scenario of the link in the address, or the opening one; never that in the place of
/// somebody's own.
#[component]
pub(crate) fn Entry() -> Html {
    let opening = use_state(|| address::given().is_none().then(State::opening));
    {
        let opening = opening.setter();
        use_effect_with((), |()| {
            if let Some(link) = address::given() {
                let link = Rc::<str>::from(link);
                later::follow(Rc::clone(&link), move |followed| match followed {
                    Some(followed) => opening.set(Some(State::following(link, followed))),
                    None => recovery::unavailable(),
                });
            }
        });
    }
    match &*opening {
        Some(opening) => html! { <App opening={opening.clone()} /> },
        None => html! { <main class="page" aria-busy="true" /> },
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct AppProps {
    /// What the page shows first.
    pub(crate) opening: State,
}

/// The page.
#[component]
pub(crate) fn App(AppProps { opening }: &AppProps) -> Html {
    let state = use_reducer(|| opening.clone());
    recovery::remember(&state.now.scenario);
    let shown = use_shown(&state.now).with(&state.mistyped);
    let act = {
        let dispatch = state.dispatcher();
        use_callback((), move |action: Action, ()| dispatch.dispatch(action))
    };
    use_address(&state, &act);
    use_gestures(&state, &act);
    // Once the first picture stands.
    use_effect_with((), |()| later::load());
    let header = html! { <Header state={State::clone(&state)} shown={shown.clone()} act={act.clone()} /> };
    if let Some(broken) = &state.broken {
        let broken = BrokenLinkProps { broken: broken.clone(), act: act.clone() };
        return html! {
            <>
                { header }
                <LaterPart part={Part::Broken(broken)} />
                <LaterPart part={Part::Notices(NoticesProps { state: State::clone(&state), shown, act })} />
            </>
        };
    }
    html! {
        <>
            { header }
            <div class="page">
                <LaterPart part={Part::Form(FormProps { state: State::clone(&state), shown: shown.clone(), act: act.clone() })} />
                <Results state={State::clone(&state)} shown={shown.clone()} act={act.clone()} />
            </div>
            <LaterPart part={Part::Notices(NoticesProps { state: State::clone(&state), shown: shown.clone(), act })} />
            <LaterPart part={Part::Printed(PrintedProps { state: State::clone(&state), shown })} />
        </>
    }
}
