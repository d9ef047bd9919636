//! Work that takes too long to be done at once: done bit by bit, while nothing else is to be done.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Date, Promise};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// So long nothing must have changed before it begins, in milliseconds.
pub(crate) const REST: i32 = 200;
/// So long it keeps at it at a time, in milliseconds.
const SLICE: f64 = 8.0;

/// The time that some work has.
pub(crate) struct Slices {
    until: f64,
    stopped: Rc<Cell<bool>>,
}

impl Slices {
    /// Begins after so many milliseconds; ends when it is stopped.
    pub(crate) async fn after(rest: i32, stopped: Rc<Cell<bool>>) -> Self {
        pause(rest).await;
        Self { until: Date::now() + SLICE, stopped }
    }

    /// Lets everything else happen where a slice is over; none if it is to go on no longer.
    pub(crate) async fn go_on(&mut self) -> Option<()> {
        if Date::now() >= self.until {
            pause(0).await;
            self.until = Date::now() + SLICE;
        }
        (!self.stopped.get()).then_some(())
    }
}

/// Lets everything else happen for some milliseconds.
async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    let _ = JsFuture::from(promise).await;
}
