//! From values by path to checked inputs: every problem at once.

use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::field::{Field, Found, Preset, Shape, all, instance, is_table, lookup, template};
use crate::order;
use crate::scenario::{Problem, Problems, Scenario, Value};

use super::extra::Extra;
use super::inputs::{Inputs, OPTIONAL_TABLES};
use super::ranges::{self, Uncertain};
use super::rules;
use super::shape;
use super::supply::{Supply, catalogue_fields, supplied_table};
use super::uncertain::{CORRELATIONS, RANGES};

const EXTRA: &str = "extra";
const MOST_ROWS: usize = 1_000;
/// Comparing a name with every known one takes a while; a text with more misspelt names is no scenario.
const MOST_SUGGESTIONS: usize = 20;

pub(super) struct Checked {
    pub(super) inputs: Inputs,
    pub(super) supply: Supply,
    pub(super) extras: Vec<Extra>,
    pub(super) uncertain: Uncertain,
}

pub(super) fn check(scenario: &Scenario, catalogue: &Catalogue) -> Result<Checked, Problems> {
    let (checked, problems) = look(scenario, catalogue);
    if problems.is_empty() { Ok(checked) } else { Err(Problems { problems }) }
}

/// What can be told of a scenario, and everything that is wrong with it.
pub(super) fn look(scenario: &Scenario, catalogue: &Catalogue) -> (Checked, Vec<Problem>) {
    let mut checker = Checker { scenario, supply: Supply::default(), problems: Vec::new() };
    checker.names();
    checker.supply(catalogue);
    let inputs = checker.fields("", None);
    checker.tables(&inputs);
    let extras: Vec<Extra> = checker.rows(EXTRA).into_iter().map(Extra::new).collect();
    let (ranges, correlations) = (checker.rows(RANGES), checker.rows(CORRELATIONS));
    let uncertain = ranges::read(&inputs, &extras, (&ranges, &correlations), &mut checker.problems);
    checker.unused_entries(&inputs);
    let Checker { supply, mut problems, .. } = checker;
    rules::check(&inputs, &mut problems);
    order::sort_by_key(&mut problems, |problem| {
        (place(&problem.field), row(&problem.field), problem.field.clone())
    });
    problems.dedup();
    (Checked { inputs, supply, extras, uncertain }, problems)
}

/// The place in the table, so that problems come in the order of the form; unknown names come first.
fn place(path: &str) -> usize {
    match lookup(path) {
        Found::Fields(fields) => fields[0].index() + 1,
        Found::Table => {
            let table = format!("{}.", template(path));
            all().find(|field| field.spec().path.starts_with(&table)).map_or(0, |field| field.index() + 1)
        }
        Found::Nothing => 0,
    }
}

/// The row of a table that repeats; 0 elsewhere.
fn row(path: &str) -> u32 {
    path.split('.').find_map(|part| part.parse().ok()).unwrap_or(0)
}

/// The kind that a selector holds.
pub(super) fn chosen_kind(inputs: &Inputs, selector: Field) -> &'static str {
    match selector.spec().shape {
        Shape::Choice(names) => names[inputs.count(selector).min(names.len() - 1)],
        _ => "",
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(super) fn either(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        names => names.concat(),
    }
}

pub(super) struct Checker<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) supply: Supply,
    pub(super) problems: Vec<Problem>,
}

