//! What holds for every answer: headers, limits, and a line in the log.

use std::sync::Arc;

use axum::body::{Body, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use crossover::scenario::Problem;
use tokio::time::{Instant, timeout};

use crate::App;
use crate::refusal::Refusal;

/// What the page may do: load what lies beside it and run WebAssembly, nothing else.
const PAGE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'";
/// What an answer that is no page may do. A chart that follows the reader's system has a style sheet in it.
const ALONE: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/// Headers of every answer.
const ALWAYS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    // Others' pages load scripts, pictures and results from here; nothing here depends on who asks.
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
];

/// The policies of this server.
#[derive(Debug)]
pub(crate) struct Policies {
    /// Of the page and what it loads.
    page: HeaderValue,
    /// Of a page that says itself what it may do, except who may show it.
    own: HeaderValue,
}

impl Policies {
    pub(crate) fn new(frames: &[crate::FrameHost]) -> Self {
        let own = ["frame-ancestors 'self'".to_owned()];
        let hosts: Vec<String> = own.into_iter().chain(frames.iter().map(ToString::to_string)).collect();
        let ancestors = hosts.join(" ");
        let value = |text: String| match HeaderValue::from_str(&text) {
            Ok(value) => value,
            Err(_) => unreachable!("hosts hold nothing that a header cannot"),
        };
        Self { page: value(format!("{PAGE}; {ancestors}")), own: value(ancestors) }
    }

    pub(crate) fn put(&self, headers: &mut HeaderMap, has_own: bool) {
        let policy = if has_own { &self.own } else { &self.page };
        headers.insert(header::CONTENT_SECURITY_POLICY, policy.clone());
    }
}

/// Holds a request to its limits and adds the headers of every answer.
pub(crate) async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let most = app.settings.limits.url_bytes;
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    let mut response = if length > most {
        let problem = Problem::new("address", format!("{length} bytes"), format!("at most {most} bytes"));
        Refusal::new(StatusCode::URI_TOO_LONG, problem).into_response()
    } else {
        // A body has as long to arrive; its evaluation, as long again.
        let most = app.settings.limits.request * 2;
        match timeout(most, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Refusal::busy().into_response(),
        }
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(ALONE));
    }
    response
}

/// Writes a line for each request: never what stands behind the question mark, nor a path that is not ours.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("file", |path| path.as_str()).to_owned();
    let response = next.run(request).await;
    let duration_us = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    let bytes = Body::size_hint(response.body()).exact().unwrap_or(0);
    let status = response.status().as_u16();
    tracing::info!(method, route, status, duration_us, bytes, "answered");
    response
}

/// Methods can be anything, and be it somebody's secret.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}
