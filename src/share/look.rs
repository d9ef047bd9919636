//! How what is shared looks: which chart, which inputs, on which ground, how large.

use crate::chart::{Kind, Theme};
use crate::field::{Found, lookup};
use crate::scenario::{Problem, Problems};

use super::image::Image;

/// So many inputs the widget offers at most.
pub const MOST_INPUTS: usize = 3;

/// How what is shared looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The chart.
    pub kind: Kind,
    /// On which ground it stands.
    pub theme: Theme,
    /// The inputs of the widget, by path; none, and it is to be read only.
    pub inputs: Vec<&'static str>,
    /// The width of a drawing, in pixels.
    pub width: u32,
    /// The width of a frame, in pixels; if none, all that there is.
    pub frame_width: Option<u32>,
    /// The height of a frame, in pixels.
    pub frame_height: u32,
    /// Whether a script on the page around a frame gives it the height of what is in it.
    pub auto_height: bool,
    /// Where the image lies; if nowhere, the site draws it whenever somebody looks at it.
    pub image: Option<Image>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            kind: Kind::Time,
            theme: Theme::Light,
            inputs: Vec::new(),
            width: 1_080,
            frame_width: None,
            frame_height: 480,
            auto_height: false,
            image: None,
        }
    }
}

impl Look {
    /// What the address of the widget says of it, behind its scenario.
    pub(super) fn parameters(&self) -> String {
        let mut out = ["&chart=", self.kind.name()].concat();
        if !self.inputs.is_empty() {
            out.extend(["&inputs=", &self.inputs.join(",")]);
        }
        if self.theme != Theme::Auto {
            out.extend(["&theme=", self.theme.name()]);
        }
        if self.auto_height {
            out.push_str("&height=auto");
        }
        out
    }
}

/// The inputs that `text` names, parted by commas.
///
/// # Errors
///
/// A name is none of an input, stands twice, or there are more than [`MOST_INPUTS`].
pub fn named_inputs(text: &str) -> Result<Vec<&'static str>, Problems> {
    let mut found: Vec<&'static str> = Vec::new();
    let mut problems = Vec::new();
    let names: Vec<&str> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    for name in &names {
        match input(name) {
            Ok(path) if found.contains(&path) => {
                problems.push(Problem::new("inputs", format!("{path} twice"), "each input once"));
            }
            Ok(path) => found.push(path),
            Err(problem) => problems.push(problem),
        }
    }
    if names.len() > MOST_INPUTS {
        let allowed = format!("at most {MOST_INPUTS}");
        problems.push(Problem::new("inputs", format!("{} inputs", names.len()), allowed));
    }
    if problems.is_empty() { Ok(found) } else { Err(Problems { problems }) }
}

/// The path of an input that is no row of a table.
fn input(name: &str) -> Result<&'static str, Problem> {
    match lookup(name) {
        Found::Fields(fields) => match fields.first().map(|field| field.spec().path) {
            Some(path) if !path.contains('*') => Ok(path),
            _ => {
                let allowed = "an input that is no row of a table";
                Err(Problem::new("inputs", name, allowed))
            }
        },
        Found::Table => Err(Problem::new("inputs", format!("the table {name}"), "one of its inputs")),
        Found::Nothing => Err(Problem::unknown(name, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_are_named_by_path() {
        assert_eq!(named_inputs(""), Ok(Vec::new()));
        assert_eq!(named_inputs("rag.top_k, horizon.months"), Ok(vec!["rag.top_k", "horizon.months"]));
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let text = "rag.topk,rag.top_k,rag.top_k,extra.1.usd,rag";
        let problems = named_inputs(text).unwrap_err().problems;
        let said: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(said.len(), 5, "{said:#?}");
        assert!(said[0].contains("did you mean rag.top_k?"), "{said:#?}");
        assert!(said[4].contains("at most 3"), "{said:#?}");
    }
}