impl Checker<'_> {
    pub(super) fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn has_problem(&self, path: &str) -> bool {
        self.problems.iter().any(|problem| problem.field == path)
    }

    /// Every name must be known, and tables must be where tables are.
    fn names(&mut self) {
        let mut settled: BTreeSet<&str> = BTreeSet::new();
        let scenario = self.scenario;
        for (path, value) in scenario.iter() {
            if path.match_indices('.').any(|(dot, _)| settled.contains(&path[..dot])) {
                continue;
            }
            match (lookup(path), value) {
                (Found::Nothing, _) => {
                    let suggest = self.problems.len() < MOST_SUGGESTIONS;
                    self.report(Problem::unknown(path, suggest));
                    settled.insert(path);
                }
                (Found::Fields(_), _) => {
                    settled.insert(path);
                }
                (Found::Table, Value::Rows(_)) if repeats(path) => {}
                (Found::Table, Value::List(items)) if repeats(path) && items.is_empty() => {}
                (Found::Table, Value::Table) if !repeats(path) => {}
                (Found::Table, _) => {
                    let allowed = if repeats(path) { "a list of tables" } else { "a table" };
                    self.report(Problem::new(path, value.describe(), allowed));
                    settled.insert(path);
                }
            }
        }
    }

    /// The inputs of one table of fields: the whole scenario, or one row of a table that repeats.
    fn fields(&mut self, prefix: &str, row: Option<usize>) -> Inputs {
        let mut inputs = Inputs::default();
        let own: Vec<Field> = all()
            .filter(|field| match row {
                None => !field.spec().path.contains('*'),
                Some(_) => field.spec().path.starts_with(prefix),
            })
            .collect();
        // Selectors first: they decide which of the others exist.
        let (free, bound): (Vec<Field>, Vec<Field>) =
            own.into_iter().partition(|field| field.spec().belongs.is_none());
        for field in free.into_iter().chain(bound) {
            self.field(&mut inputs, field, row);
        }
        inputs.follow();
        inputs
    }

    fn field(&mut self, inputs: &mut Inputs, field: Field, row: Option<usize>) {
        let spec = field.spec();
        let path = row.map_or_else(|| spec.path.to_owned(), |row| instance(spec.path, row));
        let value = self.scenario.get(&path);
        if !self.selected(inputs, field) {
            if value.is_some() {
                self.not_selected(inputs, field, &path);
            }
            return;
        }
        match value {
            Some(value) => {
                if let Err(problem) = shape::accept(inputs, field, &path, value) {
                    self.report(problem);
                } else {
                    self.other_kind(inputs, field, value);
                }
            }
            None if self.quoted(inputs, field) => {}
            None if self.is_due(inputs, field) => {
                let why = match (spec.belongs, field.decided_by()) {
                    (Some(belongs), Some(selector)) => {
                        format!(" while {} is {}", belongs.selector, chosen_kind(inputs, selector))
                    }
                    (None, Some(switch)) => format!(" while {} is true", switch.spec().path),
                    (_, None) => String::new(),
                };
                let problem = Problem::new(&path, "nothing", spec.shape.in_words());
                let message = format!("{path}: missing, but required{why}; {} is expected", problem.allowed);
                self.report(problem.saying(message));
            }
            None => {}
        }
    }

    /// Whether the field exists under the kinds that are chosen. A selector that is itself in doubt
    /// leaves everything below it in doubt: nothing is said of that.
    fn selected(&self, inputs: &Inputs, field: Field) -> bool {
        let in_doubt = field.spec().belongs.is_some() && field.decided_by().is_some_and(|s| self.in_doubt(s));
        !in_doubt && inputs.applies(field)
    }

    pub(super) fn in_doubt(&self, selector: Field) -> bool {
        let spec = selector.spec();
        let undecided = spec.preset == Preset::Required && self.supply.choice(selector).is_none();
        self.has_problem(spec.path) || (undecided && self.scenario.get(spec.path).is_none())
    }

    /// A value was given for a field that does not exist under the kinds that are chosen.
    fn not_selected(&mut self, inputs: &Inputs, field: Field, path: &str) {
        let Found::Fields(variants) = lookup(path) else { return };
        let Some(selector) = field.decided_by() else { return };
        let other_variant_takes_it = variants.iter().any(|variant| self.selected(inputs, *variant));
        if variants[0] != field || other_variant_takes_it || self.in_doubt(selector) {
            return;
        }
        let kinds: Vec<&str> =
            variants.iter().filter_map(|v| v.spec().belongs).flat_map(|b| b.kinds).copied().collect();
        let (chosen, decider) = (chosen_kind(inputs, selector), selector.spec().path);
        let found = self.scenario.get(path).map_or_else(String::new, Value::describe);
        let kinds = either(&kinds);
        let problem = Problem::new(path, found, format!("nothing: it belongs to kind {kinds}"));
        let message = format!("{path}: belongs to kind {kinds}, but {decider} is {chosen}");
        self.report(problem.saying(message));
    }

    /// Whether a field that was not given had to be.
    fn is_due(&self, inputs: &Inputs, field: Field) -> bool {
        let path = field.spec().path;
        // Whatever the entry of a misspelt name would have supplied.
        let misnamed = |(catalog, _): (Field, _)| {
            self.has_problem(catalog.spec().path) && path.starts_with(supplied_table(catalog))
        };
        match field.spec().preset {
            _ if catalogue_fields().any(misnamed) => false,
            Preset::Required => OPTIONAL_TABLES
                .iter()
                .filter(|table| path.strip_prefix(**table).is_some_and(|rest| rest.starts_with('.')))
                .all(|table| self.is_there(table)),
            Preset::RequiredWhen(_) => field.decided_by().is_some_and(|switch| inputs.is_on(switch)),
            _ => false,
        }
    }

    fn is_there(&self, table: &str) -> bool {
        self.supply.begins(table) || self.is_written(table)
    }

    fn is_written(&self, table: &str) -> bool {
        self.scenario
            .iter()
            .any(|(path, _)| path.strip_prefix(table).is_some_and(|p| p.is_empty() || p.starts_with('.')))
    }

    /// The tables without which nothing can be evaluated.
    fn tables(&mut self, inputs: &Inputs) {
        use crate::kind::Strategy::{FineTuned, Hybrid, Staged};
        let tuned: Vec<&str> = [FineTuned, Hybrid, Staged]
            .into_iter()
            .filter(|strategy| inputs.is_enabled(*strategy))
            .map(crate::kind::Strategy::name)
            .collect();
        for (table, wanted, why) in [
            ("models.base", true, "every scenario needs one".to_owned()),
            (
                "models.tuned",
                !tuned.is_empty(),
                format!("{} need it; give it, or set enabled = false there", tuned.join(", ")),
            ),
        ] {
            if wanted && !self.is_there(table) && is_table(table) {
                let problem = Problem::new(table, "nothing", "a table with the prices of the model");
                self.report(problem.saying(format!("{table}: missing ({why})")));
            }
        }
    }

    /// The rows of a table that repeats.
    fn rows(&mut self, table: &str) -> Vec<Inputs> {
        let prefix = format!("{table}.*.");
        let count = self.scenario.rows(table);
        if count > MOST_ROWS {
            self.report(Problem::new(table, format!("row {count}"), format!("at most {MOST_ROWS} rows")));
            return Vec::new();
        }
        (1..=count)
            .map(|row| {
                if !self.is_there(&format!("{table}.{row}")) {
                    let allowed = "rows numbered from 1 without a gap";
                    self.report(Problem::new(&format!("{table}.{row}"), "nothing", allowed));
                }
                self.fields(&prefix, Some(row))
            })
            .collect()
    }
}

fn repeats(path: &str) -> bool {
    [EXTRA, RANGES, CORRELATIONS].contains(&path)
}
