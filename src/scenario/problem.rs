//! What is wrong with a scenario: always the field, what was found, and what is allowed.

use std::fmt;

use serde::Serialize;

use crate::field::{known_paths, template};

use super::value::Value;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Problem {
    /// The path of the field; empty when the text as a whole cannot be read.
    pub field: String,
    /// What was found there.
    pub found: String,
    /// What is allowed there.
    pub allowed: String,
    /// A sentence that says it all.
    pub message: String,
}

impl Problem {
    /// A problem of `field`, in the usual sentence.
    #[must_use]
    pub fn new(field: &str, found: impl Into<String>, allowed: impl Into<String>) -> Self {
        let (found, allowed) = (found.into(), allowed.into());
        let message = format!("{field}: found {found}; allowed is {allowed}");
        Self { field: field.to_owned(), found, allowed, message }
    }

    /// The same problem with a sentence of its own.
    #[must_use]
    pub fn saying(mut self, message: impl Into<String>) -> Self {
        self.message = message.into();
        self
    }

    /// A name that is not in the table of fields, with what may have been meant if wanted.
    #[must_use]
    pub(crate) fn unknown(path: &str, suggest: bool) -> Self {
        let shown = shortened(path);
        let problem = Self::new(&shown, "an unknown name", "a name of the scenario format");
        match suggest.then(|| suggestion(path)).flatten() {
            Some(meant) => {
                let message = format!("{shown}: unknown name; did you mean {meant}?");
                Self { allowed: format!("{} (did you mean {meant}?)", problem.allowed), ..problem }
                    .saying(message)
            }
            None => problem.saying(format!("{shown}: unknown name")),
        }
    }

    /// A name that is not among those allowed, with the one that may have been meant.
    #[must_use]
    pub(crate) fn misspelt(field: &str, name: &str, names: &[&str], allowed: impl Into<String>) -> Self {
        let problem = Self::new(field, Value::Text(name.to_owned()).describe(), allowed);
        let meant = names
            .iter()
            .map(|known| (strsim::normalized_damerau_levenshtein(name, known), *known))
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .filter(|(likeness, _)| *likeness >= 0.6);
        match meant {
            Some((_, meant)) => {
                let message = format!("{}; did you mean {meant}?", problem.message);
                problem.saying(message)
            }
            None => problem,
        }
    }

    /// The text as a whole cannot be read.
    pub(crate) fn syntax(language: &str, detail: &str) -> Self {
        let message = format!("this is not valid {language}: {}", detail.trim_end());
        Self {
            field: String::new(),
            found: detail.trim_end().to_owned(),
            allowed: language.to_owned(),
            message,
        }
    }
}

/// A name longer than this is nobody's slip of the pen.
const LONGEST_NAME: usize = 100;

fn shortened(path: &str) -> String {
    match path.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", &path[..end]),
        None => path.to_owned(),
    }
}

/// The known path most like `path`, if one is like enough.
fn suggestion(path: &str) -> Option<String> {
    if path.len() > LONGEST_NAME {
        return None;
    }
    let wanted = template(path);
    let best = known_paths()
        .iter()
        .map(|known| (likeness(&wanted, known), *known))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.len().cmp(&a.1.len())))?;
    let row = path.split('.').find(|part| part.parse::<u32>().is_ok()).unwrap_or("1");
    (best.0 >= 0.8).then(|| best.1.replacen('*', row, 1))
}

/// How alike two paths are, 0 to 1. The last part counts by itself too: the right name in the wrong
/// table is a common slip.
fn likeness(wanted: &str, known: &str) -> f64 {
    let last = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let whole = strsim::normalized_damerau_levenshtein(wanted, known);
    let (wanted_last, known_last) = (last(wanted), last(known));
    let ending = strsim::normalized_damerau_levenshtein(&wanted_last, &known_last);
    whole.max(if known_last.len() > 5 { 0.6 * ending + 0.4 * whole } else { 0.0 })
}

/// Everything that is wrong, at least one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Problems {
    /// The problems, in the order of the fields.
    pub problems: Vec<Problem>,
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Self {
        Self { problems: vec![problem] }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, problem) in self.problems.iter().enumerate() {
            if place > 0 {
                writeln!(f)?;
            }
            f.write_str(&problem.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
