//! One input: what it is called, how firm it is, where its value is changed, and what is wrong with it.

use std::rc::Rc;

use crossover::field::{FieldSpec, Shape};
use crossover::scenario::{Value, entered};
use web_sys::HtmlSelectElement;
use yew::{
    Callback, Event, Html, MouseEvent, Properties, TargetCast, UseStateHandle, classes, component, html,
    use_state_eq,
};

use super::choices::{answer, checks, choice, switch};
use super::growth::growth;
use super::icon::{Icon, icon};
use super::input::{Input, default_text};
use super::likely::{likely, unsure};
use super::period::Period;
use super::picker::Picker;
use super::rail::{Rail, Stretches};
use super::typing::{Typing, use_typing};
use super::words::{message, name_of, short_unit};
use crate::edits;
use crate::flips::Mark;
use crate::input_words::NOT_SURE;
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct RowProps {
    pub(super) input: Input,
    pub(super) act: Callback<Action>,
    /// What is drawn with it.
    #[prop_or(Beside::Nothing)]
    pub(super) beside: Beside,
    /// Where the order of the compared strategies changes.
    #[prop_or_default]
    pub(super) flip: Option<Mark>,
}

/// What is drawn with an input.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Beside {
    Nothing,
    /// The queries of each month.
    Growth(Rc<Vec<f64>>),
    /// The rail of the volume, and who is cheaper where.
    Rail(Option<Stretches>),
}

/// One input.
#[component]
pub(crate) fn Row(RowProps { input, act, beside, flip }: &RowProps) -> Html {
    let period = use_state_eq(|| Period::Month);
    let open = use_state_eq(|| false);
    let typing = use_typing(input, *period, act);
    let spec = input.field.spec();
    let class = match (spec.shape, beside) {
        (Shape::Text { .. } | Shape::Names(_) | Shape::Numbers { .. }, _) => "row long",
        (_, Beside::Rail(_)) => "row wide",
        _ => "row",
    };
    let bad = typing.mistyped.is_some() || input.problem.is_some();
    let row = html! {
        <div class={classes!(class, bad.then_some("wrong"), input.moved.then_some("moved"))}>
            { label(input, beside, flip.as_ref(), &open, act) }
            { match spec.shape {
                Shape::Switch => switch(input, act),
                Shape::Choice(names) => choice(input, names, act),
                Shape::Names(names) => checks(input, names, act),
                Shape::Answer(names) => answer(input, names, act),
                Shape::SwitchAnswer => answer(input, &["true", "false"], act),
                Shape::CatalogName(product) => html! { <Picker input={input.clone()} {product} act={act.clone()} /> },
                _ if matches!(beside, Beside::Rail(_)) => text_field(input, &typing, periods(&period)),
                _ => text_field(input, &typing, unit(spec)),
            } }
            { notes(input, &typing, act) }
            if *open {
                <div class="about">{ about(input, spec) }{ unsure(input, act) }</div>
            }
        </div>
    };
    match beside {
        Beside::Rail(stretches) => html! {
            <div class="vol">
                { row }
                <Rail path={input.path.clone()} volume={input.value.as_ref().and_then(Value::number)}
                    stretches={stretches.clone()} act={act.clone()} />
            </div>
        },
        _ => row,
    }
}

/// What stands behind a number, in a place of its own, so that all numbers end on one line.
fn unit(spec: &FieldSpec) -> Html {
    html! {
        if matches!(spec.shape, Shape::Number { .. }) {
            <span class="aff un" title={spec.unit.words}>{ short_unit(spec) }</span>
        }
    }
}

/// A menu of the periods by which a volume can be counted.
fn periods(period: &UseStateHandle<Period>) -> Html {
    let chosen = **period;
    let period = period.clone();
    let onchange = Callback::from(move |event: Event| {
        let words = event.target_dyn_into::<HtmlSelectElement>().map(|menu| menu.value()).unwrap_or_default();
        period.set(Period::ALL.into_iter().find(|known| known.words() == words).unwrap_or(Period::Month));
    });
    html! {
        <span class="unit menu">
            <select aria-label="Period" {onchange}>
                for known in Period::ALL {
                    <option value={known.words()} selected={known == chosen}>{ known.words() }</option>
                }
            </select>
            { icon(Icon::Down) }
        </span>
    }
}

/// The identifier of what is said below a field.
fn note_id(input: &Input) -> String {
    format!("{}-note", input.path)
}

