//! Edits that concern several inputs: what goes with a choice goes along with it.

use std::rc::Rc;

use crossover::advice::HiddenCost;
use crossover::catalogue::Catalogue;
use crossover::field::{Field, Found, Shape, all, instance, lookup, template};
use crossover::kind::{Product, Strategy};
use crossover::model::{Draft, Model, Origin};
use crossover::scenario::{Scenario, Value};
use yew::Callback;

use crate::growth;
use crate::state::{Action, Step};

/// The table of other costs.
pub(crate) const EXTRA: &str = "extra";

/// The field of a kind gets another one.
pub(crate) fn chosen(selector: Field, kind: &'static str) -> Action {
    edit(selector.spec().path, move |step| choose(&step.scenario, selector, kind, step.prices.catalogue()))
}

/// An entry of the catalogue takes the place of own prices; or, with none, the reverse.
pub(crate) fn named(catalog: Field, entry: Option<Rc<str>>) -> Action {
    edit(catalog.spec().path, move |step| {
        let (scenario, catalogue) = (&step.scenario, step.prices.catalogue());
        match &entry {
            Some(entry) => name(scenario, catalog, entry, catalogue),
            None => own_prices(scenario, catalog, catalogue),
        }
    })
}

/// `field`, and what goes along with it, becomes again what it was at the beginning.
pub(crate) fn returned(field: Field) -> Action {
    edit(field.spec().path, move |step| back(&step.scenario, &step.beginning, field, step.prices.catalogue()))
}

/// Another cost.
pub(crate) fn added_row() -> Action {
    edit(EXTRA, |step| add_row(&step.scenario))
}

/// A cost that is easily forgotten is added.
pub(crate) fn remembered(cost: &'static HiddenCost) -> Action {
    let path = cost.offer.first().map_or(EXTRA, |(path, _)| path);
    edit(if path.contains('*') { EXTRA } else { path }, |step| cost.added(&step.scenario))
}

/// A row of the other costs goes, from 1.
pub(crate) fn removed_row(row: usize) -> Action {
    edit(EXTRA, move |step| remove_row(&step.scenario, row))
}

fn edit(path: &'static str, change: impl Fn(Step) -> Scenario + 'static) -> Action {
    Action::Edit { path: path.into(), change: Callback::from(change), gesture: None }
}

/// `selector` gets another kind: what belongs to the kind before goes, and so does an entry of the
/// catalogue that is of that kind.
fn choose(scenario: &Scenario, selector: Field, kind: &str, catalogue: &Catalogue) -> Scenario {
    let path = selector.spec().path;
    let before = Draft::new(scenario, catalogue);
    let stays = |given: &str| {
        let Found::Fields(fields) = lookup(given) else { return true };
        let mut bound = fields.iter().filter(|field| field.decided_by() == Some(selector));
        let present = bound.clone().find(|field| before.applies(**field)).or_else(|| bound.next());
        let belongs = present.and_then(|field| field.spec().belongs);
        belongs.is_none_or(|belongs| belongs.kinds.contains(&kind))
    };
    let mut next = without(scenario, |given| stays(given));
    next.set(path, Value::Text(kind.to_owned()));
    if let Some(catalog) = beside(path, "catalog")
        && before.entry(catalog).and_then(|entry| entry.choice("kind")).is_some_and(|other| other != kind)
    {
        next.remove(catalog.spec().path);
    }
    if path == growth::KIND && before.value(selector) != next.get(path).cloned() {
        let model = Model::new(scenario, catalogue);
        growth::follow(&mut next, model.as_ref().map_or(&[], |model| &model.timeline().queries));
    }
    next
}

/// `field` becomes what it was in `beginning`, and so does what is decided by it or comes with it.
fn back(scenario: &Scenario, beginning: &Scenario, field: Field, catalogue: &Catalogue) -> Scenario {
    let path = field.spec().path;
    let table = field.spec().table();
    let belongs: Vec<&str> = match field.spec().shape {
        Shape::CatalogName(product) => {
            let supplied = supplied(product, catalogue);
            let comes =
                |path: &str| path.strip_prefix(table).is_some_and(|name| supplied.contains(&&name[1..]));
            all().map(|field| field.spec().path).filter(|path| comes(path)).collect()
        }
        _ => all().filter(|one| one.decided_by() == Some(field)).map(|one| one.spec().path).collect(),
    };
    let catalog = beside(path, "catalog").map(|catalog| catalog.spec().path);
    let mut next = scenario.clone();
    for path in belongs.into_iter().chain([path]).chain(catalog) {
        match beginning.get(path) {
            Some(value) => next.set(path, value.clone()),
            None => next.remove(path),
        }
    }
    next
}

