//! What an address asks for.

use std::collections::BTreeMap;

use crossover::link::decode;
use crossover::model::Model;
use crossover::scenario::{Node, Options, Problem, Problems, Table, Value};

use crate::refusal::Refusal;

/// The parameters of an address, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked(BTreeMap<String, String>);

impl Asked {
    /// Reads what stands behind the question mark.
    pub(crate) fn read(query: Option<&str>) -> Result<Self, Refusal> {
        let mut found = BTreeMap::new();
        let mut twice = Vec::new();
        for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            if found.insert(name.clone().into_owned(), value.into_owned()).is_some() {
                twice.push(Problem::new(&name, "more than one of it", "one"));
            }
        }
        if twice.is_empty() {
            return Ok(Self(found));
        }
        Err(Refusal::unreadable(Problems { problems: twice }))
    }

    /// A text that is the same for the same parameters and for no others.
    pub(crate) fn key(&self, of: &str) -> String {
        self.0
            .iter()
            .fold(of.to_owned(), |key, (name, value)| [&key, name, value].map(String::as_str).join("\0"))
    }

    /// The parameter of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Without the parameters of any other name.
    pub(crate) fn only(mut self, names: &[&str]) -> Self {
        self.0.retain(|name, _| names.contains(&name.as_str()));
        self
    }

    /// What `take` finds in the parameters; what it does not take is a problem.
    pub(crate) fn take<T>(&self, take: impl FnOnce(&mut Options) -> T) -> Result<T, Refusal> {
        let leaf = |value: &String| Node::Leaf(Value::Text(value.clone()));
        let table: Table = self.0.iter().map(|(name, value)| (name.clone(), leaf(value))).collect();
        let mut options = Options::new(table);
        let found = take(&mut options);
        options.finish().map_err(Refusal::unreadable)?;
        Ok(found)
    }
}

/// The link in the parameters.
pub(crate) fn link(options: &mut Options) -> String {
    options.text("s").unwrap_or_else(|| {
        options.refuse(Problem::new("s", "nothing", "a link of Crossover, what stands in it behind s="));
        String::new()
    })
}

/// The checked scenario behind a link.
pub(crate) fn model(link: &str) -> Result<Model, Refusal> {
    let scenario = decode(link).map_err(Refusal::unreadable)?.scenario;
    Model::try_from(&scenario).map_err(Refusal::invalid)
}
