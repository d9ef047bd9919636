//! What every strategy costs, where there is no room for a chart.

use crossover::number::{months, usd};
use yew::{Html, html};

use crate::evaluation::Evaluation;
use crate::result::{ink_of, swatch};

/// Their heights and their least width, as `embed.css` has them.
const HEAD: u32 = 20;
const ROW: u32 = 20;
const ROW_WIDTH: u32 = 144;

/// How high they are where they have this width.
pub(super) fn height(evaluation: &Evaluation, width: u32) -> u32 {
    let count = u32::try_from(evaluation.report().strategies.iter().count()).unwrap_or(u32::MAX);
    HEAD + ROW.saturating_mul(count.div_ceil((width / ROW_WIDTH).max(1)))
}

/// A cell a strategy, the cheapest that fits first.
pub(super) fn figures(evaluation: &Evaluation) -> Html {
    let report = evaluation.report();
    html! {
        <div class="costs">
            <p class="quiet">{ months(report.basis.months) }{ ", present value" }</p>
            <ul>
                for (strategy, result) in report.ranked() {
                    <li title={result.reason.clone()}>
                        { swatch(strategy) }<span class={ink_of(strategy)}>{ strategy.caption() }</span>
                        if let Some(figures) = &result.figures {
                            <b>{ usd(figures.present_value_usd) }</b>
                        } else {
                            <b class="bad">{ result.status.word() }</b>
                        }
                    </li>
                }
            </ul>
        </div>
    }
}
