//! What comes out: plain objects, and errors with their problems.

use crossover::scenario::Problems;
use js_sys::{Error, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// An object, or what is thrown.
pub(crate) type Told = Result<JsValue, JsValue>;

/// `value` as JavaScript would read it from its JSON.
pub(crate) fn told<T: Serialize + ?Sized>(value: &T) -> Told {
    value.serialize(&Serializer::json_compatible()).map_err(JsValue::from)
}

/// An error with the list of what is wrong.
pub(crate) fn thrown(problems: &Problems) -> JsValue {
    let error = Error::new(&problems.to_string());
    error.set_name("CrossoverError");
    let list = told(&problems.problems).unwrap_or_default();
    // An error that was just made takes every property.
    let _ = Reflect::set(&error, &"problems".into(), &list);
    error.into()
}
