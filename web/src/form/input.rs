//! An input as its row shows it.

use std::rc::Rc;

use crossover::catalogue::Entry;
use crossover::date::{CalendarMonth, Day};
use crossover::field;
use crossover::field::{
    Audience, Field, FieldSpec, Found, Likely, Preset, Section, Shape, all, instance, lookup,
};
use crossover::model::{Draft, FieldSet};
use crossover::report::{Firm, Level, main_prices, next_change};
use crossover::scenario::{Problem, Value, default_of, shown};

use crate::input_words::{NOT_SURE, in_words, label};
use crate::prices::Prices;
use crate::ranges::range_of;
use crate::state::{Mistake, State};

/// An input as its row shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Input {
    pub(super) field: Field,
    pub(super) path: Rc<str>,
    pub(super) label: String,
    pub(super) value: Option<Value>,
    pub(super) firm: Firm,
    /// The way back, if somebody left: the value of the preset, and what it is called.
    pub(super) back: Option<(Option<Value>, String)>,
    pub(super) mistake: Option<Mistake>,
    pub(super) problem: Option<Problem>,
    /// What it is likely to be, where that is said.
    pub(super) range: Option<Likely>,
    /// Another edit changed it.
    pub(super) moved: bool,
    /// A later price that is known already.
    pub(super) announced: Option<String>,
    /// The entry of the catalogue that is named, or that prices are own ones: a title and main prices.
    pub(super) entry: Option<(String, String)>,
    /// Where own prices are typed in place of an entry.
    pub(super) own: Option<&'static str>,
    /// The day whose knowledge of the catalogue is used.
    pub(super) as_of: Day,
    /// What there is in the catalogue.
    pub(super) prices: Prices,
}

/// From where inputs are taken.
pub(super) struct Inputs<'a> {
    pub(super) state: &'a State,
    pub(super) draft: &'a Draft,
    pub(super) problems: &'a [Problem],
    pub(super) moved: &'a FieldSet,
    pub(super) as_of: Day,
}

impl Inputs<'_> {
    /// The input of a field outside tables that repeat.
    pub(super) fn of(&self, field: Field) -> Input {
        let value = self.draft.value(field);
        self.at(field, field.spec().path.into(), value, self.firm(field))
    }

    /// The input of a field in row `row` of its table.
    pub(super) fn in_row(&self, field: Field, row: usize) -> Input {
        let path = instance(field.spec().path, row);
        let firm = match self.state.now.scenario.get(&path) {
            Some(_) => Firm::preset(),
            None => Firm::of_default(field.spec()),
        };
        self.at(field, path.into(), default_of(field.spec()), firm)
    }

    fn at(&self, field: Field, path: Rc<str>, value: Option<Value>, firm: Firm) -> Input {
        let spec = field.spec();
        let now = &self.state.now;
        let mistake = self.state.mistyped.get(&path).cloned();
        let problem = self.problems.iter().find(|problem| *problem.field == *path);
        let (given, before) = (now.scenario.get(&path), now.beginning.get(&path));
        let edited = given != before || mistake.is_some();
        let is_open = spec.section == Section::Answers && given.is_none();
        // Where a row has been added there is nothing to go back to.
        let is_new = before.is_none() && default_of(spec).is_none() && spec.path.contains('*');
        Input {
            field,
            label: label(spec),
            // What the field does not hold is shown all the same, beside what is wrong with it.
            value: given.cloned().or(value),
            firm: match (edited, is_open) {
                (true, _) => Firm::you(),
                (false, true) => Firm::new(Level::Assumption, "open", "Nobody has answered yet"),
                (false, false) => firm,
            },
            back: (edited && !is_new).then(|| (before.cloned(), back_to(spec, before))),
            problem: problem.filter(|_| mistake.is_none()).cloned(),
            range: range_of(&now.scenario, &path),
            mistake,
            moved: self.moved.contains(field),
            announced: self.announced(field),
            entry: self.entry(field),
            own: own_prices(self.draft, field).next().map(|price| price.spec().path),
            as_of: self.as_of,
            prices: now.prices.clone(),
            path,
        }
    }

    /// Whether something is wrong with `field`.
    pub(super) fn is_wrong(&self, field: Field) -> bool {
        self.problems.iter().any(|problem| problem.field == field.spec().path)
    }

    fn entry(&self, field: Field) -> Option<(String, String)> {
        if let Some(entry) = self.draft.entry(field) {
            return Some((entry.title.clone(), brief(entry, self.as_of)));
        }
        let price = |price: Field| {
            let spec = price.spec();
            let word = match spec.label {
                "Input" => "in",
                "Output" => "out",
                _ => spec.unit.words,
            };
            Some([&shown(spec, &self.draft.value(price)?), word].join(" "))
        };
        let prices: Vec<String> = own_prices(self.draft, field).filter_map(price).collect();
        let is_named = self.draft.value(field).is_some_and(|name| name.text() != Some(""));
        (!is_named && !prices.is_empty()).then(|| ("Own prices".to_owned(), prices.join(", ")))
    }

    /// The field that names no entry of the catalogue, if `field` is a price that stands in its place.
    pub(super) fn own_price_of(&self, field: Field) -> Option<Field> {
        let catalog = all().find(|catalog| is_price_beside(self.draft, *catalog, field))?;
        (self.draft.applies(catalog) && self.draft.entry(catalog).is_none()).then_some(catalog)
    }

    fn firm(&self, field: Field) -> Firm {
        let entry = self.draft.entry(field);
        let prices = &self.state.now.prices;
        if let Some(files) = prices.files().filter(|_| entry.is_some_and(|entry| prices.is_own(entry))) {
            return Firm::new(Level::Vendor, "own prices", files);
        }
        let entry = entry.map(|entry| &*entry.evidence);
        let quoted = self.draft.quote(field).map(|quote| &*quote.at(0).evidence).or(entry);
        Firm::of(field.spec(), self.draft.origin(field), quoted, Some(self.as_of))
    }

    /// `$5.00 from 2027-04`: the next price that is known, or the end of what is named.
    fn announced(&self, field: Field) -> Option<String> {
        if let Some(entry) = self.draft.entry(field) {
            return next_prices(entry, self.as_of);
        }
        let step = self.draft.quote(field)?.steps.get(1)?;
        let start = self.draft.value(field!("horizon.start"))?;
        let month = CalendarMonth::parse(start.text()?)?.plus(step.month);
        Some(format!("{} from {month}", shown(field.spec(), &Value::Number(step.value))))
    }
}

