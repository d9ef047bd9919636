//! Which scenario: the presets, those that this browser keeps, and those from elsewhere.

use crossover::preset::PRESETS;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use yew::{
    AttrValue, Callback, Event, Html, KeyboardEvent, Properties, SubmitEvent, TargetCast, component, html,
    use_memo, use_node_ref,
};

use super::saved::Saved;
use super::words::title;
use crate::file::{self, Text};
use crate::gestures::{SCENARIOS, toggle};
use crate::import::import;
use crate::state::{Action, State};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ScenariosProps {
    pub(crate) state: State,
    pub(crate) act: Callback<Action>,
}

/// The menu of scenarios; it closes when one is chosen.
#[component]
pub(crate) fn Scenarios(ScenariosProps { state, act }: &ScenariosProps) -> Html {
    let titles = use_memo((), |()| {
        PRESETS.iter().map(|preset| AttrValue::from(preset.describe().title)).collect::<Vec<_>>()
    });
    let pasted = use_node_ref();
    let act = act.reform(|action| {
        if matches!(action, Action::Open(_) | Action::Take(_) | Action::Price(..) | Action::Reset) {
            toggle(SCENARIOS);
        }
        action
    });
    let onfile = {
        let prices = state.now.prices.clone();
        let then = act.reform(move |text: Text| import(&text, &prices));
        Callback::from(move |event: Event| file::read_chosen(&event, then.clone()))
    };
    let onpaste = {
        let (act, pasted, prices) = (act.clone(), pasted.clone(), state.now.prices.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(text) = pasted.cast::<HtmlTextAreaElement>() {
                act.emit(import(&Text::pasted(text.value()), &prices));
            }
        })
    };
    let has_changes = state.changed().next().is_some();
    html! {
        <>
            <ul class="menu" onkeydown={|event: KeyboardEvent| walk(&event)}>
                for (preset, title) in PRESETS.iter().zip(titles.iter()) {
                    <li>
                        <button type="button" aria-current={(preset.id == state.now.preset).then_some("true")}
                            onclick={act.reform(|_| Action::Open(*preset))}>{ title }</button>
                    </li>
                }
            </ul>
            if has_changes {
                <p><button class="lnk" type="button" onclick={act.reform(|_| Action::Reset)}>
                    { ["Reset to “", title(&state.now.beginning), "”"].concat() }
                </button></p>
            }
            <h3>{ "In this browser" }</h3>
            <Saved step={state.now.clone()} act={act.clone()} />
            <h3>{ "From elsewhere" }</h3>
            <p><label class="btn file">
                { "Open a file" }<input type="file" accept=".toml,.json,.txt" onchange={onfile} />
            </label>{ " or drop it anywhere on the page" }</p>
            <form class="linkrow" onsubmit={onpaste}>
                <textarea ref={pasted} rows="1" aria-label="A link, TOML or JSON"
                    placeholder="Paste a link, TOML or JSON" />
                <button class="btn">{ "Open" }</button>
            </form>
        </>
    }
}

/// The arrow keys go from one item to the next.
fn walk(event: &KeyboardEvent) {
    let item = event.target_dyn_into::<Element>().and_then(|button| button.parent_element());
    let next = match event.key().as_str() {
        "ArrowDown" => item.and_then(|item| item.next_element_sibling()),
        "ArrowUp" => item.and_then(|item| item.previous_element_sibling()),
        _ => return,
    };
    event.prevent_default();
    let button = next.and_then(|item| item.first_element_child());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        let _ = button.focus();
    }
}
