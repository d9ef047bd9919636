//! Ways out of the page: a link, the widget, an image, a text; each as it will look, with one button to copy it.

mod choice;
mod copied;
mod frame;
mod looks;
mod preview;
mod texts;

use crossover::link::{Link, MOST_CHARS, NOTE_CHARS, encode_against};
use crossover::share::{Share as Shared, Site, Way};
use yew::{Callback, Html, Properties, component, html, use_memo, use_state_eq};

use super::export::export;
use super::words;
use crate::address;
use crate::evaluation::Shown;
use crate::file;
use crate::picture;
use crate::state::State;
use choice::Choice;
use copied::Copied;
use looks::looks;
use preview::{Card, Digest, Widget};
use texts::{Left, without};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ShareProps {
    pub(crate) state: State,
    pub(crate) shown: Shown,
}

/// The ways that are offered, under which name, and what each is for.
const OFFERED: [(Way, &str, &str); 7] = [
    (Way::Link, "Link", ""),
    (Way::Iframe, "Frame", "The widget, for wikis and pages that allow frames."),
    (Way::Element, "Element", "The widget, for pages of your own: a script, then the element."),
    (Way::Image, "Image", "For wikis that take images only. Whoever clicks it opens the calculator."),
    (Way::Markdown, "Markdown", "For GitHub, GitLab and whatever else reads Markdown."),
    (Way::Html, "HTML", "For wikis that take HTML without frames."),
    (Way::File, "File", "The whole calculator in one file: it works as an attachment and without a network."),
];

/// The ways, what is to be chosen, a preview, and the text to be copied.
#[component]
pub(crate) fn Share(ShareProps { state, shown }: &ShareProps) -> Html {
    let left = use_state_eq(Left::default);
    let choice = use_state_eq(Choice::default);
    let change = {
        let choice = choice.clone();
        Callback::from(move |next| choice.set(next))
    };
    let step = &state.now;
    let link = |left: &Left| encode_against(step.preset, &without(&step.scenario, left), &address::page());
    // While the scenario has problems, what is shown is not its result.
    let evaluation = shown.evaluation.clone().filter(|_| shown.problems.is_none());
    let report = use_memo((evaluation.clone(), left.title), |(evaluation, left)| {
        let mut report = evaluation.as_ref()?.report().clone();
        if *left {
            report.title.clear();
        }
        Some(report)
    });
    let whole = match link(&left) {
        Ok(whole) => whole,
        Err(problems) => return html! { <p class="bad">{ problems.to_string() }</p> },
    };
    let onleave = {
        let left = left.clone();
        Callback::from(move |next| left.set(next))
    };
    let length = |left: &Left| link(left).map_or(0, |link| link.text.len());
    let texts = texts::boxes(step, &left, &texts::lengths(&left, length), &onleave);
    let choose = |way: Way| {
        let (choice, change) = (Choice::clone(&choice), change.clone());
        Callback::from(move |_| change.emit(Choice { way, ..choice.clone() }))
    };
    let site = Site::new(&address::page());
    let panel = match (choice.way, &*report, &site) {
        (Way::Link, ..) => of_link(state, shown, &whole, &texts),
        (_, None, _) => html! {
            <p class="caution">{ "The inputs have to be mended first: what is shown is not the result of this scenario." }</p>
        },
        (_, _, Err(_)) => html! {
            <p class="caution">{ "This copy of the page has no address of its own, and nothing can lead to it. Open the page from a server, or share the link." }</p>
        },
        (_, Some(report), Ok(site)) => {
            let look = choice.look();
            let shared = Shared { report, site, link: &whole, look: &look };
            let inputs =
                evaluation.as_ref().map(|evaluation| choice::offered(evaluation.model())).unwrap_or_default();
            html! {
                <>
                    if choice.way != Way::File {
                        { looks(&choice, &inputs, &change) }
                    }
                    { preview(&choice, &shared, evaluation.as_ref()) }
                    <Copied key={choice.way.name()} name={name(choice.way)} text={shared.text(choice.way)} line={choice.way == Way::File} />
                    { downloads(choice.way, &shared) }
                    { cautions(&choice, &shared, state) }
                    { texts }
                </>
            }
        }
    };
    html! {
        <>
            <fieldset class="seg ways">
                <legend class="unseen">{ "What to share" }</legend>
                for (way, name, _) in OFFERED {
                    <label><input type="radio" name="way" checked={choice.way == way} onchange={choose(way)} />{ name }</label>
                }
            </fieldset>
            if let Some(what) = what(choice.way) {
                <p class="quiet">{ what }</p>
            }
            { panel }
        </>
    }
}

/// What the way is called in running text.
fn name(way: Way) -> &'static str {
    match way {
        Way::Link => "link",
        Way::Iframe | Way::Embed => "frame",
        Way::Element => "element",
        Way::File => "address",
        Way::Image | Way::Svg => "image",
        Way::Markdown => "Markdown",
        Way::Html => "HTML",
    }
}

