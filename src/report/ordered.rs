//! A map that keeps the order it was filled in: results have a fixed order of keys.

use serde::{Serialize, Serializer};

/// Keys and values, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered<K, V>(pub Vec<(K, V)>);

impl<K: PartialEq, V> Ordered<K, V> {
    /// The value of `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Keys and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K: Serialize, V: Serialize> Serialize for Ordered<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// A property for each key that is known by name, and any other where keys are not all known.
#[cfg(feature = "schemas")]
impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for Ordered<K, V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{} by {}", V::schema_name(), K::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<V>();
        let keys = K::json_schema(generator);
        let names = keys.get("oneOf").and_then(serde_json::Value::as_array).into_iter().flatten();
        let names = names.filter_map(|one| one.get("const")?.as_str());
        let properties: serde_json::Map<_, _> =
            names.map(|name| (name.to_owned(), value.clone().to_value())).collect();
        let others = if properties.is_empty() { value.to_value() } else { false.into() };
        schemars::json_schema!({ "type": "object", "properties": properties, "additionalProperties": others })
    }

    fn inline_schema() -> bool {
        true
    }
}
