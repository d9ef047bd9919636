//! The JSON Schema of scenarios.

use serde_json::{Map, Value as Json, json};

use super::range::Range;
use super::spec::{Belongs, FieldSpec, Preset, Shape};
use super::table::all;

/// The schema of a scenario in JSON; TOML files hold the same names.
#[must_use]
pub fn json_schema() -> Json {
    let mut root = Node::default();
    for spec in all().map(super::table::Field::spec) {
        root.insert(spec.path.split('.'), spec);
    }
    let mut schema = root.table("", false);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!("Crossover scenario"));
    Json::Object(schema)
}

/// The table of fields as a tree.
#[derive(Default)]
struct Node {
    children: Vec<(&'static str, Node)>,
    fields: Vec<&'static FieldSpec>,
}

impl Node {
    fn insert(&mut self, mut path: std::str::Split<'static, char>, spec: &'static FieldSpec) {
        let Some(key) = path.next() else {
            self.fields.push(spec);
            return;
        };
        let place = self.children.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.children.push((key, Self::default()));
            self.children.len() - 1
        });
        self.children[place].1.insert(path, spec);
    }

    fn schema(&self, path: &str, supplied: bool) -> Json {
        if let [(only, row)] = self.children.as_slice()
            && *only == "*"
        {
            return json!({ "type": "array", "items": row.table(path, false) });
        }
        match self.fields.as_slice() {
            [] => Json::Object(self.table(path, supplied)),
            [field] => leaf(field),
            variants => json!({ "anyOf": variants.iter().map(|field| leaf(field)).collect::<Vec<_>>() }),
        }
    }

    /// Whether an entry of the catalogue may supply what the table holds.
    fn names_entry(&self) -> bool {
        self.children.iter().any(|(_, node)| {
            matches!(node.fields.as_slice(), [FieldSpec { shape: Shape::CatalogName(_), .. }])
        })
    }

    /// The keys that must be there whatever kinds are chosen.
    fn always_due(&self, path: &str) -> Vec<&'static str> {
        let due = |(key, node): &(&'static str, Node)| {
            let [field] = node.fields.as_slice() else { return (*key == "base").then_some(*key) };
            // A field of a kind that is chosen in another table is due wherever its own table is.
            let free = field.belongs.is_none_or(|belongs| parent(belongs.selector) != path);
            (field.preset == Preset::Required && free).then_some(*key)
        };
        self.children.iter().filter_map(due).collect()
    }

    /// The schema of a table; `supplied` if an entry of the catalogue may hold its keys.
    fn table(&self, path: &str, supplied: bool) -> Map<String, Json> {
        let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
        let named = self.names_entry();
        let properties: Map<String, Json> = self
            .children
            .iter()
            .map(|(key, node)| ((*key).to_owned(), node.schema(&below(key), named)))
            .collect();
        let mut required = if supplied || named { Vec::new() } else { self.always_due(path) };
        if path.is_empty() {
            required.push("models");
        }
        let mut table = Map::new();
        table.insert("type".to_owned(), json!("object"));
        table.insert("additionalProperties".to_owned(), json!(false));
        table.insert("properties".to_owned(), Json::Object(properties));
        if !required.is_empty() {
            table.insert("required".to_owned(), json!(required));
        }
        let mut rules = self.kind_rules(path);
        rules.extend(self.switch_rules());
        if named {
            rules.push(self.unless_supplied(&below));
        }
        if !rules.is_empty() {
            table.insert("allOf".to_owned(), Json::Array(rules));
        }
        table
    }

    /// What must be there, here and in the tables below, unless an entry of the catalogue is named.
    fn unless_supplied(&self, below: &dyn Fn(&str) -> String) -> Json {
        let tables = self.children.iter().filter(|(_, node)| node.fields.is_empty());
        let properties: Map<String, Json> = tables
            .map(|(key, node)| ((*key).to_owned(), json!({ "required": node.always_due(&below(key)) })))
            .collect();
        let due = self.always_due(below("").trim_end_matches('.'));
        json!({ "if": not_named(), "then": { "required": due, "properties": properties } })
    }

    /// For each kind a table may be of: which of its fields must be there, and which must not.
    fn kind_rules(&self, path: &str) -> Vec<Json> {
        let Some((key, selector)) = self.children.iter().find_map(|(key, node)| {
            let [field] = node.fields.as_slice() else { return None };
            matches!(field.shape, Shape::Choice(_)).then_some((*key, *field)).filter(|_| *key == "kind")
        }) else {
            return Vec::new();
        };
        let Shape::Choice(kinds) = selector.shape else { return Vec::new() };
        let has_default = matches!(selector.preset, Preset::Text(_));
        let named = self.names_entry();
        kinds
            .iter()
            .map(|kind| {
                let belongs =
                    |belongs: Option<Belongs>| belongs.is_none_or(|belongs| belongs.kinds.contains(kind));
                let mut required = Vec::new();
                let mut properties = Map::new();
                for (child, node) in &self.children {
                    let mut fields = node.all_fields();
                    fields.retain(|field| field.belongs.is_none_or(|b| b.selector.starts_with(path)));
                    if fields.is_empty() || fields.iter().any(|field| belongs(field.belongs)) {
                        let due = node.fields.iter().find(|field| belongs(field.belongs));
                        if due.is_some_and(|f| f.preset == Preset::Required && f.belongs.is_some()) {
                            required.push(*child);
                        }
                        if let Some(variant) = due.filter(|_| node.fields.len() > 1) {
                            properties.insert((*child).to_owned(), leaf(variant));
                        }
                    } else {
                        properties.insert((*child).to_owned(), json!(false));
                    }
                }
                let default = selector.preset == Preset::Text(kind);
                let mut condition = json!({ "properties": { key: { "const": kind } } });
                if !(has_default && default) {
                    condition["required"] = json!([key]);
                } else if named {
                    condition["anyOf"] = json!([{ "required": [key] }, not_named()]);
                }
                let mut then = json!({ "properties": properties });
                if named {
                    then["anyOf"] = json!([{ "required": [CATALOG] }, { "required": required }]);
                } else {
                    then["required"] = json!(required);
                }
                json!({ "if": condition, "then": then })
            })
            .collect()
    }

    /// What must be there while a switch of the table is on.
    fn switch_rules(&self) -> Vec<Json> {
        let due = |(child, node): &(&'static str, Node)| match node.fields.as_slice() {
            [FieldSpec { preset: Preset::RequiredWhen(switch), .. }] => {
                let key = switch.rsplit('.').next().unwrap_or_default();
                let on = json!({ "properties": { key: { "const": true } }, "required": [key] });
                Some(json!({ "if": on, "then": { "required": [child] } }))
            }
            _ => None,
        };
        self.children.iter().filter_map(due).collect()
    }

    fn all_fields(&self) -> Vec<&'static FieldSpec> {
        let below = self.children.iter().flat_map(|(_, node)| node.all_fields());
        self.fields.iter().copied().chain(below).collect()
    }
}

