//! The inputs on paper: written out, with how firm each is.

use crossover::field::{Field, FieldSpec, Section, Shape, all};
use crossover::model::FieldSet;
use crossover::order;
use crossover::scenario::Value;
use yew::{Html, classes, html};

use super::input::{Input, Inputs};
use super::level::{Level, in_play};
use super::words::short_unit;
use super::{as_of, draft};
use crate::evaluation::Shown;
use crate::input_words::in_words;
use crate::state::State;

/// Every input of the case, and every one that was changed.
pub(crate) fn paper(state: &State, shown: &Shown) -> Html {
    let draft = draft(&state.now, shown);
    let inputs =
        Inputs { state, draft: &draft, problems: &[], moved: &FieldSet::default(), as_of: as_of(&draft) };
    let changed: Vec<&str> = state.changed().collect();
    let is_wanted = |field: &Field| {
        let spec = field.spec();
        let is_changed = changed.contains(&spec.path) && spec.section != Section::About;
        in_play(&draft, *field) && (Level::Case.shows(*field) || is_changed)
    };
    let mut wanted: Vec<Field> = all().filter(is_wanted).collect();
    // As the form has them.
    order::sort_by_key(&mut wanted, |field| field.spec().section);
    html! {
        <dl class="paper">
            for field in wanted {
                { written(&inputs.of(field)) }
            }
        </dl>
    }
}

fn written(input: &Input) -> Html {
    let spec = input.field.spec();
    let value = match &input.entry {
        Some((title, _)) => title.clone(),
        None => input.value.as_ref().map_or_else(String::new, |value: &Value| in_words(spec, value)),
    };
    html! {
        <div>
            <dt>{ &input.label }<span class={classes!("ev", input.firm.level.name())}>{ input.firm.dated() }</span></dt>
            <dd>{ value }{ " " }<span class="aff">{ unit(spec) }</span></dd>
        </div>
    }
}

fn unit(spec: &FieldSpec) -> &'static str {
    match (spec.shape, spec.unit.words) {
        (Shape::Number { .. }, words) if words.len() <= 15 => words,
        (Shape::Number { .. }, _) => short_unit(spec),
        _ => "",
    }
}
