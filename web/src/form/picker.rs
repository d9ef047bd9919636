//! A product out of the price catalogue.

use std::rc::Rc;

use crossover::catalogue::Entry;
use crossover::kind::Product;
use crossover::report::{find_prices, main_prices, to_come};
use crossover::scenario::Value;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    Callback, Event, Html, InputEvent, KeyboardEvent, MouseEvent, NodeRef, Properties, TargetCast, component,
    html, use_effect_with, use_node_ref, use_state_eq,
};

use super::icon::{Icon, icon};
use super::input::{Input, brief};
use crate::edits;
use crate::file::{self, Text};
use crate::import::import_prices;
use crate::prices::{BACK, Prices};
use crate::state::Action;

/// So many entries are listed; a price file may have thousands.
const LISTED: usize = 200;

#[derive(PartialEq, Properties)]
pub(crate) struct PickerProps {
    pub(super) input: Input,
    pub(super) product: Product,
    pub(super) act: Callback<Action>,
}

/// A button with what is chosen; it opens a list of what there is, with prices, dates and what is to come.
#[component]
pub(crate) fn Picker(PickerProps { input, product, act }: &PickerProps) -> Html {
    // What is looked for, while the list is open.
    let search = use_state_eq(|| None::<String>);
    let (button, field) = (use_node_ref(), use_node_ref());
    use_effect_with(search.is_some(), {
        let field = field.clone();
        move |_| focus(&field)
    });
    let named = input.value.as_ref().and_then(Value::text).filter(|name| !name.is_empty());
    let (title, prices) = match (&input.entry, named) {
        (Some((title, prices)), _) => (title.as_str(), prices.as_str()),
        (None, named) => (named.unwrap_or("Own prices"), ""),
    };
    let toggle = {
        let search = search.clone();
        Callback::from(move |_: MouseEvent| search.set(search.is_none().then(String::new)))
    };
    html! {
        <>
            <button type="button" class="picker" id={input.path.to_string()} ref={button.clone()}
                aria-expanded={search.is_some().to_string()} onclick={toggle}>
                <span class="pk" title={title.to_owned()}><span>{ title }</span><span class="aff">{ prices }</span></span>
                { icon(Icon::Down) }
            </button>
            if let Some(pattern) = search.as_ref() {
                { list(input, *product, pattern, field, act, &{
                    let (search, button) = (search.clone(), button.clone());
                    Callback::from(move |pattern: Option<String>| {
                        if pattern.is_none() {
                            focus(&button);
                        }
                        search.set(pattern);
                    })
                }) }
            }
        </>
    }
}

fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // An element of the page can always have the focus.
        let _ = element.focus();
    }
}

/// What is found; `onsearch` takes another pattern, or none to close the list.
fn list(
    input: &Input,
    product: Product,
    pattern: &str,
    field: NodeRef,
    act: &Callback<Action>,
    onsearch: &Callback<Option<String>>,
) -> Html {
    let prices = &input.prices;
    let mut found: Vec<&Entry> = find_prices(input.prices.catalogue(), Some(product), pattern).collect();
    let beyond = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    let choose = |name: Option<&str>| {
        let (act, onsearch, field) = (act.clone(), onsearch.clone(), input.field);
        let name: Option<Rc<str>> = name.map(Rc::from);
        move || {
            act.emit(edits::named(field, name.clone()));
            onsearch.emit(None);
        }
    };
    let onkeydown = {
        let onsearch = onsearch.clone();
        let first = found.first().map(|entry| choose(Some(&entry.name)));
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                onsearch.emit(None);
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
    let oninput = onsearch.reform(|event: InputEvent| {
        Some(event.target_dyn_into::<HtmlInputElement>().map_or_else(String::new, |field| field.value()))
    });
    let onfile = {
        let prices = prices.clone();
        let then = act.reform(move |text: Text| import_prices(&text, &prices));
        Callback::from(move |event: Event| file::read_chosen(&event, then.clone()))
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
                <input ref={field} type="text" aria-label="Search the catalogue" autocomplete="off"
                    spellcheck="false" value={pattern.to_owned()} {oninput} />
            </span>
            <div class="scroll">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ "Name" }</th>
                            if product == Product::Model {
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
                                { price(entry, input) }
                                <td>{ entry.evidence.checked.to_string() }</td>
                            </tr>
                            <tr class="nt">
                                <td colspan="4">
                                    { &entry.vendor }{ " " }
                                    if prices.is_own(entry) {
                                        <b>{ "own prices " }</b>
                                    }
                                    <span class="w">{ to_come(entry, input.as_of) }</span>
                                </td>
                            </tr>
                        </tbody>
                    }
                </table>
                if found.is_empty() {
                    <p class="none">{ "Nothing in the catalogue is called that." }</p>
                } else if beyond > 0 {
                    <p class="none">{ "and " }{ beyond }{ " more: search for them" }</p>
                }
            </div>
            <p class="foot">
                if named.is_some() {
                    <button type="button" class="lnk" onclick={onclick(None)}>{ "Type own prices" }</button>{ " · " }
                }
                <label class="lnk file">
                    { "Open a price file" }<input type="file" accept=".json,.toml" onchange={onfile} />
                </label>
                if let Some(files) = prices.files() {
                    { " · " }{ files }{ " " }
                    <button type="button" class="lnk" onclick={act.reform(|_: MouseEvent| Action::Price(Prices::default(), None))}>
                        { BACK }
                    </button>
                }
            </p>
        </div>
    }
}

/// Two figures in columns where there is one to read and one to write, else in words.
fn price(entry: &Entry, input: &Input) -> Html {
    let prices = main_prices(entry, input.as_of);
    let price = |heading| prices.iter().find(|(known, _)| *known == heading).map(|(_, price)| price);
    match (price("In"), price("Out")) {
        (Some(read), Some(written)) => html! {
            <><td class="num">{ read }</td><td class="num">{ written }</td></>
        },
        _ => html! { <td class="num" colspan="2">{ brief(entry, input.as_of) }</td> },
    }
}
