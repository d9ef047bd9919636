//! `/oembed`: how a page of ours is shown inside another, by <https://oembed.com>.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use crossover::report::{html_text, to_json};
use crossover::scenario::{Options, Problem};
use serde::Serialize;

use crate::App;
use crate::asked::Asked;
use crate::cache::Answer;
use crate::card::{Card, address};
use crate::evaluate::JSON;
use crate::refusal::Refusal;
use crate::settings::PublicUrl;

/// The size of a frame that nobody limits.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 420;
/// The files that open a link.
const PAGES: [&str; 3] = ["", "index.html", "embed.html"];

/// A page of ours for another, as the specification names it.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub(crate) struct Embed {
    /// Always `rich`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// The version of the specification.
    version: &'static str,
    /// The scenario's title.
    title: String,
    /// Who provides it.
    provider_name: &'static str,
    /// The address of this server.
    provider_url: String,
    /// For how many seconds it may be kept.
    cache_age: u32,
    /// A frame.
    html: String,
    /// The width of the frame in pixels.
    width: u32,
    /// Its height.
    height: u32,
    /// A picture of the chart.
    thumbnail_url: String,
    /// The width of the picture in pixels.
    thumbnail_width: u32,
    /// Its height.
    thumbnail_height: u32,
}

/// What is asked for.
#[derive(Debug)]
pub(crate) struct Wanted {
    url: String,
    width: u32,
    height: u32,
    format: String,
}

impl Wanted {
    pub(crate) fn asked(options: &mut Options) -> Self {
        let url = options.text("url");
        if url.is_none() {
            options.refuse(Problem::new("url", "nothing", "the address of a page on this server"));
        }
        let most = 1..=100_000;
        Self {
            url: url.unwrap_or_default(),
            width: options.whole("maxwidth", most.clone()).map_or(WIDTH, |most| most.min(WIDTH)),
            height: options.whole("maxheight", most).map_or(HEIGHT, |most| most.min(HEIGHT)),
            format: options.text("format").unwrap_or_else(|| "json".to_owned()),
        }
    }
}

pub(crate) async fn get(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    // Those who ask send more than the specification knows.
    let asked = Asked::read(query.as_deref())?.only(&["url", "maxwidth", "maxheight", "format"]);
    let wanted = asked.take(Wanted::asked)?;
    if wanted.format != "json" {
        let problem = Problem::new("format", format!("\"{}\"", wanted.format), "json");
        return Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, problem));
    }
    let scheme = if wanted.url.starts_with("https://") { "https" } else { "http" };
    let address = address(&app, scheme, &headers)?;
    let job = move || {
        let embed = embed(&wanted, &address)?;
        Ok(Answer::new(JSON, to_json(&embed) + "\n"))
    };
    Ok(app.work.run(job).await?.to(&headers))
}

fn embed(wanted: &Wanted, address: &PublicUrl) -> Result<Embed, Refusal> {
    let address = address.as_str();
    let not_ours = || {
        let allowed = format!("{address}?s=… or {address}embed.html#s=…");
        let problem = Problem::new("url", "no page of this server with a scenario", allowed);
        Refusal::new(StatusCode::NOT_FOUND, problem)
    };
    let rest = wanted.url.strip_prefix(address).ok_or_else(not_ours)?;
    let (page, behind) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
    if !PAGES.contains(&page) {
        return Err(not_ours());
    }
    // A link holds its scenario in either; what an embed is told besides stands beside it.
    let (query, fragment) = behind.split_once('#').unwrap_or((behind, ""));
    let pairs = || {
        let parts = [query.trim_start_matches('?'), fragment];
        parts.into_iter().flat_map(|part| form_urlencoded::parse(part.as_bytes()))
    };
    let link = pairs().filter(|(name, _)| name == "s").last().ok_or_else(not_ours)?.1;
    let card =
        Card::of_link(&link).map_err(|problems| Refusal { status: StatusCode::NOT_FOUND, problems })?;
    let mut told = form_urlencoded::Serializer::new(String::new());
    told.append_pair("s", &card.link);
    if page == "embed.html" {
        told.extend_pairs(pairs().filter(|(name, _)| name != "s"));
    }
    let source = format!("{address}embed.html#{}", told.finish());
    let Wanted { width, height, .. } = *wanted;
    let html = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"{width}\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
         allow=\"clipboard-write\"></iframe>",
        html_text(&source),
        html_text(&card.title)
    );
    Ok(Embed {
        kind: "rich",
        version: "1.0",
        title: card.title,
        provider_name: "Crossover",
        provider_url: address.to_owned(),
        cache_age: 3_600,
        html,
        width,
        height,
        thumbnail_url: format!("{address}{}", card.picture.path),
        thumbnail_width: card.picture.width,
        thumbnail_height: card.picture.height,
    })
}
