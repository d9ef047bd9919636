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

/// A calculator in an element of somebody else's page.
#[wasm_bindgen]
pub struct Calculator {
    place: Rc<Place>,
}

struct Place {
    root: Element,
    tell: Function,
    page: Rc<str>,
    state: RefCell<Mounted>,
    listening: u32,
}

enum Mounted {
    /// Its module is being loaded; with what it is to show.
    Coming(Option<Rc<ForElement>>),
    There(AppHandle<Root>, Shows),
    Gone,
}

#[wasm_bindgen]
impl Calculator {
    /// A calculator within `root`, below which nothing else may stand; `page` is the address of the whole page,
    /// and `tell` is called with what has happened and what there is to know of it.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, page: &str, tell: Function) -> Self {
        let listening = recovery::listen(tell.clone());
        let state = RefCell::new(Mounted::Coming(None));
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
        Self { place }
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
        if let Mounted::There(app, _) = self.place.state.replace(Mounted::Gone) {
            app.destroy();
        }
    }
}

impl Place {
    fn mount(&self, shows: Shows) {
        let mut state = self.state.borrow_mut();
        if let Mounted::Coming(of) = &mut *state {
            let of = of.take();
            *state = Mounted::There(boot::start(shows, Some(self.root.clone()), of), shows);
        }
    }

    fn show(&self, of: Rc<ForElement>) {
        match &mut *self.state.borrow_mut() {
            Mounted::Coming(coming) => *coming = Some(of),
            Mounted::There(app, shows) => boot::show(app, *shows, of),
            Mounted::Gone => {}
        }
    }
}
