//! Texts that leave the page and texts that come to it.

use std::cell::RefCell;
use std::rc::Rc;

use crossover::date::Day;
use js_sys::{Array, Date};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Event, File, HtmlAnchorElement, HtmlInputElement, Url, window};
use yew::{Callback, TargetCast};

/// A file that was offered where a browser may have kept it back without a word.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Offered {
    pub(crate) name: Rc<str>,
    pub(crate) content: Content,
}

/// What is in a file that was offered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Text(Rc<str>),
    /// The address of a picture.
    Picture(Rc<str>),
}

thread_local! {
    static UNSURE: RefCell<Option<Callback<Offered>>> = const { RefCell::new(None) };
}

/// Has `tell` called with every file that may not arrive.
pub(crate) fn when_unsure(tell: Callback<Offered>) {
    UNSURE.set(Some(tell));
}

/// Tells of a file if this is a frame without an origin: such a frame is allowed no files unless its host says
/// so, and cannot see whether it does.
pub(crate) fn tell(name: &str, content: Content) {
    let is_unsure = window().is_some_and(|window| {
        let is_frame = window.parent().is_ok_and(|parent| parent.is_some_and(|parent| parent != window));
        is_frame && window.origin() == "null"
    });
    if let (true, Some(tell)) = (is_unsure, UNSURE.with_borrow(Clone::clone)) {
        tell.emit(Offered { name: name.into(), content });
    }
}

/// Offers `text` as a file.
pub(crate) fn download(name: &str, text: &str) {
    tell(name, Content::Text(text.into()));
    // Nothing can be said to somebody whose browser has no files.
    let _ = Blob::new_with_str_sequence(&Array::of1(&text.into())).and_then(|blob| {
        let address = Url::create_object_url_with_blob(&blob)?;
        offer(name, &address)?;
        Url::revoke_object_url(&address)
    });
}

/// Offers what is at `address` as a file.
pub(crate) fn offer(name: &str, address: &str) -> Result<(), JsValue> {
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    Ok(())
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

/// A text from elsewhere.
#[derive(Debug)]
pub(crate) struct Text {
    pub(crate) name: Rc<str>,
    pub(crate) content: String,
    /// The day on which it was last written.
    pub(crate) written: Day,
}

impl Text {
    pub(crate) fn pasted(content: String) -> Self {
        Self { name: "What was pasted".into(), content, written: day(Date::now()) }
    }
}

/// Reads a file; what is no text reads as text with replacement signs, and is no scenario.
pub(crate) fn read(file: &File, then: Callback<Text>) {
    let (name, written, content) = (file.name().into(), day(file.last_modified()), file.text());
    spawn_local(async move {
        if let Ok(content) = JsFuture::from(content).await {
            then.emit(Text { name, content: content.as_string().unwrap_or_default(), written });
        }
    });
}

/// Reads the file that is chosen in the field behind `event`.
pub(crate) fn read_chosen(event: &Event, then: Callback<Text>) {
    let input = event.target_dyn_into::<HtmlInputElement>();
    let file = input.as_ref().and_then(HtmlInputElement::files).and_then(|files| files.get(0));
    if let (Some(input), Some(file)) = (input, file) {
        read(&file, then);
        // The same file may be chosen again.
        input.set_value("");
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days since 1970")]
fn day(milliseconds: f64) -> Day {
    Day::since_1970((milliseconds / 86_400_000.0) as u32)
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
