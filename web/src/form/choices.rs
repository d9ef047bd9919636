//! Inputs that are chosen: a switch, a menu, boxes to tick.

use std::rc::Rc;

use crossover::advice::answer_in_words;
use crossover::field::Shape;
use crossover::scenario::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Event, Html, TargetCast, html};

use super::icon::{Icon, icon};
use super::input::Input;
use crate::edits;
use crate::input_words::{NOT_SURE, spoken};
use crate::state::Action;

pub(super) fn switch(input: &Input, act: &Callback<Action>) -> Html {
    let on = input.value == Some(Value::Switch(true));
    let path = Rc::clone(&input.path);
    let onchange = act.reform(move |event: Event| {
        let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
        Action::Set { path: Rc::clone(&path), value: Some(Value::Switch(on)), gesture: None }
    });
    html! {
        <span class="switch">
            <input id={input.path.to_string()} type="checkbox" role="switch" checked={on} {onchange} />
            <span aria-hidden="true">{ if on { "on" } else { "off" } }</span>
        </span>
    }
}

/// One of the answers to a question; who is not sure has given none.
pub(super) fn answer(input: &Input, names: &'static [&'static str], act: &Callback<Action>) -> Html {
    let given = match &input.value {
        Some(Value::Switch(on)) => {
            if *on {
                "true"
            } else {
                "false"
            }
        }
        Some(Value::Text(name)) => name.as_str(),
        _ => "",
    };
    let (path, spec) = (Rc::clone(&input.path), input.field.spec());
    let onchange = act.reform(move |event: Event| {
        let name = event.target_dyn_into::<HtmlSelectElement>().map(|menu| menu.value()).unwrap_or_default();
        let value = match (spec.shape, name.as_str()) {
            (_, "") => None,
            (Shape::SwitchAnswer, name) => Some(Value::Switch(name == "true")),
            (_, name) => Some(Value::Text(name.to_owned())),
        };
        Action::Set { path: Rc::clone(&path), value, gesture: None }
    });
    let none = html! { <option value="" selected={!names.contains(&given)}>{ NOT_SURE }</option> };
    menu(input, none, names, given, answer_in_words, onchange)
}

pub(super) fn choice(input: &Input, names: &'static [&'static str], act: &Callback<Action>) -> Html {
    let chosen = input.value.as_ref().and_then(Value::text).unwrap_or_default();
    let (path, field) = (Rc::clone(&input.path), input.field);
    let act = act.clone();
    let choose = move |event: &Event| {
        let name = event.target_dyn_into::<HtmlSelectElement>()?.value();
        let name = names.iter().find(|known| **known == name)?;
        if path.contains("extra.") {
            let value = Some(Value::Text((*name).to_owned()));
            return Some(Action::Set { path: Rc::clone(&path), value, gesture: None });
        }
        Some(edits::chosen(field, name))
    };
    let onchange = Callback::from(move |event: Event| {
        if let Some(action) = choose(&event) {
            act.emit(action);
        }
    });
    let none = html! {
        if !names.contains(&chosen) {
            <option value="" selected=true disabled=true>{ "choose" }</option>
        }
    };
    menu(input, none, names, chosen, spoken, onchange)
}

/// A menu of names, behind what comes first.
fn menu(
    input: &Input,
    first: Html,
    names: &[&'static str],
    chosen: &str,
    words: fn(&str) -> String,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <span class="field menu">
            <select id={input.path.to_string()} {onchange}>
                { first }
                for name in names {
                    <option value={*name} selected={*name == chosen}>{ words(name) }</option>
                }
            </select>
            { icon(Icon::Down) }
        </span>
    }
}

pub(super) fn checks(input: &Input, names: &'static [&'static str], act: &Callback<Action>) -> Html {
    let items = match &input.value {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    let chosen: Vec<&str> = items.iter().filter_map(Value::text).collect();
    let toggle = |name: &'static str| {
        let next = names.iter().filter(|known| chosen.contains(*known) != (**known == name));
        let value = Value::List(next.map(|name| Value::Text((*name).to_owned())).collect());
        let path = Rc::clone(&input.path);
        act.reform(move |_: Event| Action::Set {
            path: Rc::clone(&path),
            value: Some(value.clone()),
            gesture: None,
        })
    };
    html! {
        <span class="checks" role="group" aria-labelledby={format!("{}-label", input.path)}>
            for name in names {
                <label>
                    <input type="checkbox" checked={chosen.contains(name)} onchange={toggle(name)} />
                    { spoken(name) }
                </label>
            }
        </span>
    }
}
