//! Entries of the catalogue in a scenario: whether they exist, what they fill, and whether they fit.

use crate::catalogue::Catalogue;
use crate::date::{CalendarMonth, Day};
use crate::field;
use crate::field::{Field, Found, Preset, Shape, lookup};
use crate::order;
use crate::scenario::{Problem, Value};

use super::check::{Checker, chosen_kind, either};
use super::inputs::Inputs;
use super::supply::{Supply, catalogue_fields, supplied_table};

impl Checker<'_> {
    /// The entries of the catalogue that are named.
    pub(super) fn supply(&mut self, catalogue: &Catalogue) {
        let text = |field: Field| match (self.scenario.get(field.spec().path), field.spec().preset) {
            (Some(value), _) => value.text().unwrap_or_default().to_owned(),
            (None, Preset::Text(text)) => text.to_owned(),
            (None, _) => String::new(),
        };
        let start = CalendarMonth::parse(&text(field!("horizon.start"))).unwrap_or_default();
        self.supply = Supply::new(start, Day::parse(&text(field!("prices_as_of"))));
        for (field, product) in catalogue_fields() {
            let name = text(field);
            if !name.is_empty()
                && let Err(problem) = self.supply.name(catalogue, field, product, &name)
            {
                self.report(problem);
            }
        }
    }

    /// Takes what the catalogue has for a field that was not given; says so where the vendor charges what
    /// the catalogue does not know.
    pub(super) fn quoted(&mut self, inputs: &mut Inputs, field: Field) -> bool {
        if let (Shape::Choice(names), Some(name)) = (field.spec().shape, self.supply.choice(field)) {
            inputs.quote_choice(field, names, name);
            return true;
        }
        if let Some(value) = self.supply.quote(field) {
            inputs.quote(field, value);
            return true;
        }
        let Some((entry, name)) = self.supply.entry_for(field) else { return false };
        if !entry.not_found.iter().any(|missing| missing == name) {
            return false;
        }
        let path = field.spec().path;
        let problem = Problem::new(path, "nothing", field.spec().shape.in_words());
        let message = format!(
            "{path}: missing; the price catalogue found no figure for it under \"{}\"; {} is expected",
            entry.name, problem.allowed
        );
        self.report(problem.saying(message));
        true
    }

    /// A kind was given that is not the kind of the entry.
    pub(super) fn other_kind(&mut self, inputs: &Inputs, field: Field, value: &Value) {
        let path = field.spec().path;
        let is_kind = path.rsplit('.').next() == Some("kind");
        let Some(kind) = self.supply.choice(field).filter(|_| is_kind) else { return };
        if value.text() != Some(kind) {
            let entry = self.supply.entry_for(field).map_or("", |(entry, _)| entry.name.as_str());
            let problem = Problem::new(path, value.describe(), format!("\"{kind}\" with \"{entry}\""));
            let message =
                format!("{path}: \"{entry}\" is {kind}, but {path} is {}", chosen_kind(inputs, field));
            self.report(problem.saying(message));
        }
    }

    /// An entry whose figures all belong to other kinds than the one that is chosen.
    pub(super) fn unused_entries(&mut self, inputs: &Inputs) {
        let mut problems = Vec::new();
        for (field, entry) in self.supply.entries() {
            let table = supplied_table(field);
            let fills = |name: &str| lookup(&format!("{table}{name}"));
            let applies = |name: &str| match fills(name) {
                Found::Fields(fields) => fields.iter().any(|field| inputs.applies(*field)),
                Found::Table | Found::Nothing => false,
            };
            let Found::Fields(selectors) = lookup(&format!("{table}kind")) else { continue };
            let selector = selectors[0];
            let names = || entry.figures.iter().map(|figure| &figure.name).chain(&entry.not_found);
            if names().any(|name| applies(name)) || self.in_doubt(selector) {
                continue;
            }
            let mut kinds: Vec<&str> = names()
                .filter_map(|name| match fills(name) {
                    Found::Fields(fields) => fields[0].spec().belongs,
                    Found::Table | Found::Nothing => None,
                })
                .flat_map(|belongs| belongs.kinds.iter().copied())
                .collect();
            order::sort(&mut kinds);
            kinds.dedup();
            let kinds = either(&kinds);
            let (chosen, decider) = (chosen_kind(inputs, selector), selector.spec().path);
            let path = field.spec().path;
            let allowed = format!("an entry for kind {chosen}");
            let problem = Problem::new(path, format!("\"{}\"", entry.name), allowed);
            let message =
                format!("{path}: \"{}\" is for kind {kinds}, but {decider} is {chosen}", entry.name);
            problems.push(problem.saying(message));
        }
        self.problems.extend(problems);
    }
}