/// Whether `price` is a main price beside `catalog`, which people type where that names nothing.
fn is_price_beside(draft: &Draft, catalog: Field, price: Field) -> bool {
    let spec = price.spec();
    spec.unit.is_money()
        && spec.audience == Audience::Recommended
        && matches!(catalog.spec().shape, Shape::CatalogName(_))
        && spec.table() == catalog.spec().table()
        && draft.applies(price)
}

fn own_prices(draft: &Draft, catalog: Field) -> impl Iterator<Item = Field> {
    all().filter(move |field| is_price_beside(draft, catalog, *field))
}

/// `$0.75 in, $4.50 out`: the prices by which an entry is known.
pub(super) fn brief(entry: &Entry, on: Day) -> String {
    let prices = main_prices(entry, on);
    let charged = prices.iter().filter(|(heading, price)| *heading != "Cached" && price != "$0.00");
    let words: Vec<String> = charged
        .take(2)
        .map(|(heading, price)| {
            let behind = match *heading {
                "In" => "in",
                "Out" => "out",
                "Replica an hour" => "an hour",
                "GPU an hour" => "a GPU-hour",
                "GB and month" => "per GB and month",
                "At least a month" => return ["at least ", price, " a month"].concat(),
                "Node a month" => "a node and month",
                "Flat a month" => "a month",
                other => return [price, " ", &other.to_ascii_lowercase()].concat(),
            };
            [price, " ", behind].concat()
        })
        .collect();
    words.join(", ")
}

/// `$1.50 in, $7.50 out from 2027-01-01`: what is known to come of an entry.
fn next_prices(entry: &Entry, on: Day) -> Option<String> {
    let change = next_change(entry, on).map(|day| [&brief(entry, day), " from ", &day.to_string()].concat());
    let end = entry
        .retires
        .and_then(|end| end.known_on(on))
        .map(|day| [if day <= on { "retired " } else { "retires " }, &day.to_string()].concat());
    let words: Vec<String> = change.into_iter().chain(end).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// What the way back leads to.
fn back_to(spec: &FieldSpec, before: Option<&Value>) -> String {
    let before = before.map(|value| in_words(spec, value)).or_else(|| default_text(spec));
    let nothing = if spec.section == Section::Answers { NOT_SURE } else { "what it was" };
    before.unwrap_or_else(|| nothing.to_owned())
}

/// The default, in words; none if there is none.
pub(super) fn default_text(spec: &FieldSpec) -> Option<String> {
    match (spec.preset, default_of(spec)) {
        (Preset::SameAs(path), _) => match lookup(path) {
            Found::Fields(fields) => fields.first().map(|field| format!("that of “{}”", field.spec().label)),
            Found::Table | Found::Nothing => None,
        },
        (_, value) => value.map(|value| in_words(spec, &value)).filter(|text| !text.is_empty()),
    }
}
