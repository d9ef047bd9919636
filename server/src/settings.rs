//! How the server is to behave.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use axum::http::Uri;

/// Who may show the page in a frame, where it is found, and how much it bears.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Pages that may show ours in a frame; the server's own always may.
    pub frames: Vec<FrameHost>,
    /// The address under which others reach the server; if none, what they ask for.
    pub public: Option<PublicUrl>,
    /// What stands before every path.
    pub below: Below,
    /// How much it bears.
    pub limits: Limits,
}

/// How much the server bears.
#[derive(Debug, Clone)]
pub struct Limits {
    /// The longest body of a request, in bytes.
    pub body_bytes: usize,
    /// Bodies in memory at a time, in bytes; not less than one may have.
    pub bodies_bytes: usize,
    /// The longest address, in bytes.
    pub url_bytes: usize,
    /// How long a request may take to arrive and to be answered.
    pub request: Duration,
    /// How long the head of a request may take to arrive, and a connection may stay without one.
    pub head: Duration,
    /// How long a reader may take nothing of an answer.
    pub write: Duration,
    /// How long answers that were begun may take after the server was told to end.
    pub drain: Duration,
    /// How long a connection that has never asked for anything may still do so at the end.
    pub last_call: Duration,
    /// Connections at a time.
    pub connections: usize,
    /// Evaluations at a time.
    pub work: usize,
    /// Evaluations that may wait.
    pub queue: usize,
    /// What is kept of answers, in bytes.
    pub cache_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 1 << 20,
            bodies_bytes: 64 << 20,
            url_bytes: 8 << 10,
            request: Duration::from_secs(10),
            head: Duration::from_secs(30),
            write: Duration::from_secs(30),
            drain: Duration::from_secs(8),
            last_call: Duration::from_secs(1),
            connections: 16_384,
            work: std::thread::available_parallelism().map_or(1, usize::from),
            queue: 512,
            cache_bytes: 64 << 20,
        }
    }
}

/// A page that may show ours in a frame, as a content security policy names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameHost(String);

impl FromStr for FrameHost {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const ALLOWED: &str = "allowed is an origin such as https://wiki.example, https://*.wiki.example or http://wiki:8080, or *";
        let is_origin = || {
            let (scheme, host) = text.split_once("://")?;
            let host = host.strip_prefix("*.").unwrap_or(host);
            (["http", "https"].contains(&scheme) && is_host(host.strip_suffix(":*").unwrap_or(host)))
                .then_some(())
        };
        if text == "*" || is_origin().is_some() {
            return Ok(Self(text.to_owned()));
        }
        Err(ALLOWED.to_owned())
    }
}

impl fmt::Display for FrameHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address with a path that ends in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(String);

impl FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const ALLOWED: &str = "allowed is an address such as https://crossover.example/ or https://tools.example/crossover/, \
             without ? and #";
        let uri: Uri = text.parse().map_err(|error| format!("{error}; {ALLOWED}"))?;
        let host = uri.authority().map(axum::http::uri::Authority::as_str).filter(|host| is_host(host));
        let known = uri.scheme_str().is_some_and(|scheme| ["http", "https"].contains(&scheme));
        if host.is_none() || !known || text.contains(['?', '#']) || Below::from_str(uri.path()).is_err() {
            return Err(ALLOWED.to_owned());
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl PublicUrl {
    /// The address of a server that calls itself `host`; none if that is no name.
    pub(crate) fn of_host(scheme: &str, host: &str, below: &Below) -> Option<Self> {
        is_host(host).then(|| Self(format!("{scheme}://{host}{below}")))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A path that begins and ends with a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Below(String);

impl Default for Below {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl FromStr for Below {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || "/._~-".contains(c);
        if text.starts_with('/') && !text.contains("//") && text.chars().all(is_allowed) {
            return Ok(Self(format!("{}/", text.trim_end_matches('/'))));
        }
        Err("allowed is a path of letters, digits and ._~- such as /crossover/".to_owned())
    }
}

impl fmt::Display for Below {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Below {
    /// What of `path` stands behind it.
    pub(crate) fn rest<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix(self.0.as_str())
    }
}

/// Whether `text` is the name of a host, with or without a port: letters that mean nothing anywhere else.
fn is_host(text: &str) -> bool {
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, Some(port)),
        _ => (text, None),
    };
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
    };
    let is_v6 = |name: &str| {
        let inner = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
        inner.is_some_and(|inner| inner.parse::<std::net::Ipv6Addr>().is_ok())
    };
    text.len() <= 300
        && (is_name(name) || is_v6(name))
        && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|_| port.bytes().all(|b| b.is_ascii_digit())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_origins_and_nothing_else() {
        for good in
            ["https://wiki.example", "http://wiki:8080", "https://*.wiki.example", "http://127.0.0.1:*", "*"]
        {
            assert_eq!(good.parse::<FrameHost>().unwrap().to_string(), good);
        }
        let wrong =
            ["wiki.example", "https://wiki.example/", "https://a b", "https://a;script-src *", "ftp://a"];
        for wrong in wrong.into_iter().chain(["https://", "https://a,b", "https://user@a", "'none'", ""]) {
            assert!(wrong.parse::<FrameHost>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn public_addresses_end_in_a_slash() {
        let read = |text: &str| text.parse::<PublicUrl>().map(|url| url.0);
        assert_eq!(read("https://tools.example/crossover").unwrap(), "https://tools.example/crossover/");
        assert_eq!(read("http://[::1]:8080").unwrap(), "http://[::1]:8080/");
        for wrong in
            ["tools.example", "https://a/?b", "https://a/#b", "https://a b/", "https://a/\"", "ftp://a/"]
        {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_calls_itself_a_host() {
        for good in ["a.example", "127.0.0.1:8080", "[::1]:80", "[::1]"] {
            assert!(is_host(good), "{good}");
        }
        for wrong in ["", "a\"b", "a/b", "a:b", "a:+1", "[::1", "a:1:2", "ä.example", "a<b", "[x]"] {
            assert!(!is_host(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_stands_behind() {
        let below: Below = "/somewhere/below".parse().unwrap();
        assert_eq!(below.rest("/somewhere/below/a.js"), Some("a.js"));
        assert_eq!(below.rest("/somewhere/belowa.js"), None);
        assert_eq!(below.rest("/a.js"), None);
        assert_eq!(Below::default().rest("/a.js"), Some("a.js"));
        for wrong in ["a", "/a b/", "//", "/a?"] {
            assert!(wrong.parse::<Below>().is_err(), "{wrong}");
        }
    }
}
