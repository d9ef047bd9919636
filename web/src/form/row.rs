//! One input: what it is called, how firm it is, where its value is changed, and what is wrong with it.

use std::rc::Rc;

use crossover::field::{FieldSpec, Shape};
use crossover::scenario::Value;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{
    Callback, Event, Html, MouseEvent, Properties, TargetCast, classes, component, html, use_state_eq,
};

use super::icon::{Icon, icon};
use super::input::{Input, default_text};
use super::period::Period;
use super::picker::Picker;
use super::typing::{Typing, use_typing};
use super::words::{capital, message, short_unit, spoken};
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct RowProps {
    pub(super) input: Input,
    pub(super) act: Callback<Action>,
    /// What stands beside the label.
    #[prop_or_default]
    pub(super) children: Html,
}

/// One input.
#[component]
pub(crate) fn Row(RowProps { input, act, children }: &RowProps) -> Html {
    let typing = use_typing(input, Period::Month, act);
    let spec = input.field.spec();
    let control = match spec.shape {
        Shape::Switch => switch(input, act),
        Shape::Choice(names) => choice(input, names, act),
        Shape::Names(names) => checks(input, names, act),
        Shape::CatalogName(product) => {
            html! { <Picker input={input.clone()} {product} act={act.clone()} /> }
        }
        _ => text_field(
            input,
            &typing,
            html! {
                if !spec.unit.words.is_empty() || matches!(spec.shape, Shape::Number { .. }) {
                    <span class="aff un" title={spec.unit.words}>{ short_unit(spec.unit.words) }</span>
                }
            },
        ),
    };
    let long = matches!(spec.shape, Shape::Text { .. } | Shape::Names(_) | Shape::Numbers { .. });
    html! {
        <div class={row_class(input, &typing, if long { "row long" } else { "row" })}>
            <Label input={input.clone()} act={act.clone()}>{ children.clone() }</Label>
            { control }
            { notes(input, &typing, act) }
        </div>
    }
}

/// The class of a row with its states.
pub(super) fn row_class(input: &Input, typing: &Typing, class: &'static str) -> yew::Classes {
    let bad = typing.mistyped.is_some() || input.problem.is_some();
    classes!(class, bad.then_some("bad"), input.moved.then_some("moved"))
}

/// The identifier of what is said below a field.
fn note_id(input: &Input) -> String {
    format!("{}-note", input.path)
}

/// A field of text or of a number, with what stands behind it.
pub(super) fn text_field(input: &Input, typing: &Typing, behind: Html) -> Html {
    let Typing { text, echo, mistyped, oninput, onkeydown, onfocus, onblur } = typing;
    let bad = mistyped.is_some() || input.problem.is_some();
    let described = (bad || echo.is_some() || input.announced.is_some()).then(|| note_id(input));
    let id = input.path.to_string();
    let invalid = bad.then_some("true");
    let long = matches!(input.field.spec().shape, Shape::Text { max_chars } if max_chars > 1_000);
    let number = matches!(input.field.spec().shape, Shape::Number { .. });
    html! {
        <span class={if number { "field" } else { "field of-text" }}>
            if long {
                <textarea {id} rows="3" value={text.clone()} aria-invalid={invalid} aria-describedby={described}
                    oninput={oninput} onkeydown={onkeydown} onfocus={onfocus} onblur={onblur} />
            } else {
                <input {id} type="text" inputmode={number.then_some("decimal")} autocomplete="off"
                    spellcheck="false" value={text.clone()} aria-invalid={invalid} aria-describedby={described}
                    oninput={oninput} onkeydown={onkeydown} onfocus={onfocus} onblur={onblur} />
            }
            { behind }
        </span>
    }
}

