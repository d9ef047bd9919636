//! What the page is about: a scenario with its history, and how it is looked at. Results are derived,
//! never kept.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crossover::chart::Money;
use crossover::field;
use crossover::kind::Strategy;
use crossover::preset::{OPENING, Preset};
use crossover::report::{Line, Topic};
use crossover::scenario::{Problem, Problems, Scenario, Value};
use yew::{Callback, Reducible};

use crate::notice::Notice;
use crate::prices::{Prices, Taken};

/// So many steps can be undone.
const LONGEST_HISTORY: usize = 1_000;

/// The state of the page. It goes to components as a value, so a copy is cheap.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// The scenario as it is.
    pub(crate) now: Step,
    past: Rc<Vec<Step>>,
    future: Rc<Vec<Step>>,
    /// The scenario that was pinned, to compare with, and its prices.
    pub(crate) pinned: Option<(Rc<Scenario>, Prices)>,
    /// What stands in fields and is none of their values, by path; the scenario keeps the last one that was.
    pub(crate) mistyped: Rc<BTreeMap<Rc<str>, Mistake>>,
    pub(crate) view: View,
    /// What there is to say, beside the answer.
    pub(crate) notices: Rc<Vec<Notice>>,
    /// A link that does not open; nothing else is shown then.
    pub(crate) broken: Option<Rc<Broken>>,
    /// How often something was opened to which Back should return from what came after.
    pub(crate) visits: u32,
}

/// A link that does not open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Broken {
    pub(crate) link: Rc<str>,
    pub(crate) problems: Problems,
    /// Whether something was open before it.
    pub(crate) has_before: bool,
}

/// A scenario from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Arrival {
    /// The preset it is a difference against, or the name of none, and that preset's scenario.
    pub(crate) preset: &'static str,
    pub(crate) beginning: Rc<Scenario>,
    pub(crate) scenario: Rc<Scenario>,
}

/// What a link holds, or what is wrong with it.
pub(crate) type Followed = Result<Arrival, Problems>;

impl Arrival {
    /// A scenario that is a difference against the preset of this name, if there is one.
    pub(crate) fn against(preset: &'static str, scenario: Scenario) -> Self {
        let beginning =
            Preset::find(preset).map_or_else(|_| Rc::default(), |preset| Rc::new(preset.scenario()));
        Self { preset, beginning, scenario: Rc::new(scenario) }
    }

    fn of(preset: Preset) -> Self {
        let scenario = Rc::new(preset.scenario());
        Self { preset: preset.id, beginning: Rc::clone(&scenario), scenario }
    }
}

/// A scenario and what led to it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    /// The preset it began with, and that preset's scenario.
    pub(crate) preset: &'static str,
    pub(crate) beginning: Rc<Scenario>,
    pub(crate) scenario: Rc<Scenario>,
    /// What its entries of the catalogue cost.
    pub(crate) prices: Prices,
    /// What was changed on the way to it, if it was one input.
    pub(crate) edit: Option<Edit>,
}

/// A change of one input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Edit {
    /// The input.
    pub(crate) path: Rc<str>,
    /// The scenario before: what goes along with the input has changed as well.
    pub(crate) before: Rc<Scenario>,
    /// Edits of one drag have one number, and are undone together.
    pub(crate) gesture: Option<u32>,
}

/// What stands in a field, and why it is none of its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mistake {
    pub(crate) text: Rc<str>,
    pub(crate) problem: Problem,
}

/// How the scenario is looked at; this has no history.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct View {
    pub(crate) money: Money,
    /// The two strategies that are compared; those of the verdict, if none are chosen.
    pub(crate) pair: Option<(Strategy, Strategy)>,
    pub(crate) open: Panel,
}

/// What is open beside the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Panel {
    /// Nothing: the strategies and the small charts are there.
    None,
    /// What a figure consists of.
    Reason(Topic),
    /// Where a line of a strategy comes from, in a month from 1.
    Why(Strategy, Line, Option<usize>),
    /// Every line of a month, from 1.
    Ledger(usize),
    /// Every line of a strategy over the horizon.
    Lines(Strategy),
    /// What differs from the scenario that was pinned.
    Differences,
    /// What there is to ask about the answer.
    Question(Question),
}

