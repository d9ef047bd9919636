//! The value of a link in whatever somebody pasted.

use super::APART;
use super::checksum;

/// Whether `text` looks like a link rather than the name of a file.
#[must_use]
pub fn is_link(text: &str) -> bool {
    let text = text.trim().trim_start_matches('<');
    ["s=", "http://", "https://"].iter().any(|start| text.starts_with(start))
        || ["#s=", "?s=", "&s="].iter().any(|start| text.contains(start))
}

/// What stands behind `s=`, or a value by itself: without what quotes it, without a layer of percent
/// signs, without the line breaks of a mail.
pub(super) fn value_in(text: &str) -> Option<String> {
    let text = without_percent(text);
    let text = text.trim().trim_start_matches(['<', '(', '"', '\'', '`']);
    let start = ["#s=", "?s=", "&s="].iter().find_map(|start| Some(text.find(start)? + start.len()));
    let bare = || !text.contains([':', '/', '=']);
    let start = start.or_else(|| text.starts_with("s=").then_some(2)).or_else(|| bare().then_some(0))?;
    let rest = &text[start..];
    let end = rest.find(['&', '#', '>', ')', '"', '\'', '`']).unwrap_or(rest.len());
    let rest = &rest[..end];
    // Words may follow a link; if it is not whole before them, they are rather its own next line.
    let first = trimmed(rest.split_whitespace().next().unwrap_or_default());
    if is_whole(first) {
        return Some(first.to_owned());
    }
    Some(trimmed(&rest.split_whitespace().collect::<String>()).to_owned())
}

/// Without the punctuation that a sentence puts behind a link, which itself never ends in any.
fn trimmed(value: &str) -> &str {
    value.trim_end_matches(|c: char| c.is_ascii_punctuation())
}

/// Whether the checksum at the end fits.
pub(super) fn is_whole(value: &str) -> bool {
    value.rsplit_once(APART).is_some_and(|(body, end)| checksum::checksum(body) == end)
}

/// One layer of percent-encoding taken off; links themselves hold no percent sign.
fn without_percent(text: &str) -> String {
    let mut out: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |place: usize| char::from(*after.get(place)?).to_digit(16);
        let byte = || u8::try_from(digit(0)? * 16 + digit(1)?).ok();
        let decoded = byte().filter(|_| *first == b'%');
        out.push(decoded.unwrap_or(*first));
        rest = &after[if decoded.is_some() { 2 } else { 0 }..];
    }
    String::from_utf8_lossy(&out).into_owned()
}