/// What is said below a field: its value in words, a later price, or what is wrong and how to repair it.
pub(super) fn notes(input: &Input, typing: &Typing, act: &Callback<Action>) -> Html {
    let set = |value: Option<Value>| {
        let path = Rc::clone(&input.path);
        act.reform(move |_: MouseEvent| Action::Set {
            path: Rc::clone(&path),
            value: value.clone(),
            gesture: None,
        })
    };
    let (text, repairs) = match (&typing.mistyped, &input.problem) {
        (Some(mistyped), _) => {
            let spec = input.field.spec();
            let repairs = mistyped.repairs.iter().filter_map(|repair| {
                let entered = crossover::scenario::entered(spec, &input.path, &repair.text).ok()?;
                Some((repair.text.clone(), repair.meaning.clone(), set(Some(entered.value))))
            });
            (message(&mistyped.problem), repairs.collect::<Vec<_>>())
        }
        (None, Some(problem)) => {
            let back = input.back.iter().filter(|(value, _)| *value != input.value);
            let repairs =
                back.map(|(value, text)| (format!("Use {text}"), String::new(), set(value.clone())));
            (message(problem), repairs.collect())
        }
        (None, None) => {
            return html! {
                if let Some(text) = typing.echo.as_ref().or(input.announced.as_ref()) {
                    <p class="echo" id={note_id(input)}>{ text }</p>
                }
            };
        }
    };
    html! {
        <p class="msg" id={note_id(input)}>
            { icon(Icon::Bad) }
            <span>
                { text }
                for (text, title, onclick) in repairs {
                    { " " }<button type="button" class="fix" {title} {onclick}>{ text }</button>
                }
            </span>
        </p>
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct LabelProps {
    pub(super) input: Input,
    pub(super) act: Callback<Action>,
    pub(super) children: Html,
}

/// The label of an input with its evidence; a click on the evidence tells more.
#[component]
pub(crate) fn Label(LabelProps { input, act, children }: &LabelProps) -> Html {
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let spec = input.field.spec();
    let id = input.path.to_string();
    let named = matches!(spec.shape, Shape::Names(_));
    html! {
        <>
            <span class="row-l">
                if named {
                    <span class="lab" id={format!("{id}-label")}>{ &input.label }</span>
                } else {
                    <label for={id.clone()}>{ &input.label }</label>
                }
                { children.clone() }
                <span class="row-e">
                    <button type="button" class={input.firm.class} aria-expanded={open.to_string()}
                        aria-label={format!("{}, about {}", input.firm.word, input.label)} onclick={toggle}>
                        { &input.firm.word }
                    </button>
                    if let Some((value, text)) = &input.back {
                        { way_back(input, value.clone(), text, act) }
                    }
                </span>
            </span>
            if *open {
                <div class="about">{ about(input, spec) }</div>
            }
        </>
    }
}

fn way_back(input: &Input, value: Option<Value>, text: &str, act: &Callback<Action>) -> Html {
    let path = Rc::clone(&input.path);
    let onclick = act.reform(move |_: MouseEvent| Action::Set {
        path: Rc::clone(&path),
        value: value.clone(),
        gesture: None,
    });
    let title = format!("Back to {text}");
    html! {
        <button type="button" class="reset" aria-label={format!("{}: back to {text}", input.label)} {title} {onclick}>
            { icon(Icon::Reset) }
        </button>
    }
}

/// Help, source, default.
fn about(input: &Input, spec: &FieldSpec) -> Html {
    html! {
        <>
            <p>{ spec.help }</p>
            <dl>
                <dt>{ "Source" }</dt><dd>{ &input.firm.source }</dd>
                if let Some(default) = default_text(spec) {
                    <dt>{ "Default" }</dt><dd>{ default }</dd>
                }
                <dt>{ "Name" }</dt><dd><code>{ &*input.path }</code></dd>
            </dl>
        </>
    }
}

fn switch(input: &Input, act: &Callback<Action>) -> Html {
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

fn choice(input: &Input, names: &'static [&'static str], act: &Callback<Action>) -> Html {
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
        Some(Action::Choose(field, name))
    };
    let onchange = Callback::from(move |event: Event| {
        if let Some(action) = choose(&event) {
            act.emit(action);
        }
    });
    html! {
        <span class="field menu">
            <select id={input.path.to_string()} {onchange}>
                if !names.contains(&chosen) {
                    <option value="" selected=true disabled=true>{ "choose" }</option>
                }
                for name in names {
                    <option value={*name} selected={*name == chosen}>{ spoken(name) }</option>
                }
            </select>
            { icon(Icon::Down) }
        </span>
    }
}

fn checks(input: &Input, names: &'static [&'static str], act: &Callback<Action>) -> Html {
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
                    { capital(&spoken(name)) }
                </label>
            }
        </span>
    }
}
