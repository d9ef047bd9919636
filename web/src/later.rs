//! What the answer and its chart do without: modules of their own, loaded while that picture is drawn.
//!
//! The first holds the other things of the first screen, the second what is there on demand, the third links
//! and all of the catalogue. What is in them is called through [`Part`], [`Later`] and [`Links`] only; a
//! direct call from elsewhere would bring the code into the main module again.

#![expect(
    clippy::unnecessary_wraps,
    reason = "that a module cannot be loaded is told by the result of its entry"
)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::thread::LocalKey;

use crossover::catalogue::built_in;
use crossover::link::encode_against;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_force_update};

use crate::decide::{Nearest, NearestProps, caution};
use crate::embed::{Picture, PictureProps};
use crate::evaluation::{Evaluation, Shown};
use crate::file::Text;
use crate::flips::{self, Wanted};
use crate::form::{Few, FewProps, Form, FormProps};
use crate::header::{
    BrokenLink, BrokenLinkProps, Notices, NoticesProps, Printed, PrintedProps, Scenarios, ScenariosProps,
    Share, ShareProps, export,
};
use crate::import;
use crate::prices::{self, Prices};
use crate::result::{
    Card, CardProps, ChartTools, ChartToolsProps, Dock, DockProps, Strategies, StrategiesProps, Tuning,
    TuningProps, VolumeChart, VolumeChartProps,
};
use crate::state::{Action, Followed, State, Step};

/// A part of the page that comes later.
#[derive(Clone, PartialEq)]
pub(crate) enum Part {
    Card(CardProps),
    Form(FormProps),
    Few(FewProps),
    Picture(PictureProps),
    Strategies(StrategiesProps),
    Tuning(TuningProps),
    Volume(VolumeChartProps),
    Broken(BrokenLinkProps),
    /// The word on what there is to mind of the cheapest.
    Caution(Evaluation),
    ChartTools(ChartToolsProps),
    Dock(DockProps),
    Export(State, Shown),
    Nearest(NearestProps),
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
    /// What a text holds that only the reader of TOML understands.
    read: fn(&str) -> Followed,
    flips: fn(Wanted),
}

/// What the third offers.
struct Links {
    write: fn(&Step, &str) -> Option<String>,
    follow: fn(&str) -> Followed,
    /// What a text in any form holds; none where the reader of TOML is needed.
    read: fn(&str) -> Option<Followed>,
}

/// The way into the first module.
#[wasm_split(screen, fallible)]
fn screen() -> Result<Show, SplitLoaderError> {
    Ok(|part| match part.clone() {
        Part::Card(props) => html! { <Card ..props /> },
        Part::Form(props) => html! { <Form ..props /> },
        Part::Few(props) => html! { <Few ..props /> },
        Part::Picture(props) => html! { <Picture ..props /> },
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
            Part::Caution(evaluation) => caution(&evaluation),
            Part::ChartTools(props) => html! { <ChartTools ..props /> },
            Part::Dock(props) => html! { <Dock ..props /> },
            Part::Export(state, shown) => export(&state, &shown),
            Part::Nearest(props) => html! { <Nearest ..props /> },
            Part::Notices(props) => html! { <Notices ..props /> },
            Part::Printed(props) => html! { <Printed ..props /> },
            Part::Scenarios(props) => html! { <Scenarios ..props /> },
            Part::Share(props) => html! { <Share ..props /> },
            _ => Html::default(),
        },
        import: import::import,
        read: import::read_toml,
        flips: flips::search,
    };
    prices::use_all(built_in);
    Ok(&LATER)
}

/// The way into the third module.
#[wasm_split(links, fallible)]
fn links() -> Result<&'static Links, SplitLoaderError> {
    static LINKS: Links = Links {
        write: |step, page| Some(encode_against(step.preset, &step.scenario, page).ok()?.text),
        follow: import::follow,
        read: import::read_written,
    };
    prices::use_all(built_in);
    Ok(&LINKS)
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
    static LINKS: Cell<Module<&'static Links>> = const { Cell::new(Module::Coming) };
    /// The parts that are to be shown again when that changes, by number.
    static WAITING: RefCell<Vec<(u32, Callback<()>)>> = const { RefCell::new(Vec::new()) };
    static LAST_WAITING: Cell<u32> = const { Cell::new(0) };
    /// How often a module has come, or has not.
    static ARRIVALS: Cell<u32> = const { Cell::new(0) };
}

/// Loads what is not there.
pub(crate) fn load() {
    load_screen();
    with_later(|_| ());
    with_links(|_| ());
}

/// Loads the rest of the first screen alone, where it is not there.
pub(crate) fn load_screen() {
    with(&SCREEN, screen, |_| ());
}

