//! `/api/evaluate`.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{RawQuery, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use crossover::model::Model;
use crossover::report::{Headline, Report, to_json};
use crossover::scenario::{Options, Problem, Scenario};
use http_body_util::BodyExt;
use tokio::time::timeout;

use crate::App;
use crate::asked::{self, Asked};
use crate::cache::Answer;
use crate::refusal::Refusal;
use crate::settings::Limits;

pub(crate) const JSON: &str = "application/json";

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
    let text = text(body, &app.settings.limits).await?;
    let job = move || {
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

/// The text of a body that is neither too long nor too slow.
async fn text(body: Body, limits: &Limits) -> Result<String, Refusal> {
    let most = limits.body_bytes;
    let too_long = || {
        let problem =
            Problem::new("body", format!("more than {most} bytes"), format!("at most {most} bytes"));
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, problem)
    };
    let Ok(read) = timeout(limits.request, collected(body, most)).await else {
        let problem = Problem::new("body", "one that did not arrive in time", seconds(limits.request));
        return Err(Refusal::new(StatusCode::REQUEST_TIMEOUT, problem));
    };
    let bytes = read?.ok_or_else(too_long)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let problem = Problem::new("body", format!("no UTF-8 at byte {at}"), "text in UTF-8");
        Refusal::unreadable(problem.into())
    })
}

fn seconds(most: Duration) -> String {
    format!("at most {} seconds", most.as_secs_f64())
}

/// The bytes of a body; none if there are more than `most`. What is only a little too long is read to its end,
/// because somebody who is still writing does not see an answer.
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
        } else if seen > 4 * most {
            break;
        }
    }
    Ok((seen <= most).then_some(bytes))
}