/// `catalog` names an entry: figures that the scenario gave itself make room for the entry's.
fn name(scenario: &Scenario, catalog: Field, name: &str, catalogue: &Catalogue) -> Scenario {
    let path = catalog.spec().path;
    let table = path.trim_end_matches("catalog");
    let Shape::CatalogName(product) = catalog.spec().shape else { return scenario.clone() };
    let supplied = supplied(product, catalogue);
    let mut next =
        without(scenario, |given| given.strip_prefix(table).is_none_or(|name| !supplied.contains(&name)));
    next.set(path, Value::Text(name.to_owned()));
    next
}

/// `catalog` names nothing any more: the figures of its entry become the scenario's own.
fn own_prices(scenario: &Scenario, catalog: Field, catalogue: &Catalogue) -> Scenario {
    let path = catalog.spec().path;
    let table = path.trim_end_matches("catalog");
    let draft = Draft::new(scenario, catalogue);
    let mut next = scenario.clone();
    next.remove(path);
    let quoted = all().filter(|field| draft.origin(*field) == Origin::Catalogue);
    for field in quoted.filter(|field| field.spec().path.starts_with(table)) {
        if let Some(value) = draft.value(field) {
            next.set(field.spec().path, value);
        }
    }
    next
}

/// Another cost, of every strategy, that is nothing yet.
fn add_row(scenario: &Scenario) -> Scenario {
    let row = scenario.rows(EXTRA) + 1;
    let mut next = scenario.clone();
    next.set(EXTRA, Value::Rows(row));
    next.set(&format!("{EXTRA}.{row}"), Value::Table);
    next.set(&instance("extra.*.name", row), Value::Text(format!("Cost {row}")));
    let every = Strategy::NAMES.iter().map(|name| Value::Text((*name).to_owned()));
    next.set(&instance("extra.*.strategies", row), Value::List(every.collect()));
    next
}

/// One cost less; those behind it move up.
fn remove_row(scenario: &Scenario, row: usize) -> Scenario {
    with_rows(scenario, EXTRA, |number| number != row)
}

/// Only the rows of a table that stay, from 1; those behind the others move up.
pub(crate) fn with_rows(scenario: &Scenario, table: &str, stays: impl Fn(usize) -> bool) -> Scenario {
    let rows: Vec<usize> = (1..=scenario.rows(table)).filter(|row| stays(*row)).collect();
    let behind =
        |path: &str| path.strip_prefix(table).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let mut next = without(scenario, |path| !behind(path));
    for (path, value) in scenario.iter().filter(|(path, _)| behind(path)) {
        let template = template(path);
        let number = path[table.len()..].split('.').nth(1).and_then(|number| number.parse().ok());
        if let Some(place) = rows.iter().position(|row| Some(*row) == number) {
            next.set(&instance(&template, place + 1), value.clone());
        }
    }
    if !rows.is_empty() {
        next.set(table, Value::Rows(rows.len()));
    }
    next
}

/// The figures and choices that entries for `product` supply, by their names in the table.
fn supplied(product: Product, catalogue: &Catalogue) -> Vec<&str> {
    let entries = catalogue.iter().filter(|entry| entry.product == product);
    entries
        .flat_map(|entry| {
            let figures = entry.figures.iter().map(|figure| figure.name.as_str());
            figures.chain(entry.choices.iter().map(|(name, _)| name.as_str()))
        })
        .collect()
}

/// The scenario with those values only whose path `stays`.
fn without(scenario: &Scenario, stays: impl Fn(&str) -> bool) -> Scenario {
    let mut next = Scenario::default();
    for (path, value) in scenario.iter().filter(|(path, _)| stays(path)) {
        next.set(path, value.clone());
    }
    next
}

