//! What the script of `<crossover-calculator>` holds of an element.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::AppHandle;

use crate::boot::{self, Root, Shows};
use crate::embed::{ForElement, Given};
use crate::recovery;

thread_local! {
    /// Roots that show nothing: Yew keeps every root for ever, with all that it hears, so that the next element
    /// takes the one of an element that is gone.
    static FREE: RefCell<Vec<(Element, AppHandle<Root>)>> = const { RefCell::new(Vec::new()) };
}

/// A calculator in an element of somebody else's page.
#[wasm_bindgen]
pub struct Calculator {
    place: Rc<Place>,
}

struct Place {
    root: Element,
    tell: Function,
    page: Rc<str>,
    state: RefCell<State>,
    listening: u32,
}

enum State {
    /// Its module is being loaded; with the root, if it has been used before, and what it is to show.
    Coming(Option<AppHandle<Root>>, Option<Rc<ForElement>>),
    There(AppHandle<Root>, Shows),
    Gone,
}

#[wasm_bindgen]
impl Calculator {
    /// A calculator; `page` is the address of the whole page, and `tell` is called with what has happened and
    /// what there is to know of it.
    #[wasm_bindgen(constructor)]
    pub fn new(page: &str, tell: Function) -> Result<Self, JsValue> {
        let listening = recovery::listen(tell.clone());
        let (root, app) = match FREE.with_borrow_mut(Vec::pop) {
            Some((root, app)) => (root, Some(app)),
            None => (boot::new_root()?, None),
        };
        let state = RefCell::new(State::Coming(app, None));
        let place = Rc::new(Place { root, tell, page: page.into(), state, listening });
        {
            let place = Rc::clone(&place);
            spawn_local(async move {
                match boot::embed().await {
                    Ok(shows) => place.mount(shows),
                    // The script knows how to say it.
                    Err(_) => drop(place.tell.call1(&JsValue::NULL, &"unavailable".into())),
                }
            });
        }
        Ok(Self { place })
    }

    /// What it draws in, for the element to hold.
    #[wasm_bindgen(getter)]
    pub fn root(&self) -> Element {
        self.place.root.clone()
    }

    /// Shows the scenario in a text, of any form, with these options; `visit` grows whenever a scenario is given.
    pub fn show(&self, visit: u32, scenario: Option<String>, options: &Object) {
        let pair = |pair: JsValue| {
            let pair = Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        };
        let given = Given {
            name: "scenario",
            scenario: scenario.map(Rc::from),
            visit,
            options: Object::entries(options).iter().filter_map(pair).collect(),
            page: Rc::clone(&self.place.page),
        };
        self.place.show(Rc::new(ForElement { given, tell: self.place.tell.clone() }));
    }

    /// Takes it away, with everything that belongs to it.
    pub fn remove(self) {
        recovery::listen_no_more(self.place.listening);
        let app = match self.place.state.replace(State::Gone) {
            State::Coming(app, _) => app,
            State::There(mut app, _) => {
                boot::show(&mut app, None, None);
                Some(app)
            }
            State::Gone => None,
        };
        if let Some(app) = app {
            FREE.with_borrow_mut(|free| free.push((self.place.root.clone(), app)));
        }
    }
}

impl Place {
    fn mount(&self, shows: Shows) {
        let mut state = self.state.borrow_mut();
        if let State::Coming(app, of) = &mut *state {
            let of = of.take();
            let app = match app.take() {
                Some(mut app) => {
                    boot::show(&mut app, Some(shows), of);
                    app
                }
                None => boot::start(shows, Some(self.root.clone()), of),
            };
            *state = State::There(app, shows);
        }
    }

    fn show(&self, of: Rc<ForElement>) {
        match &mut *self.state.borrow_mut() {
            State::Coming(_, coming) => *coming = Some(of),
            State::There(app, shows) => boot::show(app, Some(*shows), Some(of)),
            State::Gone => {}
        }
    }
}