/// What there is to ask about the answer, beside where its figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// What would change it.
    Change,
    /// How sure it is.
    Sure,
    /// Whether the cheapest fits the problem.
    Fit,
}

impl Question {
    pub(crate) const ALL: [Self; 3] = [Self::Change, Self::Sure, Self::Fit];

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Change => "What would change it",
            Self::Sure => "How sure it is",
            Self::Fit => "Whether it fits",
        }
    }
}

/// What may happen to it.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    /// A preset takes its place.
    Open(Preset),
    /// Another scenario takes its place: imported, or from the store.
    Take(Arrival),
    /// What a link holds takes its place.
    Follow(Rc<str>, Followed),
    /// What was open before a broken link is shown again.
    Resume,
    /// Other prices take the place of those there are; with what there is to say of their file.
    Price(Prices, Option<Rc<Taken>>),
    Tell(Notice),
    Dismiss(Notice),
    /// An input gets a value, or goes back to its default.
    Set {
        path: Rc<str>,
        value: Option<Value>,
        gesture: Option<u32>,
    },
    /// An input changes, and what goes along with it.
    Edit {
        path: Rc<str>,
        change: Callback<Step, Scenario>,
        gesture: Option<u32>,
    },
    /// What is typed into an input is none of its values; or, with none, that no longer counts.
    Mistype {
        path: Rc<str>,
        mistake: Option<Mistake>,
    },
    Undo,
    Redo,
    /// Back to the preset it began with.
    Reset,
    Pin,
    Unpin,
    Look(View),
}

impl Step {
    /// The same beginning, another scenario.
    fn with(&self, scenario: Rc<Scenario>, edit: Option<Edit>) -> Self {
        Self { scenario, edit, ..self.clone() }
    }

    /// A scenario from elsewhere, with the same prices.
    fn arriving(&self, arrival: Arrival) -> Self {
        Self { prices: self.prices.clone(), ..Self::of(arrival) }
    }

    fn of(Arrival { preset, beginning, scenario }: Arrival) -> Self {
        Self { preset, beginning, scenario, prices: Prices::default(), edit: None }
    }
}

impl State {
    /// What somebody sees who comes here without a link.
    pub(crate) fn opening() -> Self {
        let view = View { money: Money::Present, pair: None, open: Panel::None };
        Self {
            now: Step::of(Arrival::of(OPENING)),
            past: Rc::default(),
            future: Rc::default(),
            pinned: None,
            mistyped: Rc::default(),
            view,
            notices: Rc::default(),
            broken: None,
            visits: 0,
        }
    }

    /// What somebody sees who comes here with a link.
    pub(crate) fn following(link: Rc<str>, followed: Followed) -> Self {
        let mut state = Self::opening();
        match followed {
            Ok(arrival) => {
                state.arrive(arrival);
                state.past = Rc::default();
            }
            Err(problems) => state.broken = Some(Rc::new(Broken { link, problems, has_before: false })),
        }
        state
    }

