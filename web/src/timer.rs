//! Something that happens after a pause, unless it is dropped before.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;

/// What is to happen.
pub(crate) struct Timer {
    handle: i32,
    _act: Closure<dyn Fn()>,
}

impl Timer {
    /// Does something after so many milliseconds; none if the browser knows no time.
    pub(crate) fn after(milliseconds: i32, act: impl Fn() + 'static) -> Option<Self> {
        let act = Closure::<dyn Fn()>::new(act);
        let callback = act.as_ref().unchecked_ref();
        let handle = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds);
        Some(Self { handle: handle.ok()?, _act: act })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}
