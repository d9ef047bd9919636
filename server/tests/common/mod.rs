//! What the tests of the server share: a small page, and requests without a network.

#![allow(dead_code, clippy::allow_attributes, reason = "each file of tests uses a part")]

use std::fs;
use std::path::PathBuf;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use crossover::link::encode;
use crossover::scenario::Scenario;
use crossover_server::{Limits, Settings, Site, app};
use http_body_util::BodyExt;
use tower::ServiceExt;

pub(crate) const LINK: &str = "1_support-desk_p-2026-11-21_qm-1200000_mjx2ac";
pub(crate) const LASTING: &str = "start-0123456789abcdef.js";

/// A page in a folder of its own, named after the test file.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("server").join(name);
    fs::create_dir_all(folder.join("more")).unwrap();
    let script = "console.log(1);\n".repeat(100);
    for (name, content) in [
        ("index.html", "<!doctype html><html><head><title>Crossover</title></head><body></body></html>"),
        (LASTING, script.as_str()),
        ("start-0123456789abcdef.js.br", "brotli"),
        ("start-0123456789abcdef.js.gz", "gzipped"),
        ("alone.html", "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"),
        ("more/index.html", "more"),
        (".hidden", "secret"),
    ] {
        fs::write(folder.join(name), content).unwrap();
    }
    folder
}

pub(crate) fn with(settings: Settings) -> Router {
    app(Site::of_folder(&folder(&format!("{:?}", std::thread::current().id()))).unwrap(), settings)
}

pub(crate) fn usual() -> Router {
    with(Settings::default())
}

pub(crate) fn limited(limits: Limits) -> Router {
    with(Settings { limits, ..Settings::default() })
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        str::from_utf8(&self.bytes).unwrap()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The fields of what is wrong.
    pub(crate) fn fields(&self) -> Vec<String> {
        let json = self.json();
        let problems = json["problems"].as_array().unwrap();
        problems.iter().map(|problem| problem["field"].as_str().unwrap().to_owned()).collect()
    }
}

pub(crate) async fn send(app: &Router, request: Request<Body>) -> Answer {
    let (head, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: head.status, headers: head.headers, bytes }
}

pub(crate) async fn get(app: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::get(path).header("host", "crossover.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send(app, request.body(Body::empty()).unwrap()).await
}

pub(crate) async fn post(app: &Router, path: &str, kind: &str, body: impl Into<Body>) -> Answer {
    send(app, Request::post(path).header("content-type", kind).body(body.into()).unwrap()).await
}

/// A link to a scenario of this title.
pub(crate) fn titled(title: &str) -> String {
    let mut scenario = crossover::preset::Preset::find("support-desk").unwrap().scenario();
    scenario.set_text("title", title);
    link(&scenario)
}

pub(crate) fn link(scenario: &Scenario) -> String {
    encode(scenario, "").unwrap().text.trim_start_matches("#s=").to_owned()
}
