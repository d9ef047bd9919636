//! The rules as a page, for people.

use crate::field::Field;
use crate::kind::Strategy;
use crate::report::{Block, Document, Sentence, Table};

use super::cited::{Cited, ids};
use super::condition::Condition;
use super::considerations::CONSIDERATIONS;
use super::dimensions::DIMENSIONS;
use super::hidden::{HIDDEN_COSTS, Holder};
use super::rule::{Effect, Rule};
use super::rules::{STEPS, rules};
use super::situation::questions;

/// Questions, rules, the way to the recommendation, the checklist and the comparison.
#[must_use]
pub fn rules_page() -> Document {
    let plain = |text: &str| Block::Paragraph(Sentence::plain(text));
    let heading = |text: &str| Block::Heading(text.to_owned());
    Document(vec![
        Block::Title("The advisor".to_owned()),
        plain(
            "crossover advise says which strategies fit a scenario, by the answers under [answers], the inputs and \
             the evaluation. Every answer may be left out or be not_sure: rules on it are then silent, and the \
             question is listed as open with what each answer would change. The cheapest that fits is the cheapest \
             that no rule excludes.",
        ),
        plain("This page is written by crossover advise --rules."),
        heading("Questions"),
        Block::Table(question_table()),
        heading("Rules"),
        plain("A rule fires when everything it asks holds. Rules that rule out come first."),
        Block::Table(rule_table()),
        heading("Before cost"),
        plain(
            "The first of these steps whose rules all fire, and that leads to a strategy that is enabled and not \
             ruled out, says what fits best before cost.",
        ),
        Block::Table(step_table()),
        heading("Easily forgotten costs"),
        plain(
            "crossover advise FILE --checklist prints the lines that add what is still zero. Their amounts are \
             assumptions: replace them by your own.",
        ),
        Block::Table(cost_table()),
        heading("Side by side"),
        Block::Table(dimension_table()),
        heading("Further considerations"),
        Block::Table(consideration_table()),
        heading("Sources"),
        Block::List(
            Cited::ALL
                .iter()
                .map(|cited| Sentence::plain(format!("{}: {}", cited.id(), cited.title())))
                .collect(),
        ),
    ])
}

fn row<const N: usize>(cells: [String; N]) -> Vec<Sentence> {
    cells.into_iter().map(Sentence::plain).collect()
}

fn question_table() -> Table {
    let mut table = Table::new(&["Input", "Question", "Answers", "Rules"]);
    for question in questions() {
        let spec = question.spec();
        let looking = rules().filter(|rule| looks_at(rule).contains(&question));
        let names: Vec<&str> = looking.map(|rule| rule.id).collect();
        table.rows.push(row([
            spec.path.to_owned(),
            spec.help.to_owned(),
            spec.shape.in_words(),
            names.join(", "),
        ]));
    }
    table
}

fn looks_at(rule: &Rule) -> Vec<Field> {
    rule.when.iter().flat_map(Condition::looks_at).collect()
}

fn rule_table() -> Table {
    let mut table = Table::new(&["Rule", "When", "Effect", "Why", "Source"]);
    let (hard, soft): (Vec<&Rule>, Vec<&Rule>) = rules().partition(|rule| rule.is_hard());
    for rule in hard.into_iter().chain(soft) {
        let conditions: Vec<String> = rule.when.iter().map(Condition::in_words).collect();
        let when = if conditions.is_empty() { "always".to_owned() } else { conditions.join(", and ") };
        let effects: Vec<String> = Effect::ALL
            .iter()
            .flat_map(|wanted| rule.effects.iter().filter(move |(effect, _)| effect == wanted))
            .map(|(effect, target)| format!("{} {}.", effect.in_words(), target.in_words()))
            .collect();
        table.rows.push(row([
            rule.id.to_owned(),
            when,
            effects.join(" "),
            rule.why.to_owned(),
            ids(rule.cited),
        ]));
    }
    table
}

fn labels(strategies: &[Strategy]) -> String {
    strategies.iter().map(|strategy| strategy.label()).collect::<Vec<_>>().join(", ")
}

fn step_table() -> Table {
    let mut table = Table::new(&["Rules", "Leads to"]);
    for step in STEPS {
        let to: Vec<&str> = step.to.iter().map(|strategy| strategy.label()).collect();
        table.rows.push(row([step.rules.join(" and "), to.join(", else ")]));
    }
    table
}

fn cost_table() -> Table {
    let paths =
        |fields: &[Field]| fields.iter().map(|field| field.spec().path).collect::<Vec<_>>().join(", ");
    let extra =
        |words: &[&str]| format!("an [[extra]] line with one of these in its name: {}", words.join(", "));
    let mut table = Table::new(&["Cost", "Of", "What it is", "Held by", "Source"]);
    for cost in HIDDEN_COSTS {
        let held = match cost.holder {
            Holder::Inputs(fields) | Holder::Lines(_, fields, []) => paths(fields),
            Holder::Lines(_, fields, words) => format!("{}, or {}", paths(fields), extra(words)),
            Holder::Extra(words) => extra(words),
        };
        table.rows.push(row([
            cost.name.to_owned(),
            labels(cost.strategies),
            cost.why.to_owned(),
            held,
            ids(cost.cited),
        ]));
    }
    table
}

fn dimension_table() -> Table {
    let titles = Strategy::ALL.iter().map(|strategy| strategy.title());
    let mut table = Table::new(&["Dimension"].into_iter().chain(titles).collect::<Vec<_>>());
    for dimension in DIMENSIONS {
        let cells = [dimension.name].into_iter().chain(dimension.cells);
        table.rows.push(cells.map(Sentence::plain).collect());
    }
    table
}

fn consideration_table() -> Table {
    let mut table = Table::new(&["Consideration", "What to ask", "Held by", "Source"]);
    for consideration in CONSIDERATIONS {
        let held: Vec<&str> = consideration.held_by.iter().map(|field| field.spec().path).collect();
        table.rows.push(row([
            consideration.name.to_owned(),
            consideration.why.to_owned(),
            held.join(", "),
            ids(consideration.cited),
        ]));
    }
    table
}
