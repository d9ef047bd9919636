//! What can be chosen: chart, ground, inputs, and where an image comes from.

use crossover::chart::{Kind, Theme};
use crossover::field::{Field, Section};
use crossover::order;
use crossover::share::Way;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Event, Html, TargetCast, html};

use super::super::icon::{DOWN, icon};
use super::choice::Choice;
use crate::input_words::label;

/// The grounds, and what each is called.
const GROUNDS: [(Theme, &str); 3] =
    [(Theme::Auto, "As the system"), (Theme::Light, "Light"), (Theme::Dark, "Dark")];

/// The choices that mean something to the way.
pub(super) fn looks(choice: &Choice, inputs: &[Field], onchange: &Callback<Choice>) -> Html {
    let change = |with: fn(&Choice, &str) -> Choice| {
        let (choice, onchange) = (choice.clone(), onchange.clone());
        Callback::from(move |event: Event| {
            if let Some(menu) = event.target_dyn_into::<HtmlSelectElement>() {
                onchange.emit(with(&choice, &menu.value()));
            }
        })
    };
    let kinds = Kind::ALL.map(|kind| (kind.name(), kind.words(), kind == choice.kind));
    let grounds = GROUNDS.map(|(theme, words)| (theme.name(), words, theme == choice.theme()));
    let images = [("file", "Attached file", !choice.live), ("live", "This server", choice.live)];
    let onauto = {
        let (choice, onchange) = (choice.clone(), onchange.clone());
        Callback::from(move |event: Event| {
            let auto_height =
                event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
            onchange.emit(Choice { auto_height, ..choice.clone() });
        })
    };
    html! {
        <div class="looks">
            { menu("Chart", &kinds, change(|choice, name| {
                let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name).unwrap_or(choice.kind);
                Choice { kind, ..choice.clone() }
            })) }
            { menu("Theme", &grounds, change(|choice, name| {
                let theme = Theme::ALL.into_iter().find(|theme| theme.name() == name);
                Choice { theme, ..choice.clone() }
            })) }
            if choice.way.names_image() {
                { menu("Image from", &images, change(|choice, name| Choice { live: name == "live", ..choice.clone() })) }
            }
            if choice.way.is_widget() {
                { choosing(choice, inputs, onchange) }
            }
            if choice.way == Way::Iframe {
                <label class="tick"><input type="checkbox" checked={choice.auto_height} onchange={onauto} />{ "As high as what is in it, by a script" }</label>
            }
        </div>
    }
}

fn menu(
    label: &'static str,
    options: &[(&'static str, &'static str, bool)],
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="pick">
            <span>{ label }</span>
            <span class="field menu">
                <select {onchange}>
                    for (name, words, chosen) in options {
                        <option value={*name} selected={*chosen}>{ *words }</option>
                    }
                </select>
                { icon(DOWN) }
            </span>
        </label>
    }
}

/// A menu for each chosen input, and one for the next.
fn choosing(choice: &Choice, inputs: &[Field], onchange: &Callback<Choice>) -> Html {
    let count = choice.inputs.iter().flatten().count();
    let places = (0..choice.inputs.len()).filter(|place| *place <= count);
    let change = |place: usize| {
        let (choice, onchange, inputs) = (choice.clone(), onchange.clone(), inputs.to_vec());
        Callback::from(move |event: Event| {
            let path = event.target_dyn_into::<HtmlSelectElement>().map(|menu| menu.value());
            let found =
                inputs.iter().map(|field| field.spec().path).find(|known| path.as_deref() == Some(*known));
            onchange.emit(choice.with_input(place, found));
        })
    };
    html! {
        <fieldset class="pick">
            <legend>{ "Inputs" }</legend>
            for place in places {
                <span key={place} class="field menu">
                    <select aria-label={["Input ", &(place + 1).to_string()].concat()} onchange={change(place)}>
                        <option value="" selected={choice.inputs[place].is_none()}>{ if place == 0 { "None: to be read only" } else { "No other" } }</option>
                        { groups(inputs, choice.inputs[place]) }
                    </select>
                    { icon(DOWN) }
                </span>
            }
        </fieldset>
    }
}

/// The inputs by the groups of the form.
fn groups(inputs: &[Field], chosen: Option<&str>) -> Html {
    let mut sections: Vec<Section> = inputs.iter().map(|field| field.spec().section).collect();
    order::sort(&mut sections);
    sections.dedup();
    let options = |section: Section| -> Html {
        let own = inputs.iter().map(|field| field.spec()).filter(|spec| spec.section == section);
        own.map(|spec| {
            html! { <option value={spec.path} selected={chosen == Some(spec.path)}>{ label(spec) }</option> }
        })
        .collect()
    };
    html! {
        for section in sections {
            <optgroup label={section.heading()}>{ options(section) }</optgroup>
        }
    }
}
