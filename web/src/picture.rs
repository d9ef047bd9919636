//! A drawing as a picture.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, window};

use crate::file::{self, Content};

/// So many pixels of a picture stand for one.
const SCALE: u32 = 2;

/// Offers a drawing of so many pixels as a file.
pub(crate) fn png(name: &str, svg: &str, (width, height): (u32, u32)) {
    let Ok(image) = HtmlImageElement::new() else { return };
    let (name, drawn) = (name.to_owned(), image.clone());
    let onload = Closure::once_into_js(move || {
        let canvas = window()?.document()?.create_element("canvas").ok()?;
        let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
        canvas.set_width(width * SCALE);
        canvas.set_height(height * SCALE);
        let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        let (across, down) = (f64::from(width * SCALE), f64::from(height * SCALE));
        context.draw_image_with_html_image_element_and_dw_and_dh(&drawn, 0.0, 0.0, across, down).ok()?;
        let picture = canvas.to_data_url().ok()?;
        file::tell(&name, Content::Picture(picture.as_str().into()));
        file::offer(&name, &picture).is_ok().then_some(true)
    });
    image.set_onload(Some(onload.unchecked_ref()));
    image.set_src(&address(svg));
}

/// The drawing itself as an address.
pub(crate) fn address(svg: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(svg.len() * 2);
    out.push_str("data:image/svg+xml;charset=utf-8,");
    for byte in svg.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/:=,;()*!".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    out
}