    /// How many steps led here.
    pub(crate) fn depth(&self) -> usize {
        self.past.len()
    }

    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty() || !self.mistyped.is_empty()
    }

    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The inputs whose value is not the one of the beginning.
    pub(crate) fn changed(&self) -> impl Iterator<Item = &str> {
        let (now, beginning) = (&self.now.scenario, &self.now.beginning);
        // Tables hold nothing by themselves, and every link says the day of its prices.
        let is_input = |(_, value): &(&str, &Value)| !matches!(value, Value::Table | Value::Rows(_));
        let is_today = |path, value| path == PRICES_AS_OF && is_today(value);
        let different = now.iter().filter(is_input).filter(move |(path, value)| match beginning.get(path) {
            Some(before) => before != *value,
            None => !is_today(*path, *value),
        });
        let gone = beginning.iter().filter(is_input).filter(|(path, _)| now.get(path).is_none());
        different.chain(gone).map(|(path, _)| path)
    }

    /// Goes on to `scenario`, which came about by an edit of `path` and what goes along with it.
    fn edit(&mut self, path: Rc<str>, scenario: Scenario, gesture: Option<u32>) {
        if scenario == *self.now.scenario {
            return;
        }
        let edit = Edit { path, before: Rc::clone(&self.now.scenario), gesture };
        self.go_on(self.now.with(Rc::new(scenario), Some(edit)));
    }

    /// Goes on to what has arrived, and says so if its prices are not those of today.
    fn arrive(&mut self, arrival: Arrival) {
        let day = arrival.scenario.get(PRICES_AS_OF);
        let older = day.and_then(Value::text).is_some_and(|day| day < today());
        self.go_on(self.now.arriving(arrival));
        self.view.pair = None;
        if self.broken.take().is_some_and(|broken| !broken.has_before) {
            // Nobody has seen what came before.
            self.past = Rc::default();
        }
        self.dismiss(|notice| matches!(notice, Notice::OlderPrices | Notice::Refused { .. }));
        if older {
            Rc::make_mut(&mut self.notices).push(Notice::OlderPrices);
        }
    }

    /// Says it, in place of what was said of the same kind.
    fn tell(&mut self, notice: Notice) {
        self.dismiss(|old| std::mem::discriminant(old) == std::mem::discriminant(&notice));
        Rc::make_mut(&mut self.notices).push(notice);
    }

    fn dismiss(&mut self, which: impl Fn(&Notice) -> bool) {
        if self.notices.iter().any(&which) {
            Rc::make_mut(&mut self.notices).retain(|notice| !which(notice));
        }
    }

    /// Goes on to `step`; edits of one drag are one step.
    fn go_on(&mut self, step: Step) {
        let gesture = |step: &Step| step.edit.as_ref().and_then(|edit| edit.gesture);
        let goes_on = gesture(&step).is_some() && gesture(&step) == gesture(&self.now);
        let before = std::mem::replace(&mut self.now, step);
        self.future = Rc::default();
        if goes_on {
            if let (Some(edit), Some(first)) = (&mut self.now.edit, before.edit) {
                edit.before = first.before;
            }
            return;
        }
        let past = Rc::make_mut(&mut self.past);
        if past.len() == LONGEST_HISTORY {
            past.remove(0);
        }
        past.push(before);
    }
}

/// The input that says whose knowledge of prices is used.
pub(crate) const PRICES_AS_OF: &str = "prices_as_of";

/// The day of the newest prices there are.
pub(crate) fn today() -> &'static str {
    match field!(PRICES_AS_OF).spec().preset {
        field::Preset::Text(day) => day,
        _ => "",
    }
}

fn is_today(value: &Value) -> bool {
    value.text() == Some(today())
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        match &action {
            Action::Set { path, .. } | Action::Mistype { path, mistake: None } => {
                if self.mistyped.contains_key(path) {
                    Rc::make_mut(&mut next.mistyped).remove(path);
                }
            }
            Action::Mistype { path, mistake: Some(mistake) } => {
                Rc::make_mut(&mut next.mistyped).insert(Rc::clone(path), mistake.clone());
            }
            Action::Pin
            | Action::Unpin
            | Action::Look(_)
            | Action::Price(..)
            | Action::Tell(_)
            | Action::Dismiss(_) => {}
            _ => next.mistyped = Rc::default(),
        }
        match action {
            Action::Open(preset) => {
                next.arrive(Arrival::of(preset));
                next.visits += 1;
            }
            Action::Take(arrival) => {
                next.arrive(arrival);
                next.visits += 1;
            }
            Action::Follow(link, followed) => match followed {
                Ok(arrival) => next.arrive(arrival),
                Err(problems) => {
                    let has_before = self.broken.as_ref().is_none_or(|broken| broken.has_before);
                    next.broken = Some(Rc::new(Broken { link, problems, has_before }));
                }
            },
            Action::Resume => next.broken = None,
            Action::Price(prices, taken) => {
                next.go_on(Step { prices, edit: None, ..self.now.clone() });
                next.dismiss(|notice| matches!(notice, Notice::Refused { .. } | Notice::Priced(_)));
                if let Some(taken) = taken {
                    next.tell(Notice::Priced(taken));
                }
            }
            Action::Tell(notice) => next.tell(notice),
            Action::Dismiss(notice) => next.dismiss(|old| *old == notice),
            Action::Reset => next.go_on(self.now.with(Rc::clone(&self.now.beginning), None)),
            Action::Set { path, value, gesture } => {
                if self.now.scenario.get(&path) == value.as_ref() {
                    return Rc::new(next);
                }
                let mut scenario = Scenario::clone(&self.now.scenario);
                match value {
                    Some(value) => scenario.set(&path, value),
                    None => scenario.remove(&path),
                }
                let before = Rc::clone(&self.now.scenario);
                next.go_on(self.now.with(Rc::new(scenario), Some(Edit { path, before, gesture })));
            }
            Action::Edit { path, change, gesture } => {
                next.edit(path, change.emit(self.now.clone()), gesture);
            }
            // What is no value never was a step: it goes first.
            Action::Mistype { .. } => {}
            Action::Undo if !self.mistyped.is_empty() => {}
            Action::Undo => {
                let Some(step) = Rc::make_mut(&mut next.past).pop() else { return Rc::new(next) };
                Rc::make_mut(&mut next.future).push(std::mem::replace(&mut next.now, step));
            }
            Action::Redo => {
                let Some(step) = Rc::make_mut(&mut next.future).pop() else { return Rc::new(next) };
                Rc::make_mut(&mut next.past).push(std::mem::replace(&mut next.now, step));
            }
            Action::Pin => next.pinned = Some((Rc::clone(&self.now.scenario), self.now.prices.clone())),
            Action::Unpin => next.pinned = None,
            Action::Look(view) => next.view = view,
        }
        Rc::new(next)
    }
}

