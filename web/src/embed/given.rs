//! What the widget is asked for.

use std::rc::Rc;

use crossover::chart::Kind;
use crossover::scenario::{Node, Options, Problem, Problems, Table, Value};
use crossover::share::MOST_INPUTS;

/// What somebody gave: a scenario, and options by their names.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Given {
    /// What the scenario is called among the options.
    pub(crate) name: &'static str,
    /// In any form, if there is one.
    pub(crate) scenario: Option<Rc<str>>,
    /// Grows whenever a scenario is given, be it the same one.
    pub(crate) visit: u32,
    /// The other options, in the order in which they were given.
    pub(crate) options: Vec<(String, String)>,
    /// The address of the whole page.
    pub(crate) page: Rc<str>,
}

/// What the widget shows beside the answer, and how.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    pub(crate) kind: Kind,
    /// The inputs that can be changed, by their paths.
    pub(crate) inputs: Rc<[&'static str]>,
    /// Light or dark; as the system has it, if none.
    pub(crate) theme: Option<&'static str>,
}

impl Given {
    /// Whether its height is that of what it shows, and not the other way round.
    pub(crate) fn fits(&self) -> bool {
        self.options.iter().any(|(name, value)| name == "height" && value == "auto")
    }

    /// The options, or everything that is wrong with them.
    pub(crate) fn asked(&self) -> Result<Asked, Problems> {
        let mut table = Table::new();
        let mut twice = Vec::new();
        for (name, value) in &self.options {
            let is_again = *name == self.name && self.scenario.is_some();
            if is_again || table.insert(name.clone(), Node::Leaf(Value::Text(value.clone()))).is_some() {
                twice.push(Problem::new(name, "two values", "one"));
            }
        }
        let mut options = Options::new(table);
        for problem in twice {
            options.refuse(problem);
        }
        // It has a place of its own, and belongs to the names that are allowed.
        options.text(self.name);
        if self.scenario.as_ref().is_none_or(|text| text.trim().is_empty()) {
            let allowed = if self.name == "s" {
                "a scenario, as a link has it behind #s="
            } else {
                "a scenario: a link, preset: and its name, JSON or TOML"
            };
            options.refuse(Problem::new(self.name, "nothing", allowed));
        }
        let kinds = Kind::ALL.map(|kind| (kind.name(), kind));
        let kind = options.choice("chart", &kinds).unwrap_or(Kind::Time);
        let inputs = options.inputs("inputs", MOST_INPUTS).unwrap_or_default().into();
        let themes = [("light", Some("light")), ("dark", Some("dark")), ("auto", None)];
        let theme = options.choice("theme", &themes).flatten();
        options.choice("height", &[("auto", ()), ("fixed", ())]);
        options.finish()?;
        Ok(Asked { kind, inputs, theme })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(options: &[(&str, &str)]) -> Given {
        let options = options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let scenario = Some("#s=1_x".into());
        Given { name: "s", scenario, options: options.collect(), ..Given::default() }
    }

    #[test]
    fn what_is_not_said_has_a_default() {
        let asked = given(&[]).asked().unwrap();
        assert_eq!(asked, Asked { kind: Kind::Time, inputs: Rc::new([]), theme: None });
        let said =
            given(&[("chart", "volume"), ("inputs", "rag.top_k"), ("theme", "dark"), ("height", "auto")]);
        assert!(said.fits());
        assert_eq!(
            said.asked().unwrap(),
            Asked { kind: Kind::Volume, inputs: Rc::new(["rag.top_k"]), theme: Some("dark") }
        );
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let wrong = given(&[
            ("chart", "tme"),
            ("theme", "blue"),
            ("theme", "red"),
            ("inputs", "a,b"),
            ("colour", "x"),
        ]);
        let wrong = Given { scenario: None, ..wrong };
        let problems = wrong.asked().unwrap_err().problems;
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["theme", "s", "chart", "inputs", "inputs", "theme", "option"]);
        assert!(problems[2].message.contains("did you mean time?"), "{}", problems[2].message);
        assert!(
            problems[6].message.contains("one of s, chart, inputs, theme, height"),
            "{}",
            problems[6].message
        );
    }
}
