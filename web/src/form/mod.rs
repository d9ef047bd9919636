//! The inputs, as the table of fields has them.

mod choices;
mod entries;
mod extra;
mod few;
mod flips;
mod group;
mod growth;
mod icon;
mod input;
mod level;
mod likely;
mod moved;
mod paper;
mod period;
mod picker;
mod rail;
mod row;
mod search;
mod typing;
mod words;

use std::rc::Rc;

use crossover::date::Day;
use crossover::field;
use crossover::field::{Field, Section, all};
use crossover::model::Draft;
use crossover::order;
use yew::{
    Callback, Html, MouseEvent, Properties, SubmitEvent, component, html, use_effect_with, use_memo,
    use_state_eq,
};

use crate::edits::EXTRA;
use crate::evaluation::{Evaluation, Pair, Shown};
use crate::gestures::SCENARIOS;
use crate::state::{Action, State, Step};
use flips::use_flips;
use group::{Around, VOLUME, heading, tables, to_fix};
use input::Inputs;
use level::{Level, in_play, matches};
use moved::use_moved;
use rail::Stretches;
use search::Search;

pub(crate) use few::{Few, FewProps};
pub(crate) use flips::Marks;
pub(crate) use paper::paper;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FormProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
}

/// The inputs.
#[component]
pub(crate) fn Form(FormProps { state, shown, act }: &FormProps) -> Html {
    let level = use_state_eq(|| Level::Case);
    let query = use_state_eq(|| None::<String>);
    // Groups that somebody unfolded, and the row of other costs that is open.
    let unfolded = use_state_eq(Vec::<Section>::new);
    let open_row = use_state_eq(|| None::<usize>);
    let draft = use_memo((state.now.clone(), shown.clone()), |(step, shown)| draft(step, shown));
    let moved = use_moved(state, &draft);
    let problems = shown.problems.as_ref().map_or(&[][..], |problems| &problems.problems);
    let inputs = Inputs { state, draft: &draft, problems, moved: &moved, as_of: as_of(&draft) };
    let playing: Vec<Field> = all().filter(|field| in_play(&draft, *field)).collect();
    let words = query.as_ref().map(|query| query.to_ascii_lowercase());
    // Prices of one's own are typed where the catalogue names nothing.
    let is_own_price =
        |field: &Field| inputs.own_price_of(*field).is_some_and(|catalog| level.shows(catalog));
    let is_due = |field: &Field| level.shows(*field) || inputs.is_wrong(*field) || is_own_price(field);
    let wanted = |field: &Field| words.as_ref().map_or_else(|| is_due(field), |words| matches(*field, words));
    let found: Vec<Field> = playing.iter().copied().filter(wanted).collect();
    let extra_too = match &words {
        Some(words) => matches(field!("extra.*.name"), words),
        None => *level != Level::Case || to_fix(problems, Section::OtherCosts) > 0,
    };
    let mut sections: Vec<Section> = found.iter().map(|field| field.spec().section).collect();
    sections.extend(extra_too.then_some(Section::OtherCosts));
    order::sort(&mut sections);
    sections.dedup();
    let wrong: Vec<Section> = sections.iter().copied().filter(|s| to_fix(problems, *s) > 0).collect();
    use_effect_with(wrong, {
        let unfolded = unfolded.clone();
        move |wrong: &Vec<Section>| {
            // Such a group stays open once nothing is wrong any more: somebody is at work in it.
            let mut next = (*unfolded).clone();
            next.extend(wrong.iter().filter(|section| !unfolded.contains(section)));
            unfolded.set(next);
        }
    });
    let folds = *level != Level::Case && query.is_none();
    let is_unfolded =
        |section: Section| !folds || to_fix(problems, section) > 0 || unfolded.contains(&section);
    // The rail says it of the volume.
    let is_marked = |field: &Field| field.spec().path != VOLUME && is_unfolded(field.spec().section);
    let marked: Vec<Field> = found.iter().copied().filter(is_marked).collect();
    let flips = use_flips(question(state, shown), &marked);
    let around = around(state, shown, flips);
    let onsubmit = Callback::from(|event: SubmitEvent| event.prevent_default());
    let choose = |chosen: Level| {
        let level = level.clone();
        Callback::from(move |_: MouseEvent| level.set(chosen))
    };
    let onsearch = {
        let query = query.clone();
        Callback::from(move |text| query.set(text))
    };
    let group = |section: Section| {
        let wrong = to_fix(problems, section);
        let open = is_unfolded(section);
        let own = found.iter().filter(|field| field.spec().section == section);
        let costs = state.now.scenario.rows(EXTRA);
        let count = match section {
            Section::OtherCosts if costs == 1 => "1 row".to_owned(),
            Section::OtherCosts => format!("{costs} rows"),
            _ => own.clone().count().to_string(),
        };
        let turn = {
            let unfolded = unfolded.clone();
            Callback::from(move |_: MouseEvent| {
                let mut next = (*unfolded).clone();
                match next.iter().position(|known| *known == section) {
                    Some(place) => drop(next.remove(place)),
                    None => next.push(section),
                }
                unfolded.set(next);
            })
        };
        html! {
            <section key={section.heading()} class="group" aria-label={section.heading()}>
                if folds {
                    { heading(section, &count, wrong, open, turn) }
                } else {
                    <h2 class={query.is_none().then_some("plain")}>{ section.heading() }</h2>
                }
                if open {
                    { tables(&own.map(|field| inputs.of(*field)).collect::<Vec<_>>(), folds || query.is_some(), &around, act) }
                    if section == Section::OtherCosts {
                        { extra::extra(extra::rows(&inputs), &open_row, act) }
                    }
                }
            </section>
        }
    };
    html! {
        <form class="inputs" aria-label="Inputs" {onsubmit}>
            <div class="in-top">
                if query.is_none() {
                    <div class="seg" role="group" aria-label="How many inputs to show">
                        for each in Level::EACH {
                            <button type="button" aria-pressed={(*level == each).to_string()} onclick={choose(each)}>
                                { each.title() }{ " " }
                                <span>{ playing.iter().filter(|field| each.shows(**field)).count() }</span>
                            </button>
                        }
                    </div>
                }
                <Search query={(*query).clone()} {onsearch} found={found.len()} />
            </div>
            if query.as_ref().is_some_and(|query| !query.trim().is_empty()) && sections.is_empty() {
                <p class="none">{ "No input is called that. Inputs that take no part are not searched." }</p>
            }
            for section in sections {
                { group(section) }
            }
            <div class="in-foot">
                <button type="button" class="lnk" onclick={act.reform(|_: MouseEvent| Action::Reset)}>{ "Reset to preset" }</button>
                <button type="button" class="lnk" popovertarget={SCENARIOS}>{ "Import" }</button>
                <button type="button" class="lnk" popovertarget={SCENARIOS}>{ "Save in this browser" }</button>
            </div>
        </form>
    }
}

