//! What concerns the scenario as a whole: which one, back and forth, where it goes.

mod broken;
mod export;
mod icon;
mod notices;
mod popover;
mod printed;
mod saved;
mod scenarios;
mod share;
mod theme;
mod words;

use yew::{Callback, Html, Properties, component, html};

use crate::evaluation::Shown;
use crate::gestures::SCENARIOS;
use crate::later::{LaterPart, Part};
use crate::state::{Action, State};
use icon::{DOWN, LINK, MORE, PIN, REDO, UNDO, icon, mark};
use popover::Popover;
use theme::Theme;

pub(crate) use broken::{BrokenLink, BrokenLinkProps};
pub(crate) use export::export;
pub(crate) use notices::{Notices, NoticesProps};
pub(crate) use printed::{Printed, PrintedProps};
pub(crate) use scenarios::{Scenarios, ScenariosProps};
pub(crate) use share::{Share, ShareProps};
pub(crate) use words::day;

#[derive(PartialEq, Properties)]
pub(crate) struct HeaderProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
    pub(crate) act: Callback<Action>,
}

/// The bar at the top. Where it is narrow, most of it floats behind a button of its own.
#[component]
pub(crate) fn Header(HeaderProps { state, shown, act }: &HeaderProps) -> Html {
    let brand = html! { <h1 class="brand">{ mark() }{ "Crossover" }</h1> };
    if state.broken.is_some() {
        return html! { <header class="head">{ brand }<Theme /></header> };
    }
    let (name, is_preset) = words::name(&state.now);
    let undo = match &state.now.edit {
        Some(edit) if state.can_undo() => ["Undo: ", words::label(&edit.path)].concat(),
        _ => "Undo".to_owned(),
    };
    let pin = if state.pinned.is_some() { ("Unpin", Action::Unpin) } else { ("Pin to compare", Action::Pin) };
    html! {
        <>
            <header class="head">
                { brand }
                <button class="btn preset" type="button" popovertarget={SCENARIOS} aria-haspopup="dialog" title={[name, "  Ctrl K"].concat()}>
                    if is_preset {
                        <span class="quiet">{ "Preset" }</span>
                    }
                    <span class="name">{ name }</span>
                    if let Some(changes) = words::changes(state) {
                        <span class="quiet edited">{ changes }</span>
                    }
                    { icon(DOWN) }
                </button>
                <div class="acts" id="tools" popover="auto">
                    <span class="asof">{ "Prices as of " }<span class="nb">{ words::day(&state.now) }</span>
                        if let Some(files) = state.now.prices.files() {
                            <span title={files.to_owned()}>{ " and your own" }</span>
                        }
                    </span>
                    <button class="btn only-s" type="button" popovertarget={SCENARIOS}>{ "Scenarios" }</button>
                    <span class="grp">
                        <button class="btn i" type="button" aria-label={undo.clone()} title={[&undo, "  Ctrl Z"].concat()}
                            disabled={!state.can_undo()} onclick={act.reform(|_| Action::Undo)}>{ icon(UNDO) }<span class="only-s">{ "Undo" }</span></button>
                        <button class="btn i" type="button" aria-label="Redo" title="Redo  Ctrl Shift Z"
                            disabled={!state.can_redo()} onclick={act.reform(|_| Action::Redo)}>{ icon(REDO) }<span class="only-s">{ "Redo" }</span></button>
                    </span>
                    <button class="btn" type="button" title="P" onclick={act.reform(move |_| pin.1.clone())}>{ icon(PIN) }{ pin.0 }</button>
                    <button class="btn" type="button" popovertarget="export" aria-haspopup="dialog">{ "Export" }{ icon(DOWN) }</button>
                    <Theme />
                </div>
                <button class="btn go" type="button" popovertarget="share" aria-haspopup="dialog">{ icon(LINK) }{ "Share" }</button>
                <button class="btn i only-s" type="button" popovertarget="tools" aria-label="More">{ icon(MORE) }</button>
            </header>
            <Popover id={SCENARIOS} title="Scenarios"><LaterPart part={Part::Scenarios(ScenariosProps { state: state.clone(), act: act.clone() })} /></Popover>
            <Popover id="export" title="Export"><LaterPart part={Part::Export(state.clone(), shown.clone())} /></Popover>
            <Popover id="share" title="Share this scenario"><LaterPart part={Part::Share(ShareProps { state: state.clone(), shown: shown.clone() })} /></Popover>
        </>
    }
}
