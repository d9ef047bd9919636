//! An input as its row shows it.

use std::collections::BTreeSet;
use std::rc::Rc;

use crossover::catalogue::{Confidence, Evidence as Quoted};
use crossover::date::CalendarMonth;
use crossover::field::{Evidence, Field, FieldSpec, Preset, Shape, lookup};
use crossover::model::{Draft, Origin};
use crossover::scenario::{Problem, Scenario, Value, default_of, shown};

use super::words::{capital, spoken};
use crate::state::{Mistake, State};

/// An input as its row shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Input {
    pub(super) field: Field,
    pub(super) path: Rc<str>,
    pub(super) label: String,
    pub(super) value: Option<Value>,
    pub(super) firm: Firm,
    /// The way back, if somebody left: the value of the preset, and how it is called.
    pub(super) back: Option<(Option<Value>, String)>,
    pub(super) mistake: Option<Mistake>,
    pub(super) problem: Option<Problem>,
    /// Another edit changed it.
    pub(super) moved: bool,
    /// A later price that is known already.
    pub(super) announced: Option<String>,
    /// The title of the entry of the catalogue that is named, with its main prices.
    pub(super) entry: Option<(String, String)>,
}

/// How firm a value is: a class, a word, and who says so.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Firm {
    pub(super) class: &'static str,
    pub(super) word: String,
    pub(super) source: String,
    pub(super) address: String,
}

/// From where inputs are taken.
pub(super) struct Inputs<'a> {
    pub(super) state: &'a State,
    pub(super) draft: &'a Draft,
    pub(super) problems: &'a [Problem],
    pub(super) moved: &'a BTreeSet<Field>,
}

impl Inputs<'_> {
    pub(super) fn of(&self, field: Field) -> Input {
        let spec = field.spec();
        let now = &self.state.now;
        let mistake = self.state.mistyped.get(spec.path).cloned();
        let problem = self.problems.iter().find(|problem| problem.field == spec.path);
        let given = now.scenario.get(spec.path);
        let before = now.beginning.get(spec.path);
        // What the field does not hold is shown all the same, beside what is wrong with it.
        let value = given.filter(|_| problem.is_some()).cloned().or_else(|| self.draft.value(field));
        let edited = given != before || mistake.is_some();
        let back = edited.then(|| (before.cloned(), back_to(spec, before)));
        Input {
            field,
            path: spec.path.into(),
            label: label(spec),
            value,
            firm: if edited { Firm::you() } else { self.firm(field) },
            back,
            problem: problem.filter(|_| mistake.is_none()).cloned(),
            mistake,
            moved: self.moved.contains(&field),
            announced: self.announced(field),
            entry: self.draft.entry(field).map(|entry| (entry.title.clone(), String::new())),
        }
    }

    /// Whether a problem is to be shown with `field`.
    pub(super) fn is_wrong(&self, field: Field) -> bool {
        self.problems.iter().any(|problem| problem.field == field.spec().path)
    }

    fn firm(&self, field: Field) -> Firm {
        let spec = field.spec();
        let quoted = || self.draft.quote(field).map(|quote| Rc::new(quote.at(0).evidence.as_ref().clone()));
        let named = || self.draft.entry(field).map(|entry| Rc::new(entry.evidence.as_ref().clone()));
        match self.draft.origin(field) {
            Origin::Catalogue | Origin::Scenario => match quoted().or_else(named) {
                Some(evidence) => Firm::quoted(&evidence),
                None if self.draft.origin(field) == Origin::Scenario => Firm {
                    class: "ev",
                    word: "assumption".to_owned(),
                    source: "The preset".to_owned(),
                    address: String::new(),
                },
                None => Firm {
                    class: "ev vendor",
                    word: "vendor".to_owned(),
                    source: "The price catalogue".to_owned(),
                    address: String::new(),
                },
            },
            Origin::Default => Firm::default_of(spec),
            Origin::SameAs(other) => Firm {
                class: "ev",
                word: format!("as {}", other.spec().label.to_lowercase()),
                source: format!("The same as “{}” until it is given", other.spec().label),
                address: String::new(),
            },
        }
    }

    /// `$5.00 from 2027-04`: the next price that is known.
    fn announced(&self, field: Field) -> Option<String> {
        let step = self.draft.quote(field)?.steps.get(1)?;
        let start = self.draft.value(crossover::field!("horizon.start"))?;
        let month = CalendarMonth::parse(start.text()?)?.plus(step.month);
        Some(format!("{} from {month}", shown(field.spec(), &Value::Number(step.value))))
    }
}

