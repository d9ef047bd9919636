//! What somebody types into a field. The field keeps its text as long as it stands for the value; the
//! scenario changes only when it does.

use std::rc::Rc;

use crossover::field::{Preset, Shape};
use crossover::scenario::{Mistyped, Value, read_range, stepped};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, FocusEvent, InputEvent, KeyboardEvent, TargetCast, hook, use_mut_ref, use_state};

use super::input::Input;
use super::period::Period;
use crate::ranges;
use crate::state::{Action, Mistake, new_gesture};

/// How long a press of a finger or a button takes, in milliseconds.
const PRESS: i32 = 250;

/// Does something once a press is over.
fn later(act: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let act = Closure::once_into_js(act);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), PRESS);
    }
}

/// A field and what happens in it.
pub(super) struct Typing {
    pub(super) text: String,
    /// The value in words, where the text is not the plain number.
    pub(super) echo: Option<String>,
    /// Why the text is no value of the field, and what could stand there.
    pub(super) mistyped: Option<Mistyped>,
    pub(super) oninput: Callback<InputEvent>,
    pub(super) onkeydown: Callback<KeyboardEvent>,
    pub(super) onfocus: Callback<FocusEvent>,
    pub(super) onblur: Callback<FocusEvent>,
}

/// What is typed into the field of `input`.
#[hook]
pub(super) fn use_typing(input: &Input, period: Period, act: &Callback<Action>) -> Typing {
    // A text that was taken, the period it was typed for, and the value it stands for.
    let taken = use_state(|| None::<(String, Period, Option<Value>)>);
    let gesture = use_mut_ref(new_gesture);
    let spec = input.field.spec();
    let mistyped = input.mistake.as_ref().and_then(|mistake| {
        let text = period.without_ending(&mistake.text);
        period.read(spec, &input.path, text).1.err()
    });
    let resting = || input.value.as_ref().map_or_else(String::new, |value| period.shown(spec, value));
    let (text, echo) = match (&input.mistake, &*taken) {
        (Some(mistake), _) => (period.without_ending(&mistake.text).to_owned(), None),
        (None, Some((text, of, value))) if *of == period && (*value == input.value || text.is_empty()) => {
            let echo = period.read(spec, &input.path, text).1.ok().and_then(|entered| entered.echo);
            (text.clone(), echo)
        }
        _ => (resting(), None),
    };
    let take = {
        let (taken, gesture, act) = (taken.clone(), Rc::clone(&gesture), act.clone());
        let path = Rc::clone(&input.path);
        move |text: String| {
            let gesture = Some(*gesture.borrow());
            let may_be_empty = matches!(spec.preset, Preset::SameAs(_) | Preset::Absent);
            if may_be_empty && text.trim().is_empty() {
                taken.set(Some((text, period, None)));
                act.emit(Action::Set { path: Rc::clone(&path), value: None, gesture });
                return;
            }
            let (full, read) = period.read(spec, &path, &text);
            match read {
                Ok(entered) => {
                    taken.set(Some((text, period, Some(entered.value.clone()))));
                    act.emit(if read_range(spec, &path, &full).is_some() {
                        ranges::typed(Rc::clone(&path), full, gesture)
                    } else {
                        Action::Set { path: Rc::clone(&path), value: Some(entered.value), gesture }
                    });
                }
                Err(mistyped) => {
                    let mistake = Mistake { text: full.into(), problem: mistyped.problem };
                    act.emit(Action::Mistype { path: Rc::clone(&path), mistake: Some(mistake) });
                }
            }
        }
    };
    let oninput = {
        let take = take.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>().map(|input| input.value());
            let area = || event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value());
            if let Some(text) = input.or_else(area) {
                take(text);
            }
        })
    };
    let onkeydown = {
        let (taken, act, path) = (taken.clone(), act.clone(), Rc::clone(&input.path));
        let (text, wrong, gesture) = (text.clone(), mistyped.is_some(), Rc::clone(&gesture));
        Callback::from(move |event: KeyboardEvent| {
            let steps = if event.shift_key() { 10 } else { 1 };
            let key = event.key();
            match key.as_str() {
                "Enter" if !matches!(spec.shape, Shape::Text { .. }) => {
                    event.prevent_default();
                    taken.set(None);
                    // What is typed next is another edit.
                    *gesture.borrow_mut() = new_gesture();
                }
                "Escape" if wrong => {
                    event.prevent_default();
                    act.emit(Action::Mistype { path: Rc::clone(&path), mistake: None });
                }
                "ArrowUp" | "ArrowDown" if matches!(spec.shape, Shape::Number { .. }) => {
                    let steps = if key == "ArrowUp" { steps } else { -steps };
                    let (full, _) = period.read(spec, &path, &text);
                    if let Some(next) = stepped(spec, &full, steps) {
                        event.prevent_default();
                        take(period.without_ending(&next).to_owned());
                    }
                }
                _ => {}
            }
        })
    };
    let onfocus = {
        let gesture = Rc::clone(&gesture);
        Callback::from(move |_| *gesture.borrow_mut() = new_gesture())
    };
    let onblur = {
        let gesture = Rc::clone(&gesture);
        Callback::from(move |_| {
            let (taken, gesture, left) = (taken.setter(), Rc::clone(&gesture), *gesture.borrow());
            // The echo goes with the text: not before the press that took the focus has become a click, for
            // what is pressed would move away.
            later(move || {
                if *gesture.borrow() == left {
                    taken.set(None);
                }
            });
        })
    };
    Typing { text, echo, mistyped, oninput, onkeydown, onfocus, onblur }
}
