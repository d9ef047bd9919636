//! The list of a product's entries in the price catalogue.

use std::rc::Rc;

use crossover::catalogue::Entry;
use crossover::kind::Product;
use crossover::report::{find_prices, main_prices, next_change, to_come};
use crossover::scenario::Value;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::{
    Callback, Event, Html, InputEvent, KeyboardEvent, MouseEvent, Properties, TargetCast, classes, component,
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
pub(crate) struct EntriesProps {
    pub(super) input: Input,
    pub(super) product: Product,
    pub(super) act: Callback<Action>,
    pub(super) onclose: Callback<()>,
    /// Own prices are to be typed.
    pub(super) ontype: Callback<()>,
}

/// What there is, with prices, dates and what is to come; what is typed searches, arrows choose.
#[component]
pub(crate) fn Entries(EntriesProps { input, product, act, onclose, ontype }: &EntriesProps) -> Html {
    let pattern = use_state_eq(String::new);
    // The place of the entry that Enter takes; none before an arrow moved it.
    let chosen = use_state_eq(|| None::<usize>);
    let (whole, field, list) = (use_node_ref(), use_node_ref(), use_node_ref());
    use_effect_with((whole.clone(), field.clone()), |(whole, field)| {
        show(whole.cast());
        if let Some(field) = field.cast::<HtmlElement>() {
            let _ = field.focus();
        }
    });
    let own = &input.prices;
    let named = input.value.as_ref().and_then(Value::text);
    let all: Vec<&Entry> = find_prices(own.catalogue(), Some(*product), &pattern).collect();
    // First those that are billed like the one that is named.
    let kind =
        own.catalogue().iter().find(|entry| named == Some(&entry.name)).map(|entry| entry.choice("kind"));
    let like = |entry: &&&Entry| kind.is_none_or(|kind| entry.choice("kind") == kind);
    let unlike = |entry: &&&Entry| !like(entry);
    let mut found: Vec<&Entry> = all.iter().filter(like).chain(all.iter().filter(unlike)).copied().collect();
    let beyond = found.len().saturating_sub(LISTED);
    found.truncate(LISTED);
    let current = found.iter().position(|entry| named == Some(&entry.name));
    let at = chosen.or(current).unwrap_or(0).min(found.len().saturating_sub(1));
    use_effect_with((at, found.len(), list.clone(), chosen.is_some()), |(_, _, list, is_moved)| {
        let entry = |class: &str| list.cast::<Element>()?.query_selector(class).ok()?;
        match (list.cast::<Element>(), entry(".at")) {
            (_, Some(at)) if *is_moved => show(Some(at)),
            // What is named stands first.
            (Some(list), Some(at)) => {
                let top = |entry: &Element| entry.dyn_ref().map_or(0, HtmlElement::offset_top);
                let first = list.first_element_child();
                list.set_scroll_top(first.map_or(0, |first| top(&at) - top(&first)));
            }
            _ => {}
        }
    });
    let choose = |name: Option<&str>| {
        let (act, onclose, field) = (act.clone(), onclose.clone(), input.field);
        let name: Option<Rc<str>> = name.map(Rc::from);
        move || {
            act.emit(edits::named(field, name.clone()));
            onclose.emit(());
        }
    };
    let onkeydown = {
        let (onclose, chosen, count) = (onclose.clone(), chosen.clone(), found.len());
        let take = found.get(at).map(|entry| choose(Some(&entry.name)));
        Callback::from(move |event: KeyboardEvent| {
            let in_field = event.target_dyn_into::<HtmlInputElement>().is_some();
            match event.key().as_str() {
                "Escape" => onclose.emit(()),
                "ArrowDown" if in_field => chosen.set(Some((at + 1).min(count.saturating_sub(1)))),
                "ArrowUp" if in_field => chosen.set(Some(at.saturating_sub(1))),
                "Enter" if in_field => take.iter().for_each(|take| take()),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let oninput = {
        let (pattern, chosen) = (pattern.setter(), chosen.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                pattern.set(field.value());
                chosen.set(None);
            }
        })
    };
    let onfile = {
        let own = own.clone();
        let then = act.reform(move |text: Text| import_prices(&text, &own));
        Callback::from(move |event: Event| file::read_chosen(&event, then.clone()))
    };
    let is_to_change = found
        .get(current.unwrap_or(usize::MAX))
        .is_some_and(|entry| next_change(entry, input.as_of).is_some());
    let id = |place: usize| format!("{}-{place}", input.path);
    let names = format!("{}-entries", input.path);
    html! {
        <div class="list" ref={whole} role="group" aria-label={format!("{}: price catalogue", input.label)} {onkeydown}>
            <div class="sheet-h">
                <b>{ &input.label }</b>
                <button type="button" class="btn i" aria-label="Close the catalogue"
                    onclick={onclose.reform(|_: MouseEvent| ())}>{ icon(Icon::Close) }</button>
            </div>
            <span class="field of-text find">
                { icon(Icon::Search) }
                <input ref={field} type="text" role="combobox" aria-label="Search the catalogue" autocomplete="off"
                    spellcheck="false" aria-expanded="true" aria-controls={names.clone()} aria-autocomplete="list"
                    aria-activedescendant={(!found.is_empty()).then(|| id(at))} value={(*pattern).clone()} {oninput} />
            </span>
            <div class="cols entry" aria-hidden="true">
                <span>{ "Name" }</span>
                if *product == Product::Model {
                    <span class="num">{ "in" }</span><span class="num">{ "out" }</span>
                } else {
                    <span class="num both">{ "price" }</span>
                }
            </div>
            <ul class="scroll" role="listbox" id={names} aria-label="Entries" ref={list} tabindex="-1">
                for (place, entry) in found.iter().enumerate() {
                    <li id={id(place)} role="option" aria-selected={(current == Some(place)).to_string()}
                        class={classes!("entry", (current == Some(place)).then_some("on"), (at == place).then_some("at"))}
                        onclick={let take = choose(Some(&entry.name)); move |_: MouseEvent| take()}>
                        <b>{ &entry.title }</b>
                        { prices(entry, input) }
                        <small>{ &entry.vendor }{ " · " }{ entry.evidence.checked.to_string() }{ " " }
                            if own.is_own(entry) {
                                <b>{ "own prices " }</b>
                            }
                            <span class="caution">{ to_come(entry, input.as_of) }</span></small>
                    </li>
                }
            </ul>
            if found.is_empty() {
                <p class="none" role="status">{ "Nothing in the catalogue is called that." }</p>
            } else if beyond > 0 {
                <p class="none">{ "and " }{ beyond }{ " more: search for them" }</p>
            }
            <p class="foot">
                if named.is_some() {
                    <button type="button" class="lnk" onclick={let (take, ontype) = (choose(None), ontype.clone()); move |_: MouseEvent| {
                        ontype.emit(());
                        take();
                    }}>{ "Type own prices" }</button>{ if is_to_change { " (without later changes) · " } else { " · " } }
                }
                <label class="lnk file">
                    { "Open a price file" }<input type="file" accept=".json,.toml" onchange={onfile} />
                </label>
                if let Some(files) = own.files() {
                    { " · " }{ files }{ " " }
                    <button type="button" class="lnk" onclick={act.reform(|_: MouseEvent| Action::Price(Prices::default(), None))}>
                        { BACK }
                    </button>
                }
            </p>
        </div>
    }
}

/// Scrolls no further than `element` needs to be seen.
fn show(element: Option<Element>) {
    if let Some(element) = element {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Two figures in columns where there is one to read and one to write, else in words.
fn prices(entry: &Entry, input: &Input) -> Html {
    let prices = main_prices(entry, input.as_of);
    let price = |heading| prices.iter().find(|(known, _)| *known == heading).map(|(_, price)| price);
    match (price("In"), price("Out")) {
        (Some(read), Some(written)) => html! {
            <><span class="num">{ read }</span><span class="num">{ written }</span></>
        },
        _ => html! { <span class="num both">{ brief(entry, input.as_of) }</span> },
    }
}
