//! Small words of the form.

use crossover::field::{Field, Found, lookup};
use crossover::kind::Strategy;
use crossover::scenario::Problem;

/// `per_token` as people read it: `Per token`.
pub(super) fn spoken(name: &str) -> String {
    capital(&name.replace('_', " "))
}

pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// The words behind a number, short enough for their place; the whole of them is in the title.
pub(super) fn short_unit(words: &str) -> String {
    let short = words
        .replace("million tokens", "M")
        .replace("million training tokens", "M")
        .replace("million ", "M ")
        .replace("thousand ", "1k ")
        .replace("per GB and month", "GB·month")
        .replace("a node and month", "a month");
    match short.strip_prefix("times") {
        Some(_) => "times".to_owned(),
        None => short,
    }
}

/// What a field beside it says of a problem: without its path, and other fields by their labels.
pub(super) fn message(problem: &Problem) -> String {
    let usual = Problem::new(&problem.field, problem.found.as_str(), problem.allowed.as_str());
    let text = if usual.message == problem.message {
        format!("takes {}, not {}", problem.allowed, problem.found)
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
