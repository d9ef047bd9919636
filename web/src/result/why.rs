//! Why a figure is what it is: the formula with its numbers, and where they come from.

use std::rc::Rc;

use crossover::chart::month_bars;
use crossover::kind::Strategy;
use crossover::number::{months, percent, usd, usd_exact};
use crossover::report::{ExplainedInput, Firm, Line, Topic, explain};
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, Properties, TargetCast, classes, component, html, use_memo};

use super::drawing::Drawing;
use super::sentence::ink_of;
use crate::evaluation::Evaluation;
use crate::state::{Panel, Step};

/// The width of the bars.
const BARS: u32 = 232;

#[derive(PartialEq, Properties)]
pub(crate) struct WhyProps {
    pub(crate) evaluation: Evaluation,
    /// The scenario, and what it was in the beginning.
    pub(crate) step: Step,
    pub(crate) strategy: Strategy,
    pub(crate) line: Line,
    /// From 1; the first with anything on the line, if none.
    pub(crate) month: Option<usize>,
    pub(crate) look: Callback<Panel>,
}

/// A line of a strategy in a month: figure, calculation, sources.
#[component]
pub(crate) fn Why(WhyProps { evaluation, step, strategy, line, month, look }: &WhyProps) -> Html {
    let (report, strategy, line) = (evaluation.report(), *strategy, *line);
    let explained =
        use_memo((evaluation.clone(), strategy, line, *month), |(evaluation, strategy, line, month)| {
            let of = |month| {
                explain(evaluation.model(), *line, month).into_iter().find(|one| one.strategy == *strategy)
            };
            // A month in which nothing is paid is told beside the first in which something is.
            of(*month).or_else(|| of(None))
        });
    let close = look.reform(|_| Panel::None);
    let (Some(why), Some(figures)) = (Option::as_ref(&explained), report.figures(strategy)) else {
        return html! {
            <header>
                <h2>{ "Nothing stands on this line" }</h2>
                <button type="button" class="lnk" onclick={close}>{ "Back to the strategies" }</button>
            </header>
        };
    };
    let pick = {
        let look = look.clone();
        move |event: InputEvent| {
            let month =
                event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
            look.emit(Panel::Why(strategy, line, month));
        }
    };
    let place = month.unwrap_or(why.month);
    let is_paid = place == why.month;
    html! {
        <>
            <header>
                <h2>
                    { "Why " }<b>{ usd(why.total_usd) }</b>{ " for " }{ &why.words }{ " in " }
                    <span class={ink_of(strategy)}>{ strategy.label() }</span>{ "?" }
                </h2>
                <code>{ strategy.name() }{ " · " }{ line.to_string() }</code>
            </header>
            <div class="dock-g">
                <div>
                    <p class="big">{ usd_exact(why.total_usd) }</p>
                    <p class="quiet">
                        { "nominal" }
                        if let Some(share) = figures.share_of(line) {
                            { "; " }{ percent(share, 2) }{ " of what " }{ strategy.label() }{ " costs" }
                        }
                    </p>
                    if let Some(bars) = month_bars(report, (strategy, line), place, BARS) {
                        <Drawing chart={Rc::new(bars)} id="months" />
                    }
                    <label class="pick">
                        <span class="quiet">{ "Month" }</span>
                        <input
                            type="range"
                            min="1"
                            max={report.basis.months.to_string()}
                            value={place.to_string()}
                            aria-label="Month"
                            oninput={pick}
                        />
                    </label>
                    <button type="button" class="lnk" onclick={look.reform(move |_| Panel::Ledger(place))}>
                        { "Ledger of this month" }
                    </button>
                    <button type="button" class="lnk" onclick={look.reform(move |_| Panel::Reason(Topic::Cost(strategy)))}>
                        { "All that " }{ strategy.label() }{ " costs" }
                    </button>
                </div>
                <div>
                    <h3>{ "How it comes about" }</h3>
                    <table class="calc">
                        <tbody>
                            for term in why.terms.iter().filter(|_| is_paid) {
                                <tr><td class="how">{ &term.formula }</td><td class="num">{ usd_exact(term.usd) }</td></tr>
                            }
                            <tr class="sum">
                                <th scope="row">{ report.basis.start.plus(place - 1).to_string() }{ ", month " }{ place }</th>
                                <td class="num">{ usd_exact(if is_paid { why.usd } else { 0.0 }) }</td>
                            </tr>
                            <tr class="sum">
                                <th scope="row">{ months(report.basis.months) }{ " together" }</th>
                                <td class="num">{ usd_exact(why.total_usd) }</td>
                            </tr>
                        </tbody>
                    </table>
                </div>
                <div>
                    <h3>{ "What went in" }</h3>
                    <table class="srcs">
                        <tbody>
                            for input in &why.inputs {
                                { source(step, input) }
                            }
                        </tbody>
                    </table>
                </div>
            </div>
        </>
    }
}

/// An input with its value, how firm it is, and who says so.
fn source(step: &Step, input: &ExplainedInput) -> Html {
    let is_edited = step.scenario.get(&input.field) != step.beginning.get(&input.field);
    let firm = if is_edited { Firm::you() } else { input.firm.clone() };
    let said = if input.source.is_empty() || is_edited { &firm.source } else { &input.source };
    let address = &input.address;
    html! {
        <>
            <tr><th scope="row" title={input.field.clone()}>{ input.label }</th><td class="num">{ &input.value }</td></tr>
            <tr class="from">
                <td colspan="2">
                    <span class={classes!("ev", firm.level.name())}>{ firm.dated() }</span>
                    if address.starts_with("https://") && !is_edited {
                        <a href={address.clone()} target="_blank" rel="noreferrer">{ said }</a>
                    } else if !is_edited {
                        { said }
                    }
                </td>
            </tr>
        </>
    }
}
