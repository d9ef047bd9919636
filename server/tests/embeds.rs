//! What other programs show of a link: oEmbed, and the tags of the page. Text stays text.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{LINK, get, titled, usual, with};
use crossover_server::Settings;
use scraper::{Html, Selector};

/// Titles that would like to be something else.
fn hostile() -> Vec<String> {
    vec![
        "</title><script>alert(1)</script>".to_owned(),
        "\"><img src=x onerror=alert(1)>".to_owned(),
        "' onload='alert(1)".to_owned(),
        "]]><!-- </head> -->".to_owned(),
        "&lt;b&gt; &amp;quot; &#60;".to_owned(),
        "a\u{202e}b\u{2066}c\u{200f}d\u{1b}[31m\u{0}".to_owned(),
        "x\r\nset-cookie: a=b".to_owned(),
        "<b>&\"'".repeat(80),
    ]
}

fn url_of(page: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(page.as_bytes()).collect();
    format!("/oembed?format=json&url={encoded}")
}

fn shown(title: &str) -> String {
    crossover::report::harmless(title)
}

#[tokio::test]
async fn a_link_becomes_a_frame() {
    let app = usual();
    for page in ["?s=", "index.html?s=", "#s=", "embed.html#s="] {
        let page = format!("http://crossover.example/{page}{LINK}");
        let answer = get(&app, &url_of(&page), &[]).await;
        assert_eq!(answer.status, 200, "{page}: {}", answer.text());
        let embed = answer.json();
        assert_eq!((&embed["type"], &embed["version"]), (&"rich".into(), &"1.0".into()));
        assert_eq!(embed["title"], "Growing support desk");
        let html = Html::parse_fragment(embed["html"].as_str().unwrap());
        let frame = html.select(&Selector::parse("iframe").unwrap()).next().unwrap();
        assert_eq!(frame.attr("src"), Some(format!("http://crossover.example/embed.html#s={LINK}").as_str()));
        assert_eq!((frame.attr("title"), frame.attr("width")), (Some("Growing support desk"), Some("640")));
        let picture =
            embed["thumbnail_url"].as_str().unwrap().strip_prefix("http://crossover.example").unwrap();
        let picture = get(&app, picture, &[]).await;
        assert_eq!(
            picture.bytes[16..20],
            u32::try_from(embed["thumbnail_width"].as_u64().unwrap()).unwrap().to_be_bytes()
        );
        assert_eq!(
            picture.bytes[20..24],
            u32::try_from(embed["thumbnail_height"].as_u64().unwrap()).unwrap().to_be_bytes()
        );
    }
}

#[tokio::test]
async fn what_an_embed_is_told_goes_along_and_stays_text() {
    let app = usual();
    let page = format!("https://crossover.example/embed.html#s={LINK}&chart=volume&theme=\"><script>");
    let embed = get(&app, &url_of(&page), &[]).await.json();
    let html = Html::parse_fragment(embed["html"].as_str().unwrap());
    assert_eq!(html.select(&Selector::parse("script").unwrap()).count(), 0);
    let frame = html.select(&Selector::parse("iframe").unwrap()).next().unwrap();
    let expected =
        format!("https://crossover.example/embed.html#s={LINK}&chart=volume&theme=%22%3E%3Cscript%3E");
    assert_eq!(frame.attr("src"), Some(expected.as_str()));
}

#[tokio::test]
async fn sizes_and_formats() {
    let app = usual();
    let url = url_of(&format!("http://crossover.example/?s={LINK}"));
    let small = get(&app, &format!("{url}&maxwidth=400&maxheight=300&dnt=1"), &[]).await.json();
    assert_eq!((&small["width"], &small["height"]), (&400.into(), &300.into()));
    assert!(small["html"].as_str().unwrap().contains("width=\"400\" height=\"300\""));
    let large = get(&app, &format!("{url}&maxwidth=4000"), &[]).await.json();
    assert_eq!((&large["width"], &large["height"]), (&640.into(), &420.into()));
    let wrong = get(&app, &format!("{url}&maxwidth=wide&maxheight=-1"), &[]).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.fields()),
        (400, ["maxwidth", "maxheight"].map(str::to_owned).into())
    );
    let xml = get(&app, &url.replace("format=json", "format=xml"), &[]).await;
    assert_eq!((xml.status.as_u16(), xml.fields()), (501, vec!["format".to_owned()]));
    assert_eq!(get(&app, "/oembed", &[]).await.status, 400);
}

#[tokio::test]
async fn only_pages_of_this_server_with_a_scenario() {
    let app = usual();
    for page in [
        format!("https://other.example/?s={LINK}"),
        format!("http://crossover.example.evil.example/?s={LINK}"),
        format!("http://crossover.example@evil.example/?s={LINK}"),
        format!("http://crossover.example/other.html?s={LINK}"),
        format!("javascript:alert(1)//http://crossover.example/?s={LINK}"),
        "http://crossover.example/".to_owned(),
        format!("http://crossover.example/?s={}", &LINK[..20]),
        "http://crossover.example/?s=<script>alert(1)</script>".to_owned(),
    ] {
        let answer = get(&app, &url_of(&page), &[]).await;
        assert_eq!(answer.status, 404, "{page}: {}", answer.text());
        assert_eq!((answer.header("content-type"), answer.fields().len()), ("application/json", 1));
    }
}

