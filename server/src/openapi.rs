//! `/openapi.json`: what programs may ask, from the code that answers them.

use crossover::chart::Request;
use crossover::field::json_schema;
use crossover::preset::OPENING;
use crossover::report::{Headline, Report};
use crossover::scenario::{Options, Problems};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use crate::oembed::{Embed, Wanted};
use crate::{asked, chart, evaluate};

/// A link that works, to try.
const LINK: &str = "1_support-desk_p-2026-11-21_qm-1200000_mjx2ac";

/// The description of the server that answers below a path.
pub(crate) fn description(below: &str) -> Json {
    let evaluate = |options: &mut Options| (asked::link(options), evaluate::Parts::asked(options));
    let result = json!({ "anyOf": [schema("Report"), schema("Headline")] });
    let evaluated = |more: &[(&str, &str)]| answers("application/json", &result, more);
    let image = |kind: &str| answers(kind, &json!({ "type": "string" }), UNREADABLE);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Crossover",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What retrieval, fine-tuning, both, or a good prompt cost over the months. What is wrong is \
                told as a list of problems: the first hundred, and behind them one without a field that says how many \
                more there are.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": below }],
        "paths": {
            "/api/evaluate": {
                "get": {
                    "summary": "Evaluate the scenario behind a link",
                    "operationId": "evaluateLink",
                    "parameters": parameters(evaluate),
                    "responses": evaluated(UNREADABLE),
                },
                "post": {
                    "summary": "Evaluate a scenario",
                    "operationId": "evaluate",
                    "parameters": parameters(evaluate::Parts::asked),
                    "requestBody": {
                        "required": true,
                        "content": {
                            "application/json": { "schema": schema("Scenario"), "example": OPENING.scenario() },
                            "application/toml": { "schema": { "type": "string" } },
                        },
                    },
                    "responses": evaluated(WITH_BODY),
                },
            },
            "/chart.svg": {
                "get": {
                    "summary": "Draw a chart of the scenario behind a link",
                    "operationId": "chartSvg",
                    "parameters": parameters(|options| (asked::link(options), Request::asked(options))),
                    "responses": image("image/svg+xml"),
                },
            },
            "/chart.png": {
                "get": {
                    "summary": "Draw the same as a picture",
                    "operationId": "chartPng",
                    "parameters": parameters(|options| (asked::link(options), chart::picture(options))),
                    "responses": image("image/png"),
                },
            },
            "/oembed": {
                "get": {
                    "summary": "How to show a page of this server inside another",
                    "operationId": "oembed",
                    "parameters": parameters(Wanted::asked),
                    "responses": answers("application/json", &schema("Embed"), NO_PAGE),
                },
            },
            "/healthz": {
                "get": {
                    "summary": "Whether the server answers",
                    "operationId": "health",
                    "responses": answers("text/plain", &json!({ "const": "ok\n" }), &[]),
                },
            },
        },
        "components": { "schemas": schemas() },
    })
}

/// What may go wrong with an address.
const UNREADABLE: &[(&str, &str)] = &[
    ("400", "The parameters or the link cannot be read"),
    ("414", "The address is too long"),
    ("422", "The scenario is not valid"),
    ("503", "The server has too much to do; ask again"),
];
/// What may go wrong with a body.
const WITH_BODY: &[(&str, &str)] = &[
    ("400", "The parameters or the body cannot be read"),
    ("408", "The body did not arrive in time"),
    ("413", "The body is too long"),
    ("414", "The address is too long"),
    ("415", "The body is neither JSON nor TOML"),
    ("422", "The scenario is not valid"),
    ("503", "The server has too much to do; ask again"),
];
/// What may go wrong with an address inside an address.
const NO_PAGE: &[(&str, &str)] = &[
    ("400", "The parameters cannot be read"),
    ("404", "There is nothing of this server at the address"),
    ("414", "The address is too long"),
    ("501", "The format is not json"),
    ("503", "The server has too much to do; ask again"),
];

/// The answers to a request: the good one, and what goes wrong.
fn answers(kind: &str, content: &Json, wrong: &[(&str, &str)]) -> Json {
    let problems = json!({ "application/json": { "schema": schema("Problems") } });
    let good = json!({ "description": "What was asked for", "content": { kind: { "schema": content } } });
    let wrong = wrong
        .iter()
        .map(|(status, why)| ((*status).to_owned(), json!({ "description": why, "content": problems })));
    Json::Object(std::iter::once(("200".to_owned(), good)).chain(wrong).collect())
}

/// The parameters that `take` takes.
fn parameters<T>(take: impl FnOnce(&mut Options) -> T) -> Json {
    let mut options = Options::default();
    take(&mut options);
    let schema = options.schema();
    let properties = schema["properties"].as_object().cloned().unwrap_or_default();
    let parameter = |(name, schema): (String, Json)| {
        let is_link = name == "s";
        let mut parameter =
            json!({ "name": name, "in": "query", "required": is_link || name == "url", "schema": schema });
        if is_link {
            parameter["description"] = json!("A link of Crossover: what stands in it behind s=");
            parameter["example"] = json!(LINK);
        }
        parameter
    };
    properties.into_iter().map(parameter).collect()
}

fn schema(name: &str) -> Json {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn schemas() -> Map<String, Json> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut generator =
        settings.with(|settings| settings.definitions_path = "/components/schemas".into()).into_generator();
    generator.subschema_for::<(Report, Headline, Problems, Embed)>();
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Scenario".to_owned(), json_schema());
    schemas
}
