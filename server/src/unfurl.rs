//! The page for a link with `?s=`: with tags from which chat programs and wikis show the answer and a chart.

use std::sync::Arc;

use axum::http::HeaderMap;
use axum::response::Response;
use crossover::report::html_text;

use crate::App;
use crate::asked::Asked;
use crate::cache::Answer;
use crate::card::{Card, address};
use crate::refusal::Refusal;
use crate::settings::PublicUrl;

/// The page with the tags of the scenario in `query`; none if there is no such scenario, or no page to put them
/// into. The page itself says what is wrong with a link.
pub(crate) async fn page(
    app: &Arc<App>,
    query: Option<&str>,
    headers: &HeaderMap,
) -> Result<Option<Response>, Refusal> {
    let Ok(asked) = Asked::read(query) else { return Ok(None) };
    let (Some(link), Ok(address)) = (asked.get("s").map(str::to_owned), address(app, "http", headers)) else {
        return Ok(None);
    };
    let (key, shared) = (["page", address.as_str(), &link].join("\0"), Arc::clone(app));
    let made = app.answers.get(key, &app.work, move || with_tags(&shared, &address, &link)).await;
    let answer = match made {
        Ok(answer) => answer,
        Err(refusal) if refusal.status.is_client_error() => return Ok(None),
        Err(refusal) => return Err(refusal),
    };
    let mut response = answer.to(headers);
    app.policies.put(response.headers_mut(), false);
    Ok(Some(response))
}

fn with_tags(app: &App, address: &PublicUrl, link: &str) -> Result<Answer, Refusal> {
    let card = Card::of_link(link).map_err(Refusal::unreadable)?;
    let page = app.site.find("").ok_or_else(Refusal::not_found)?;
    let text = String::from_utf8_lossy(&page.plain.bytes);
    let (head, rest) = text.split_once("</head>").ok_or_else(Refusal::not_found)?;
    let text = format!("{head}{}</head>{rest}", tags(&card, address.as_str()));
    Ok(Answer::new("text/html; charset=utf-8", text).asked_again())
}

fn tags(card: &Card, address: &str) -> String {
    let Card { link, title, verdict, picture } = card;
    let own = format!("{address}?s={link}");
    let image = format!("{address}{}", picture.path);
    let named = |kind: &str, name: &str, content: &str| {
        format!("<meta {kind}=\"{name}\" content=\"{}\">\n", html_text(content))
    };
    let graph = |name: &str, content: &str| named("property", &format!("og:{name}"), content);
    let embed: String = form_urlencoded::Serializer::new(String::new())
        .append_pair("format", "json")
        .append_pair("url", &own)
        .finish();
    [
        graph("type", "website"),
        graph("site_name", "Crossover"),
        graph("title", title),
        graph("description", verdict),
        graph("url", &own),
        graph("image", &image),
        graph("image:type", "image/png"),
        graph("image:width", &picture.width.to_string()),
        graph("image:height", &picture.height.to_string()),
        graph("image:alt", &picture.words),
        named("name", "twitter:card", "summary_large_image"),
        format!(
            "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">\n",
            html_text(&format!("{address}oembed?{embed}")),
            html_text(title)
        ),
    ]
    .concat()
}
