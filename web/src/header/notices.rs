//! What the page has to say beside the answer.

use std::rc::Rc;

use crossover::kind::Strategy;
use crossover::number::{usd, usd_difference};
use crossover::report::Report;
use crossover::scenario::{Scenario, Value};
use web_sys::HtmlTextAreaElement;
use yew::{
    Callback, FocusEvent, Html, Properties, TargetCast, classes, component, html, use_effect_with, use_memo,
};

use super::icon::{CARE, CLOSE, KEPT, icon};
use super::words;
use crate::evaluation::{Evaluation, Shown};
use crate::file::{self, Content, Offered};
use crate::notice::Notice;
use crate::prices::{BACK, Prices};
use crate::state::{Action, PRICES_AS_OF, State, Step, today};
use crate::store::{self, Refusal};

/// So many findings are listed.
const LISTED: usize = 5;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NoticesProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
}

/// The notices, over the foot of the page: the answer stays where it is.
#[component]
pub(crate) fn Notices(NoticesProps { state, shown, act }: &NoticesProps) -> Html {
    use_effect_with(act.clone(), |act| {
        if let Ok(count) = store::check()
            && count > 0
        {
            act.emit(Action::Tell(Notice::SetAside(count)));
        }
        file::when_unsure(act.reform(|offered| Action::Tell(Notice::Offered(offered))));
    });
    let day = words::day(&state.now);
    let shows = |notice: &&Notice| **notice != Notice::OlderPrices || day < today();
    let one = |notice: &Notice| {
        let (class, sign, said) = match notice {
            Notice::Refused { name, problems } => (
                "bad",
                CARE,
                html! {
                    <>
                        <b>{ [name, " was not opened."].concat() }</b>{ " What was open still is." }
                        <ul>for problem in &problems.problems { <li>{ &problem.message }</li> }</ul>
                    </>
                },
            ),
            Notice::Priced(taken) => (
                if taken.findings.is_empty() { "" } else { "warn" },
                if taken.findings.is_empty() { KEPT } else { CARE },
                html! {
                    <>
                        <b>{ [&taken.name, ": ", &taken.words(), "."].concat() }</b>{ " They stay until this page is closed. " }
                        <button class="lnk" type="button" onclick={act.reform(|_| Action::Price(Prices::default(), None))}>{ BACK }</button>
                        if !taken.findings.is_empty() {
                            <ul>
                                for finding in taken.findings.iter().take(LISTED) { <li>{ finding }</li> }
                                if taken.findings.len() > LISTED {
                                    <li>{ "and " }{ taken.findings.len() - LISTED }{ " more, which the command line lists: crossover prices check" }</li>
                                }
                            </ul>
                        }
                    </>
                },
            ),
            Notice::OlderPrices => (
                "warn",
                CARE,
                html! {
                    <>
                        <b>{ ["Made with the prices of ", day, "."].concat() }</b>{ " Its own figures are shown. " }
                        <Today step={state.now.clone()} shown={shown.clone()} />
                        <button class="lnk" type="button" onclick={act.reform(|_| use_today())}>{ "Use today’s prices" }</button>
                    </>
                },
            ),
            Notice::SetAside(count) => {
                let forget = {
                    let notice = notice.clone();
                    act.reform(move |_| {
                        store::forget_aside();
                        Action::Dismiss(notice.clone())
                    })
                };
                let download = |_| file::download("set-aside.txt", &store::aside());
                let what = if *count == 1 {
                    "1 saved scenario could not be read".to_owned()
                } else {
                    [&count.to_string(), " saved scenarios could not be read"].concat()
                };
                (
                    "",
                    KEPT,
                    html! {
                        <>
                            <b>{ what }</b>{ " and stands aside. " }
                            <button class="lnk" type="button" onclick={download}>{ "Download" }</button>{ " or " }
                            <button class="lnk" type="button" onclick={forget}>{ "forget it" }</button>{ "." }
                        </>
                    },
                )
            }
            Notice::Unsaved(refusal) => (
                "bad",
                CARE,
                html! {
                    <>
                        <b>{ "The scenario was not saved. " }</b>
                        { match refusal {
                            Refusal::Denied => "This browser keeps nothing for this page.",
                            Refusal::Full => "There is no room left in this browser.",
                        } }
                        { " Delete a saved one, or export it as a file." }
                    </>
                },
            ),
            Notice::Offered(offered) => ("", KEPT, not_arrived(offered)),
        };
        let close = {
            let notice = notice.clone();
            act.reform(move |_| Action::Dismiss(notice.clone()))
        };
        html! {
            <div class={classes!("note", class)}>
                { icon(sign) }<div>{ said }</div>
                <button class="btn i" type="button" aria-label="Close" onclick={close}>{ icon(CLOSE) }</button>
            </div>
        }
    };
    html! { <div class="notes" role="status">{ for state.notices.iter().filter(shows).map(one) }</div> }
}

/// A file, for whoever did not get it.
fn not_arrived(Offered { name, content }: &Offered) -> Html {
    let select = |event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            field.select();
        }
    };
    let (ways, what) = match content {
        Content::Text(text) => (
            "copy its text from here.",
            html! { <textarea readonly=true aria-label={name.to_string()} value={text.to_string()} onfocus={select} /> },
        ),
        Content::Picture(address) => (
            "take the picture from here, with the right mouse button.",
            html! { <img src={address.to_string()} alt={name.to_string()} /> },
        ),
    };
    html! {
        <>
            <b>{ [name, " may not have been saved."].concat() }</b>
            { " What shows this page may forbid files. If there is none, " }{ ways }
            { what }
        </>
    }
}

fn use_today() -> Action {
    Action::Set { path: PRICES_AS_OF.into(), value: Some(Value::Text(today().to_owned())), gesture: None }
}

#[derive(Clone, PartialEq, Properties)]
struct TodayProps {
    step: Step,
    shown: Shown,
}

/// What the cheapest strategy costs with the prices of today.
#[component]
fn Today(TodayProps { step, shown }: &TodayProps) -> Html {
    let today = use_memo((Rc::clone(&step.scenario), step.prices.clone()), |(scenario, prices)| {
        let mut scenario = Scenario::clone(scenario);
        scenario.set(PRICES_AS_OF, Value::Text(today().to_owned()));
        Evaluation::new(&scenario, prices).ok()
    });
    let words = || {
        let (before, after) = (shown.evaluation.as_ref()?.report(), (*today).as_ref()?.report());
        let cost =
            |report: &Report, strategy| report.figures(strategy).map(|figures| figures.present_value_usd);
        let costs = |strategy: Strategy| {
            let new = cost(after, strategy)?;
            let instead = cost(before, strategy).map_or_else(String::new, |old| {
                [" instead of ", &usd(old), " (", &usd_difference(new - old), ")"].concat()
            });
            Some([&usd(new), instead.as_str()].concat())
        };
        let (then, now) = (before.cheapest.strategy, after.cheapest.strategy?);
        let former = then.filter(|then| *then != now).and_then(|then| Some((then, costs(then)?)));
        Some(match former {
            None => ["With today’s prices ", now.label(), " costs ", &costs(now)?, ". "].concat(),
            // What cost least before tells what has changed.
            Some((then, changed)) => {
                let leads =
                    ["With today’s prices ", now.label(), " is cheapest, at ", &usd(cost(after, now)?)];
                [&leads.concat(), "; ", then.label(), " costs ", &changed, ". "].concat()
            }
        })
    };
    html! { { words().unwrap_or_default() } }
}
