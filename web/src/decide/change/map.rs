//! Who is cheapest where two inputs are varied.

use crossover::chart::{Chart, Paper};
use crossover::field;
use crossover::field::Field;
use crossover::model::Model;
use crossover::report::{AskedAxis, FrontierMap, MapRequest, input_name, numeric_inputs, usual_input};
use js_sys::Date;
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, Properties, TargetCast, component, html, use_callback, use_state_eq};

use crate::decide::plotted::Plotted;
use crate::decide::worked::{Work, use_worked};
use crate::evaluation::Evaluation;

/// How many values the map has across and up, whole numbers once each.
const STEPS: [usize; 2] = [60, 45];
/// After so many milliseconds what is there of a first map is shown.
const PATIENCE: f64 = 100.0;

#[derive(PartialEq, Properties)]
pub(super) struct MapProps {
    pub(super) evaluation: Evaluation,
}

/// The map, and the inputs it is about.
#[component]
pub(super) fn Map(MapProps { evaluation }: &MapProps) -> Html {
    let chosen = use_state_eq(|| [None::<Field>; 2]);
    let inputs = numeric_inputs(evaluation.model());
    let [x, y] = axes(evaluation.model(), &inputs, *chosen);
    let known = use_worked((evaluation.clone(), [x, y]), 0, search);
    let problem = known.as_deref().and_then(|known| known.as_ref().err()).cloned();
    let draw = use_callback(known, |paper: Paper, known| {
        Some(Chart::frontier(known.as_deref()?.as_ref().ok()?, &paper))
    });
    // Whoever is chosen twice changes places with the other.
    let choose = |place: usize| {
        let (chosen, inputs) = (chosen.setter(), inputs.clone());
        move |event: Event| {
            let path = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            let Some(new) = inputs.iter().find(|field| path.as_deref() == Some(field.spec().path)) else {
                return;
            };
            let mut axes = [x, y];
            if axes[1 - place] == *new {
                axes.swap(0, 1);
            }
            axes[place] = *new;
            chosen.set(axes.map(Some));
        }
    };
    html! {
        <>
            <Plotted name="frontier" words="Who is cheapest where" {draw}>
                <h3 class="axes">
                    { "Cheapest by " }
                    { select("Across", x, &inputs, Callback::from(choose(0))) }
                    { " and " }
                    { select("Up", y, &inputs, Callback::from(choose(1))) }
                </h3>
                if let Some(problem) = problem {
                    <p class="bad">{ problem }</p>
                }
            </Plotted>
        </>
    }
}

fn select(label: &'static str, chosen: Field, offered: &[Field], onchange: Callback<Event>) -> Html {
    html! {
        <span class="sel">
            <select aria-label={label} {onchange}>
                for field in offered {
                    <option value={field.spec().path} selected={*field == chosen}>{ input_name(*field) }</option>
                }
            </select>
        </span>
    }
}

/// The inputs that are varied: those that were chosen, as long as they take part, else the usual ones.
fn axes(model: &Model, inputs: &[Field], chosen: [Option<Field>; 2]) -> [Field; 2] {
    let [x, y] = chosen.map(|chosen| chosen.filter(|field| inputs.contains(field)));
    let usual = |other: Option<Field>| {
        let path = usual_input(model, other.map(|field| field.spec().path));
        inputs.iter().copied().find(|field| field.spec().path == path)
    };
    let volume = field!("workload.queries_per_month");
    let x = x.or_else(|| usual(y)).unwrap_or(volume);
    [x, y.or_else(|| usual(Some(x))).unwrap_or(volume)]
}

async fn search((evaluation, axes): (Evaluation, [Field; 2]), mut work: Work<Result<FrontierMap, String>>) {
    let model = evaluation.model();
    let [x, y] = axes.map(|field| Some(AskedAxis::around(field.spec().path)));
    let frontier = match (MapRequest { x, y, steps: STEPS }).frontier(model.clone()) {
        Ok(frontier) => frontier,
        Err(problems) => return work.then.emit(Err(problems.to_string())),
    };
    let map = |rows| Ok(FrontierMap::new(&frontier, model.text(field!("title")), rows));
    let (mut rows, mut shown) = (Vec::new(), Date::now());
    for place in 0..frontier.y().values.len() {
        if !work.slices.go_on().await {
            return;
        }
        rows.push(frontier.row(place));
        if work.is_first && Date::now() > shown + PATIENCE {
            work.then.emit(map(rows.clone()));
            shown = Date::now();
        }
    }
    work.then.emit(map(rows));
}
