//! JSON Schemas of everything that goes in and comes out, from which its TypeScript types are made.

use crossover::advice::Advice;
use crossover::chart::Request;
use crossover::field::FieldDescription;
use crossover::link::{Decoded, Link};
use crossover::preset::PresetDescription;
use crossover::report::{
    ExplainedLine, Flips, FrontierMap, MapRequest, PriceEntry, Report, Sensitivity, Uncertainty,
};
use crossover::scenario::{Options, Problem, Scenario};
use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

use crate::asked;

/// One schema that names every type.
#[must_use]
pub fn schemas() -> Json {
    let mut generator = SchemaSettings::draft07().for_serialize().into_generator();
    generator.subschema_for::<(Report, ExplainedLine, Problem, Link, Decoded)>();
    generator.subschema_for::<(Sensitivity, Flips, FrontierMap, Uncertainty)>();
    generator.subschema_for::<(PresetDescription, PriceEntry, FieldDescription, Scenario, Advice)>();
    let mut types = generator.take_definitions(false);
    types.insert(
        "Given".to_owned(),
        json!({ "anyOf": [{ "$ref": "#/definitions/Scenario" }, { "type": "string" }] }),
    );
    let options = [
        ("PairOptions", described(asked::pair)),
        ("ExplainOptions", described(asked::Explaining::asked)),
        ("FrontierOptions", described(MapRequest::asked)),
        ("UncertaintyOptions", described(asked::draws)),
        ("ChartOptions", described(Request::asked)),
        ("PriceOptions", described(asked::prices)),
    ];
    types.extend(options.map(|(name, schema)| (name.to_owned(), schema)));
    json!({ "$schema": "http://json-schema.org/draft-07/schema#", "definitions": types })
}

/// What `take` would take.
fn described<T>(take: impl FnOnce(&mut Options) -> T) -> Json {
    let mut options = Options::default();
    take(&mut options);
    options.schema()
}
