//! The link to the scenario.

use crossover::link::{Link, MOST_CHARS, NOTE_CHARS, encode_against};
use crossover::scenario::Scenario;
use web_sys::HtmlInputElement;
use yew::{
    Callback, Event, Html, Properties, TargetCast, component, html, use_node_ref, use_state, use_state_eq,
};

use super::export::Export;
use super::icon::{DONE, LINK, icon};
use super::words;
use crate::address;
use crate::evaluation::Shown;
use crate::file;
use crate::state::State;

/// Texts that need not go along.
const TEXTS: [(&str, &str); 2] = [("title", "Title"), ("note", "Note")];

/// What is to know where the page has no address that others could open.
const FILE: &str = "This page is a file, so the link is without an address. Paste it into any Crossover under Scenarios, or put it behind the address of one.";

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ShareProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
}

/// The link, what goes along with it, and other ways.
#[component]
pub(crate) fn Share(ShareProps { state, shown }: &ShareProps) -> Html {
    let left = use_state_eq(|| [false; TEXTS.len()]);
    // What was copied last, and whether the browser let it.
    let copied = use_state(|| None::<(String, bool)>);
    let field = use_node_ref();
    let step = &state.now;
    let link = |left: [bool; TEXTS.len()]| {
        let mut scenario = Scenario::clone(&step.scenario);
        for ((path, _), _) in TEXTS.iter().zip(left).filter(|(_, left)| *left) {
            scenario.remove(path);
        }
        encode_against(step.preset, &scenario, &address::page())
    };
    let whole = match link(*left) {
        Ok(whole) => whole,
        Err(problems) => return html! { <p class="bad">{ problems.to_string() }</p> },
    };
    let is_now = |done: bool| copied.as_ref().is_some_and(|(text, was)| *text == whole.text && *was == done);
    let oncopy = {
        let (copied, field, text) = (copied.clone(), field.clone(), whole.text.clone());
        Callback::from(move |_| {
            let (copied, field, text) = (copied.clone(), field.clone(), text.clone());
            file::copy(
                &text.clone(),
                Callback::from(move |done| {
                    if let (false, Some(field)) = (done, field.cast::<HtmlInputElement>()) {
                        field.select();
                    }
                    copied.set(Some((text.clone(), done)));
                }),
            );
        })
    };
    let text = |(place, (path, label)): (usize, &(&'static str, &'static str))| {
        let given = step.scenario.get(path)?;
        let length = |is_left: bool| {
            let mut left = *left;
            left[place] = is_left;
            link(left).map_or(0, |link| link.text.len())
        };
        let (with, without) = (length(false), length(true));
        if step.beginning.get(path) == Some(given) {
            return None;
        }
        let onchange = {
            let left = left.clone();
            Callback::from(move |event: Event| {
                let mut now = *left;
                now[place] =
                    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| !input.checked());
                left.set(now);
            })
        };
        Some(html! {
            <label>
                <input type="checkbox" checked={!left[place]} {onchange} />{ *label }
                if with > without {
                    <span class="quiet">{ ["(+", &(with - without).to_string(), " characters)"].concat() }</span>
                }
            </label>
        })
    };
    let texts: Vec<Html> = TEXTS.iter().enumerate().filter_map(text).collect();
    html! {
        <>
            <div class="linkrow">
                <input ref={field} type="text" readonly=true aria-label="Link" value={whole.text.clone()} />
                <button class="btn go" type="button" onclick={oncopy}>
                    { icon(if is_now(true) { DONE } else { LINK }) }
                    { if is_now(true) { "Copied" } else { "Copy link" } }
                </button>
            </div>
            <p role="status">
                if is_now(true) {
                    <span class="unseen">{ "Link copied. " }</span>
                } else if is_now(false) {
                    <b class="caution">{ "This browser does not let the page copy. The link is selected: press Ctrl C. " }</b>
                }
            </p>
            <p class={if whole.too_long { "caution" } else { "quiet" }}>{ length(&whole) }</p>
            if address::page().is_empty() {
                <p class="caution">{ FILE }</p>
            }
            <p class="quiet">{ words::against(state) }
                { " Whoever opens it sees these figures, and may ask for today’s." }</p>
            if !texts.is_empty() {
                <fieldset><legend>{ "Goes along" }</legend>{ texts }</fieldset>
            }
            <h3>{ "Other ways" }</h3>
            <Export state={state.clone()} shown={shown.clone()} />
        </>
    }
}

/// How long the link is, and whom that troubles.
fn length(link: &Link) -> String {
    let count = link.text.chars().count();
    let note =
        if link.without_note { " The note stays behind: with it the link would be longer." } else { "" };
    let fits = if count <= NOTE_CHARS {
        "Short enough for Teams, Outlook and Slack."
    } else if count <= MOST_CHARS {
        "Short enough for Teams and Slack; Outlook may cut it off."
    } else {
        "Too long for Teams and Outlook, which may cut it off: send the scenario as a file."
    };
    [&count.to_string(), " characters. ", fits, note].concat()
}