/// The key under which a table names an entry of the catalogue.
const CATALOG: &str = "catalog";

fn not_named() -> Json {
    json!({ "not": { "required": [CATALOG] } })
}

/// The longest name of a catalogue entry.
const LONGEST_NAME: usize = 200;

/// The table a field stands in.
fn parent(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(table, _)| table)
}

fn leaf(spec: &FieldSpec) -> Json {
    let mut schema = match spec.shape {
        Shape::Number { range, whole, .. } => number(range, whole),
        Shape::Switch => json!({ "type": "boolean" }),
        Shape::Choice(names) => json!({ "enum": names }),
        Shape::CatalogName(_) => json!({ "type": "string", "maxLength": LONGEST_NAME }),
        Shape::Text { max_chars } => json!({ "type": "string", "maxLength": max_chars }),
        Shape::Month => json!({ "type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$" }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Numbers { range, whole, most } => {
            let least = usize::from(spec.preset == Preset::Required);
            json!({ "type": "array", "items": number(range, whole), "minItems": least, "maxItems": most })
        }
        Shape::Names(names) => json!({ "type": "array", "items": { "enum": names }, "minItems": 1 }),
        Shape::FieldPair => {
            json!({ "type": "array", "items": { "type": "string" }, "minItems": 2, "maxItems": 2 })
        }
        Shape::FieldPath => json!({ "type": "string" }),
        Shape::Answer(names) => {
            let names: Vec<&str> = names.iter().copied().chain(["not_sure"]).collect();
            json!({ "enum": names })
        }
        Shape::SwitchAnswer => json!({ "enum": [true, false, "not_sure"] }),
        Shape::CountAnswer => {
            json!({ "anyOf": [number(Range::AMOUNT, true), { "const": "not_sure" }] })
        }
    };
    schema["title"] = json!(spec.label);
    schema["description"] = json!(spec.help);
    match spec.preset {
        Preset::Number(x) => schema["default"] = json!(x),
        Preset::Switch(on) => schema["default"] = json!(on),
        Preset::Text(text) => schema["default"] = json!(text),
        Preset::EmptyList => schema["default"] = json!([]),
        Preset::FirstMonth => schema["default"] = json!([1]),
        Preset::SameAs(_) | Preset::Absent | Preset::Required | Preset::RequiredWhen(_) => {}
    }
    schema
}

fn number(range: Range, whole: bool) -> Json {
    let low = if range.above_min { "exclusiveMinimum" } else { "minimum" };
    let kind = if whole { "integer" } else { "number" };
    json!({ "type": kind, low: range.min, "maximum": range.max })
}