fn with_later(then: impl FnOnce(Option<&'static Later>) + 'static) {
    with(&LATER, later, then);
}

fn with_links(then: impl FnOnce(Option<&'static Links>) + 'static) {
    with(&LINKS, links, then);
}

/// Goes on with a module, once it is there; with none if it cannot be loaded.
fn with<T: Copy + 'static, L: Future<Output = Result<T, SplitLoaderError>> + 'static>(
    module: &'static LocalKey<Cell<Module<T>>>,
    load: fn() -> L,
    then: impl FnOnce(Option<T>) + 'static,
) {
    if let Module::There(there) = module.get() {
        return then(Some(there));
    }
    spawn_local(async move {
        let loaded = load().await.ok();
        module.set(loaded.map_or(Module::Missing, Module::There));
        then(loaded);
        show_again();
    });
}

fn show_again() {
    ARRIVALS.set(ARRIVALS.get().wrapping_add(1));
    let waiting = WAITING.with_borrow(Vec::clone);
    for (_, part) in waiting {
        part.emit(());
    }
}

/// Shows a part again whenever a module has come; the number ends that.
fn wait(part: Callback<()>) -> u32 {
    let number = LAST_WAITING.get().wrapping_add(1);
    LAST_WAITING.set(number);
    WAITING.with_borrow_mut(|waiting| waiting.push((number, part)));
    number
}

fn wait_no_more(number: u32) {
    WAITING.with_borrow_mut(|waiting| waiting.retain(|(known, _)| *known != number));
}

/// Reads a text and does what follows from it.
pub(crate) fn import(text: Text, prices: Prices, act: Callback<Action>) {
    with_later(move |later| {
        if let Some(later) = later {
            act.emit((later.import)(&text, &prices));
        }
    });
}

/// The link to the scenario of a step, on the page at this address.
pub(crate) fn link(step: Step, page: String, then: impl FnOnce(String) + 'static) {
    if matches!(LINKS.get(), Module::Missing) {
        // Somebody is asked whether to try again.
        return;
    }
    with_links(move |links| {
        if let Some(link) = links.and_then(|links| (links.write)(&step, &page)) {
            then(link);
        }
    });
}

/// What a link holds; none if nothing can be read here.
pub(crate) fn follow(link: Rc<str>, then: impl FnOnce(Option<Followed>) + 'static) {
    with_links(move |links| then(links.map(|links| (links.follow)(&link))));
}

/// What a text in any form holds; none if nothing can be read here.
pub(crate) fn read(text: Rc<str>, then: impl FnOnce(Option<Followed>) + 'static) {
    with_links(move |links| {
        let Some(links) = links else { return then(None) };
        match (links.read)(&text) {
            Some(followed) => then(Some(followed)),
            None => with_later(move |later| then(later.map(|later| (later.read)(&text)))),
        }
    });
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
    let arrivals = ARRIVALS.get();
    use_effect_with((), move |()| {
        // Between drawing and here other tasks may run, and what came in them told nobody.
        if ARRIVALS.get() != arrivals {
            update.force_update();
        }
        let number = wait(Callback::from(move |()| update.force_update()));
        move || wait_no_more(number)
    });
    let module = match part {
        Part::Card(_)
        | Part::Form(_)
        | Part::Few(_)
        | Part::Picture(_)
        | Part::Strategies(_)
        | Part::Tuning(_)
        | Part::Volume(_) => SCREEN.get(),
        _ => match LATER.get() {
            Module::There(later) => Module::There(later.show),
            Module::Coming => Module::Coming,
            Module::Missing => Module::Missing,
        },
    };
    match (module, part) {
        (Module::There(show), Part::Notices(_)) if matches!(LINKS.get(), Module::Missing) => {
            html! { <><div class="notes">{ missing(load) }</div>{ show(part) }</> }
        }
        (Module::There(show), _) => show(part),
        // Its place, so that nothing jumps when it comes.
        (Module::Coming, Part::Form(_)) => html! { <form class="inputs" aria-busy="true" /> },
        (Module::Coming, Part::Nearest(_)) => html! { <p class="near" /> },
        (Module::Missing, Part::Notices(_)) => html! { <div class="notes">{ missing(load) }</div> },
        (Module::Missing, Part::Broken(_) | Part::Dock(_) | Part::Form(_)) => missing(load),
        (Module::Missing, Part::Few(_) | Part::Picture(_)) => missing(load_screen),
        _ => Html::default(),
    }
}

/// What is said where a module does not come; with what tries again.
pub(crate) fn missing(load: impl Fn() + 'static) -> Html {
    html! {
        <div class="note bad" role="alert">
            <div>
                <b>{ "A part of the page could not be loaded. " }</b>
                <button class="lnk" type="button" onclick={move |_| load()}>{ "Try again" }</button>
            </div>
        </div>
    }
}
