//! Whether the page may show frames of its own site.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{RequestInit, Response, window};
use yew::{hook, use_effect_with, use_state_eq};

use crate::address;

/// Whether the page may show frames of its own site; none before that is known.
#[hook]
pub(super) fn use_frames() -> Option<bool> {
    let allowed = use_state_eq(|| None);
    {
        let allowed = allowed.setter();
        use_effect_with((), move |()| {
            spawn_local(async move { allowed.set(Some(frames_allowed().await)) });
        });
    }
    *allowed
}

/// A browser does not say what its policy is, and reports whatever is tried against it: the server is asked
/// what it said of the page.
async fn frames_allowed() -> bool {
    let page = address::page();
    // A file in a frame is another site; and the page in one file has its policy in itself.
    if !page.starts_with("http") || has_own_policy() {
        return false;
    }
    let init = RequestInit::new();
    init.set_method("HEAD");
    let Some(window) = window() else { return false };
    let Ok(response) = JsFuture::from(window.fetch_with_str_and_init(&page, &init)).await else {
        return false;
    };
    let Ok(response) = response.dyn_into::<Response>() else { return false };
    let policy = response.headers().get("content-security-policy").ok().flatten();
    response.ok() && allows_frames(&policy.unwrap_or_default())
}

fn has_own_policy() -> bool {
    let document = window().and_then(|window| window.document());
    let found =
        document.map(|document| document.query_selector("meta[http-equiv=Content-Security-Policy i]"));
    found.is_some_and(|found| found.is_ok_and(|policy| policy.is_some()))
}

/// Whether every policy allows frames of the same site.
fn allows_frames(policies: &str) -> bool {
    policies.split(',').all(|policy| {
        let directives = || policy.split(';').map(|directive| directive.split_ascii_whitespace());
        let named = |name: &str| {
            directives().find_map(|mut words| words.next()?.eq_ignore_ascii_case(name).then_some(words))
        };
        let sources = ["frame-src", "child-src", "default-src"].into_iter().find_map(named);
        sources.is_none_or(|mut sources| {
            sources.any(|source| source == "*" || source.eq_ignore_ascii_case("'self'"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn policies_are_read_as_browsers_do() {
        for (policy, allowed) in [
            ("", true),
            ("script-src 'self'", true),
            ("default-src 'none'; script-src 'self'", false),
            ("default-src 'none'; frame-src 'self'", true),
            ("default-src 'self'; child-src 'none'", false),
            ("Default-Src 'SELF'", true),
            ("frame-src *, default-src 'none'", false),
            ("frame-src https://other.example", false),
        ] {
            assert_eq!(allows_frames(policy), allowed, "{policy}");
        }
    }
}
