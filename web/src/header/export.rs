//! The scenario and its results as files.

use crossover::report::{CSV_HEADER, Report, answer, to_csv, to_json, to_markdown};
use crossover::scenario::Scenario;
use web_sys::window;
use yew::{Html, html};

use super::words::{self, title};
use crate::evaluation::{Evaluation, Shown};
use crate::file;
use crate::state::State;

/// One button a kind of file.
pub(crate) fn export(state: &State, shown: &Shown) -> Html {
    let scenario = |words: &'static str, ending: &'static str, write: fn(&Scenario) -> String| {
        let scenario = state.now.scenario.clone();
        let onclick = move |_| file::download(&file::name(title(&scenario), ending), &write(&scenario));
        html! { <button class="lnk" type="button" {onclick}>{ words }</button> }
    };
    // While the scenario has problems, what is shown is not its result.
    let evaluation = shown.evaluation.as_ref().filter(|_| shown.problems.is_none());
    let results = |words: &'static str, ending: &'static str, write: fn(&Evaluation, &str) -> String| {
        let scenario = state.now.scenario.clone();
        let disabled = evaluation.is_none();
        let evaluation = evaluation.cloned();
        let onclick = move |_| {
            if let Some(evaluation) = &evaluation {
                let title = title(&scenario);
                file::download(&file::name(title, ending), &write(evaluation, title));
            }
        };
        html! { <button class="lnk" type="button" {disabled} {onclick}>{ words }</button> }
    };
    let onprint = |_| {
        if let Some(window) = window() {
            let _ = window.print();
        }
    };
    let own = words::own_prices(&state.now);
    html! {
        <div class="alts">
            if let Some(own) = own {
                <p class="caution">{ own }</p>
            }
            <p>
                { "Scenario as " }{ scenario("TOML", "toml", Scenario::to_toml) }
                { " or " }{ scenario("JSON", "json", |scenario| to_json(scenario) + "\n") }
            </p>
            <p>
                { "Results as " }{ results("CSV", "csv", |evaluation, title| csv(evaluation.report(), title)) }{ ", " }
                { results("Markdown", "md", markdown) }
                { " or " }{ results("JSON", "results.json", |evaluation, _| to_json(evaluation.report()) + "\n") }
            </p>
            <p><button class="lnk" type="button" onclick={onprint}>{ "Print" }</button></p>
        </div>
    }
}

fn markdown(evaluation: &Evaluation, title: &str) -> String {
    to_markdown(&answer(evaluation.model(), evaluation.report(), title))
}

fn csv(report: &Report, title: &str) -> String {
    [CSV_HEADER, "\n", &to_csv(report, title)].concat()
}
