//! How the scenario differs from the one that was pinned.

use crossover::kind::Strategy;
use crossover::number::{usd, usd_difference};
use crossover::report::Comparison;
use yew::{Html, Properties, component, html, use_memo};

use super::sentence::ink_of;
use crate::evaluation::Evaluation;

/// So many lines are shown of those that moved.
const SHOWN: usize = 8;

#[derive(PartialEq, Properties)]
pub(crate) struct DifferencesProps {
    pub(crate) evaluation: Evaluation,
    pub(crate) pinned: Evaluation,
}

/// The inputs that differ, what each strategy costs, and the lines that moved most.
#[component]
pub(crate) fn Differences(DifferencesProps { evaluation, pinned }: &DifferencesProps) -> Html {
    let compared = use_memo((pinned.clone(), evaluation.clone()), |(pinned, now)| {
        let models = [("pinned".to_owned(), pinned.model().clone()), ("now".to_owned(), now.model().clone())];
        Comparison::new(&models)
    });
    let [before, now] = &compared.scenarios[..] else { return Html::default() };
    let name = |strategy: Strategy| html! { <span class={ink_of(strategy)}>{ strategy.caption() }</span> };
    html! {
        <>
            <header><h2>{ "What differs from the pin" }</h2></header>
            <div class="dock-g even" tabindex="0" role="group" aria-label="Differences">
                <table class="figures">
                    <thead><tr><th scope="col">{ "Input" }</th><th scope="col" class="num">{ "pinned" }</th><th scope="col" class="num">{ "now" }</th></tr></thead>
                    <tbody>
                        for input in &compared.inputs {
                            <tr>
                                <th scope="row" title={input.field.clone()}>{ input.label }</th>
                                for words in &input.words {
                                    <td class="num">{ words.as_deref().unwrap_or("–") }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
                <table class="figures">
                    <thead><tr><th scope="col">{ "Present value" }</th><th scope="col" class="num">{ "pinned" }</th><th scope="col" class="num">{ "now" }</th><th scope="col" class="num">{ "more" }</th></tr></thead>
                    <tbody>
                        for (strategy, one) in now.strategies.iter() {
                            <tr>
                                <th scope="row">{ name(*strategy) }</th>
                                <td class="num">{ amount(before.strategies.get(strategy).and_then(|one| one.present_value_usd), usd) }</td>
                                <td class="num">{ amount(one.present_value_usd, usd) }</td>
                                <td class="num">{ amount(one.present_value_difference_usd, usd_difference) }</td>
                            </tr>
                        }
                    </tbody>
                </table>
                <table class="figures">
                    <thead><tr><th scope="col" colspan="2">{ "What moved most, nominal" }</th><th scope="col" class="num">{ "more" }</th></tr></thead>
                    <tbody>
                        for line in now.moved.iter().take(SHOWN) {
                            <tr>
                                <th scope="row">{ name(line.strategy) }</th>
                                <td>{ &line.words }</td>
                                <td class="num">{ usd_difference(line.difference_usd) }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </>
    }
}

fn amount(amount: Option<f64>, write: fn(f64) -> String) -> String {
    amount.map_or_else(|| "–".to_owned(), write)
}
