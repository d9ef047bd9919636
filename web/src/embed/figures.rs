//! What the strategies cost, where there is no room for a chart.

use crossover::kind::Strategy;
use crossover::number::{months, usd};
use crossover::order;
use crossover::report::{Status, StrategyResult};
use yew::{Html, html};

use crate::evaluation::Evaluation;
use crate::result::{ink_of, swatch};

/// Heights, and the least width with the gap behind it, as `embed.css` has them.
const HEAD: u32 = 18;
const ROW: u32 = 19;
const ROW_WIDTH: u32 = 204;
const GAP: u32 = 12;
/// Fewer compare nothing.
const FEWEST: u32 = 2;

/// As many as there is room for, the cheapest that fits first; the two of the sentence, where there is no room for
/// all; nothing, where there is too little for two.
pub(super) fn figures(evaluation: &Evaluation, (width, room): (u32, Option<u32>)) -> Html {
    let report = evaluation.report();
    let mut ranked = report.ranked();
    let columns = ((width + GAP) / ROW_WIDTH).max(1);
    // What they are is in the title as well, where two rows leave no room for it.
    let has_head = room.is_none_or(|room| room >= HEAD + ROW * FEWEST);
    let rows = room.map(|room| room.saturating_sub(if has_head { HEAD } else { 0 }) / ROW);
    let count = rows.map_or(ranked.len(), |rows| usize::try_from(rows * columns).unwrap_or(usize::MAX));
    if rows.is_some_and(|rows| rows < FEWEST) {
        return Html::default();
    }
    if count < ranked.len()
        && let Some((challenger, incumbent)) = evaluation.pair(None)
    {
        order::sort_by_key(&mut ranked, |(strategy, _)| ![challenger, incumbent].contains(strategy));
    }
    let what = [&months(report.basis.months), ", present value"].concat();
    html! {
        <div class="costs">
            if has_head {
                <p class="quiet" aria-hidden="true">{ &what }</p>
            }
            <ul aria-label={what.clone()} title={what}>
                for (strategy, result) in ranked.into_iter().take(count) {
                    { row(strategy, result) }
                }
            </ul>
        </div>
    }
}

fn row(strategy: Strategy, result: &StrategyResult) -> Html {
    html! {
        <li title={result.reason.clone()}>
            { swatch(strategy) }<span class={ink_of(strategy)}>{ strategy.caption() }</span>
            if result.status != Status::Ok {
                <span class="bad">{ result.status.word() }</span>
            }
            if let Some(figures) = &result.figures {
                <span class={if result.status == Status::Ok { "cost" } else { "cost quiet" }}>{ usd(figures.present_value_usd) }</span>
            }
        </li>
    }
}
