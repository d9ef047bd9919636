//! The scenarios that come with the program.

use crossover::preset::{PRESETS, Preset};
use web_sys::HtmlSelectElement;
use yew::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html, use_memo};

#[derive(PartialEq, Properties)]
pub(crate) struct PresetsProps {
    /// The one that is open.
    pub(crate) open: &'static str,
    pub(crate) onopen: Callback<Preset>,
}

/// A menu of presets.
#[component]
pub(crate) fn Presets(PresetsProps { open, onopen }: &PresetsProps) -> Html {
    let titles = use_memo((), |()| {
        PRESETS.iter().map(|preset| AttrValue::from(preset.describe().title)).collect::<Vec<_>>()
    });
    let onchange = {
        let onopen = onopen.clone();
        Callback::from(move |event: Event| {
            let menu = event.target_dyn_into::<HtmlSelectElement>();
            if let Some(preset) = menu.and_then(|menu| Preset::find(&menu.value()).ok()) {
                onopen.emit(preset);
            }
        })
    };
    html! {
        <label class="presets">
            <span class="quiet">{ "Preset" }</span>{ " " }
            <select {onchange}>
                for (preset, title) in PRESETS.iter().zip(titles.iter()) {
                    <option value={preset.id} selected={preset.id == *open}>{ title }</option>
                }
            </select>
        </label>
    }
}
