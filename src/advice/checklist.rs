//! What the costs that are easily forgotten come to in a scenario, and scenarios with them added.

use serde::Serialize;

use crate::field;
use crate::field::{Field, Found, instance, lookup};
use crate::kind::Strategy;
use crate::ledger::{Category, Ledger, Line, LineAmounts};
use crate::model::Model;
use crate::report::{Ordered, Report};
use crate::scenario::{Problem, Scenario};

use super::cited::ids;
use super::hidden::{HIDDEN_COSTS, HiddenCost, Holder};
use super::offer::Offer;
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
    /// Why it stays zero with what is offered for it; none if that adds something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stays_zero: Option<&'static str>,
    /// What it comes to in each strategy that has it and can run, nominally over the horizon.
    pub usd: Ordered<Strategy, f64>,
    /// Who says so, by the short names under `sources`.
    pub source: String,
    /// What it is, in one sentence.
    pub why: &'static str,
}

impl CheckedCost {
    /// Whether what is offered for it adds it where it is still zero.
    #[must_use]
    pub fn can_be_added(&self) -> bool {
        self.is_zero && self.stays_zero.is_none()
    }
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
            Holder::Lines(lines, ..) => lines.iter().copied().map(of).sum::<f64>() + of_rows(&rows, of),
            Holder::Extra(_) => of_rows(&rows, of),
        };
        (strategy, usd)
    });
    let usd: Vec<(Strategy, f64)> = amounts.collect();
    let paths = |fields: &'static [Field]| fields.iter().map(|field| field.spec().path.to_owned());
    let extra = || rows.iter().map(|row| format!("extra.{row}"));
    let is_zero = usd.iter().all(|(_, usd)| *usd == 0.0);
    CheckedCost {
        id: cost.id,
        name: cost.name,
        held_by: match cost.holder {
            Holder::Inputs(fields) => paths(fields).collect(),
            Holder::Lines(_, fields, _) => paths(fields).chain(extra()).collect(),
            Holder::Extra(_) => extra().collect(),
        },
        is_zero,
        stays_zero: if is_zero { stays_zero(situation, cost) } else { None },
        usd: Ordered(usd),
        source: ids(cost.cited),
        why: cost.why,
    }
}

fn of_rows(rows: &[u16], of: impl Fn(Line) -> f64) -> f64 {
    rows.iter().map(|row| of(Line::Extra(*row))).sum()
}

/// Why the numbers that are offered change nothing, or the month lies behind the horizon; none if they do change
/// something, or if something else is offered.
fn stays_zero(situation: &Situation<'_>, cost: &HiddenCost) -> Option<&'static str> {
    let lines = match cost.holder {
        Holder::Inputs(_) => None,
        Holder::Lines(lines, ..) => Some(lines),
        Holder::Extra(_) => {
            let horizon = situation.model.number(field!("horizon.months"));
            let is_late = |offer: &Offer| matches!(offer, Offer::Month(month) if *month > horizon);
            return cost.offer.iter().any(|(_, offer)| is_late(offer)).then_some(cost.idle);
        }
    };
    let mut numbers = Vec::new();
    for (path, offer) in cost.offer {
        let (Offer::Number(number), Found::Fields(fields)) = (offer, lookup(path)) else { return None };
        numbers.extend(fields.into_iter().map(|field| (field, *number)));
    }
    numbers.retain(|(field, _)| situation.model.applies(*field));
    let more = situation.model.with_numbers(&numbers).ok()?;
    let changes = situation.report.strategies.iter().any(|(strategy, result)| {
        let (Some(figures), Ok(more)) = (&result.figures, Ledger::new(&more, *strategy)) else {
            return false;
        };
        match lines {
            None => saved(&more, &figures.ledger) != 0.0,
            Some(lines) => lines.iter().any(|line| more.line(*line).map_or(0.0, LineAmounts::total) != 0.0),
        }
    });
    if changes { None } else { Some(cost.idle) }
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
    let (Holder::Extra(words) | Holder::Lines(_, _, words)) = cost.holder else { return Vec::new() };
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

/// The lines of TOML that add what is still zero and can be more, each under what it is.
#[must_use]
pub fn offered(costs: &[CheckedCost]) -> String {
    let missing = |id: &str| costs.iter().any(|cost| cost.can_be_added() && cost.id == id);
    let offers = HIDDEN_COSTS.iter().filter(|cost| missing(cost.id)).map(|cost| {
        let lines = cost.added(&Scenario::default()).to_toml();
        format!("# {}. {}\n{lines}", cost.name, cost.why)
    });
    offers.collect::<Vec<_>>().join("\n")
}
