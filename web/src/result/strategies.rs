//! What each strategy costs.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Request};
use crossover::kind::Strategy;
use crossover::number::{months, percent, usd};
use crossover::report::{Report, Status, StrategyResult, Topic, pays_back};
use yew::{Callback, Html, Properties, classes, component, html, use_state_eq};

use super::chart_tools::ChartTools;
use super::drawing::{Drawing, swatch};
use super::sentence::ink_of;
use super::table::table;
use crate::evaluation::Evaluation;
use crate::state::Panel;

/// A bar, with the room for its total.
const BAR: u32 = 196;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct StrategiesProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) pair: Option<(Strategy, Strategy)>,
    pub(crate) look: Callback<Panel>,
}

/// A row a strategy: the cheapest that fits first.
#[component]
pub(crate) fn Strategies(StrategiesProps { evaluation, pair, look }: &StrategiesProps) -> Html {
    let shows_table = use_state_eq(|| false);
    let report = evaluation.report();
    let incumbent = pair.map(|(_, incumbent)| incumbent);
    let request = Request { heading: false, ..Request::new(Kind::Breakdown, 680) };
    let tools = html! {
        <ChartTools
            evaluation={evaluation.clone()}
            request={request.clone()}
            table={*shows_table}
            ontable={let shows = shows_table.setter(); move |shown| shows.set(shown)}
        />
    };
    if *shows_table {
        return html! {
            <section class="tab" aria-labelledby="strategies">
                <div class="fig-h"><h2 id="strategies">{ "Where the money goes" }</h2>{ tools }</div>
                <div class="scroll" tabindex="0" role="group" aria-label="Table of where the money goes">
                    { table(&Chart::new(report, &request).figures.table()) }
                </div>
            </section>
        };
    }
    html! {
        <section class="tab" aria-labelledby="strategies">
            <table class="strats">
                <thead>
                    <tr>
                        <th scope="col"><h2 id="strategies">{ "Strategies" }</h2></th>
                        <th scope="col" class="num">{ months(report.basis.months) }{ "," }<br />{ "present value" }</th>
                        <th scope="col" class="num">{ "per 1k" }<br />{ "queries" }</th>
                        <th scope="col" class="num long">
                            { "pays back" }
                            if let Some(incumbent) = incumbent {
                                { " against " }{ incumbent.label() }
                            }
                        </th>
                        <th scope="col" class="barc">
                            { "Where the money goes, nominal" }
                            <span class="cats"><i />{ "people" }<i />{ "models" }<i />{ "rest" }{ tools }</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    for (strategy, result) in report.ranked() {
                        { row(report, strategy, result, incumbent, look) }
                    }
                </tbody>
            </table>
        </section>
    }
}

fn row(
    report: &Report,
    strategy: Strategy,
    result: &StrategyResult,
    incumbent: Option<Strategy>,
    look: &Callback<Panel>,
) -> Html {
    let ledger = look.reform(move |_| Panel::Lines(strategy));
    let name = html! {
        <span class={classes!("nm", ink_of(strategy))}>
            { swatch(strategy) }
            if result.figures.is_some() {
                <button type="button" onclick={ledger} title="Every line of it">{ strategy.caption() }</button>
            } else {
                { strategy.caption() }
            }
        </span>
    };
    let status = html! { <span class="st">{ tags(report, strategy, result) }</span> };
    let Some(figures) = &result.figures else {
        return html! {
            <tr class="is-unfit">
                <th scope="row">{ name }{ status }</th>
                <td colspan="4" class="why-not">{ result.reason.as_deref() }</td>
            </tr>
        };
    };
    let why = report.line_about(Topic::Cost(strategy));
    let look = look.clone();
    let onclick = move |_| {
        if let Some((strategy, line)) = why {
            look.emit(Panel::Why(strategy, line, None));
        }
    };
    let pays = match incumbent {
        Some(incumbent) if incumbent == strategy => html! { <span class="quiet">{ "incumbent" }</span> },
        Some(incumbent) => pays_back(report, strategy, incumbent).into(),
        None => html! { "–" },
    };
    html! {
        <tr class={(result.status == Status::Unfit).then_some("is-unfit")}>
            <th scope="row">{ name }{ status }</th>
            <td class="num pv"><button type="button" {onclick}>{ usd(figures.present_value_usd) }</button></td>
            <td class="num per">{ figures.usd_per_thousand().map_or_else(|| "–".to_owned(), usd) }</td>
            <td class="num pays">{ pays }</td>
            <td class="barc">
                if let Some(bar) = Chart::bar(report, strategy, BAR) {
                    <Drawing chart={Rc::new(bar)} id={bar_id(strategy)} />
                }
            </td>
        </tr>
    }
}

fn tags(report: &Report, strategy: Strategy, result: &StrategyResult) -> Html {
    let (class, word) = match result.status {
        Status::Ok if report.cheapest.strategy == Some(strategy) => ("tag best", "cheapest"),
        Status::Ok => ("tag", "fits"),
        bad => ("tag bad", bad.word()),
    };
    let switch = report.basis.switch.filter(|_| strategy == Strategy::Staged && result.figures.is_some());
    html! {
        <>
            <span {class} title={result.reason.clone()}>{ word }</span>
            if result.near_limit {
                <span class="tag warn">{ "near limit" }</span>
            }
            if result.status == Status::Unfit {
                { beside([&percent(result.unanswered, 2), " unanswered"].concat()) }
            } else if let Some((month, then)) = switch {
                { beside(["→ ", then.label(), " ", &report.basis.start.plus(month - 1).to_string()].concat()) }
            }
        </>
    }
}

/// What stands beside a tag; where there is no room for all of it, the rest is in the title.
fn beside(words: String) -> Html {
    html! { <span class="quiet" title={words.clone()}>{ words }</span> }
}

fn bar_id(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::PromptOnly => "bar-prompt",
        Strategy::Rag => "bar-rag",
        Strategy::FineTuned => "bar-tuned",
        Strategy::Hybrid => "bar-hybrid",
        Strategy::Staged => "bar-staged",
    }
}
