//! A text to be copied.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Html, Properties, component, html, use_node_ref, use_state};

use super::super::icon::{DONE, LINK, icon};
use crate::file;
use crate::input_words::capital;

#[derive(PartialEq, Properties)]
pub(super) struct CopiedProps {
    /// What it is, in running text.
    pub(super) name: &'static str,
    pub(super) text: String,
    /// Whether it is one line.
    #[prop_or_default]
    pub(super) line: bool,
}

/// The text, and the button that copies it. Where a browser does not let the page copy, the text is selected.
#[component]
pub(super) fn Copied(CopiedProps { name, text, line }: &CopiedProps) -> Html {
    // One line has no break at its end.
    let text = if *line { text.trim_end() } else { text }.to_owned();
    // What was copied last, and whether the browser let it.
    let copied = use_state(|| None::<(String, bool)>);
    let field = use_node_ref();
    let is_now = |done: bool| copied.as_ref().is_some_and(|(last, was)| *last == text && *was == done);
    let oncopy = {
        let (copied, field, text) = (copied.clone(), field.clone(), text.clone());
        Callback::from(move |_| {
            let (copied, field, text) = (copied.clone(), field.clone(), text.clone());
            file::copy(
                &text.clone(),
                Callback::from(move |done: bool| {
                    if !done {
                        if let Some(field) = field.cast::<HtmlInputElement>() {
                            field.select();
                        } else if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                            field.select();
                        }
                    }
                    copied.set(Some((text.clone(), done)));
                }),
            );
        })
    };
    let label = capital(name);
    html! {
        <>
            <div class="linkrow">
                if *line {
                    <input ref={field} type="text" readonly=true aria-label={label.clone()} value={text.clone()} />
                } else {
                    <textarea ref={field} rows="4" readonly=true aria-label={label.clone()} spellcheck="false" value={text.clone()} />
                }
                <button class="btn go" type="button" onclick={oncopy}>
                    { icon(if is_now(true) { DONE } else { LINK }) }
                    if is_now(true) { { "Copied" } } else { { "Copy " }{ *name } }
                </button>
            </div>
            <p role="status">
                if is_now(true) {
                    <span class="unseen">{ &label }{ " copied. " }</span>
                } else if is_now(false) {
                    <b class="caution">{ "This browser does not let the page copy. The " }{ *name }{ " is selected: press Ctrl C. " }</b>
                }
            </p>
        </>
    }
}
