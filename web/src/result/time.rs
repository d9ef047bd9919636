//! The main chart: cumulative cost over the months, with what stands at the end of each.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Money, Request};
use crossover::kind::Strategy;
use yew::{
    Callback, Html, KeyboardEvent, PointerEvent, Properties, component, html, use_memo, use_node_ref,
    use_state_eq,
};

use super::chart_tools::ChartToolsProps;
use super::drawing::{Drawing, nodes, view_box};
use super::menu::StrategyMenu;
use super::swap::use_swap;
use super::table::table;
use crate::evaluation::Evaluation;
use crate::later::{LaterPart, Part};
use crate::printing::use_printing;
use crate::state::{Action, View};
use crate::width::use_width;

/// Its size on paper.
const ON_PAPER: (u32, u32) = (688, 258);

#[derive(PartialEq, Properties)]
pub(crate) struct TimeChartProps {
    pub(crate) evaluation: Evaluation,
    /// The scenario that was pinned.
    pub(crate) pinned: Option<Evaluation>,
    /// How it is looked at, with the pair that is compared.
    pub(crate) view: View,
    pub(crate) act: Callback<Action>,
    /// Takes the month, from 1, whose ledger is asked for.
    pub(crate) onmonth: Callback<usize>,
}

/// The chart of cost over time.
#[component]
pub(crate) fn TimeChart(TimeChartProps { evaluation, pinned, view, act, onmonth }: &TimeChartProps) -> Html {
    let place = use_node_ref();
    let on_paper = use_printing().then_some(ON_PAPER);
    let width = use_width(&place);
    let width = on_paper.map(|(width, _)| width).or(width);
    let swap = use_swap(&place);
    let shows_table = swap.shows_table && on_paper.is_none();
    let month = use_state_eq(|| None::<usize>);
    let request = Request {
        money: view.money,
        pair: view.pair,
        heading: false,
        height: on_paper.map(|(_, height)| height),
        ..Request::new(Kind::Time, width.unwrap_or(0))
    };
    let chart = use_memo((evaluation.clone(), pinned.clone(), request.clone()), |(own, pinned, request)| {
        (request.width > 0).then(|| {
            let pinned = pinned.as_ref().map(Evaluation::report);
            Rc::new(Chart::over_time(own.report(), pinned, request))
        })
    });
    let tools = html! {
        <LaterPart part={Part::ChartTools(ChartToolsProps {
            evaluation: evaluation.clone(),
            pinned: pinned.clone(),
            request,
            table: shows_table,
            ontable: swap.ontable,
        })} />
    };
    let drawing = Option::as_ref(&chart).filter(|_| !shows_table).map(|chart| {
        let crosshair = month.and_then(|month| chart.crosshair(evaluation.report(), month));
        let months = chart.figures.rows.len();
        let reach = (months > 0).then(|| {
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
                let (now, set, onmonth) = (*month, month.setter(), onmonth.clone());
                let swap = swap.onkeydown.clone();
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
                        _ => return swap.emit(event),
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
        });
        html! { <><Drawing chart={Rc::clone(chart)} id="time" />{ reach }</> }
    });
    html! {
        <section class="mainfig" aria-labelledby="over-time">
            <div class="fig-h">
                <h2 id="over-time">{ "Cumulative cost" }</h2>
                { pair(evaluation, view, act) }
                { money(view, act) }
                { tools }
            </div>
            <figure class="plot" ref={place}>
                { drawing }
                if let Some(chart) = Option::as_ref(&chart).filter(|_| shows_table) {
                    <div class="scroll" tabindex="0" role="group" aria-label="Table of cumulative cost" onkeydown={swap.onkeydown}>
                        { table(&chart.figures.table()) }
                    </div>
                }
            </figure>
        </section>
    }
}

/// The two that are compared.
fn pair(evaluation: &Evaluation, view: &View, act: &Callback<Action>) -> Option<Html> {
    let (challenger, incumbent) = view.pair?;
    let running: Vec<Strategy> = evaluation
        .report()
        .strategies
        .iter()
        .filter(|(_, result)| result.figures.is_some())
        .map(|(strategy, _)| *strategy)
        .collect();
    // Whoever is chosen on both sides changes places with the other.
    let look = |choose: fn(Strategy, (Strategy, Strategy)) -> (Strategy, Strategy)| {
        let view = view.clone();
        act.reform(move |strategy| {
            Action::Look(View { pair: Some(choose(strategy, (challenger, incumbent))), ..view.clone() })
        })
    };
    let challenge = look(|new, (a, b)| (new, if new == b { a } else { b }));
    let defend = look(|new, (a, b)| (if new == a { b } else { a }, new));
    Some(html! {
        <span class="pair">
            <StrategyMenu label="Challenger" chosen={challenger} offered={running.clone()} onchoose={challenge} />
            <span class="quiet">{ "against" }</span>
            <StrategyMenu label="Incumbent" chosen={incumbent} offered={running} onchoose={defend} />
        </span>
    })
}

/// Present value or nominal.
fn money(view: &View, act: &Callback<Action>) -> Html {
    let choices = [(Money::Present, "Present value"), (Money::Nominal, "Nominal")];
    html! {
        <span class="seg" role="group" aria-label="Money">
            for (money, words) in choices {
                <button
                    type="button"
                    aria-pressed={(money == view.money).to_string()}
                    onclick={
                        let view = View { money, ..view.clone() };
                        act.reform(move |_| Action::Look(view.clone()))
                    }
                >
                    { words }
                </button>
            }
        </span>
    }
}
