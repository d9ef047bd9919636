//! Cost against volume, with the scenario's own volume to take hold of.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Request};
use crossover::kind::Strategy;
use crossover::number::{count, three_digits};
use crossover::scenario::Value;
use web_sys::Element;
use yew::{
    Callback, Html, KeyboardEvent, PointerEvent, Properties, TargetCast, component, html, use_memo,
    use_mut_ref, use_node_ref, use_state_eq,
};

use super::chart_tools::ChartTools;
use super::drawing::Drawing;
use super::small::{ON_PAPER, height};
use super::swap::use_swap;
use super::table::table;
use crate::evaluation::Evaluation;
use crate::printing::use_printing;
use crate::state::Action;
use crate::width::use_width;

/// The input behind the handle.
const INPUT: &str = "workload.queries_per_month";
const LEAST: f64 = 1.0;
const MOST: f64 = 1e9;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct VolumeChartProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) pair: Option<(Strategy, Strategy)>,
    pub(crate) act: Callback<Action>,
}

/// A drag: the axis stays as it was when it began.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drag {
    ends: (f64, f64),
    gesture: u32,
}

/// The chart of cost over volume.
#[component]
pub(crate) fn VolumeChart(VolumeChartProps { evaluation, pair, act }: &VolumeChartProps) -> Html {
    let place = use_node_ref();
    let on_paper = use_printing().then_some(ON_PAPER);
    let width = use_width(&place);
    let width = on_paper.map(|(width, _)| width).or(width);
    let swap = use_swap(&place);
    let shows_table = swap.shows_table && on_paper.is_none();
    let drag = use_state_eq(|| None::<Drag>);
    let pressed = use_mut_ref(|| 0);
    let request = Request {
        pair: *pair,
        heading: false,
        height: on_paper.map(|(_, height)| height).or(width.map(height)),
        volumes: drag.map(|drag| drag.ends),
        ..Request::new(Kind::Volume, width.unwrap_or(0))
    };
    let chart = use_memo((evaluation.clone(), request.clone()), |(evaluation, request)| {
        (request.width > 0).then(|| Rc::new(Chart::new(evaluation.report(), request)))
    });
    let set = {
        let act = act.clone();
        move |volume: f64, gesture: u32| {
            let value = Some(Value::Number(volume.clamp(LEAST, MOST)));
            act.emit(Action::Set { path: INPUT.into(), value, gesture: Some(gesture) });
        }
    };
    // A volume that is given month by month has no one number to change.
    let own = evaluation.report().basis.queries_per_month;
    let movable = Option::as_ref(&chart).filter(|chart| chart.plot.is_some() && !shows_table);
    let movable = movable.filter(|_| evaluation.volume_input() == Some(own));
    let reach = movable.map(|chart| {
        let begin = {
            let (chart, drag, set) = (Rc::clone(chart), drag.setter(), set.clone());
            move |event: PointerEvent| {
                let (Some(plot), Some(volume)) = (chart.plot, chart.volume_at(event.offset_x().into()))
                else {
                    return;
                };
                if let Some(element) = event.target_dyn_into::<Element>() {
                    let _ = element.set_pointer_capture(event.pointer_id());
                }
                let gesture = gesture_at(event.time_stamp());
                drag.set(Some(Drag { ends: (plot.x.from, plot.x.to), gesture }));
                set(volume, gesture);
            }
        };
        let go_on = {
            let (chart, drag, set) = (Rc::clone(chart), *drag, set.clone());
            move |event: PointerEvent| {
                if let (Some(drag), Some(volume)) = (drag, chart.volume_at(event.offset_x().into())) {
                    set(volume, drag.gesture);
                }
            }
        };
        let end = {
            let drag = drag.setter();
            move |_: PointerEvent| drag.set(None)
        };
        let onkeydown = {
            let (set, pressed, swap) = (set.clone(), Rc::clone(&pressed), swap.onkeydown.clone());
            move |event: KeyboardEvent| {
                let step = if event.shift_key() { 1.1 } else { 1.01 };
                let volume = match event.key().as_str() {
                    "ArrowLeft" | "ArrowDown" => (own / step).min(own - 1.0),
                    "ArrowRight" | "ArrowUp" => (own * step).max(own + 1.0),
                    "PageDown" => own / 10.0,
                    "PageUp" => own * 10.0,
                    _ => return swap.emit(event),
                };
                event.prevent_default();
                // A key that is held is one gesture.
                if !event.repeat() {
                    *pressed.borrow_mut() = gesture_at(event.time_stamp());
                }
                set(three_digits(volume), *pressed.borrow());
            }
        };
        html! {
            <div
                class="reach grab"
                role="slider"
                tabindex="0"
                aria-label="Queries a month"
                aria-valuemin="1"
                aria-valuemax="1000000000"
                aria-valuenow={own.to_string()}
                aria-valuetext={count(own)}
                onpointerdown={begin}
                onpointermove={go_on}
                onpointerup={end.clone()}
                onpointercancel={end}
                {onkeydown}
            />
        }
    });
    html! {
        <section class="small" aria-labelledby="over-volume">
            <div class="fig-h">
                <h2 id="over-volume">{ "Cost against volume" }</h2>
                <ChartTools
                    evaluation={evaluation.clone()}
                    {request}
                    table={shows_table}
                    ontable={swap.ontable}
                />
            </div>
            <figure class="plot" ref={place}>
                if let Some(chart) = Option::as_ref(&chart) {
                    if shows_table {
                        <div class="scroll" tabindex="0" role="group" aria-label="Table of cost against volume" onkeydown={swap.onkeydown}>
                            { table(&chart.figures.table()) }
                        </div>
                    } else {
                        <Drawing chart={Rc::clone(chart)} id="volume" />
                    }
                }
                { reach }
            </figure>
        </section>
    }
}

/// A number that no other gesture has: the moment at which it began.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "milliseconds since the page opened"
)]
fn gesture_at(milliseconds: f64) -> u32 {
    milliseconds as u32
}
