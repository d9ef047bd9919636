//! Texts that leave the page and texts that come to it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File, HtmlAnchorElement, Url, window};
use yew::Callback;

/// Offers `text` as a file.
pub(crate) fn download(name: &str, text: &str) {
    // Nothing can be said to somebody whose browser has no files.
    let _ = offer(name, &text.into());
}

fn offer(name: &str, content: &JsValue) -> Result<(), JsValue> {
    let blob = Blob::new_with_str_sequence(&Array::of1(content))?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}

/// A name for a file about `title`: `growing-support-desk.toml`.
pub(crate) fn name(title: &str, ending: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !name.is_empty() {
            name.push('-');
        }
        name.extend(word.chars().flat_map(char::to_lowercase));
    }
    if name.is_empty() {
        name.push_str("scenario");
    }
    [&name, ".", ending].concat()
}

/// Reads a file; what is no text reads as text with replacement signs, and is no scenario.
pub(crate) fn read(file: File, then: Callback<String>) {
    spawn_local(async move {
        if let Ok(text) = JsFuture::from(file.text()).await {
            then.emit(text.as_string().unwrap_or_default());
        }
    });
}

/// Copies `text`; `then` learns whether the browser let it.
pub(crate) fn copy(text: &str, then: Callback<bool>) {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Without a safe connection there is no clipboard, whatever its type says.
    let written = clipboard.filter(|there| there.is_object()).map(|there| there.write_text(text));
    spawn_local(async move {
        let done = match written {
            Some(promise) => JsFuture::from(promise).await.is_ok(),
            None => false,
        };
        then.emit(done);
    });
}
