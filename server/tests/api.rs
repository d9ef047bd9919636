//! What programs ask: evaluations, charts, and the description of both.

#![expect(clippy::unwrap_used, reason = "what cannot be unwrapped here has failed")]

mod common;

use common::{LINK, get, post, titled, usual};
use crossover::link::decode;
use crossover::model::Model;
use crossover::report::{Report, to_json};
use serde_json::{Value as Json, json};

const TOML: &str = "[workload]\nqueries_per_month = 250_000\n[models.base]\nkind = \"per_token\"\n\
    input_usd_per_mtok = 0.75\noutput_usd_per_mtok = 4.5\n[models.tuned]\nkind = \"per_token\"\n\
    input_usd_per_mtok = 0.3\noutput_usd_per_mtok = 1.2\n";

fn expected(link: &str) -> String {
    let model = Model::try_from(&decode(link).unwrap().scenario).unwrap();
    to_json(&Report::new(&model)) + "\n"
}

#[tokio::test]
async fn a_link_is_evaluated_as_the_command_line_does() {
    let app = usual();
    let answer = get(&app, &format!("/api/evaluate?s={LINK}"), &[]).await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/json"));
    assert_eq!(answer.text(), expected(LINK));
    let again = get(&app, &format!("/api/evaluate?s={LINK}"), &[]).await;
    assert_eq!((again.text(), again.header("etag")), (answer.text(), answer.header("etag")));
    let known = [("if-none-match", answer.header("etag"))];
    let known = get(&app, &format!("/api/evaluate?s={LINK}"), &known).await;
    assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0));
    // One more layer of percent signs, as chat programs put it on.
    let wrapped = get(&app, &format!("/api/evaluate?s={}", LINK.replace('_', "%255F")), &[]).await;
    assert_eq!(wrapped.text(), answer.text());
}

#[tokio::test]
async fn a_summary_holds_the_answer_without_the_curves() {
    let app = usual();
    let answer = get(&app, &format!("/api/evaluate?s={LINK}&parts=summary"), &[]).await.json();
    let whole: Json = serde_json::from_str(&expected(LINK)).unwrap();
    assert!(answer["verdict"].as_str().unwrap().starts_with("Fine-tuning is cheapest: "), "{answer}");
    assert_eq!(answer["cheapest"], whole["cheapest"]["strategy"]);
    assert_eq!(answer["break_even"], whole["break_even"]);
    for (strategy, totals) in whole["strategies"].as_object().unwrap() {
        for figure in ["status", "total_usd", "present_value_usd", "usd_per_query"] {
            assert_eq!(answer["strategies"][strategy][figure], totals[figure], "{strategy}.{figure}");
        }
    }
    assert_eq!(answer["strategies"]["rag"].get("cumulative"), None);
}

#[tokio::test]
async fn scenarios_are_posted_as_toml_and_as_json() {
    let app = usual();
    let toml = post(&app, "/api/evaluate", "application/toml", TOML).await;
    let scenario = crossover::scenario::Scenario::from_toml(TOML).unwrap();
    let whole = to_json(&Report::new(&Model::try_from(&scenario).unwrap())) + "\n";
    assert_eq!((toml.status.as_u16(), toml.text()), (200, whole.as_str()));
    let as_json = json!({
        "workload": { "queries_per_month": 250_000 },
        "models": {
            "base": { "kind": "per_token", "input_usd_per_mtok": 0.75, "output_usd_per_mtok": 4.5 },
            "tuned": { "kind": "per_token", "input_usd_per_mtok": 0.3, "output_usd_per_mtok": 1.2 },
        },
    });
    let sent = post(&app, "/api/evaluate", "application/json; charset=utf-8", as_json.to_string()).await;
    assert_eq!(sent.text(), toml.text());
    let summary = post(&app, "/api/evaluate?parts=summary", "application/toml", TOML).await;
    assert!(summary.json()["verdict"].is_string());
}

#[tokio::test]
async fn everything_wrong_is_told_at_once() {
    let app = usual();
    let wrong =
        post(&app, "/api/evaluate", "application/toml", "[rag]\ntop_k = -1\n[horizon]\nmonths = 999\n").await;
    assert_eq!(wrong.status, 422);
    let fields = wrong.fields();
    assert!(
        fields.contains(&"rag.top_k".to_owned()) && fields.contains(&"horizon.months".to_owned()),
        "{fields:?}"
    );
    for (kind, body, status) in [
        ("application/toml", "= 1", 400),
        ("application/json", "{", 400),
        ("application/json", "\u{0}", 400),
        ("text/html", "", 415),
        ("", "", 415),
    ] {
        assert_eq!(post(&app, "/api/evaluate", kind, body).await.status, status, "{kind} {body}");
    }
    assert_eq!(post(&app, "/api/evaluate", "application/toml", vec![0xff]).await.status, 400);
    for (query, status, fields) in [
        ("", 400, vec!["s"]),
        ("?s=", 400, vec!["link"]),
        (&format!("?s={}", &LINK[..20]), 400, vec!["link"]),
        (&format!("?s={LINK}&s={LINK}"), 400, vec!["s"]),
        (&format!("?s={LINK}&parts=most&part=1"), 400, vec!["parts", "option"]),
        ("?s=%ff%fe", 400, vec!["link"]),
    ] {
        let answer = get(&app, &format!("/api/evaluate{query}"), &[]).await;
        assert_eq!(
            (answer.status.as_u16(), answer.fields()),
            (status, fields.into_iter().map(str::to_owned).collect()),
            "{query}"
        );
        assert_eq!(
            (answer.header("content-type"), answer.header("cache-control")),
            ("application/json", "no-store")
        );
    }
    let charts = get(&app, &format!("/chart.svg?s={LINK}&kind=tme&width=1&colour=red"), &[]).await;
    assert_eq!(
        (charts.status.as_u16(), charts.fields()),
        (400, ["kind", "width", "option"].map(str::to_owned).into())
    );
}

