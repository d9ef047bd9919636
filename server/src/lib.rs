//! Crossover over HTTP: the page, evaluations, charts and embeds from one program. It keeps nothing but
//! answers that follow from an address alone, and writes no scenario into its log.
#![warn(missing_docs)]

mod asked;
mod cache;
mod card;
mod chart;
mod connections;
mod evaluate;
mod files;
mod http;
mod log;
mod oembed;
mod openapi;
mod refusal;
mod serve;
mod settings;
mod site;
mod unfurl;
mod work;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::from_fn;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use percent_encoding::percent_decode_str;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{Any, CorsLayer};

use cache::{Answer, Answers};
use evaluate::JSON;
use http::Policies;
use refusal::Refusal;
use work::Work;

pub use log::{LogFormat, start_log};
pub use serve::{listen, serve, told_to_end};
pub use settings::{Below, FrameHost, Limits, PublicUrl, Settings};
pub use site::Site;

/// What answers share.
struct App {
    site: Site,
    settings: Settings,
    policies: Policies,
    work: Work,
    answers: Answers,
    description: Answer,
}

/// Everything the server answers.
pub fn app(site: Site, settings: Settings) -> Router {
    let app = Arc::new(App {
        site,
        policies: Policies::new(&settings.frames),
        work: Work::new(&settings.limits),
        answers: Answers::new(&settings.limits),
        description: Answer::new(JSON, openapi::description(&settings.below.to_string()).to_string() + "\n"),
        settings,
    });
    let cors = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([header::CONTENT_TYPE])
        .expose_headers([header::ETAG])
        .vary([]);
    let at = |path: &str| format!("{}{path}", app.settings.below);
    let routes = Router::new()
        .route(&at("api/evaluate"), get(evaluate::get).post(evaluate::post))
        .route(&at("chart.svg"), get(chart::as_svg))
        .route(&at("chart.png"), get(chart::as_png))
        .route(&at("oembed"), get(oembed::get))
        .route(&at("openapi.json"), get(openapi))
        .route(&at("healthz"), get(|| async { "ok\n" }))
        .fallback(file)
        .method_not_allowed_fallback(|| async { Refusal::method_not_allowed() });
    routes
        .with_state(Arc::clone(&app))
        .layer(CatchPanicLayer::custom(|_| Refusal::broken().into_response()))
        .layer(from_fn_with_state(app, http::guard))
        .layer(cors)
        .layer(from_fn(http::log))
}

/// What programs may ask.
async fn openapi(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    app.description.to(&headers)
}

/// A file of the page.
async fn file(State(app): State<Arc<App>>, request: Request) -> Result<Response, Refusal> {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return Ok(([(header::ALLOW, "GET,HEAD")], Refusal::method_not_allowed()).into_response());
    }
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy();
    let path = app.settings.below.rest(&path).ok_or_else(Refusal::not_found)?;
    if ["", "index.html"].contains(&path)
        && let Some(page) = unfurl::page(&app, request.uri().query(), request.headers()).await?
    {
        return Ok(page);
    }
    let Some(file) = app.site.find(path) else {
        return if path.is_empty() { Ok(without_page()) } else { Err(Refusal::not_found()) };
    };
    let mut response = files::answer(file, request.headers());
    app.policies.put(response.headers_mut(), file.has_policy);
    Ok(response)
}

/// What stands where the page would.
fn without_page() -> Response {
    let text = "This server was built without the page. Build it with `cargo xtask build`, then build the server\n\
                again; or name the folder of a page with --dir. Evaluations and charts work without:\n\
                /openapi.json describes them.\n";
    (StatusCode::NOT_FOUND, text).into_response()
}
