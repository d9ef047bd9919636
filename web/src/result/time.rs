//! The main chart: cumulative cost over the months, with what stands at the end of each.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Money, Request};
use crossover::kind::Strategy;
use yew::{Callback, Html, Properties, component, html, use_memo, use_node_ref};

use super::chart_tools::ChartToolsProps;
use super::drawing::Drawing;
use super::menu::StrategyMenu;
use super::reach::Reach;
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
        html! {
            <>
                <Drawing chart={Rc::clone(chart)} id="time" />
                <Reach evaluation={evaluation.clone()} {chart} {onmonth} onkeydown={swap.onkeydown.clone()} />
            </>
        }
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
