//! What each strategy costs.

use crossover::kind::Strategy;
use crossover::number::{months, usd};
use crossover::report::{Outcome, Report, Status, StrategyResult};
use yew::{Html, Properties, component, html};

use super::sentence::ink_of;
use crate::evaluation::Evaluation;

#[derive(PartialEq, Properties)]
pub(crate) struct StrategiesProps {
    pub(crate) evaluation: Evaluation,
}

/// A row a strategy.
#[component]
pub(crate) fn Strategies(StrategiesProps { evaluation }: &StrategiesProps) -> Html {
    let report = evaluation.report();
    let incumbent = evaluation.verdict().pair.map(|(_, incumbent)| incumbent);
    let against = incumbent.map_or_else(String::new, |strategy| format!(" against {}", strategy.label()));
    html! {
        <section class="strategies" aria-labelledby="strategies">
            <table class="strats">
                <thead>
                    <tr>
                        <th scope="col"><h2 id="strategies">{ "Strategies" }</h2></th>
                        <th scope="col" class="num">{ months(report.basis.months) }{ ", present value" }</th>
                        <th scope="col" class="num">{ "a query" }</th>
                        <th scope="col" class="num">{ "pays back" }{ against }</th>
                    </tr>
                </thead>
                <tbody>
                    for (strategy, result) in report.strategies.iter() {
                        { row(report, *strategy, result, incumbent) }
                    }
                </tbody>
            </table>
        </section>
    }
}

fn row(report: &Report, strategy: Strategy, result: &StrategyResult, incumbent: Option<Strategy>) -> Html {
    let (class, word) = match result.status {
        Status::Ok if report.cheapest.strategy == Some(strategy) => ("tag best", "cheapest"),
        Status::Ok => ("tag", "fits"),
        bad => ("tag bad", bad.word()),
    };
    let name = html! {
        <th scope="row">
            <span class={ink_of(strategy)}>{ strategy.title() }</span>{ " " }<span {class}>{ word }</span>
        </th>
    };
    match &result.figures {
        Some(figures) => html! {
            <tr>
                { name }
                <td class="num">{ usd(figures.present_value_usd) }</td>
                <td class="num">{ figures.usd_per_query.map_or_else(|| "–".to_owned(), usd) }</td>
                <td class="num">{ pays_back(report, strategy, incumbent) }</td>
            </tr>
        },
        None => html! { <tr>{ name }<td colspan="3">{ result.reason.as_deref() }</td></tr> },
    }
}

fn pays_back(report: &Report, strategy: Strategy, incumbent: Option<Strategy>) -> String {
    let Some(incumbent) = incumbent else { return "–".to_owned() };
    if strategy == incumbent {
        return "incumbent".to_owned();
    }
    let Some(pair) = report.pair(strategy, incumbent) else { return "–".to_owned() };
    match pair.over_time.verdict {
        Outcome::Always => "at once".to_owned(),
        Outcome::Never => "never".to_owned(),
        Outcome::Infeasible => "–".to_owned(),
        Outcome::Intervals => {
            let first = pair.over_time.times.as_ref().and_then(|times| times.first_month);
            first.map_or_else(|| "–".to_owned(), |month| report.basis.month_of(month).to_string())
        }
    }
}
