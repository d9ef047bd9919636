//! `<crossover-calculator>`: the widget as a part of somebody else's page.

use std::rc::Rc;

use crossover::report::to_json;
use js_sys::{Function, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::{Html, Properties, component, html, use_callback, use_memo};

use super::{Embed, Given, News};
use crate::later;

/// What the element is given, and the function that learns what there is to tell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ForElement {
    pub(crate) given: Given,
    pub(crate) tell: Function,
}

#[derive(PartialEq, Properties)]
pub(crate) struct ElementProps {
    pub(crate) of: Rc<ForElement>,
}

/// The widget in the element.
#[component]
pub(crate) fn Element(ElementProps { of }: &ElementProps) -> Html {
    let given = use_memo(of.given.clone(), Given::clone);
    let asked = use_memo(of.given.clone(), Given::asked);
    let tell = use_callback((of.tell.clone(), Rc::clone(&of.given.page)), |news, (tell, page)| {
        let tell = tell.clone();
        match news {
            News::Wrong(problems) => call(&tell, "error", &[("problems", to_json(&problems.problems))]),
            News::Result(step, evaluation) => {
                later::link(step, page.to_string(), move |link| {
                    let parts = [("report", to_json(evaluation.report())), ("link", to_json(&link))];
                    call(&tell, "change", &parts);
                });
            }
        }
    });
    html! { <Embed {given} {asked} fills=false alone=false {tell} /> }
}

/// Calls `tell` with what has happened, and an object of these parts, which are JSON.
fn call(tell: &Function, what: &str, parts: &[(&str, String)]) {
    let detail = Object::new();
    for (name, json) in parts {
        // An object that was just made takes every property, and what the core writes is JSON.
        let _ = Reflect::set(&detail, &(*name).into(), &JSON::parse(json).unwrap_or(JsValue::NULL));
    }
    // What somebody else's listener throws is theirs.
    let _ = tell.call2(&JsValue::NULL, &what.into(), &detail);
}
