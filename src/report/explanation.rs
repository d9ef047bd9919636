//! "Where does this number come from?": the formula, the inputs, and the source of each.

use serde::Serialize;

use crate::date::Day;
use crate::field;
use crate::field::{Field, Shape, instance};
use crate::kind::Strategy;
use crate::ledger::{self, Line};
use crate::model::{Model, Origin};
use crate::number::usd_exact;

use super::document::{Block, Document, Sentence, Table, Tone};
use super::firm::Firm;

/// A line of a strategy, explained.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ExplainedLine {
    /// The strategy.
    pub strategy: Strategy,
    /// The line.
    pub line: Line,
    /// What the line is, in words.
    pub words: String,
    /// Its nominal total over the horizon.
    pub total_usd: f64,
    /// The month that is explained, from 1.
    pub month: usize,
    /// Its calendar month.
    pub calendar_month: String,
    /// The amount in that month.
    pub usd: f64,
    /// The products whose sum it is.
    pub terms: Vec<ExplainedTerm>,
    /// The inputs that went in.
    pub inputs: Vec<ExplainedInput>,
}

/// A product, in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ExplainedTerm {
    /// The product with the numbers filled in.
    pub formula: String,
    /// What it comes to.
    pub usd: f64,
}

/// An input and where its value comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct ExplainedInput {
    /// The path.
    pub field: String,
    /// The name in the form.
    pub label: &'static str,
    /// The value, in words.
    pub value: String,
    /// Who set it: the scenario, the default, or another input.
    pub origin: String,
    /// How firm it is; an input from the scenario is the writer's own.
    pub evidence: String,
    /// Who says so.
    pub source: String,
    /// Where it can be read.
    pub address: String,
    /// The day it was checked.
    pub checked: String,
    /// How firm it is, as a form says it that does not know who wrote the scenario.
    #[serde(skip)]
    pub firm: Firm,
}

/// Explains `line` for every enabled strategy that has anything on it, in `month` (from 1) or in the
/// first month in which there is anything.
#[must_use]
pub fn explain(model: &Model, line: Line, month: Option<usize>) -> Vec<ExplainedLine> {
    let enabled = Strategy::ALL.iter().copied().filter(|strategy| model.is_enabled(*strategy));
    enabled
        .filter_map(|strategy| {
            let explanation = ledger::explain(model, strategy, line, month).ok()??;
            let model = model.at(explanation.month - 1);
            let inputs = explanation.fields.iter().map(|field| input(model, line, *field)).collect();
            let terms = explanation.terms.into_iter();
            Some(ExplainedLine {
                strategy,
                line,
                words: line_words(model, line),
                total_usd: explanation.total_usd,
                month: explanation.month,
                calendar_month: model.start().plus(explanation.month - 1).to_string(),
                usd: explanation.usd,
                terms: terms.map(|term| ExplainedTerm { formula: term.formula, usd: term.usd }).collect(),
                inputs,
            })
        })
        .collect()
}

/// Every line that a ledger of `model` may have.
pub fn lines(model: &Model) -> impl Iterator<Item = Line> + use<> {
    let extras = (1..).zip(model.extras()).map(|(row, _)| Line::Extra(row)).collect::<Vec<_>>();
    Line::FIXED.iter().copied().chain(extras)
}

/// What `line` is, in words; another cost has a name of its own.
#[must_use]
pub fn line_words(model: &Model, line: Line) -> String {
    let extra = match line {
        Line::Extra(row) => model.extras().get(usize::from(row) - 1),
        _ => None,
    };
    extra
        .filter(|extra| !extra.name().is_empty())
        .map_or_else(|| line.words().to_owned(), |e| e.name().to_owned())
}

fn input(model: &Model, line: Line, field: Field) -> ExplainedInput {
    let spec = field.spec();
    let row = match line {
        Line::Extra(row) if spec.path.contains('*') => Some(usize::from(row)),
        _ => None,
    };
    let (number, origin) = match row.and_then(|row| model.extras().get(row - 1)) {
        Some(extra) => (extra.number(field), extra.origin(field)),
        None => (model.number(field), model.origin(field)),
    };
    let value = match spec.shape {
        Shape::Number { .. } => spec.unit.show(number),
        Shape::Numbers { .. } => "a list".to_owned(),
        _ => model.text(field).to_owned(),
    };
    let mut input = ExplainedInput {
        field: row.map_or_else(|| spec.path.to_owned(), |row| instance(spec.path, row)),
        label: spec.label,
        value,
        origin: String::new(),
        evidence: "you".to_owned(),
        source: String::new(),
        address: String::new(),
        checked: String::new(),
        firm: firm(model, field, origin),
    };
    match origin {
        Origin::Scenario => "scenario".clone_into(&mut input.origin),
        // It is as firm as what it was taken from.
        Origin::SameAs(other) => {
            let origin = format!("same as {}", other.spec().path);
            let taken_from = self::input(model, line, other);
            let ExplainedInput { field, label, firm, .. } = input;
            input = ExplainedInput { field, label, origin, firm, ..taken_from };
        }
        Origin::Default => {
            "default".clone_into(&mut input.origin);
            spec.evidence.word().clone_into(&mut input.evidence);
            spec.source.name.clone_into(&mut input.source);
            spec.source.address.clone_into(&mut input.address);
            spec.source.checked.clone_into(&mut input.checked);
        }
        Origin::Catalogue => {
            if let Some((entry, step)) = model.quoted(field) {
                input.origin = format!("catalogue: {}", entry.name);
                step.evidence.confidence.in_words().clone_into(&mut input.evidence);
                let via = &step.evidence.via;
                input.source = if via.is_empty() { entry.vendor.clone() } else { via.clone() };
                input.address.clone_from(&step.evidence.source);
                input.checked = step.evidence.checked.to_string();
            }
        }
    }
    input
}

fn firm(model: &Model, field: Field, origin: Origin) -> Firm {
    let quoted = model.quoted(field).map(|(_, step)| &*step.evidence);
    Firm::of(field.spec(), origin, quoted, Day::parse(model.text(field!("prices_as_of"))))
}

/// Explained lines as a document.
#[must_use]
pub fn explained(lines: &[ExplainedLine]) -> Document {
    Document(lines.iter().flat_map(blocks).collect())
}

fn blocks(line: &ExplainedLine) -> Vec<Block> {
    let title = format!("{} · {} ({})", line.strategy.name(), line.line, line.words);
    let total = Sentence::plain("Over the horizon ")
        .strong(usd_exact(line.total_usd))
        .and(format!("; in month {} ({}) ", line.month, line.calendar_month))
        .strong(usd_exact(line.usd))
        .and(", which is");
    let terms = line
        .terms
        .iter()
        .map(|term| Sentence::plain(format!("{} = ", term.formula)).strong(usd_exact(term.usd)));
    let mut table = Table::new(&["Input", "Value", "From", "Evidence", "Source"]);
    for input in &line.inputs {
        let source = [&input.source, &input.address, &input.checked].map(String::as_str);
        let source = source.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(", ");
        table.rows.push(vec![
            Sentence::plain(input.field.as_str()),
            Sentence::plain(input.value.as_str()),
            Sentence::plain(input.origin.as_str()),
            Sentence::plain(input.evidence.as_str()),
            Sentence::default().with(source, Tone::Quiet),
        ]);
    }
    vec![Block::Heading(title), Block::Paragraph(total), Block::List(terms.collect()), Block::Table(table)]
}
