//! A product out of the price catalogue.

use std::rc::Rc;

use crossover::catalogue::{Entry, built_in};
use crossover::kind::Product;
use crossover::report::{find_prices, main_prices, to_come};
use crossover::scenario::Value;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    Callback, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, TargetCast, component, html,
    use_effect_with, use_node_ref, use_state_eq,
};

use super::icon::{Icon, icon};
use super::input::{Input, brief};
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct PickerProps {
    pub(super) input: Input,
    pub(super) product: Product,
    pub(super) act: Callback<Action>,
}

/// A button with what is chosen; it opens the list.
#[component]
pub(crate) fn Picker(PickerProps { input, product, act }: &PickerProps) -> Html {
    let open = use_state_eq(|| false);
    let button = use_node_ref();
    let named = input.value.as_ref().and_then(Value::text).unwrap_or_default();
    let (title, prices) = match &input.entry {
        Some((title, prices)) => (title.as_str(), prices.as_str()),
        None if named.is_empty() => ("Own prices", ""),
        None => (named, ""),
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let (open, button) = (open.clone(), button.clone());
        Callback::from(move |()| {
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                // An element of the page can always be focused.
                let _ = button.focus();
            }
        })
    };
    html! {
        <>
            <button type="button" class="picker" id={input.path.to_string()} ref={button.clone()}
                aria-expanded={open.to_string()} onclick={toggle}>
                <span class="pk">{ title }<span class="aff">{ prices }</span></span>
                { icon(Icon::Down) }
            </button>
            if *open {
                <List input={input.clone()} product={*product} act={act.clone()} {close} />
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ListProps {
    input: Input,
    product: Product,
    act: Callback<Action>,
    close: Callback<()>,
}

/// What there is, with prices, dates and what is to come.
#[component]
fn List(ListProps { input, product, act, close }: &ListProps) -> Html {
    let pattern = use_state_eq(String::new);
    let search = use_node_ref();
    use_effect_with(search.clone(), |search| {
        if let Some(search) = search.cast::<HtmlElement>() {
            let _ = search.focus();
        }
    });
    let found: Vec<&Entry> = find_prices(built_in(), Some(*product), &pattern).collect();
    let choose = |name: Option<&str>| {
        let (act, close, field) = (act.clone(), close.clone(), input.field);
        let name: Option<Rc<str>> = name.map(Rc::from);
        move || {
            act.emit(Action::Name(field, name.clone()));
            close.emit(());
        }
    };
    let onkeydown = {
        let close = close.clone();
        let first = found.first().map(|entry| choose(Some(&entry.name)));
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                close.emit(());
            }
            "Enter" if event.target_dyn_into::<HtmlInputElement>().is_some() => {
                event.prevent_default();
                if let Some(choose) = &first {
                    choose();
                }
            }
            _ => {}
        })
    };
    let oninput = {
        let pattern = pattern.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                pattern.set(input.value());
            }
        })
    };
    let onclick = |name: Option<&str>| {
        let choose = choose(name);
        Callback::from(move |_: MouseEvent| choose())
    };
    let named = input.value.as_ref().and_then(Value::text);
    html! {
        <div class="list" role="group" aria-label={format!("{}: price catalogue", input.label)} {onkeydown}>
            <span class="field of-text find">
                { icon(Icon::Search) }
                <input ref={search} type="text" aria-label="Search the catalogue" autocomplete="off"
                    spellcheck="false" value={(*pattern).clone()} {oninput} />
            </span>
            <div class="scroll">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "Name" }</th>
                            if *product == Product::Model {
                                <th scope="col" class="num">{ "in" }</th>
                                <th scope="col" class="num">{ "out" }</th>
                            } else {
                                <th scope="col" class="num" colspan="2">{ "price" }</th>
                            }
                            <th scope="col">{ "price of" }</th>
                        </tr>
                    </thead>
                    for entry in &found {
                        <tbody class={(named == Some(&entry.name)).then_some("on")}>
                            <tr>
                                <th scope="row">
                                    <button type="button" onclick={onclick(Some(&entry.name))}
                                        aria-current={(named == Some(&entry.name)).then_some("true")}>
                                        { &entry.title }
                                    </button>
                                </th>
                                { prices(entry, input) }
                                <td>{ entry.evidence.checked.to_string() }</td>
                            </tr>
                            <tr class="nt">
                                <td colspan="4">
                                    { &entry.vendor }{ " " }<span class="w">{ to_come(entry, input.as_of) }</span>
                                </td>
                            </tr>
                        </tbody>
                    }
                </table>
                if found.is_empty() {
                    <p class="none">{ "Nothing in the catalogue is called that." }</p>
                }
            </div>
            if named.is_some() {
                <p class="foot"><button type="button" class="lnk" onclick={onclick(None)}>{ "Type own prices" }</button></p>
            }
        </div>
    }
}

/// Two figures in columns where there is one to read and one to write, else in words.
fn prices(entry: &Entry, input: &Input) -> Html {
    let prices = main_prices(entry, input.as_of);
    let price = |heading| prices.iter().find(|(known, _)| *known == heading).map(|(_, price)| price);
    match (price("In"), price("Out")) {
        (Some(read), Some(written)) => html! {
            <><td class="num">{ read }</td><td class="num">{ written }</td></>
        },
        _ => html! { <td class="num" colspan="2">{ brief(entry, input.as_of) }</td> },
    }
}
