//! What inputs and their values are called, wherever the page speaks of them.

use crossover::advice::answer_in_words;
use crossover::field::{FieldSpec, Found, Shape, lookup};
use crossover::kind::Strategy;
use crossover::number::count;
use crossover::report::input_name;
use crossover::scenario::{Value, shown};

/// From so many characters on a number is too long to stand in a sentence.
const LONGEST_NUMBER: usize = 9;
/// The answer of somebody who gives none.
pub(crate) const NOT_SURE: &str = "not sure";

/// A name as people read it: `per_token` is `Per token`, `rag` is `RAG`.
pub(crate) fn spoken(name: &str) -> String {
    match Strategy::ALL.iter().find(|strategy| strategy.name() == name) {
        Some(strategy) => strategy.title().to_owned(),
        None => capital(&name.replace('_', " ")),
    }
}

pub(crate) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next()
        .map_or_else(String::new, |first| std::iter::once(first.to_ascii_uppercase()).chain(rest).collect())
}

/// A value as people read it.
pub(crate) fn in_words(spec: &FieldSpec, value: &Value) -> String {
    match (spec.shape, value) {
        (Shape::SwitchAnswer, Value::Switch(on)) => answer_in_words(&on.to_string()),
        (Shape::Answer(_), Value::Text(name)) => answer_in_words(name),
        (_, Value::Switch(on)) => if *on { "on" } else { "off" }.to_owned(),
        (Shape::Choice(_), Value::Text(name)) => spoken(name),
        (_, Value::List(items)) if items.is_empty() => "none".to_owned(),
        _ => shown(spec, value),
    }
}

/// A value in a line of few words: `30.4M` for `30,416,667`, and what stands there if there is none.
pub(crate) fn in_brief(spec: &FieldSpec, value: Option<&Value>) -> String {
    match (spec.shape, value) {
        (Shape::CatalogName(_), None) => "own prices".to_owned(),
        (Shape::Answer(_) | Shape::SwitchAnswer | Shape::CountAnswer, None) => NOT_SURE.to_owned(),
        (_, None) => "–".to_owned(),
        (Shape::Choice(_), Some(Value::Text(name))) => name.replace('_', " "),
        (_, Some(value)) => match (in_words(spec, value), value.number()) {
            (text, Some(x))
                if text.len() > LONGEST_NUMBER && !spec.unit.is_share() && !spec.unit.is_money() =>
            {
                count(x)
            }
            (text, _) => text,
        },
    }
}

/// The input at a path, with its group.
pub(crate) fn by_path(path: &str) -> Option<String> {
    match lookup(path) {
        Found::Fields(fields) => fields.first().map(|field| input_name(*field)),
        Found::Table | Found::Nothing => None,
    }
}

/// A label that says which model is meant.
pub(crate) fn label(spec: &FieldSpec) -> String {
    match spec.path.rsplit('.').nth(1) {
        Some(table) if spec.label == "Model" => format!("{} model", capital(table)),
        _ => spec.label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossover::field;

    #[test]
    fn values_in_few_words() {
        let brief = |field: field::Field, value| in_brief(field.spec(), value);
        let volume = field!("workload.queries_per_month");
        assert_eq!(brief(volume, Some(&Value::Number(30_416_667.0))), "30.4M");
        assert_eq!(brief(volume, Some(&Value::Number(32_900.0))), "32.9k");
        assert_eq!(brief(field!("staged.enabled"), Some(&Value::Switch(false))), "off");
        let kind = Value::Text("per_token".to_owned());
        assert_eq!(brief(field!("models.base.kind"), Some(&kind)), "per token");
        assert_eq!(brief(field!("models.base.catalog"), None), "own prices");
        assert_eq!(brief(field!("answers.citations"), None), "not sure");
        let answer = Value::Text("not_needed".to_owned());
        assert_eq!(brief(field!("answers.citations"), Some(&answer)), "not needed");
        assert_eq!(brief(field!("answers.exploring"), Some(&Value::Switch(true))), "yes");
        assert_eq!(label(field!("models.base.catalog").spec()), "Base model");
    }
}
