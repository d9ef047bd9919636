//! The ledger: every line of a month, or of a strategy.

use crossover::kind::Strategy;
use crossover::number::{months, percent, usd};
use crossover::report::{Line, MonthLedger, line_words};
use yew::{Callback, Html, html};

use super::drawing::swatch;
use super::sentence::ink_of;
use crate::evaluation::Evaluation;
use crate::state::Panel;

/// Every line of every strategy in a month.
pub(crate) fn month(evaluation: &Evaluation, month: usize, look: &Callback<Panel>) -> Html {
    let ledger = MonthLedger::new(evaluation.model(), evaluation.report(), month);
    let (month, last) = (ledger.month, evaluation.report().basis.months);
    let go = |to: usize, words: &'static str| {
        html! {
            <button type="button" class="lnk" disabled={to < 1 || to > last} onclick={look.reform(move |_| Panel::Ledger(to))}>
                { words }
            </button>
        }
    };
    html! {
        <>
            <header>
                <h2>{ "Ledger of " }{ ledger.calendar_month.in_words() }</h2>
                <span class="quiet">{ "month " }{ month }{ ", nominal" }</span>
                { go(month - 1, "Month before") }
                { go(month + 1, "Month after") }
            </header>
            <div class="scroll" tabindex="0" role="group" aria-label="Lines of the month">
                <table class="figures lines">
                    <thead>
                        <tr>
                            <th scope="col">{ "Line" }</th>
                            for strategy in &ledger.strategies {
                                <th scope="col" class="num">
                                    <span class={ink_of(*strategy)}>{ swatch(*strategy) }{ " " }{ strategy.caption() }</span>
                                </th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for row in &ledger.rows {
                            <tr>
                                <th scope="row">{ &row.words }{ " " }<code>{ row.line.to_string() }</code></th>
                                for (strategy, amount) in ledger.strategies.iter().zip(&row.usd) {
                                    <td class="num">{ figure(look, (*strategy, row.line), *amount, Some(month)) }</td>
                                }
                            </tr>
                        }
                        <tr class="sum">
                            <th scope="row">{ "Together" }</th>
                            for total in &ledger.totals {
                                <td class="num">{ usd(*total) }</td>
                            }
                        </tr>
                    </tbody>
                </table>
            </div>
        </>
    }
}

/// An amount that can be asked about.
fn figure(
    look: &Callback<Panel>,
    (strategy, line): (Strategy, Line),
    amount: Option<f64>,
    month: Option<usize>,
) -> Html {
    let Some(amount) = amount else { return html! { <span class="quiet">{ "–" }</span> } };
    let onclick = look.reform(move |_| Panel::Why(strategy, line, month));
    html! { <button type="button" class="ask" {onclick}>{ usd(amount) }</button> }
}

/// Every line of a strategy over the horizon.
pub(crate) fn lines(evaluation: &Evaluation, strategy: Strategy, look: &Callback<Panel>) -> Html {
    let report = evaluation.report();
    let Some(figures) = report.figures(strategy) else { return Html::default() };
    html! {
        <>
            <header>
                <h2>{ "Ledger of " }<span class={ink_of(strategy)}>{ strategy.label() }</span></h2>
                <span class="quiet">{ months(report.basis.months) }{ ", nominal" }</span>
            </header>
            <div class="scroll" tabindex="0" role="group" aria-label="Lines of the strategy">
                <table class="figures lines">
                    <thead>
                        <tr>
                            <th scope="col">{ "Line" }</th>
                            <th scope="col">{ "Category" }</th>
                            <th scope="col" class="num">{ "Amount" }</th>
                            <th scope="col" class="num">{ "Share" }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (line, amount) in figures.lines.iter() {
                            <tr>
                                <th scope="row">{ line_words(evaluation.model(), *line) }{ " " }<code>{ line.to_string() }</code></th>
                                <td>{ line.category().name() }</td>
                                <td class="num">{ figure(look, (strategy, *line), Some(*amount), None) }</td>
                                <td class="num">{ figures.share_of(*line).map(|share| percent(share, 2)) }</td>
                            </tr>
                        }
                        <tr class="sum">
                            <th scope="row">{ "Together" }</th>
                            <td />
                            <td class="num">{ usd(figures.total_usd) }</td>
                            <td />
                        </tr>
                    </tbody>
                </table>
            </div>
        </>
    }
}
