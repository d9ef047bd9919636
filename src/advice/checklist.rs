//! What the costs that are easily forgotten come to in a scenario, and scenarios with them added.

use serde::Serialize;

use crate::field::{Field, instance};
use crate::kind::Strategy;
use crate::ledger::{Category, Ledger, Line, LineAmounts};
use crate::model::Model;
use crate::report::{Ordered, Report};
use crate::scenario::{Problem, Scenario};

use super::cited::ids;
use super::hidden::{HIDDEN_COSTS, HiddenCost, Holder};
use super::rule::Target;
use super::situation::Situation;

/// A cost that is easily forgotten, and what it comes to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct CheckedCost {
    /// Its name in results.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The paths that hold it: inputs, or the `[[extra]]` lines that are it.
    pub held_by: Vec<String>,
    /// Whether it is still zero in every strategy.
    pub is_zero: bool,
    /// What it comes to in each strategy that has it and can run, nominally over the horizon.
    pub usd: Ordered<Strategy, f64>,
    /// Who says so, by the short names under `sources`.
    pub source: String,
    /// What it is, in one sentence.
    pub why: &'static str,
}

/// Every cost that concerns a strategy that is enabled and can run.
#[must_use]
pub fn checklist(model: &Model, report: &Report) -> Vec<CheckedCost> {
    let situation = Situation::new(model, report);
    HIDDEN_COSTS.iter().map(|cost| check(&situation, cost)).filter(|cost| !cost.usd.0.is_empty()).collect()
}

fn check(situation: &Situation<'_>, cost: &HiddenCost) -> CheckedCost {
    let (model, report) = (situation.model, situation.report);
    let concerned = report
        .strategies
        .iter()
        .filter(|(strategy, _)| Target::Any(cost.strategies).touches(&situation.parts(**strategy)))
        .filter_map(|(strategy, result)| Some((*strategy, result.figures.as_ref()?)));
    let rows = rows(model, cost);
    let without = match cost.holder {
        Holder::Inputs(fields) => without(model, fields),
        _ => None,
    };
    let amounts = concerned.map(|(strategy, figures)| {
        let of = |line: Line| figures.lines.get(&line).copied().unwrap_or(0.0);
        let usd = match cost.holder {
            Holder::Inputs(_) => without
                .as_ref()
                .and_then(|model| Ledger::new(model, strategy).ok())
                .map_or(0.0, |less| saved(&figures.ledger, &less)),
            Holder::Lines(lines, _) => lines.iter().copied().map(of).sum(),
            Holder::Extra(_) => rows.iter().copied().map(|row| of(Line::Extra(row))).sum(),
        };
        (strategy, usd)
    });
    let usd: Vec<(Strategy, f64)> = amounts.collect();
    let paths = |fields: &[Field]| fields.iter().map(|field| field.spec().path.to_owned()).collect();
    CheckedCost {
        id: cost.id,
        name: cost.name,
        held_by: match cost.holder {
            Holder::Inputs(fields) | Holder::Lines(_, fields) => paths(fields),
            Holder::Extra(_) => rows.iter().map(|row| format!("extra.{row}")).collect(),
        },
        is_zero: usd.iter().all(|(_, usd)| *usd == 0.0),
        usd: Ordered(usd),
        source: ids(cost.cited),
        why: cost.why,
    }
}

/// The same model with zero in those of `fields` that take part.
fn without(model: &Model, fields: &[Field]) -> Option<Model> {
    let zeros: Vec<(Field, f64)> =
        fields.iter().filter(|field| model.applies(**field)).map(|field| (*field, 0.0)).collect();
    model.with_numbers(&zeros).ok()
}

/// What `less` has less than `all`, line by line; wrong answers apart, of which there may be more.
fn saved(all: &Ledger, less: &Ledger) -> f64 {
    let total = |ledger: &Ledger, line: Line| ledger.line(line).map_or(0.0, LineAmounts::total);
    let lines = all.lines.iter().map(|amounts| amounts.line);
    lines
        .filter(|line| line.category() != Category::Quality)
        .map(|line| total(all, line) - total(less, line))
        .sum()
}

/// The `[[extra]]` lines, from 1, that are this cost by their names.
fn rows(model: &Model, cost: &HiddenCost) -> Vec<u16> {
    let Holder::Extra(words) = cost.holder else { return Vec::new() };
    let is_it = |name: &str| words.iter().any(|word| name.to_ascii_lowercase().contains(word));
    (1..).zip(model.extras()).filter(|(_, extra)| is_it(extra.name())).map(|(row, _)| row).collect()
}

/// `scenario` with the values that add a cost of the checklist.
///
/// # Errors
///
/// There is no cost of that name.
pub fn add(scenario: &Scenario, id: &str) -> Result<Scenario, Problem> {
    let Some(cost) = HIDDEN_COSTS.iter().find(|cost| cost.id == id) else {
        let names: Vec<&str> = HIDDEN_COSTS.iter().map(|cost| cost.id).collect();
        return Err(Problem::new("id", format!("\"{id}\""), format!("one of {}", names.join(", "))));
    };
    Ok(cost.added(scenario))
}

impl HiddenCost {
    /// `scenario` with the values that add it.
    #[must_use]
    pub fn added(&self, scenario: &Scenario) -> Scenario {
        let mut added = scenario.clone();
        let row = scenario.rows("extra") + 1;
        for (path, value) in self.offer {
            added.set(&instance(path, row), value.value());
        }
        added
    }
}

/// The lines of TOML that add what is still zero, each under what it is.
#[must_use]
pub fn offered(costs: &[CheckedCost]) -> String {
    let missing = |id: &str| costs.iter().any(|cost| cost.is_zero && cost.id == id);
    let offers = HIDDEN_COSTS.iter().filter(|cost| missing(cost.id)).map(|cost| {
        let lines = cost.added(&Scenario::default()).to_toml();
        format!("# {}. {}\n{lines}", cost.name, cost.why)
    });
    offers.collect::<Vec<_>>().join("\n")
}