#[tokio::test]
async fn charts_are_pictures_of_what_was_asked_for() {
    let app = usual();
    let light = get(&app, &format!("/chart.svg?s={LINK}&kind=volume&width=640"), &[]).await;
    assert_eq!((light.status.as_u16(), light.header("content-type")), (200, "image/svg+xml"));
    assert!(light.text().starts_with("<svg ") && light.text().contains("width=\"640\""), "{}", light.text());
    let dark = get(&app, &format!("/chart.svg?s={LINK}&kind=volume&width=640&theme=dark"), &[]).await;
    assert_ne!((dark.text(), dark.header("etag")), (light.text(), light.header("etag")));
    let picture = get(&app, &format!("/chart.png?s={LINK}&width=200&scale=1"), &[]).await;
    assert_eq!(picture.header("content-type"), "image/png");
    assert_eq!(picture.bytes[16..20], 200_u32.to_be_bytes(), "the width of a PNG stands there");
    let large = get(&app, &format!("/chart.png?s={LINK}&width=4000&height=4000&scale=4"), &[]).await;
    assert_eq!((large.status.as_u16(), large.fields()), (400, vec!["scale".to_owned()]));
}

#[tokio::test]
async fn hostile_titles_stay_text_in_a_chart() {
    let app = usual();
    let title = "</title><script>alert(1)</script>]]>\u{202e}\"'&";
    let answer = get(&app, &format!("/chart.svg?s={}&theme=auto", titled(title)), &[]).await;
    assert_eq!(answer.status, 200);
    assert!(!answer.text().contains("<script") && !answer.text().contains('\u{202e}'), "{}", answer.text());
    assert!(answer.header("content-security-policy").contains("default-src 'none'"));
    assert!(answer.header("content-security-policy").contains("sandbox"));
}

#[tokio::test]
async fn other_methods_are_told_which_there_are() {
    let app = usual();
    for (method, path, allowed) in [
        ("DELETE", "/api/evaluate", "GET,HEAD,POST"),
        ("POST", "/chart.svg", "GET,HEAD"),
        ("PUT", "/index.html", "GET,HEAD"),
    ] {
        let request = axum::http::Request::builder().method(method).uri(path);
        let answer = common::send(&app, request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((answer.status.as_u16(), answer.header("allow")), (405, allowed), "{method} {path}");
        assert_eq!(answer.fields(), ["method"]);
    }
    let asked = axum::http::Request::builder()
        .method("OPTIONS")
        .uri("/api/evaluate")
        .header("origin", "https://wiki.example")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type");
    let answer = common::send(&app, asked.body(axum::body::Body::empty()).unwrap()).await;
    assert_eq!((answer.status.as_u16(), answer.header("access-control-allow-origin")), (200, "*"));
    assert!(answer.header("access-control-allow-methods").contains("POST"));
    assert_eq!(answer.header("access-control-allow-headers"), "content-type");
}

#[tokio::test]
async fn the_description_describes_what_is_answered() {
    let app = usual();
    let description = get(&app, "/openapi.json", &[]).await.json();
    let names = |path: &str| -> Vec<String> {
        let parameters = description["paths"][path]["get"]["parameters"].as_array().unwrap().clone();
        parameters.iter().map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("/api/evaluate"), ["parts", "s"]);
    assert!(
        names("/chart.png").contains(&"scale".to_owned())
            && names("/chart.svg").contains(&"theme".to_owned())
    );
    let holds = |name: &str, value: &Json| {
        let schema = json!({
            "$ref": format!("#/components/schemas/{name}"), "components": description["components"],
        });
        let validator = jsonschema::draft202012::new(&schema).unwrap();
        if let Err(error) = validator.validate(value) {
            panic!("{name}: {error} at {}", error.instance_path());
        }
    };
    let at = |path: String| {
        let app = app.clone();
        async move { get(&app, &path, &[]).await.json() }
    };
    holds("Report", &at(format!("/api/evaluate?s={LINK}")).await);
    holds("Headline", &at(format!("/api/evaluate?s={LINK}&parts=summary")).await);
    holds("Problems", &at("/api/evaluate".to_owned()).await);
    holds("Embed", &at(format!("/oembed?url=http://crossover.example/?s={LINK}")).await);
}

#[tokio::test]
async fn of_very_many_problems_the_first_hundred_are_told() {
    let app = usual();
    for (count, told) in [(100, 100), (101, 101), (90_000, 101)] {
        let unknown: Vec<String> = (0..count).map(|place| format!("k{place}=1")).collect();
        let body = unknown.join("\n") + "\n" + TOML;
        let answer = post(&app, "/api/evaluate", "application/toml", body).await;
        let problems = answer.json()["problems"].as_array().unwrap().clone();
        assert_eq!(problems.len(), told, "{count}");
        assert!(problems[..100].iter().all(|problem| problem["field"].as_str().unwrap().starts_with('k')));
        if let Some(last) = problems.get(100) {
            assert_eq!(last["message"], json!(format!("and {} more", count - 100)));
            assert_eq!(last["field"], json!(""));
        }
        assert!(answer.bytes.len() < 30_000, "{} bytes", answer.bytes.len());
    }
}

#[tokio::test]
async fn it_says_that_it_lives() {
    let answer = get(&usual(), "/healthz", &[]).await;
    assert_eq!((answer.status.as_u16(), answer.text()), (200, "ok\n"));
}
