//! The card beside the answer: what is wrong, or how it differs from what was pinned, or what the last
//! edit moved.

use std::rc::Rc;

use crossover::field::{Found, lookup};
use crossover::kind::Strategy;
use crossover::report::{InputDifference, Moved, moved};
use crossover::scenario::Problems;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{Callback, Html, Properties, component, html, use_memo};

use super::sentence::ink_of;
use crate::evaluation::{Evaluation, Shown};
use crate::input_words::{in_brief, label};
use crate::ranges;
use crate::state::{Action, Panel, Step};

/// So many differing inputs are named.
const NAMED: usize = 2;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CardProps {
    pub(crate) step: Step,
    pub(crate) shown: Shown,
    pub(crate) pinned: Option<Evaluation>,
    pub(crate) pair: Option<(Strategy, Strategy)>,
    pub(crate) act: Callback<Action>,
    pub(crate) look: Callback<Panel>,
}

/// One of the three, never two at once.
#[component]
pub(crate) fn Card(CardProps { step, shown, pinned, pair, act, look }: &CardProps) -> Html {
    let before = step.edit.as_ref().map(|edit| Rc::clone(&edit.before));
    let before = use_memo((before, step.prices.clone()), |(before, prices)| {
        Evaluation::new(before.as_ref()?, prices).ok()
    });
    let Some(evaluation) = &shown.evaluation else { return Html::default() };
    if let Some(problems) = &shown.problems {
        return stale(problems, evaluation, act);
    }
    let rows = |old: &Evaluation| {
        pair.map(|pair| moved(old.report(), evaluation.report(), pair)).into_iter().flatten()
    };
    if let Some(pinned) = pinned {
        let different = InputDifference::among(&[pinned.model(), evaluation.model()]);
        let named: Vec<String> = different
            .iter()
            .take(NAMED)
            .map(|input| [name(input).as_str(), " ", &short(input, 0)].concat())
            .collect();
        return html! {
            <aside class="card" aria-label="Compared with the pinned scenario">
                <h2>
                    { "Against the pin" }
                    <button type="button" class="icon" aria-label="Unpin" onclick={act.reform(|_| Action::Unpin)}>
                        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4.5 4.5 7 7m0-7-7 7" /></svg>
                    </button>
                </h2>
                <table>
                    <caption>
                        if named.is_empty() {
                            { "No input differs." }
                        } else {
                            { "Pinned: " }{ named.join(", ") }{ " " }
                            <button type="button" class="lnk" onclick={look.reform(|_| Panel::Differences)}>
                                { "All differences" }
                            </button>
                        }
                    </caption>
                    for one in rows(pinned) {
                        { row(&one, [one.before.as_str(), " → ", &one.now].concat()) }
                    }
                </table>
            </aside>
        };
    }
    let Some(before) = Option::as_ref(&before) else { return Html::default() };
    let different = InputDifference::among(&[before.model(), evaluation.model()]);
    let path = step.edit.as_ref().map(|edit| edit.path.as_ref());
    let edited = different.iter().find(|input| Some(input.field.as_str()) == path).or(different.first());
    let of_range = ranges::edited(step);
    let (name, change) = match (of_range, edited) {
        (Some(words), _) => words,
        (None, Some(edited)) => (name(edited), [&short(edited, 0), " → ", &short(edited, 1)].concat()),
        (None, None) => return Html::default(),
    };
    html! {
        <aside class="card" aria-label="What your last edit moved">
            <h2>{ "Your last edit" }</h2>
            <table>
                <caption>{ name }{ " " }<b>{ change }</b></caption>
                for one in rows(before) {
                    { row(&one, one.difference.clone().unwrap_or_else(|| [&one.before, " → ", &one.now].concat())) }
                }
            </table>
        </aside>
    }
}

fn row(moved: &Moved, words: String) -> Html {
    let (class, name) = moved.strategy.map_or((None, "Break-even"), |one| (Some(ink_of(one)), one.caption()));
    html! { <tr><th scope="row" {class}>{ name }</th><td class="num">{ words }</td></tr> }
}

/// A value of an input as its field shows it, if it is not too long.
fn short(input: &InputDifference, place: usize) -> String {
    let value = input.values.get(place).and_then(Option::as_ref);
    match lookup(&input.field) {
        Found::Fields(fields) if !fields.is_empty() => in_brief(fields[0].spec(), value),
        _ => input.words.get(place).cloned().flatten().unwrap_or_else(|| "–".to_owned()),
    }
}

/// What the form calls an input.
fn name(input: &InputDifference) -> String {
    match lookup(&input.field) {
        Found::Fields(fields) if !fields.is_empty() => label(fields[0].spec()),
        _ => input.label.to_owned(),
    }
}

/// The result is not that of the scenario: whose it is.
fn stale(problems: &Problems, evaluation: &Evaluation, act: &Callback<Action>) -> Html {
    let first = problems.problems.first().map(|problem| problem.field.clone()).unwrap_or_default();
    let held = evaluation.model().values().into_iter().find(|value| value.path == first);
    let count = problems.problems.len();
    let go = {
        let first = first.clone();
        move |_| {
            let field = web_sys::window().and_then(|window| window.document()?.get_element_by_id(&first));
            if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                let _ = field.focus();
            }
        }
    };
    html! {
        <aside class="card old" aria-label="State of the result">
            <h2>
                <svg class="ic" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.6M8 10.8v.2" /></svg>
                { "Not up to date" }
            </h2>
            <p>
                { "Showing the result for " }
                if let Some(held) = held {
                    <b>{ label(held.field.spec()) }{ " = " }{ held.in_words() }</b>{ ". " }
                } else {
                    { "the last valid inputs. " }
                }
                if count == 1 {
                    { "One input needs attention." }
                } else {
                    { count }{ " inputs need attention." }
                }
            </p>
            <p>
                <button type="button" class="lnk" onclick={go}>{ "Go to it" }</button>
                <button type="button" class="lnk" onclick={act.reform(|_| Action::Undo)}>{ "Undo" }</button>
            </p>
        </aside>
    }
}
