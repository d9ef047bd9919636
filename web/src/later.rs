//! What the answer and its chart do without: two modules of their own, loaded while that picture is drawn.
//!
//! The first holds the other things of the first screen, the second what is there on demand. What is in them
//! is called through [`Part`] and [`Later`] only; a direct call from elsewhere would bring the code into the
//! main module again.

#![expect(
    clippy::unnecessary_wraps,
    reason = "that a module cannot be loaded is told by the result of its entry"
)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crossover::catalogue::built_in;
use crossover::link::encode_against;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_force_update};

use crate::address;
use crate::file::Text;
use crate::flips::{self, Wanted};
use crate::form::{Form, FormProps};
use crate::header::{
    BrokenLink, BrokenLinkProps, Export, ExportProps, Notices, NoticesProps, Printed, PrintedProps,
    Scenarios, ScenariosProps, Share, ShareProps,
};
use crate::import;
use crate::prices::{self, Prices};
use crate::result::{
    Card, CardProps, ChartTools, ChartToolsProps, Dock, DockProps, Strategies, StrategiesProps, Tuning,
    TuningProps, VolumeChart, VolumeChartProps,
};
use crate::state::{Action, Followed, Step};

/// A part of the page that comes later.
#[derive(Clone, PartialEq)]
pub(crate) enum Part {
    Card(CardProps),
    Form(FormProps),
    Strategies(StrategiesProps),
    Tuning(TuningProps),
    Volume(VolumeChartProps),
    Broken(BrokenLinkProps),
    ChartTools(ChartToolsProps),
    Dock(DockProps),
    Export(ExportProps),
    Notices(NoticesProps),
    Printed(PrintedProps),
    Scenarios(ScenariosProps),
    Share(ShareProps),
}

type Show = fn(&Part) -> Html;

/// What the second module offers.
struct Later {
    show: Show,
    import: fn(&Text, &Prices) -> Action,
    link: fn(&Step) -> Option<String>,
    follow: fn(&str) -> Followed,
    flips: fn(Wanted),
}

/// The way into the first module.
#[wasm_split(screen, fallible)]
fn screen() -> Result<Show, SplitLoaderError> {
    Ok(|part| match part.clone() {
        Part::Card(props) => html! { <Card ..props /> },
        Part::Form(props) => html! { <Form ..props /> },
        Part::Strategies(props) => html! { <Strategies ..props /> },
        Part::Tuning(props) => html! { <Tuning ..props /> },
        Part::Volume(props) => html! { <VolumeChart ..props /> },
        _ => Html::default(),
    })
}

/// The way into the second module.
#[wasm_split(later, fallible)]
fn later() -> Result<&'static Later, SplitLoaderError> {
    static LATER: Later = Later {
        show: |part| match part.clone() {
            Part::Broken(props) => html! { <BrokenLink ..props /> },
            Part::ChartTools(props) => html! { <ChartTools ..props /> },
            Part::Dock(props) => html! { <Dock ..props /> },
            Part::Export(props) => html! { <Export ..props /> },
            Part::Notices(props) => html! { <Notices ..props /> },
            Part::Printed(props) => html! { <Printed ..props /> },
            Part::Scenarios(props) => html! { <Scenarios ..props /> },
            Part::Share(props) => html! { <Share ..props /> },
            _ => Html::default(),
        },
        import: import::import,
        link: |step| Some(encode_against(step.preset, &step.scenario, &address::page()).ok()?.text),
        follow: import::follow,
        flips: flips::search,
    };
    prices::use_all(built_in);
    Ok(&LATER)
}

/// How far a module is.
#[derive(Clone, Copy)]
enum Module<T> {
    Coming,
    There(T),
    Missing,
}

thread_local! {
    static SCREEN: Cell<Module<Show>> = const { Cell::new(Module::Coming) };
    static LATER: Cell<Module<&'static Later>> = const { Cell::new(Module::Coming) };
    /// The parts that are to be shown again when that changes.
    static WAITING: RefCell<Vec<Callback<()>>> = const { RefCell::new(Vec::new()) };
}

/// Loads what is not there.
pub(crate) fn load() {
    spawn_local(async {
        SCREEN.set(screen().await.map_or(Module::Missing, Module::There));
        show_again();
    });
    with_later(|_| ());
}

fn with_later(then: impl FnOnce(Option<&Later>) + 'static) {
    if let Module::There(later) = LATER.get() {
        return then(Some(later));
    }
    spawn_local(async {
        let loaded = later().await.ok();
        LATER.set(loaded.map_or(Module::Missing, Module::There));
        then(loaded);
        show_again();
    });
}

fn show_again() {
    let waiting = WAITING.with_borrow(Vec::clone);
    for part in waiting {
        part.emit(());
    }
}

/// Reads a text and does what follows from it.
pub(crate) fn import(text: Text, prices: Prices, act: Callback<Action>) {
    with_later(move |later| {
        if let Some(later) = later {
            act.emit((later.import)(&text, &prices));
        }
    });
}

/// The link to the scenario of a step.
pub(crate) fn link(step: Step, then: impl FnOnce(String) + 'static) {
    if matches!(LATER.get(), Module::Missing) {
        // Somebody is asked whether to try again.
        return;
    }
    with_later(move |later| {
        if let Some(link) = later.and_then(|later| (later.link)(&step)) {
            then(link);
        }
    });
}

/// What a link holds; none if nothing can be read here.
pub(crate) fn follow(link: Rc<str>, then: impl FnOnce(Option<Followed>) + 'static) {
    with_later(move |later| then(later.map(|later| (later.follow)(&link))));
}

/// Looks for what is wanted, bit by bit.
pub(crate) fn flips(wanted: Wanted) {
    with_later(move |later| {
        if let Some(later) = later {
            (later.flips)(wanted);
        }
    });
}

#[derive(PartialEq, Properties)]
pub(crate) struct LaterPartProps {
    pub(crate) part: Part,
}

/// A part, as soon as its module is there.
#[component]
pub(crate) fn LaterPart(LaterPartProps { part }: &LaterPartProps) -> Html {
    let update = use_force_update();
    use_effect_with((), move |()| {
        WAITING.with_borrow_mut(|waiting| waiting.push(Callback::from(move |()| update.force_update())));
    });
    let module = match part {
        Part::Card(_) | Part::Form(_) | Part::Strategies(_) | Part::Tuning(_) | Part::Volume(_) => {
            SCREEN.get()
        }
        _ => match LATER.get() {
            Module::There(later) => Module::There(later.show),
            Module::Coming => Module::Coming,
            Module::Missing => Module::Missing,
        },
    };
    match (module, part) {
        (Module::There(show), _) => show(part),
        // Its place, so that nothing jumps when it comes.
        (Module::Coming, Part::Form(_)) => html! { <form class="inputs" aria-busy="true" /> },
        (Module::Missing, Part::Notices(_)) => html! { <div class="notes">{ missing() }</div> },
        (Module::Missing, Part::Broken(_) | Part::Dock(_) | Part::Form(_)) => missing(),
        _ => Html::default(),
    }
}

fn missing() -> Html {
    html! {
        <div class="note bad" role="alert">
            <div>
                <b>{ "A part of the page could not be loaded. " }</b>
                <button class="lnk" type="button" onclick={|_| load()}>{ "Try again" }</button>
            </div>
        </div>
    }
}
