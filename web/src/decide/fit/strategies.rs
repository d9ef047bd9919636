//! What the rules say of each strategy.

use crossover::advice::{Advice, Effect, Fit, FitReason, StrategyAdvice};
use crossover::kind::Strategy;
use crossover::number::usd;
use crossover::report::Report;
use yew::{Html, html};

use super::fold;
use crate::result::{ink_of, swatch};

/// Every strategy, the cheapest that can be relied on first.
pub(super) fn strategies(advice: &Advice, report: &Report) -> Html {
    let ranked = report.ranked().into_iter().map(|(strategy, _)| strategy);
    html! {
        <ul class="fits">
            for (strategy, advised) in ranked.filter_map(|strategy| Some((strategy, advice.strategies.get(&strategy)?))) {
                { item(strategy, advised) }
            }
        </ul>
    }
}

fn item(strategy: Strategy, advised: &StrategyAdvice) -> Html {
    let (speaking, against): (Vec<_>, Vec<_>) =
        advised.reasons.iter().partition(|reason| reason.effect == Effect::SpeaksFor);
    let tag = match advised.fit {
        Fit::Fits => "tag",
        Fit::Caveats => "tag warn",
        Fit::RuledOut => "tag bad",
    };
    html! {
        <li key={strategy.name()}>
            <p>
                <b class={ink_of(strategy)}>{ swatch(strategy) }{ " " }{ strategy.caption() }</b>
                <span class={tag}>{ advised.fit.in_words() }</span>
                <span class="num">{ advised.present_value_usd.map_or_else(|| "–".to_owned(), usd) }</span>
            </p>
            for reason in against {
                { fold(reason.finding, &[said(reason)], Html::default()) }
            }
            if !speaking.is_empty() {
                { fold(&for_it(speaking.len()), &speaking.into_iter().map(said).collect::<Vec<_>>(), Html::default()) }
            }
        </li>
    }
}

fn for_it(count: usize) -> String {
    if count == 1 { "1 reason for it".to_owned() } else { [&count.to_string(), " reasons for it"].concat() }
}

fn said(reason: &FitReason) -> (&str, &str, &str) {
    (reason.finding, &reason.why, &reason.source)
}
