//! The volume: a field, the period by which it is counted, and the rail.

use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};

use super::icon::{Icon, icon};
use super::input::Input;
use super::period::Period;
use super::rail::{Rail, Stretches};
use super::row::{Label, notes, row_class, text_field};
use super::typing::use_typing;
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct VolumeProps {
    pub(super) input: Input,
    pub(super) stretches: Option<Stretches>,
    pub(super) act: Callback<Action>,
}

/// The volume.
#[component]
pub(crate) fn Volume(VolumeProps { input, stretches, act }: &VolumeProps) -> Html {
    let period = use_state_eq(|| Period::Month);
    let typing = use_typing(input, *period, act);
    let onchange = {
        let period = period.clone();
        Callback::from(move |event: Event| {
            let menu = event.target_dyn_into::<web_sys::HtmlSelectElement>();
            let chosen = menu.and_then(|menu| Period::ALL.into_iter().find(|p| p.words() == menu.value()));
            period.set(chosen.unwrap_or(Period::Month));
        })
    };
    html! {
        <div class="vol">
            <div class={row_class(input, &typing, "row wide")}>
                <Label input={input.clone()} act={act.clone()}>{ "" }</Label>
                { text_field(input, &typing, html! {
                    <span class="unit menu">
                        <select aria-label="Period" {onchange}>
                            for known in Period::ALL {
                                <option value={known.words()} selected={known == *period}>{ known.words() }</option>
                            }
                        </select>
                        { icon(Icon::Down) }
                    </span>
                }) }
                { notes(input, &typing, act) }
            </div>
            <Rail path={input.path.clone()} volume={input.value.as_ref().and_then(|value| value.number())}
                stretches={stretches.clone()} {act} />
        </div>
    }
}
