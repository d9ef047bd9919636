//! Values by path into the tables that hold them, and into JSON.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::value::Value;
use crate::few::Few;

/// Values as the tables that hold them.
#[derive(Default)]
pub(super) struct Tree<'a> {
    pub(super) value: Option<&'a Value>,
    pub(super) children: Few<&'a str, Tree<'a>>,
}

/// What a scenario holds, in nested tables; reading it gives the same scenario again.
pub(super) fn nested(values: &BTreeMap<String, Value>) -> Tree<'_> {
    let mut root = Tree::default();
    for (path, value) in values {
        let mut table = &mut root;
        for key in keys(path) {
            table = table.children.entry(key);
        }
        table.value = Some(value);
    }
    root
}

/// The keys of a path. A dot within quotes belongs to its key.
fn keys(path: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    let mut escaped = false;
    path.split(move |c| {
        let apart = c == '.' && !quoted;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        apart
    })
}

impl Tree<'_> {
    /// How many rows it has, if it repeats: as it says, or as the numbers of its rows say.
    pub(super) fn rows(&self) -> Option<usize> {
        let numbers = self.children.entries().iter().map(|(key, _)| key.parse().ok());
        let most = numbers.collect::<Option<Vec<usize>>>()?.into_iter().max();
        if let Some(Value::Rows(count)) = self.value { Some((*count).max(most.unwrap_or(0))) } else { most }
    }
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(count) = self.rows() {
            let nothing = Tree::default();
            let row = |place: usize| self.children.get(place.to_string().as_str());
            return serializer.collect_seq((1..=count).map(|place| row(place).unwrap_or(&nothing)));
        }
        match self.value {
            Some(Value::Table | Value::Rows(_)) | None => {
                serializer.collect_map(self.children.entries().iter().map(|(key, tree)| (key, tree)))
            }
            Some(value) => value.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scenario;
    use crate::report::to_json;

    #[test]
    fn what_is_written_reads_back() {
        let text = r#"{"title":"a \"b\" c","a.b":{"x":1},"extra":[{"months":[1,13],"usd_once":0.1},{}],"#;
        let text = format!("{text}\"fine_tuning\":{{}},\"list\":[],\"no\":null,\"on\":true}}");
        let scenario = Scenario::from_json(&text).unwrap();
        let written = to_json(&scenario);
        assert!(written.contains(r#""extra":[{"months":[1,13],"usd_once":0.1},{}]"#), "{written}");
        // A key that no field can have keeps its quotes.
        assert_eq!(Scenario::from_json(&written.replace(r#""\"a.b\"""#, r#""a.b""#)).unwrap(), scenario);
    }

    #[test]
    fn rows_that_were_set_one_by_one_are_rows() {
        let mut scenario = Scenario::default();
        scenario.set_text("extra.2.usd_once", "5");
        assert_eq!(to_json(&scenario), r#"{"extra":[{},{"usd_once":5}]}"#);
    }
}
