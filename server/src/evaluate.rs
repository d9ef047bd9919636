//! `/api/evaluate`.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use crossover::model::Model;
use crossover::report::{Headline, Report, to_json};
use crossover::scenario::{Options, Problem, Scenario};
use http_body_util::BodyExt;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::timeout;

use crate::App;
use crate::asked::{self, Asked};
use crate::cache::Answer;
use crate::refusal::Refusal;

pub(crate) const JSON: &str = "application/json";
/// A body up to so many times too long is read to its end, for whoever still writes does not see an answer.
const HEARD: usize = 4;

/// How much of a result is sent.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Parts {
    All,
    Summary,
}

impl Parts {
    pub(crate) fn asked(options: &mut Options) -> Self {
        options.choice("parts", &[("all", Self::All), ("summary", Self::Summary)]).unwrap_or(Self::All)
    }
}

/// The scenario behind a link.
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let asked = Asked::read(query.as_deref())?;
    let (link, parts) = asked.take(|options| (asked::link(options), Parts::asked(options)))?;
    let job = move || Ok(answer(&asked::model(&link)?, parts));
    Ok(app.answers.get(asked.key("evaluate"), &app.work, job).await?.to(&headers))
}

/// The scenario in the body.
pub(crate) async fn post(
    State(app): State<Arc<App>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response, Refusal> {
    let parts = Asked::read(query.as_deref())?.take(Parts::asked)?;
    let (head, body) = request.into_parts();
    let read = reader(&head.headers)?;
    let (text, room) = text(&head.headers, body, &app).await?;
    let job = move || {
        // Its memory is taken until it has been read, also while it waits for a processor.
        let _room = room;
        let scenario = read(&text).map_err(Refusal::unreadable)?;
        Ok(answer(&Model::try_from(&scenario).map_err(Refusal::invalid)?, parts))
    };
    let answer = app.work.run(job).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], answer.to(&HeaderMap::new())).into_response())
}

fn answer(model: &Model, parts: Parts) -> Answer {
    let json = match parts {
        Parts::All => to_json(&Report::new(model)),
        Parts::Summary => to_json(&Headline::new(model)),
    };
    Answer::new(JSON, json + "\n")
}

type Reader = fn(&str) -> Result<Scenario, crossover::scenario::Problems>;

/// How a body is read, by what its head says it is.
fn reader(headers: &HeaderMap) -> Result<Reader, Refusal> {
    let said = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match kind.as_str() {
        "application/json" => Ok(Scenario::from_json),
        "application/toml" => Ok(Scenario::from_toml),
        _ => {
            let found = if kind.is_empty() { "nothing".to_owned() } else { format!("\"{kind}\"") };
            let problem = Problem::new("content-type", found, "application/json or application/toml");
            Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, problem))
        }
    }
}

/// The text of a body that is neither too long nor too slow, and its share of the memory for bodies.
async fn text(
    headers: &HeaderMap,
    body: Body,
    app: &App,
) -> Result<(String, Option<OwnedSemaphorePermit>), Refusal> {
    let limits = &app.settings.limits;
    let most = limits.body_bytes;
    let too_long = || {
        let problem =
            Problem::new("body", format!("more than {most} bytes"), format!("at most {most} bytes"));
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, problem)
    };
    let said = body.size_hint().upper().map(|bytes| usize::try_from(bytes).unwrap_or(usize::MAX));
    let is_too_long = said.is_some_and(|bytes| bytes > most);
    if is_too_long && (headers.contains_key(header::EXPECT) || said.is_some_and(|bytes| bytes > HEARD * most))
    {
        return Err(too_long());
    }
    // Of what is too long nothing is kept.
    let room = if is_too_long {
        None
    } else {
        let Ok(room) = timeout(limits.request, app.work.room(said.unwrap_or(most))).await else {
            return Err(Refusal::busy());
        };
        Some(room?)
    };
    let Ok(read) = timeout(limits.request, collected(body, most)).await else {
        let problem = Problem::new("body", "one that did not arrive in time", seconds(limits.request));
        return Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, problem));
    };
    let bytes = read?.ok_or_else(too_long)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let problem = Problem::new("body", format!("no UTF-8 at byte {at}"), "text in UTF-8");
        Refusal::unreadable(problem.into())
    })?;
    Ok((text, room))
}

fn seconds(most: Duration) -> String {
    format!("at most {} seconds", most.as_secs_f64())
}

/// The bytes of a body; none if there are more than `most`.
async fn collected(mut body: Body, most: usize) -> Result<Option<Vec<u8>>, Refusal> {
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(frame) = body.frame().await {
        let broken = |_| {
            let problem = Problem::new("body", "one that breaks off", "all of it");
            Refusal::new(StatusCode::BAD_REQUEST, problem)
        };
        let Ok(data) = frame.map_err(broken)?.into_data() else { continue };
        seen += data.len();
        if seen <= most {
            bytes.extend_from_slice(&data);
        } else if seen > HEARD * most {
            break;
        }
    }
    Ok((seen <= most).then_some(bytes))
}
