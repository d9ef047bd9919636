//! Which two inputs the map is about.

use crossover::field;
use crossover::field::Field;
use crossover::model::Model;
use crossover::report::{input_name, usual_input};
use web_sys::HtmlSelectElement;
use yew::{Callback, Event, Html, TargetCast, html};

/// The inputs that are varied: those that were chosen, as long as they take part, else the usual ones.
pub(super) fn on_map(model: &Model, inputs: &[Field], chosen: [Option<Field>; 2]) -> [Field; 2] {
    let [x, y] = chosen.map(|chosen| chosen.filter(|field| inputs.contains(field)));
    let usual = |other: Option<Field>| {
        let path = usual_input(model, other.map(|field| field.spec().path));
        inputs.iter().copied().find(|field| field.spec().path == path)
    };
    let volume = field!("workload.queries_per_month");
    let x = x.or_else(|| usual(y)).unwrap_or(volume);
    [x, y.or_else(|| usual(Some(x))).unwrap_or(volume)]
}

/// A menu for each.
pub(super) fn menus(axes: [Field; 2], inputs: &[Field], choose: &Callback<[Field; 2]>) -> Html {
    let menu = |place: usize, label: &'static str| {
        let (choose, offered) = (choose.clone(), inputs.to_vec());
        let onchange = move |event: Event| {
            let path = event.target_dyn_into::<HtmlSelectElement>().map(|select| select.value());
            let Some(new) = offered.iter().find(|field| path.as_deref() == Some(field.spec().path)) else {
                return;
            };
            let mut axes = axes;
            if axes[1 - place] == *new {
                // Chosen twice they change places.
                axes.swap(0, 1);
            }
            axes[place] = *new;
            choose.emit(axes);
        };
        html! {
            <span class="sel">
                <select aria-label={label} {onchange}>
                    for field in inputs {
                        <option value={field.spec().path} selected={*field == axes[place]}>{ input_name(*field) }</option>
                    }
                </select>
            </span>
        }
    };
    html! { <h3 class="axes">{ "Cheapest by " }{ menu(0, "Across") }{ " and " }{ menu(1, "Up") }</h3> }
}
