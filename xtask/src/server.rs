//! A web server for the page, as strict as the page must bear.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::single;

/// What the page may do: load what lies beside it and run WebAssembly, nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'";

/// The longest head of a request.
const LONGEST_HEAD: u64 = 16_384;
/// Browsers open connections ahead of time; one that says nothing for this long is closed.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves a folder below `http://127.0.0.1`.
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

/// What is served.
struct Site {
    folder: PathBuf,
    /// What stands before every path: `/`, or `/somewhere/below/`.
    prefix: String,
}

impl Server {
    /// A server on `port`, or on any free one if it is 0.
    pub(crate) fn new(folder: &Path, port: u16, prefix: &str) -> Result<Self> {
        let listener =
            TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("cannot serve on port {port}"))?;
        let site = Site { folder: folder.to_owned(), prefix: prefix.to_owned() };
        Ok(Self { listener, site: Arc::new(site) })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> Result<String> {
        Ok(format!("http://{}{}", self.listener.local_addr()?, self.site.prefix))
    }

    /// Answers until the program ends, each connection in a thread of its own.
    pub(crate) fn run(&self) {
        for connection in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            thread::spawn(move || {
                // The browser has gone: nobody is left to tell.
                let _ = site.answer(connection);
            });
        }
    }

    /// Answers in the background until the program ends.
    pub(crate) fn spawn(self) -> Result<String> {
        let url = self.url()?;
        thread::spawn(move || self.run());
        Ok(url)
    }
}

impl Site {
    /// Reads one request and answers it.
    fn answer(&self, mut connection: TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(PATIENCE))?;
        connection.set_write_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new((&connection).take(LONGEST_HEAD)).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(()) };
        let mut brotli = false;
        for line in lines {
            let line = line?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(accepted) = line.strip_prefix("accept-encoding:") {
                brotli = accepted.split(',').any(|coding| coding.trim() == "br");
            }
        }
        let (head, body) = self.response(&first, brotli)?;
        connection.write_all(head.as_bytes())?;
        connection.write_all(&body)?;
        connection.flush()
    }

    /// The head and the body of the answer to a request.
    fn response(&self, request: &str, brotli: bool) -> io::Result<(String, Vec<u8>)> {
        let mut words = request.split(' ');
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if !["GET", "HEAD"].contains(&method) {
            return Ok(refusal("405 Method Not Allowed"));
        }
        let Some(path) = self.path(url) else { return Ok(refusal("404 Not Found")) };
        let compressed = path.with_added_extension("br");
        let shorter = brotli && compressed.is_file();
        let body = fs::read(if shorter { &compressed } else { &path })?;
        let mut head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
        for (name, value) in headers(&path, shorter) {
            head.extend([name, ": ", value, "\r\n"]);
        }
        head.push_str("\r\n");
        Ok((head, if method == "HEAD" { Vec::new() } else { body }))
    }

    /// The file behind an address; none outside the folder.
    fn path(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(&self.prefix)?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        Some(self.folder.join(path)).filter(|path| inside && path.is_file())
    }
}

fn refusal(status: &str) -> (String, Vec<u8>) {
    let body = status.as_bytes().to_vec();
    let kind = "Content-Type: text/plain; charset=utf-8\r\nX-Content-Type-Options: nosniff";
    let length = body.len();
    (format!("HTTP/1.1 {status}\r\n{kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"), body)
}

fn headers(path: &Path, compressed: bool) -> Vec<(&'static str, &'static str)> {
    let page = path.extension().is_some_and(|extension| extension == "html");
    let mut headers = vec![
        ("Content-Type", media_type(path)),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Vary", "Accept-Encoding"),
        // The names of all other files change with what they contain.
        ("Cache-Control", if page { "no-cache" } else { "public, max-age=31536000, immutable" }),
    ];
    // The single file brings its own along, and runs what stands in it.
    if !path.ends_with(single::NAME) {
        headers.push(("Content-Security-Policy", POLICY));
    }
    if compressed {
        headers.push(("Content-Encoding", "br"));
    }
    headers
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(request: &str) -> (String, Vec<u8>) {
        let site = Site { folder: crate::workspace::root().to_owned(), prefix: "/below/".to_owned() };
        site.response(request, true).unwrap()
    }

    #[test]
    fn files_below_the_folder_and_no_others() {
        let (head, body) = answer("GET /below/web/css/tokens.css?x HTTP/1.1");
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(head.contains("Content-Type: text/css; charset=utf-8\r\n"), "{head}");
        assert!(head.contains("Content-Security-Policy: default-src 'none'; "), "{head}");
        assert!(!head.contains("Content-Encoding"), "there is no compressed copy");
        assert!(body.starts_with(b"/* Crossover"));
        assert!(answer("GET /below/ HTTP/1.1").1.starts_with(b"<!doctype html>"));
        assert!(answer("HEAD /below/ HTTP/1.1").1.is_empty());
        for outside in ["/", "/below/../Cargo.toml", "/below//etc/passwd", "/below/web", "/below/nothing"] {
            assert!(answer(&format!("GET {outside} HTTP/1.1")).0.starts_with("HTTP/1.1 404 "), "{outside}");
        }
        assert!(answer("POST /below/ HTTP/1.1").0.starts_with("HTTP/1.1 405 "));
    }
}
