//! A product out of the price catalogue.

use std::rc::Rc;

use crossover::kind::Product;
use crossover::scenario::Value;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{
    Callback, Html, MouseEvent, Properties, component, html, use_effect_with, use_mut_ref, use_node_ref,
    use_state_eq,
};

use super::entries::Entries;
use super::icon::{Icon, icon};
use super::input::Input;
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct PickerProps {
    pub(super) input: Input,
    pub(super) product: Product,
    pub(super) act: Callback<Action>,
}

/// A button with what is chosen; it opens a list of what there is, with prices, dates and what is to come.
#[component]
pub(crate) fn Picker(PickerProps { input, product, act }: &PickerProps) -> Html {
    let is_open = use_state_eq(|| false);
    let button = use_node_ref();
    let named = input.value.as_ref().and_then(Value::text).filter(|name| !name.is_empty());
    let (title, prices) = match (&input.entry, named) {
        (Some((title, prices)), _) => (title.as_str(), prices.as_str()),
        (None, named) => (named.unwrap_or("Own prices"), ""),
    };
    let is_own = named.is_none();
    let typing = use_mut_ref(|| false);
    use_effect_with((is_own, input.own), {
        let typing = Rc::clone(&typing);
        move |(is_own, own)| {
            let document = web_sys::window().and_then(|window| window.document());
            if *is_own
                && typing.take()
                && let Some(field) = document.zip(*own).and_then(|(all, own)| all.get_element_by_id(own))
                && let Some(field) = field.dyn_ref::<HtmlElement>()
            {
                let _ = field.focus();
            }
        }
    });
    let ontype = Callback::from(move |()| *typing.borrow_mut() = true);
    let turn = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    let onclose = {
        let (is_open, button) = (is_open.setter(), button.clone());
        Callback::from(move |()| {
            is_open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    html! {
        <>
            <button type="button" class="picker" id={input.path.to_string()} ref={button}
                aria-expanded={is_open.to_string()} onclick={turn}>
                <span class="pk" title={title.to_owned()}><span>{ title }</span><span class="aff">{ prices }</span></span>
                { icon(Icon::Down) }
            </button>
            if *is_open {
                <Entries input={input.clone()} product={*product} act={act.clone()} {onclose} {ontype} />
            }
        </>
    }
}