/// The field called `name` in the table of `path`.
fn beside(path: &str, name: &str) -> Option<Field> {
    let (table, _) = path.rsplit_once('.')?;
    match lookup(&format!("{table}.{name}")) {
        Found::Fields(fields) => fields.first().copied(),
        Found::Table | Found::Nothing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossover::catalogue::built_in;
    use crossover::field;
    use crossover::preset::PRESETS;

    fn first() -> Scenario {
        Scenario::from_toml(PRESETS[0].toml()).unwrap()
    }

    #[test]
    fn a_kind_takes_what_belonged_to_the_other_along() {
        let scenario = choose(&first(), field!("models.tuned.kind"), "per_token", built_in());
        assert_eq!(scenario.get("models.tuned.prefill_tokens_per_second"), None);
        assert_eq!(scenario.get("models.tuned.catalog"), None, "it is the price of a replica");
        assert!(scenario.get("models.tuned.context_window_tokens").is_some());
        let problems = Model::try_from(&scenario).unwrap_err().problems;
        let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["models.tuned.input_usd_per_mtok", "models.tuned.output_usd_per_mtok"]);
    }

    #[test]
    fn growth_of_another_kind_means_something_else() {
        let mut scenario = first();
        scenario.set("workload.growth.per_month", Value::Number(0.05));
        let kind = field!("workload.growth.kind");
        let per_month = |scenario: &Scenario| scenario.get("workload.growth.per_month").cloned();
        assert_eq!(per_month(&choose(&scenario, kind, "logistic", built_in())), Some(Value::Number(0.05)));
        let added = per_month(&choose(&scenario, kind, "linear", built_in()));
        assert!(matches!(added, Some(Value::Number(added)) if added > 1_000.0), "{added:?}");
    }

    #[test]
    fn growth_of_every_kind_is_valid_and_leads_back() {
        let kind = field!("workload.growth.kind");
        let mut scenario = first();
        scenario.set("workload.growth.per_month", Value::Number(0.025));
        for name in ["flat", "linear", "logistic", "series", "compound"] {
            let next = choose(&scenario, kind, name, built_in());
            Model::try_from(&next).unwrap();
            assert_eq!(back(&next, &scenario, kind, built_in()), scenario, "{name}");
        }
        let curve = |scenario: &Scenario| Model::try_from(scenario).unwrap().timeline().queries.clone();
        let last = curve(&scenario).pop().unwrap();
        let linear = curve(&choose(&scenario, kind, "linear", built_in())).pop().unwrap();
        assert!((linear / last - 1.0).abs() < 0.01, "{linear} for {last}");
    }

    #[test]
    fn the_way_back_from_own_prices_leads_to_the_entry() {
        let base = field!("models.base.catalog");
        let own = own_prices(&first(), base, built_in());
        assert_ne!(own, first());
        assert_eq!(back(&own, &first(), base, built_in()), first());
    }

    #[test]
    fn an_entry_brings_its_figures_and_leaves_them_as_own_prices() {
        let base = field!("models.base.catalog");
        let mut scenario = first();
        scenario.set("models.base.output_usd_per_mtok", Value::Number(99.0));
        scenario.set("models.base.price_multiplier", Value::Number(0.9));
        let named = name(&scenario, base, "openai/gpt-4.1-mini", built_in());
        assert_eq!(named.get("models.base.output_usd_per_mtok"), None);
        assert_eq!(named.get("models.base.price_multiplier"), Some(&Value::Number(0.9)), "a discount stays");
        let own = own_prices(&named, base, built_in());
        assert_eq!(own.get("models.base.catalog"), None);
        let model = |scenario: &Scenario| Model::try_from(scenario).unwrap();
        let price = field!("models.base.output_usd_per_mtok");
        assert_eq!(model(&own).number(price), model(&named).number(price));
        assert_eq!(model(&own).origin(price), Origin::Scenario);
    }

    #[test]
    fn rows_come_and_go() {
        let two = add_row(&add_row(&first()));
        assert_eq!(two.rows(EXTRA), 2);
        Model::try_from(&two).unwrap();
        let one = remove_row(&two, 1);
        assert_eq!(one.rows(EXTRA), 1);
        assert_eq!(one.get("extra.1.name"), Some(&Value::Text("Cost 2".to_owned())));
        Model::try_from(&one).unwrap();
        assert_eq!(remove_row(&one, 1), first());
    }
}