impl Firm {
    fn you() -> Self {
        Self { class: "ev you", word: "you".to_owned(), source: "You".to_owned(), address: String::new() }
    }

    fn quoted(evidence: &Quoted) -> Self {
        let (class, word) = match evidence.confidence {
            Confidence::A | Confidence::B => ("ev vendor", Evidence::VendorPrice.word()),
            Confidence::C => ("ev published", Evidence::Published.word()),
        };
        let via = if evidence.via.is_empty() { String::new() } else { format!(", read in {}", evidence.via) };
        Self {
            class,
            word: format!("{word} · {}", evidence.checked),
            source: format!("{}{via}", evidence.source),
            address: String::new(),
        }
    }

    fn default_of(spec: &FieldSpec) -> Self {
        let class = match spec.evidence {
            Evidence::VendorPrice => "ev vendor",
            Evidence::Measured | Evidence::Published => "ev published",
            Evidence::Estimate => "ev estimate",
            Evidence::Assumption => "ev",
        };
        let date = if spec.evidence == Evidence::Assumption { "" } else { spec.source.checked };
        let word = if date.is_empty() {
            spec.evidence.word().to_owned()
        } else {
            format!("{} · {date}", spec.evidence.word())
        };
        Self { class, word, source: spec.source.name.to_owned(), address: spec.source.address.to_owned() }
    }
}

/// What the way back leads to.
fn back_to(spec: &FieldSpec, before: Option<&Value>) -> String {
    match before {
        Some(value) => in_words(spec, value),
        None => default_text(spec).unwrap_or_else(|| "the catalogue’s figure".to_owned()),
    }
}

/// The default, in words; none if there is none.
pub(super) fn default_text(spec: &FieldSpec) -> Option<String> {
    match spec.preset {
        Preset::SameAs(path) => match lookup(path) {
            crossover::field::Found::Fields(fields) => {
                fields.first().map(|field| format!("that of “{}”", field.spec().label))
            }
            _ => None,
        },
        _ => default_of(spec).map(|value| in_words(spec, &value)).filter(|text| !text.is_empty()),
    }
}

/// A value as people read it.
pub(super) fn in_words(spec: &FieldSpec, value: &Value) -> String {
    match (spec.shape, value) {
        (_, Value::Switch(on)) => if *on { "on" } else { "off" }.to_owned(),
        (Shape::Choice(_), Value::Text(name)) => spoken(name),
        (_, Value::List(items)) if items.is_empty() => "none".to_owned(),
        _ => shown(spec, value),
    }
}

/// A label that says which model is meant where it is no more than "Model".
fn label(spec: &FieldSpec) -> String {
    let table = spec.path.rsplit('.').nth(1).unwrap_or_default();
    match spec.shape {
        Shape::CatalogName(_) if !table.eq_ignore_ascii_case(spec.label) => {
            format!("{} {}", capital(&table.replace('_', " ")), spec.label.to_lowercase())
        }
        _ => spec.label.to_owned(),
    }
}

/// Whether a scenario gives anything in the table of `field`.
pub(super) fn table_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(table, _)| table)
}

/// What is said of `field` in a scenario: used where rows of a table are edited.
pub(super) fn given(scenario: &Scenario, spec: &FieldSpec, path: &str) -> Option<Value> {
    scenario.get(path).cloned().or_else(|| default_of(spec))
}
