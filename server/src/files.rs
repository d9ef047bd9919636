//! A file as the answer to a request: in the form that suits, in full, in part, or not again.

use std::ops::Bound;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use headers::{ContentRange, HeaderMapExt, IfNoneMatch, IfRange, Range};
use hyper::body::Bytes;

use crate::site::{File, Form};

/// The answer to a request for `file` with `headers`.
pub(crate) fn answer(file: &File, headers: &HeaderMap) -> Response {
    // A part is a part of the file itself: what a tool goes on with is rarely the coding it began with.
    let range = headers.typed_get::<Range>();
    let (coding, form) = match range {
        Some(_) => (None, &file.plain),
        None => suitable(file, headers),
    };
    let known = headers.typed_get::<IfNoneMatch>();
    let mut response = if known.is_some_and(|known| !known.precondition_passes(&form.tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        match range.filter(|_| is_current(form, headers)) {
            Some(range) => part(&range, &form.bytes),
            None => form.bytes.clone().into_response(),
        }
    };
    let keep = if file.lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
    let is_sent = response.status() != StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    headers.typed_insert(form.tag.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if is_sent {
        if let Ok(media) = HeaderValue::from_str(&file.media) {
            headers.insert(header::CONTENT_TYPE, media);
        }
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
    response
}

/// Whether the part that somebody has is of the file as it is.
fn is_current(form: &Form, headers: &HeaderMap) -> bool {
    headers.typed_get::<IfRange>().is_none_or(|known| !known.is_modified(Some(&form.tag), None))
}

/// One part of `bytes`; where several are asked for, all of them.
fn part(range: &Range, bytes: &Bytes) -> Response {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let mut parts = range.satisfiable_ranges(length);
    let (first, more) = (parts.next(), parts.next());
    if more.is_some() {
        return bytes.clone().into_response();
    }
    let ends = first.and_then(|(from, to)| {
        let from = match from {
            Bound::Included(from) => from,
            Bound::Excluded(from) => from.checked_add(1)?,
            Bound::Unbounded => 0,
        };
        let to = match to {
            Bound::Included(to) => to.checked_add(1)?.min(length),
            Bound::Excluded(to) => to.min(length),
            Bound::Unbounded => length,
        };
        (from < to).then_some((from, to))
    });
    let Some((from, to)) = ends else {
        let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
        response.headers_mut().typed_insert(ContentRange::unsatisfied_bytes(length));
        return response;
    };
    let place = |at: u64| usize::try_from(at).unwrap_or(bytes.len());
    let mut response = (StatusCode::PARTIAL_CONTENT, bytes.slice(place(from)..place(to))).into_response();
    if let Ok(range) = ContentRange::bytes(from..to, length) {
        response.headers_mut().typed_insert(range);
    }
    response
}

/// The form of `file` that is accepted most readily; of those accepted alike, the shortest first.
fn suitable<'f>(file: &'f File, headers: &HeaderMap) -> (Option<&'static str>, &'f Form) {
    let accepted = accepted(headers);
    let weight = |coding: &str| {
        let named = accepted.iter().find(|(name, _)| name == coding);
        named.or_else(|| accepted.iter().find(|(name, _)| name == "*")).map(|(_, weight)| *weight)
    };
    // Identity is acceptable where nobody mentions it, and then the last choice.
    let named = accepted.iter().find(|(name, _)| name == "identity").map_or(0, |(_, weight)| *weight);
    let mut best = (None, &file.plain, named);
    for (coding, form) in &file.coded {
        let weight = weight(coding).unwrap_or(0);
        if weight > best.2 || (weight > 0 && weight == best.2 && best.0.is_none()) {
            best = (Some(*coding), form, weight);
        }
    }
    (best.0, best.1)
}

/// Codings with their weights, in thousandths.
fn accepted(headers: &HeaderMap) -> Vec<(String, u32)> {
    let lines = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(coding).collect()
}

/// `gzip;q=0.5`: the coding, and 500.
fn coding(text: &str) -> Option<(String, u32)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
    let weight = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    let weight = match weight {
        None => 1_000,
        Some(text) => {
            let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
            let digits = format!("{decimals:0<3}");
            let weight =
                whole.parse::<u32>().ok()?.checked_mul(1_000)? + digits.get(..3)?.parse::<u32>().ok()?;
            weight.min(1_000)
        }
    };
    Some((name, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_with_their_weights() {
        assert_eq!(coding(" GZIP ; q=0.25"), Some(("gzip".to_owned(), 250)));
        assert_eq!(coding("br"), Some(("br".to_owned(), 1_000)));
        assert_eq!(coding("br;q=0"), Some(("br".to_owned(), 0)));
        assert_eq!(coding("br;q=9"), Some(("br".to_owned(), 1_000)));
        for wrong in ["", "br;q=x", "br;q=-1", "br;q=99999999999", "br;q=0.é"] {
            assert_eq!(coding(wrong), None, "{wrong}");
        }
    }
}
