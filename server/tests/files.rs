//! The files of the page: forms, parts, caches, and headers.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{LASTING, get, usual, with};
use crossover_server::{Settings, Site, app};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; frame-ancestors 'self'";

#[tokio::test]
async fn what_may_be_kept_and_for_how_long() {
    let app = usual();
    let lasting = get(&app, &format!("/{LASTING}"), &[]).await;
    assert_eq!(lasting.header("cache-control"), "public, max-age=31536000, immutable");
    for path in ["/", "/index.html", "/more/"] {
        let page = get(&app, path, &[]).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-cache"), "{path}");
        let again = get(&app, path, &[("if-none-match", page.header("etag"))]).await;
        assert_eq!((again.status.as_u16(), again.bytes.len()), (304, 0), "{path}");
        assert_eq!(again.header("etag"), page.header("etag"));
        let changed = get(&app, path, &[("if-none-match", "\"other\"")]).await;
        assert_eq!(changed.bytes, page.bytes);
    }
}

#[tokio::test]
async fn the_form_that_is_accepted_most_readily() {
    let app = usual();
    let file = format!("/{LASTING}");
    let mut tags = std::collections::BTreeSet::new();
    for (accepted, expected) in [
        (None, ""),
        (Some("gzip, deflate, br"), "br"),
        (Some("gzip"), "gzip"),
        (Some("GZIP;q=0.5"), "gzip"),
        (Some("br;q=0.2, gzip;q=0.8"), "gzip"),
        (Some("br;q=0, gzip;q=0"), ""),
        (Some("br;q=0, *"), "gzip"),
        (Some("*"), "br"),
        (Some("identity, br;q=0.5"), ""),
        (Some("br;q=0.001"), "br"),
        (Some("zstd"), ""),
        (Some("br;q=nonsense"), ""),
    ] {
        let headers: Vec<(&str, &str)> =
            accepted.map(|accepted| ("accept-encoding", accepted)).into_iter().collect();
        let answer = get(&app, &file, &headers).await;
        assert_eq!(answer.header("content-encoding"), expected, "{accepted:?}");
        assert_eq!(
            (answer.header("vary"), answer.header("content-type")),
            ("accept-encoding", "text/javascript; charset=utf-8")
        );
        tags.insert((expected, answer.header("etag").to_owned(), answer.bytes));
    }
    assert_eq!(tags.len(), 3, "each form has one tag and one content");
    let page = get(&app, "/", &[("accept-encoding", "br")]).await;
    assert_eq!(page.header("content-encoding"), "", "there is no compressed copy");
}

#[tokio::test]
async fn parts_of_a_file() {
    let app = usual();
    let file = format!("/{LASTING}");
    let whole = get(&app, &file, &[]).await;
    assert_eq!(whole.header("accept-ranges"), "bytes");
    for (asked, sent, expected) in [
        ("bytes=0-6", "bytes 0-6/1600", &whole.bytes[..7]),
        ("bytes=1590-", "bytes 1590-1599/1600", &whole.bytes[1590..]),
        ("bytes=-5", "bytes 1595-1599/1600", &whole.bytes[1595..]),
        ("bytes=1590-99999", "bytes 1590-1599/1600", &whole.bytes[1590..]),
    ] {
        let part = get(&app, &file, &[("range", asked), ("accept-encoding", "br")]).await;
        assert_eq!((part.status.as_u16(), part.header("content-range")), (206, sent), "{asked}");
        assert_eq!(part.bytes, expected, "{asked}");
        assert_eq!(part.header("content-encoding"), "", "a part of the file itself");
    }
    for asked in ["bytes=1600-", "bytes=99999-100000", "bytes=-0"] {
        let none = get(&app, &file, &[("range", asked)]).await;
        assert_eq!((none.status.as_u16(), none.header("content-range")), (416, "bytes */1600"), "{asked}");
    }
    for asked in ["bytes=0-1,5-6", "lines=0-1", "bytes=5-1"] {
        assert!([200, 416].contains(&get(&app, &file, &[("range", asked)]).await.status.as_u16()), "{asked}");
    }
    let current = [("range", "bytes=0-6"), ("if-range", whole.header("etag"))];
    assert_eq!(get(&app, &file, &current).await.status, 206);
    let old = get(&app, &file, &[("range", "bytes=0-6"), ("if-range", "\"old\"")]).await;
    assert_eq!((old.status.as_u16(), old.bytes.len()), (200, 1600));
}

