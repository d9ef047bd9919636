//! A choice among strategies.

use crossover::kind::Strategy;
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, TargetCast, classes, component, html};

use super::drawing::swatch;
use super::sentence::ink_of;

#[derive(PartialEq, Properties)]
pub(crate) struct StrategyMenuProps {
    pub(crate) label: &'static str,
    pub(crate) chosen: Strategy,
    pub(crate) offered: Vec<Strategy>,
    pub(crate) onchoose: Callback<Strategy>,
}

/// The menu of a compared strategy.
#[component]
pub(crate) fn StrategyMenu(props: &StrategyMenuProps) -> Html {
    let StrategyMenuProps { label, chosen, offered, onchoose } = props;
    let onchange = {
        let onchoose = onchoose.clone();
        move |event: Event| {
            let name = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            let found = Strategy::ALL.iter().find(|one| name.as_deref() == Some(one.name()));
            if let Some(strategy) = found {
                onchoose.emit(*strategy);
            }
        }
    };
    html! {
        <span class={classes!("sel", ink_of(*chosen))}>
            { swatch(*chosen) }
            <select aria-label={*label} {onchange}>
                for strategy in offered {
                    <option value={strategy.name()} selected={strategy == chosen}>{ strategy.caption() }</option>
                }
            </select>
        </span>
    }
}
