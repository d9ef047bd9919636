//! The compact widget: the answer in one sentence, one chart, and the inputs that somebody named.

mod area;
mod element;
mod figures;
mod foot;
mod frame;
mod given;
mod height;
mod picture;
mod trouble;
mod widget;

use std::cell::Cell;
use std::rc::Rc;

use crossover::scenario::{Problem, Problems};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_state, use_state_eq};

use crate::evaluation::Evaluation;
use crate::later;
use crate::state::{Arrival, Followed, Step};
use trouble::trouble;
use widget::Widget;

pub(crate) use element::{Element, ForElement};
pub(crate) use frame::Frame;
pub(crate) use given::{Asked, Given};
pub(crate) use picture::{Picture, PictureProps};

/// What there is to tell around the widget.
#[derive(Debug, Clone)]
pub(crate) enum News {
    /// There is a result.
    Result(Step, Evaluation),
    /// What was asked for, or what was made of it, cannot be shown.
    Wrong(Rc<Problems>),
}

#[derive(PartialEq, Properties)]
pub(crate) struct EmbedProps {
    pub(crate) given: Rc<Given>,
    pub(crate) asked: Rc<Result<Asked, Problems>>,
    /// Whether it fills a frame of its own, and is not as high as what it shows.
    pub(crate) fills: bool,
    /// Whether it is all that its document holds.
    pub(crate) alone: bool,
    pub(crate) tell: Callback<News>,
}

/// A text, and what it holds.
type Read = (u32, Rc<str>, Followed);

/// The widget, or what is wrong with what it was asked for: never another scenario in the place of that.
#[component]
pub(crate) fn Embed(EmbedProps { given, asked, fills, alone, tell }: &EmbedProps) -> Html {
    let read = use_state(|| None::<Read>);
    let is_missing = use_state_eq(|| false);
    let tries = use_state_eq(|| 0_u32);
    {
        let (read, is_missing) = (read.setter(), is_missing.setter());
        use_effect_with((given.visit, given.scenario.clone(), *tries), move |(visit, text, _)| {
            let (visit, is_due) = (*visit, Rc::new(Cell::new(true)));
            if let Some(text) = text.clone() {
                let is_due = Rc::clone(&is_due);
                later::read(Rc::clone(&text), move |followed| {
                    if is_due.get() {
                        is_missing.set(followed.is_none());
                        read.set(followed.map(|followed| (visit, text, followed)));
                    }
                });
            }
            move || is_due.set(false)
        });
    }
    let problems = {
        let of_options = asked.as_ref().as_ref().err();
        let of_scenario = read.as_ref().and_then(|(_, _, followed)| followed.as_ref().err());
        let all = of_options.into_iter().chain(of_scenario).flat_map(|known| known.problems.clone());
        all.collect::<Vec<Problem>>()
    };
    let is_waiting = read.is_none() && given.scenario.is_some();
    let shown = (!is_waiting && !problems.is_empty()).then(|| Rc::new(Problems { problems }));
    {
        let tell = tell.clone();
        use_effect_with(shown.clone(), move |shown| {
            if let Some(problems) = shown {
                tell.emit(News::Wrong(Rc::clone(problems)));
            }
        });
    }
    let theme = asked.as_ref().as_ref().ok().and_then(|asked| asked.theme);
    let body = match (&*read, &shown, asked.as_ref()) {
        _ if *is_missing => {
            let tries = tries.clone();
            later::missing(move || tries.set(*tries + 1))
        }
        (_, Some(problems), _) => trouble(problems, &given.page, *alone),
        (Some((visit, text, Ok(arrival))), None, Ok(asked)) => {
            let arrival: Arrival = arrival.clone();
            html! {
                <Widget visit={*visit} text={Rc::clone(text)} {arrival} asked={asked.clone()} page={Rc::clone(&given.page)}
                    {fills} {alone} {tell} />
            }
        }
        _ => Html::default(),
    };
    html! {
        <section class={if *fills { "widget fills" } else { "widget" }} data-theme={theme} lang="en" aria-label="Crossover"
            aria-busy={is_waiting.then_some("true")}>
            { body }
        </section>
    }
}