#[tokio::test]
async fn only_what_is_in_the_folder() {
    let app = usual();
    for path in [
        "/nothing",
        "/more",
        "/.hidden",
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "//etc/passwd",
        "/more/../index.html",
        "/index.html/",
        "/%00",
        "/start-0123456789abcdef.js.br",
        "/%ff",
    ] {
        let answer = get(&app, path, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.fields()), (404, vec!["address".to_owned()]), "{path}");
    }
    let escaped = get(&app, "/more%2Findex.html", &[]).await;
    assert_eq!(escaped.text(), "more");
}

#[tokio::test]
async fn headers_of_every_answer() {
    let app = usual();
    let paths = ["/", "/nothing", "/healthz", "/api/evaluate", "/chart.svg", "/openapi.json"];
    for path in paths.into_iter().map(str::to_owned).chain([format!("/{}", "x".repeat(9_000))]) {
        let answer = get(&app, &path, &[]).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("access-control-allow-origin", "*"),
            ("cross-origin-resource-policy", "cross-origin"),
            ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
        ] {
            assert_eq!(answer.header(name), value, "{name} of {}", &path[..path.len().min(20)]);
        }
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; "), "{path}: {policy}");
    }
    assert_eq!(get(&app, "/", &[]).await.header("content-security-policy"), POLICY);
    assert_eq!(get(&app, &format!("/{LASTING}"), &[]).await.header("content-security-policy"), POLICY);
    let alone = get(&app, "/alone.html", &[]).await;
    assert_eq!(alone.header("content-security-policy"), "frame-ancestors 'self'", "it brings its own");
}

#[tokio::test]
async fn who_may_show_the_page_in_a_frame() {
    let frames =
        ["https://wiki.example", "https://*.intern.example:8443"].map(|origin| origin.parse().unwrap());
    let app = with(Settings { frames: frames.into(), ..Settings::default() });
    let expected = "frame-ancestors 'self' https://wiki.example https://*.intern.example:8443";
    let policy = get(&app, "/", &[]).await.header("content-security-policy").to_owned();
    assert!(policy.ends_with(&format!("; {expected}")), "{policy}");
    assert_eq!(get(&app, "/alone.html", &[]).await.header("content-security-policy"), expected);
}

#[tokio::test]
async fn below_a_path_and_nowhere_else() {
    let app = with(Settings { below: "/tools/crossover".parse().unwrap(), ..Settings::default() });
    for path in [
        "/tools/crossover/",
        "/tools/crossover/healthz",
        "/tools/crossover/more/",
        "/tools/crossover/openapi.json",
    ] {
        assert_eq!(get(&app, path, &[]).await.status, 200, "{path}");
    }
    for path in ["/", "/healthz", "/tools/crossover", "/tools/crossoverhealthz", "/index.html"] {
        assert_eq!(get(&app, path, &[]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn without_the_page_the_rest_works() {
    let app = app(Site::default(), Settings::default());
    let page = get(&app, "/", &[]).await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("cargo xtask build") && page.text().contains("--dir"), "{}", page.text());
    assert_eq!(get(&app, "/healthz", &[]).await.status, 200);
    assert_eq!(get(&app, &format!("/?s={}", common::LINK), &[]).await.status, 404);
}

#[tokio::test]
async fn head_is_get_without_its_body() {
    let app = usual();
    for path in ["/".to_owned(), format!("/{LASTING}"), format!("/api/evaluate?s={}", common::LINK)] {
        let full = get(&app, &path, &[]).await;
        let request = axum::http::Request::head(&path).header("host", "crossover.example");
        let head = common::send(&app, request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((head.status, head.bytes.len()), (full.status, 0), "{path}");
        assert_eq!(head.header("content-length"), full.bytes.len().to_string(), "{path}");
        assert_eq!(head.header("etag"), full.header("etag"));
    }
}