/// A field of text or of a number, with what stands behind it.
fn text_field(input: &Input, typing: &Typing, behind: Html) -> Html {
    let Typing { text, echo, mistyped, oninput, onkeydown, onfocus, onblur } = typing;
    let bad = mistyped.is_some() || input.problem.is_some();
    let is_said = echo.is_some() || input.range.is_some() || input.announced.is_some();
    let described = (bad || is_said).then(|| note_id(input));
    let id = input.path.to_string();
    let invalid = bad.then_some("true");
    let long = matches!(input.field.spec().shape, Shape::Text { max_chars } if max_chars > 1_000);
    let number = matches!(input.field.spec().shape, Shape::Number { .. } | Shape::CountAnswer);
    let placeholder = matches!(input.field.spec().shape, Shape::CountAnswer).then_some(NOT_SURE);
    html! {
        <span class={if number { "field" } else { "field of-text" }}>
            if long {
                <textarea {id} rows="3" value={text.clone()} aria-invalid={invalid} aria-describedby={described}
                    oninput={oninput} onkeydown={onkeydown} onfocus={onfocus} onblur={onblur} />
            } else {
                <input {id} type="text" inputmode={number.then_some("decimal")} autocomplete="off"
                    spellcheck="false" {placeholder} value={text.clone()} aria-invalid={invalid}
                    aria-describedby={described} oninput={oninput} onkeydown={onkeydown} onfocus={onfocus} onblur={onblur} />
            }
            { behind }
        </span>
    }
}

/// What is said below a field: its value in words, a later price, or what is wrong and how to repair it.
fn notes(input: &Input, typing: &Typing, act: &Callback<Action>) -> Html {
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
                let entered = entered(spec, &input.path, &repair.text).ok()?;
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
                if let (None, Some(range)) = (&typing.echo, input.range) {
                    <p class="echo" id={note_id(input)}>{ likely(input, range, act) }</p>
                } else if let Some(text) = &typing.echo {
                    <p class="echo" id={note_id(input)}>{ text }</p>
                } else if let Some(text) = &input.announced {
                    <p class="echo caution" id={note_id(input)}>{ text }</p>
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

/// The label of an input with its evidence; a click on the evidence tells more.
fn label(
    input: &Input,
    beside: &Beside,
    flip: Option<&Mark>,
    open: &UseStateHandle<bool>,
    act: &Callback<Action>,
) -> Html {
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let id = input.path.to_string();
    html! {
        <span class="row-l">
            if matches!(input.field.spec().shape, Shape::Names(_)) {
                <span class="lab" id={format!("{id}-label")}>{ &input.label }</span>
            } else {
                <label for={id}>{ name(input, beside) }</label>
            }
            if let Beside::Growth(queries) = beside {
                { growth(queries) }
            }
            <span class="row-e">
                <button type="button" class={classes!("ev", input.firm.level.name())} title={input.firm.dated()} aria-expanded={open.to_string()}
                    aria-label={format!("{}, about {}", input.firm.dated(), input.label)} onclick={toggle}>
                    <span>{ input.firm.dated() }</span>
                </button>
                if let Some((value, text)) = &input.back {
                    { way_back(input, value.clone(), text, act) }
                }
                if let Some(Mark { cheaper, short, sentence }) = flip {
                    <span class={classes!("flip-t", name_of(*cheaper))} title={sentence.clone()}>{ short }</span>
                }
            </span>
        </span>
    }
}

/// The label; where there is something to see beside it, what stands behind the number is only for the ear.
fn name(input: &Input, beside: &Beside) -> Html {
    match input.label.strip_suffix(input.field.spec().unit.words) {
        Some(name) if matches!(beside, Beside::Growth(_)) => {
            html! { <>{ name }<span class="spoken">{ input.field.spec().unit.words }</span></> }
        }
        _ => html! { &input.label },
    }
}

fn way_back(input: &Input, value: Option<Value>, text: &str, act: &Callback<Action>) -> Html {
    let path = Rc::clone(&input.path);
    let field = input.field;
    // What goes along with a choice comes back with it.
    let is_choice = matches!(field.spec().shape, Shape::Choice(_) | Shape::CatalogName(_));
    let leads_along = is_choice && !path.contains("extra.");
    let onclick = act.reform(move |_: MouseEvent| {
        if leads_along {
            edits::returned(field)
        } else {
            Action::Set { path: Rc::clone(&path), value: value.clone(), gesture: None }
        }
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
                if !spec.unit.words.is_empty() {
                    <dt>{ "Unit" }</dt><dd>{ spec.unit.words }</dd>
                }
                <dt>{ "Source" }</dt><dd>{ &input.firm.source }</dd>
                if let Some(default) = default_text(spec) {
                    <dt>{ "Default" }</dt><dd>{ default }</dd>
                }
                <dt>{ "Name" }</dt><dd><code>{ &*input.path }</code></dd>
            </dl>
        </>
    }
}
