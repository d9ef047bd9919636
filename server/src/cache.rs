//! Answers that follow from an address alone, kept as long as there is room.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use headers::{ETag, HeaderMapExt, IfNoneMatch};
use hyper::body::Bytes;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::refusal::Refusal;
use crate::settings::Limits;
use crate::work::Work;

/// How long others may keep an answer without asking again. A link fixes the day of its prices, but a new
/// version of the server may know better.
const KEEP: &str = "public, max-age=600";

/// What has been worked out.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    kind: &'static str,
    body: Bytes,
    tag: ETag,
    keep: &'static str,
}

impl Answer {
    pub(crate) fn new(kind: &'static str, body: impl Into<Bytes>) -> Self {
        let body = body.into();
        let tag = tag(&body);
        Self { kind, body, tag, keep: KEEP }
    }

    /// The same, of which others ask each time whether it still holds.
    pub(crate) fn asked_again(self) -> Self {
        Self { keep: "no-cache", ..self }
    }

    /// The answer to a request with `headers`, which may have it already.
    pub(crate) fn to(&self, headers: &HeaderMap) -> Response {
        let known =
            headers.typed_get::<IfNoneMatch>().is_some_and(|known| !known.precondition_passes(&self.tag));
        let mut response = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(header::CONTENT_TYPE, self.kind)], self.body.clone()).into_response()
        };
        response.headers_mut().typed_insert(self.tag.clone());
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(self.keep));
        response
    }
}

/// A name for content that differs where the content does.
pub(crate) fn tag(content: &[u8]) -> ETag {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    let text = format!("\"{:016x}\"", hasher.finish());
    match text.parse() {
        Ok(tag) => tag,
        Err(_) => unreachable!("sixteen digits between quotation marks are a tag"),
    }
}

/// Counts bytes.
#[derive(Debug, Clone)]
struct Bytewise;

impl Weighter<String, Answer> for Bytewise {
    fn weight(&self, key: &String, answer: &Answer) -> u64 {
        // The rest is what an entry takes besides.
        [key.len(), answer.body.len(), 200].into_iter().map(|bytes| u64::try_from(bytes).unwrap_or(0)).sum()
    }
}

/// The answers that are kept.
pub(crate) struct Answers(Cache<String, Answer, Bytewise>);

impl Answers {
    pub(crate) fn new(limits: &Limits) -> Self {
        // An answer is some ten thousand bytes.
        let entries = usize::try_from(limits.cache_bytes / 10_000).unwrap_or(0).max(1);
        Self(Cache::with_weighter(entries, limits.cache_bytes, Bytewise))
    }

    /// The answer under `key`, worked out if it is not there. Whoever asks for the same meanwhile waits.
    pub(crate) async fn get(
        &self,
        key: String,
        work: &Work,
        job: impl FnOnce() -> Result<Answer, Refusal> + Send + 'static,
    ) -> Result<Answer, Refusal> {
        self.0.get_or_insert_async(&key, work.run(job)).await
    }
}
