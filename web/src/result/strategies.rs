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
                        <th scope="col" class="num">{ "per 1k," }<br />{ "nominal" }</th>
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
                <button type="button" onclick={ledger.clone()} title="Every line of it">{ strategy.caption() }</button>
            } else {
                { strategy.caption() }
            }
        </span>
    };
    let status = html! { <span class="st">{ tags(report, strategy, result, look) }</span> };
    let Some(figures) = &result.figures else {
        return html! {
            <tr class="is-unfit">
                <th scope="row">{ name }{ status }</th>
                <td colspan="4" class="why-not">{ result.reason.as_deref() }</td>
            </tr>
        };
    };
    let ask = |topic: Topic, words: String| ask(look, topic, words);
    let pays = match incumbent {
        Some(incumbent) if incumbent == strategy => html! { <span class="quiet">{ "incumbent" }</span> },
        Some(incumbent) => match pays_back(report, strategy, incumbent) {
            none if none == "–" => none.into(),
            when => ask(Topic::PaysBack(strategy, incumbent), when),
        },
        None => html! { "–" },
    };
    html! {
        <tr class={(result.status == Status::Unfit).then_some("is-unfit")}>
            <th scope="row">{ name }{ status }</th>
            <td class="num pv">{ ask(Topic::Cost(strategy), usd(figures.present_value_usd)) }</td>
            <td class="num per">
                { figures.usd_per_thousand().map_or_else(|| "–".into(), |per| ask(Topic::PerThousand(strategy), usd(per))) }
            </td>
            <td class="num pays">{ pays }</td>
            <td class="barc">
                if let Some(bar) = Chart::bar(report, strategy, BAR) {
                    <button type="button" onclick={ledger}>
                        <Drawing chart={Rc::new(bar)} id={bar_id(strategy)} />
                    </button>
                }
            </td>
        </tr>
    }
}

fn tags(report: &Report, strategy: Strategy, result: &StrategyResult, look: &Callback<Panel>) -> Html {
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
                { unanswered(look, strategy, result) }
            } else if let Some((month, then)) = switch {
                { beside(["→ ", then.label(), " ", &report.basis.start.plus(month - 1).to_string()].concat()) }
            }
        </>
    }
}

fn unanswered(look: &Callback<Panel>, strategy: Strategy, result: &StrategyResult) -> Html {
    let words = [&percent(result.unanswered, 2), " unanswered"].concat();
    html! { <span class="quiet" title={words.clone()}>{ ask(look, Topic::Unanswered(strategy), words) }</span> }
}

/// A figure that says what it consists of.
fn ask(look: &Callback<Panel>, topic: Topic, words: String) -> Html {
    let title = words.clone();
    html! { <button type="button" {title} onclick={look.reform(move |_| Panel::Reason(topic))}>{ words }</button> }
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
