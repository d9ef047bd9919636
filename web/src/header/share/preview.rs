//! What is shared, as it will look.

use std::rc::Rc;

use crossover::chart::{Chart, Kind, Request, Theme};
use crossover::field::{Found, lookup};
use crossover::report::{Block, Document, short_verdict, verdict};
use crossover::scenario::Value;
use crossover::share::Look;
use yew::{Html, Properties, classes, component, html, use_memo, use_node_ref, use_state_eq};

use super::frame::use_frames;
use crate::evaluation::Evaluation;
use crate::input_words::{in_brief, label};
use crate::result::{Drawing, table, words};
use crate::width::use_width;

#[derive(PartialEq, Properties)]
pub(super) struct CardProps {
    pub(super) title: String,
    pub(super) evaluation: Evaluation,
}

/// What a link leads to.
#[component]
pub(super) fn Card(CardProps { title, evaluation }: &CardProps) -> Html {
    let report = evaluation.report();
    html! {
        <div class="shown of-link" role="group" aria-label="Preview">
            <b dir="auto">{ title }</b>
            <p>{ words(&verdict(report).sentence) }</p>
            <p class="quiet">{ words(&short_verdict(report)) }</p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct DigestProps {
    pub(super) image: String,
    /// Whether a server draws it.
    pub(super) live: bool,
    /// Its width and height.
    pub(super) size: (u32, u32),
    pub(super) address: String,
    /// The title, where more than the image is shared.
    pub(super) title: Option<String>,
    pub(super) figures: Document,
    pub(super) basis: String,
}

/// An image, and what goes along with it.
#[component]
pub(super) fn Digest(props: &DigestProps) -> Html {
    let DigestProps { image, live, size: (width, height), address, title, figures, basis } = props;
    let missing = use_state_eq(|| None::<String>);
    let onerror = {
        let (missing, image) = (missing.setter(), image.clone());
        move |_| missing.set(Some(image.clone()))
    };
    let block = |block: &Block| match block {
        Block::Title(text) | Block::Heading(text) => html! { <p><b>{ text }</b></p> },
        Block::Paragraph(sentence) => html! { <p>{ words(sentence) }</p> },
        Block::Table(columns) => html! { <div class="scroll">{ table(columns) }</div> },
        Block::List(points) => html! {
            <ul>for point in points { <li>{ words(point) }</li> }</ul>
        },
    };
    html! {
        <div class="shown of-text" role="group" aria-label="Preview" tabindex="0">
            if *live && missing.as_ref() == Some(image) {
                <p class="caution">{ "This server draws no charts. Attach a file, or let crossover serve show the page." }</p>
            } else {
                <a href={address.clone()} target="_blank" rel="noopener">
                    <img src={image.clone()} alt="The chart" width={width.to_string()} height={height.to_string()} {onerror} />
                </a>
            }
            if let Some(title) = title {
                <p><b dir="auto">{ title }</b></p>
                for part in &figures.0 {
                    { block(part) }
                }
                <p>{ basis }{ " " }<a href={address.clone()} target="_blank" rel="noopener">{ "Open in Crossover" }</a></p>
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct WidgetProps {
    pub(super) look: Look,
    pub(super) evaluation: Evaluation,
    pub(super) title: String,
    /// Where the widget is.
    pub(super) address: String,
    /// Whether it is to be shown in a frame.
    pub(super) in_frame: bool,
}

/// The widget: in a frame where the page may show one, or drawn here.
#[component]
pub(super) fn Widget(WidgetProps { look, evaluation, title, address, in_frame }: &WidgetProps) -> Html {
    let frames = use_frames();
    let place = use_node_ref();
    let width = use_width(&place);
    let request = width.filter(|width| *width > 2 * MARGIN).map(|width| Request {
        heading: false,
        height: height(look.kind),
        ..Request::new(look.kind, width - 2 * MARGIN)
    });
    let chart = use_memo((evaluation.clone(), request), |(evaluation, request)| {
        request.as_ref().map(|request| Rc::new(Chart::new(evaluation.report(), request)))
    });
    if frames == Some(true) {
        return html! {
            <iframe key={address.clone()} class="shown" src={address.clone()} title="Preview" />
        };
    }
    let ground = match look.theme {
        Theme::Light => "on-light",
        Theme::Dark => "on-dark",
        Theme::Auto => "on-any",
    };
    let input = |path: &'static str| {
        let Found::Fields(fields) = lookup(path) else { return Html::default() };
        let Some(field) = fields.first() else { return Html::default() };
        let value: Option<Value> = evaluation.model().draft().value(*field);
        html! { <div><dt>{ label(field.spec()) }</dt><dd>{ in_brief(field.spec(), value.as_ref()) }</dd></div> }
    };
    html! {
        <>
            <div ref={place} class={classes!("shown", "of-widget", ground)} role="group" aria-label="Preview" tabindex="0">
                if !title.is_empty() {
                    <b dir="auto">{ title }</b>
                }
                <p>{ words(&verdict(evaluation.report()).sentence) }</p>
                if let Some(chart) = Option::as_ref(&chart) {
                    <Drawing chart={Rc::clone(chart)} id="shared" />
                }
                if !look.inputs.is_empty() {
                    <dl>
                        for path in &look.inputs {
                            { input(path) }
                        }
                    </dl>
                }
            </div>
            if *in_frame && frames == Some(false) {
                <p class="quiet">{ "This server allows no frames on its own page, so the preview is drawn." }</p>
            }
        </>
    }
}

/// What stands around the drawing on each side.
const MARGIN: u32 = 12;

/// The height of a drawing; bars have their own.
fn height(kind: Kind) -> Option<u32> {
    (kind != Kind::Breakdown).then_some(232)
}