/// The inputs as they are, valid or not.
fn draft(Step { scenario, prices, .. }: &Step, shown: &Shown) -> Draft {
    match (&shown.evaluation, &shown.problems) {
        (Some(evaluation), None) => evaluation.model().draft(),
        _ => Draft::new(scenario, prices.catalogue()),
    }
}

/// The day whose prices are used.
fn as_of(draft: &Draft) -> Day {
    let day = draft.value(field!("prices_as_of")).and_then(|day| Day::parse(day.text()?));
    // The field has a default, so there is always a day.
    day.unwrap_or(Day::since_1970(0))
}

/// What the last result says beside the inputs.
fn around(state: &State, shown: &Shown, flips: Rc<Marks>) -> Around {
    let Some(evaluation) = &shown.evaluation else {
        return Around { queries: Rc::default(), stretches: None, flips };
    };
    let pair = evaluation.pair(state.view.pair);
    let queries = Rc::new(evaluation.model().timeline().queries.clone());
    Around { queries, stretches: pair.and_then(|pair| Stretches::of(evaluation.report(), pair)), flips }
}

/// What there is to say where the order changes: nothing while a field holds none of its values.
fn question(state: &State, shown: &Shown) -> Option<(Evaluation, Pair)> {
    let evaluation = shown.evaluation.as_ref().filter(|_| shown.problems.is_none())?;
    Some((evaluation.clone(), evaluation.pair(state.view.pair)?))
}
