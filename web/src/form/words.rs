//! Small words of the form.

use crossover::field::{Field, FieldSpec, Found, lookup};
use crossover::kind::Strategy;
use crossover::scenario::Problem;

use crate::input_words::capital;

/// The words behind a number, short enough for their place; all of them are in the title.
pub(super) fn short_unit(spec: &FieldSpec) -> &'static str {
    match spec.unit.words {
        words if words.eq_ignore_ascii_case(spec.label) => "",
        "of queries" | "of answers" => "of all",
        "of corpus questions" => "of those",
        "of the dataset" => "of data",
        "of the dataset cost" => "of cost",
        "hours a month" => "h/month",
        words if words.starts_with("per million") => "per M",
        "per thousand searches" => "per 1k",
        "per GB and month" => "per GB",
        "a node and month" => "a node",
        "per GPU-hour" => "an hour",
        "operations a parameter and token" => "FLOP",
        "a wrong answer" => "each",
        words if words.len() <= 10 => words,
        // The first word is what is counted, the others say for what.
        words => words.split(' ').find(|word| !matches!(*word, "read" | "write")).unwrap_or(words),
    }
}

/// What a field beside it says of a problem: without its path, and other fields by their labels.
pub(super) fn message(problem: &Problem) -> String {
    let usual = Problem::new(&problem.field, problem.found.as_str(), problem.allowed.as_str());
    let text = if usual.message == problem.message {
        let not = if problem.found == "nothing" { "" } else { &format!(", not {}", problem.found) };
        // As the field writes the largest number itself.
        format!("takes {}{not}", problem.allowed.replace("1e12", "1,000bn"))
    } else {
        let start = format!("{}: ", problem.field);
        problem.message.strip_prefix(&start).unwrap_or(&problem.message).to_owned()
    };
    let words = text.split(' ').map(|word| {
        let path = word.trim_end_matches([',', ';']);
        match lookup(path) {
            Found::Fields(fields) if path.contains('.') => {
                let label = fields.first().map_or("", |field: &Field| field.spec().label);
                format!("“{label}”{}", &word[path.len()..])
            }
            _ => word.to_owned(),
        }
    });
    capital(&words.collect::<Vec<_>>().join(" ")) + "."
}

/// The class that gives a part of a drawing the colour of a strategy.
pub(super) fn name_of(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::PromptOnly => "in-prompt",
        Strategy::Rag => "in-rag",
        Strategy::FineTuned => "in-tuned",
        Strategy::Hybrid => "in-hybrid",
        Strategy::Staged => "in-staged",
    }
}
