//! A web server for the page, as strict as the page must bear.

use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response};

/// What the page may do: load what lies beside it and run WebAssembly, nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'";

/// Serves a folder below `http://127.0.0.1`.
pub(crate) struct Server {
    server: tiny_http::Server,
    folder: PathBuf,
    /// What stands before every path: `/`, or `/somewhere/below/`.
    prefix: String,
}

impl Server {
    /// A server on `port`, or on any free one if it is 0.
    pub(crate) fn new(folder: &Path, port: u16, prefix: &str) -> Result<Self> {
        let server = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(|error| anyhow!("cannot serve on port {port}: {error}"))?;
        Ok(Self { server, folder: folder.to_owned(), prefix: prefix.to_owned() })
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> Result<String> {
        let address = self.server.server_addr().to_ip().context("the server has no address")?;
        Ok(format!("http://{address}{}", self.prefix))
    }

    /// Answers until the program ends.
    pub(crate) fn run(&self) {
        thread::scope(|scope| {
            for request in self.server.incoming_requests() {
                // One a thread: a browser that is slow to take one file waits for the next.
                scope.spawn(|| {
                    // The browser has gone: nobody is left to tell.
                    let _ = self.answer(request);
                });
            }
        });
    }

    /// Answers in the background until the program ends.
    pub(crate) fn spawn(self) -> Result<String> {
        let url = self.url()?;
        thread::spawn(move || self.run());
        Ok(url)
    }

    fn answer(&self, request: Request) -> Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return Ok(request.respond(Response::from_string("only GET").with_status_code(405))?);
        }
        let Some(path) = self.path(request.url()) else {
            return Ok(request.respond(Response::from_string("not found").with_status_code(404))?);
        };
        let compressed = with_ending(&path, "br");
        let shorter = accepts_brotli(&request) && compressed.is_file();
        let file = File::open(if shorter { &compressed } else { &path })?;
        let mut response = Response::from_file(file);
        for (name, value) in headers(&path, shorter) {
            let header = Header::from_bytes(name, value).map_err(|()| anyhow!("{name} is no header"))?;
            response = response.with_header(header);
        }
        Ok(request.respond(response)?)
    }

    /// The file behind an address; none outside the folder.
    fn path(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(&self.prefix)?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        Some(self.folder.join(path)).filter(|path| inside && path.is_file())
    }
}

fn headers(path: &Path, compressed: bool) -> Vec<(&'static str, &'static str)> {
    let page = path.extension().is_some_and(|extension| extension == "html");
    let mut headers = vec![
        ("Content-Type", media_type(path)),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Vary", "Accept-Encoding"),
        // The names of all other files change with what they contain.
        ("Cache-Control", if page { "no-cache" } else { "public, max-age=31536000, immutable" }),
    ];
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

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}

fn accepts_brotli(request: &Request) -> bool {
    let accepted = request.headers().iter().filter(|header| header.field.equiv("Accept-Encoding"));
    accepted.into_iter().any(|header| header.value.as_str().split(',').any(|coding| coding.trim() == "br"))
}