/// What it is for, where that needs to be said.
fn what(way: Way) -> Option<&'static str> {
    OFFERED
        .iter()
        .find(|(known, _, _)| *known == way)
        .map(|(_, _, words)| *words)
        .filter(|words| !words.is_empty())
}

/// What is to know where the page has no address that others could open.
const FILE: &str = "This page is a file, so the link is without an address. Paste it into any Crossover under Scenarios, or put it behind the address of one.";

fn of_link(state: &State, shown: &Shown, whole: &Link, texts: &Html) -> Html {
    let evaluation = shown.evaluation.as_ref().filter(|_| shown.problems.is_none());
    html! {
        <>
            <Copied name="link" text={whole.text.clone()} line=true />
            <p class={if whole.too_long { "caution" } else { "quiet" }}>{ length(whole) }</p>
            if address::page().is_empty() {
                <p class="caution">{ FILE }</p>
            }
            <p class="quiet">{ words::against(state) }
                { " Whoever opens it sees these figures, and may ask for today’s." }</p>
            if whole.text.starts_with("file:") {
                <p class="caution">{ "This page is a file on this machine: others open its copy, and put what begins with # behind its address." }</p>
            }
            if let Some(evaluation) = evaluation {
                <Card title={words::title(&state.now.scenario).to_owned()} evaluation={evaluation.clone()} />
            }
            { texts.clone() }
            <h3>{ "Other ways" }</h3>
            { export(state, shown) }
        </>
    }
}

/// What it will look like.
fn preview(choice: &Choice, shared: &Shared<'_>, evaluation: Option<&crate::evaluation::Evaluation>) -> Html {
    let Some(evaluation) = evaluation.cloned() else { return Html::default() };
    let title = shared.title().unwrap_or_default();
    match choice.way {
        Way::Iframe | Way::Element => html! {
            <Widget look={choice.look()} {evaluation} {title} address={shared.widget()} in_frame={choice.way == Way::Iframe} />
        },
        Way::Image | Way::Markdown | Way::Html => {
            let whole = choice.way != Way::Image;
            let (saved, size) = shared.drawing();
            let image = if choice.live { shared.image().0 } else { picture::address(&saved) };
            html! {
                <Digest {image} live={choice.live} {size} address={shared.address()} title={whole.then_some(title)}
                    figures={shared.figures()} basis={shared.basis()} />
            }
        }
        _ => html! { <Card {title} {evaluation} /> },
    }
}

/// What is to be saved as a file.
fn downloads(way: Way, shared: &Shared<'_>) -> Html {
    if way == Way::File {
        let here = shared.text(Way::File);
        return html! {
            <p class="alts">
                <a href={here.trim_end().to_owned()} target="_blank" rel="noopener">{ "Open it" }</a>
                <a href={shared.site.file("crossover.html")} download="crossover.html">{ "Download the file" }</a>
                <span class="quiet">{ "In a saved file, put what begins with # behind its address." }</span>
            </p>
        };
    }
    if way == Way::Iframe {
        let address = shared.text(Way::Embed);
        return html! {
            <p class="alts">
                <a href={address.trim_end().to_owned()} target="_blank" rel="noopener">{ "The widget alone" }</a>
                <span class="quiet">{ "Notion and Outline take this address, and make the frame themselves." }</span>
            </p>
        };
    }
    if !way.is_drawn() {
        return Html::default();
    }
    let kind = shared.look.kind.name();
    let save = |ending: &'static str| {
        let (svg, size) = shared.drawing();
        let name = choice::file_name(kind, ending);
        Callback::from(move |_| match ending {
            "svg" => file::download(&name, &svg),
            _ => picture::png(&name, &svg, size),
        })
    };
    html! {
        <p class="alts">
            <span class="quiet">{ "The image itself:" }</span>
            <button class="lnk" type="button" onclick={save("svg")}>{ "SVG" }</button>
            <button class="lnk" type="button" onclick={save("png")}>{ "PNG" }</button>
        </p>
    }
}

/// What to know before it is pasted anywhere.
fn cautions(choice: &Choice, shared: &Shared<'_>, state: &State) -> Html {
    let needs_server = choice.way.is_widget() || choice.way.names_image() && choice.live;
    html! {
        <>
            if shared.site.is_local() && needs_server {
                <p class="caution">{ "This page is a file on this machine. What shows it elsewhere needs the page on a server." }</p>
            }
            if let Some(own) = words::own_prices(&state.now) {
                <p class="caution">{ own }</p>
            }
            if shared.link.without_note {
                <p class="quiet">{ "The note stays behind: with it the link would be longer." }</p>
            }
        </>
    }
}

/// How long the link is, and whom that troubles.
fn length(link: &Link) -> String {
    let count = link.text.chars().count();
    let note =
        if link.without_note { " The note stays behind: with it the link would be longer." } else { "" };
    let fits = if count <= NOTE_CHARS {
        "Short enough for Teams, Outlook and Slack."
    } else if count <= MOST_CHARS {
        "Short enough for Teams and Slack; Outlook may cut it off."
    } else {
        "Too long for Teams and Outlook, which may cut it off: send the scenario as a file."
    };
    [&count.to_string(), " characters. ", fits, note].concat()
}
