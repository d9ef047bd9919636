//! What lies over the main chart: a month can be pointed at, with the pointer or the arrow keys.

use std::rc::Rc;

use crossover::chart::Chart;
use yew::{Callback, Html, KeyboardEvent, PointerEvent, Properties, component, html, use_state_eq};

use super::drawing::{nodes, view_box};
use crate::evaluation::Evaluation;

#[derive(PartialEq, Properties)]
pub(crate) struct ReachProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) chart: Rc<Chart>,
    /// Takes the month, from 1, whose ledger is asked for.
    #[prop_or_default]
    pub(crate) onmonth: Callback<usize>,
    /// Takes every other key.
    #[prop_or_default]
    pub(crate) onkeydown: Callback<KeyboardEvent>,
}

/// The crosshair, over what it shows.
#[component]
pub(crate) fn Reach(ReachProps { evaluation, chart, onmonth, onkeydown }: &ReachProps) -> Html {
    let month = use_state_eq(|| None::<usize>);
    let months = chart.figures.rows.len();
    if months == 0 {
        return Html::default();
    }
    let crosshair = month.and_then(|month| chart.crosshair(evaluation.report(), month));
    let to_month = {
        let (chart, month) = (Rc::clone(chart), month.setter());
        move |event: PointerEvent| month.set(chart.month_at(event.offset_x().into()))
    };
    let forget = || {
        let month = month.setter();
        move || month.set(None)
    };
    let (leave, blur) = (forget(), forget());
    let open = {
        let (month, onmonth) = (*month, onmonth.clone());
        move |_| month.iter().for_each(|month| onmonth.emit(*month))
    };
    let onkeydown = {
        let (now, set, onmonth, onkeydown) = (*month, month.setter(), onmonth.clone(), onkeydown.clone());
        move |event: KeyboardEvent| {
            let step = if event.shift_key() { 6 } else { 1 };
            match event.key().as_str() {
                "ArrowLeft" => {
                    set.set(Some(now.map_or(months, |now| now.saturating_sub(step).max(1))));
                }
                "ArrowRight" => set.set(Some(now.map_or(1, |now| (now + step).min(months)))),
                "Home" => set.set(Some(1)),
                "End" => set.set(Some(months)),
                "Enter" => onmonth.emit(now.unwrap_or(1)),
                "Escape" => set.set(None),
                _ => return onkeydown.emit(event),
            }
            event.prevent_default();
        }
    };
    html! {
        <div
            class="reach"
            role="slider"
            tabindex="0"
            aria-label="Month"
            aria-valuemin="1"
            aria-valuemax={months.to_string()}
            aria-valuenow={month.unwrap_or(months).to_string()}
            aria-valuetext={crosshair.as_ref().map(|crosshair| crosshair.words.clone())}
            onpointermove={to_month.clone()}
            onpointerdown={to_month}
            onpointerleave={move |_| leave()}
            onblur={move |_| blur()}
            onclick={open}
            {onkeydown}
        >
            <svg class="chart" viewBox={view_box(chart)} aria-hidden="true">
                if let Some(crosshair) = &crosshair {
                    { nodes(&crosshair.shapes) }
                }
            </svg>
        </div>
    }
}