/// A number for the edits of one drag, or of one stay in a field.
pub(crate) fn new_gesture() -> u32 {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    LAST.with(|last| {
        last.set(last.get().wrapping_add(1));
        last.get()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOLUME: &str = "workload.queries_per_month";

    fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
        let state = actions.into_iter().fold(Rc::new(state), Reducible::reduce);
        State::clone(&state)
    }

    fn set(value: f64, gesture: u32) -> Action {
        Action::Set { path: VOLUME.into(), value: Some(Value::Number(value)), gesture: Some(gesture) }
    }

    fn mistype(text: &str) -> Action {
        let problem = Problem::new(VOLUME, text, "a number");
        Action::Mistype { path: VOLUME.into(), mistake: Some(Mistake { text: text.into(), problem }) }
    }

    #[test]
    fn a_stay_in_a_field_is_one_step() {
        let first = State::opening();
        let typed = after(first.clone(), [set(2.0, 1), set(25.0, 1), set(250.0, 1), set(300.0, 2)]);
        assert_eq!(typed.depth(), 2);
        let edit = typed.now.edit.clone().unwrap();
        assert_eq!((edit.before.get(VOLUME), edit.gesture), (Some(&Value::Number(250.0)), Some(2)));
        let back = after(typed, [Action::Undo, Action::Undo]);
        assert_eq!(back.now, first.now);
    }

    #[test]
    fn a_mistake_leaves_the_scenario_alone_and_ends_with_a_value() {
        let first = State::opening();
        let wrong = after(first.clone(), [mistype("1,5")]);
        assert_eq!(wrong.now, first.now);
        assert_eq!(wrong.mistyped.len(), 1);
        let same = first.now.scenario.get(VOLUME).and_then(Value::number).unwrap();
        for right in [set(7.0, 1), set(same, 1), Action::Undo, Action::Reset, crate::edits::added_row()] {
            assert!(after(wrong.clone(), [right]).mistyped.is_empty());
        }
        assert_eq!(after(first.clone(), [set(same, 1)]), first, "nothing has changed");
        let back = after(first, [set(7.0, 1), mistype("1,5"), Action::Undo]);
        assert_eq!((back.depth(), back.mistyped.len()), (1, 0), "the value before the mistake stays");
    }

    #[test]
    fn a_preset_takes_the_place_of_what_was_there() {
        let opening = Rc::new(State::opening());
        assert_eq!(opening.now.preset, OPENING.id);
        let other = crossover::preset::PRESETS[1];
        let opened = opening.reduce(Action::Open(other));
        assert_eq!((opened.now.preset, &*opened.now.scenario), (other.id, &other.scenario()));
    }
}
