//! Texts of the scenario that need not go along.

use crossover::scenario::Scenario;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

use crate::state::Step;

/// What stays behind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub(super) title: bool,
    pub(super) note: bool,
}

/// The texts: path, label, and whether it is the title.
const TEXTS: [(&str, &str); 2] = [("title", "Title"), ("note", "Note")];

impl Left {
    fn has(&self, path: &str) -> bool {
        if path == "title" { self.title } else { self.note }
    }

    fn with(&self, path: &str, is_left: bool) -> Self {
        match path {
            "title" => Self { title: is_left, ..self.clone() },
            _ => Self { note: is_left, ..self.clone() },
        }
    }
}

/// The scenario without what stays behind.
pub(super) fn without(scenario: &Scenario, left: &Left) -> Scenario {
    let mut scenario = scenario.clone();
    for (path, _) in TEXTS.iter().filter(|(path, _)| left.has(path)) {
        scenario.remove(path);
    }
    scenario
}

/// How much longer each text makes the link.
pub(super) fn lengths(left: &Left, length: impl Fn(&Left) -> usize) -> [usize; TEXTS.len()] {
    TEXTS.map(|(path, _)| length(&left.with(path, false)).saturating_sub(length(&left.with(path, true))))
}

/// One box a text that somebody typed.
pub(super) fn boxes(
    step: &Step,
    left: &Left,
    lengths: &[usize; TEXTS.len()],
    onleave: &Callback<Left>,
) -> Html {
    let text = |((path, label), longer): (&(&'static str, &'static str), &usize)| {
        let given = step.scenario.get(path)?;
        if step.beginning.get(path) == Some(given) {
            return None;
        }
        let onchange = {
            let (left, onleave, path) = (left.clone(), onleave.clone(), *path);
            Callback::from(move |event: Event| {
                let input = event.target_dyn_into::<HtmlInputElement>();
                onleave.emit(left.with(path, input.is_some_and(|input| !input.checked())));
            })
        };
        Some(html! {
            <label>
                <input type="checkbox" checked={!left.has(path)} {onchange} />{ *label }
                if *longer > 0 {
                    <span class="quiet">{ ["(+", &longer.to_string(), " characters)"].concat() }</span>
                }
            </label>
        })
    };
    let texts: Vec<Html> = TEXTS.iter().zip(lengths).filter_map(text).collect();
    if texts.is_empty() {
        return Html::default();
    }
    html! { <fieldset class="along"><legend>{ "Goes along" }</legend>{ texts }</fieldset> }
}