#[tokio::test]
async fn hostile_titles_stay_text_in_a_frame() {
    let app = usual();
    for title in hostile() {
        let page = format!("http://crossover.example/?s={}", titled(&title));
        let embed = get(&app, &url_of(&page), &[]).await.json();
        let html = Html::parse_fragment(embed["html"].as_str().unwrap());
        let elements: Vec<_> = html.select(&Selector::parse("body *, html > *").unwrap()).collect();
        assert_eq!(elements.len(), 1, "{}", embed["html"]);
        let names: Vec<&str> = elements[0].value().attrs().map(|(name, _)| name).collect();
        assert_eq!(names.len(), 7, "{names:?}");
        assert_eq!(elements[0].attr("title"), Some(shown(&title).as_str()));
        assert!(!embed["html"].as_str().unwrap().contains("<script"), "careless readers look for it");
        assert_eq!(embed["title"], shown(&title));
    }
}

#[tokio::test]
async fn the_page_of_a_link_has_tags() {
    let app = usual();
    let page = get(&app, &format!("/?s={LINK}"), &[("accept-encoding", "br")]).await;
    assert_eq!(
        (page.header("content-type"), page.header("cache-control")),
        ("text/html; charset=utf-8", "no-cache")
    );
    assert!(page.header("content-security-policy").contains("'wasm-unsafe-eval'"));
    let html = Html::parse_document(page.text());
    let tag = |name: &str| {
        let selector =
            Selector::parse(&format!("head > meta[property='{name}'], head > meta[name='{name}']")).unwrap();
        html.select(&selector).next().and_then(|tag| tag.attr("content")).unwrap_or_default().to_owned()
    };
    assert_eq!(tag("og:title"), "Growing support desk");
    assert!(tag("og:description").starts_with("Fine-tuning is cheapest: "), "{}", tag("og:description"));
    assert_eq!(tag("og:url"), format!("http://crossover.example/?s={LINK}"));
    assert_eq!((tag("og:image:width"), tag("og:image:height")), ("1200".to_owned(), "630".to_owned()));
    assert_eq!(tag("twitter:card"), "summary_large_image");
    let image = get(&app, tag("og:image").strip_prefix("http://crossover.example").unwrap(), &[]).await;
    assert_eq!((image.status.as_u16(), image.header("content-type")), (200, "image/png"));
    assert_eq!(image.bytes[16..24], [1_200_u32.to_be_bytes(), 630_u32.to_be_bytes()].concat());
    let link = html.select(&Selector::parse("head > link[rel=alternate]").unwrap()).next().unwrap();
    assert_eq!(link.attr("type"), Some("application/json+oembed"));
    let embed =
        get(&app, link.attr("href").unwrap().strip_prefix("http://crossover.example").unwrap(), &[]).await;
    assert_eq!(embed.status, 200);
    let again = get(&app, &format!("/?s={LINK}"), &[("if-none-match", page.header("etag"))]).await;
    assert_eq!(again.status, 304);
}

#[tokio::test]
async fn hostile_titles_stay_text_in_tags() {
    let app = usual();
    for title in hostile() {
        let page = get(&app, &format!("/?s={}", titled(&title)), &[]).await;
        let html = Html::parse_document(page.text());
        assert_eq!(
            html.select(&Selector::parse("script, img, b, body *").unwrap()).count(),
            0,
            "{}",
            page.text()
        );
        let found = html.select(&Selector::parse("meta[property='og:title']").unwrap()).next().unwrap();
        assert_eq!(found.attr("content"), Some(shown(&title).as_str()));
        assert_eq!(found.value().attrs().count(), 2);
        assert!(!page.text().contains("<script"), "careless readers look for it");
    }
}

#[tokio::test]
async fn a_broken_link_or_host_leaves_the_page_as_it_is() {
    let app = usual();
    let plain = get(&app, "/", &[]).await;
    for query in [
        "?s=",
        "?s=%3Cscript%3E",
        &format!("?s={}", &LINK[..20]),
        "?s=a&s=b",
        "?t=1",
        &format!("?s={}", "x".repeat(8_000)),
    ] {
        let page = get(&app, &format!("/{query}"), &[]).await;
        assert_eq!((page.status.as_u16(), page.text()), (200, plain.text()), "{query}");
    }
    let request = axum::http::Request::get(format!("/?s={LINK}")).header("host", "a\"><script>");
    let page = common::send(&app, request.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!(page.text(), plain.text());
}

#[tokio::test]
async fn behind_a_proxy_addresses_are_those_of_the_proxy() {
    let app = with(Settings {
        public: Some("https://tools.example/crossover".parse().unwrap()),
        ..Settings::default()
    });
    let page = get(&app, &format!("/?s={LINK}"), &[]).await;
    assert!(
        page.text().contains(&format!("content=\"https://tools.example/crossover/?s={LINK}\"")),
        "{}",
        page.text()
    );
    let embed = get(&app, &url_of(&format!("https://tools.example/crossover/?s={LINK}")), &[]).await.json();
    assert_eq!(embed["provider_url"], "https://tools.example/crossover/");
    let direct = get(&app, &url_of(&format!("http://crossover.example/?s={LINK}")), &[]).await;
    assert_eq!(direct.status, 404);
}
