//! The value of every field, by its place in the table.

use std::sync::Arc;

use crate::few::Few;
use crate::field;
use crate::field::{FIELD_COUNT, Field, Found, Preset, Shape, all, lookup};
use crate::kind::{Choice, Strategy};
use crate::order;

use super::reads::Reads;

/// Tables that may stay away, although some of their fields are required when they are there.
pub(super) const OPTIONAL_TABLES: [&str; 4] =
    ["models.base", "models.tuned", "models.base.long_context", "models.tuned.long_context"];

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The default of the table.
    Default,
    /// The scenario.
    Scenario,
    /// An entry of the price catalogue.
    Catalogue,
    /// Another field, because this one was not given.
    SameAs(Field),
}

/// Who gave a field its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Giver {
    Nobody,
    Scenario,
    Catalogue,
}

/// The value of every field. Switches are 0 or 1, choices the place of the name.
#[derive(Debug, Clone)]
pub struct Inputs {
    numbers: Box<[f64; FIELD_COUNT]>,
    giver: [Giver; FIELD_COUNT],
    others: Arc<Others>,
    /// Who wants to know which numbers are read.
    reads: Option<Arc<Reads>>,
}

/// What is no single number, shared by models that differ in numbers alone.
#[derive(Debug, Clone, Default)]
struct Others {
    lists: Few<Field, Vec<f64>>,
    months: Few<Field, Vec<usize>>,
    texts: Few<Field, String>,
}

impl Default for Inputs {
    /// Every field at its default; what has none is infinite, so that a rule that reads it by mistake
    /// cannot come to a plausible figure.
    fn default() -> Self {
        let mut inputs = Self {
            numbers: Box::new([f64::INFINITY; FIELD_COUNT]),
            giver: [Giver::Nobody; FIELD_COUNT],
            others: Arc::default(),
            reads: None,
        };
        let mut others = Others::default();
        for field in all() {
            let spec = field.spec();
            match spec.preset {
                Preset::Number(x) => inputs.numbers[field.index()] = x,
                Preset::Switch(on) => inputs.numbers[field.index()] = f64::from(u8::from(on)),
                Preset::Text(text) => match spec.shape {
                    Shape::Choice(names) => inputs.set_choice(field, names, text),
                    _ => {
                        others.texts.insert(field, text.to_owned());
                    }
                },
                Preset::FirstMonth => {
                    others.months.insert(field, vec![1]);
                }
                Preset::EmptyList
                | Preset::SameAs(_)
                | Preset::Absent
                | Preset::Required
                | Preset::RequiredWhen(_) => {}
            }
        }
        inputs.others = Arc::new(others);
        inputs.follow();
        inputs
    }
}

impl Inputs {
    fn others(&mut self) -> &mut Others {
        Arc::make_mut(&mut self.others)
    }

    /// Takes a number from the scenario; [`follow`](Self::follow) must come after the last one.
    pub(super) fn put(&mut self, field: Field, x: f64) {
        self.numbers[field.index()] = x;
        self.giver[field.index()] = Giver::Scenario;
    }

    /// Takes a number from the catalogue; [`follow`](Self::follow) must come after the last one.
    pub(super) fn quote(&mut self, field: Field, x: f64) {
        self.numbers[field.index()] = x;
        self.giver[field.index()] = Giver::Catalogue;
    }

    /// Takes a name from the catalogue.
    pub(super) fn quote_choice(&mut self, field: Field, names: &[&str], name: &str) {
        self.set_choice(field, names, name);
        self.giver[field.index()] = Giver::Catalogue;
    }

    pub(super) fn put_choice(&mut self, field: Field, names: &[&str], name: &str) {
        self.set_choice(field, names, name);
        self.giver[field.index()] = Giver::Scenario;
    }

    pub(super) fn put_list(&mut self, field: Field, list: Vec<f64>) {
        self.others().lists.insert(field, list);
        self.giver[field.index()] = Giver::Scenario;
    }

    /// Takes whole numbers; their order and repetitions do not matter.
    pub(super) fn put_months(&mut self, field: Field, mut months: Vec<usize>) {
        order::sort_by_key(&mut months, |month| *month);
        months.dedup();
        self.others().months.insert(field, months);
        self.giver[field.index()] = Giver::Scenario;
    }

    pub(super) fn put_text(&mut self, field: Field, text: &str) {
        self.others().texts.insert(field, text.to_owned());
        self.giver[field.index()] = Giver::Scenario;
    }

    fn set_choice(&mut self, field: Field, names: &[&str], name: &str) {
        if let Some(place) = names.iter().position(|known| *known == name) {
            self.numbers[field.index()] = f64::from(u8::try_from(place).unwrap_or(u8::MAX));
        }
    }

    /// Gives every field that was not given and is what another field is that field's value.
    pub(super) fn follow(&mut self) {
        for &(field, other) in followers() {
            if self.giver[field.index()] == Giver::Nobody {
                self.numbers[field.index()] = self.numbers[other.index()];
            }
        }
    }

    pub(super) fn number(&self, field: Field) -> f64 {
        self.mark(field);
        self.numbers[field.index()]
    }

    /// Somebody reads, or reads what follows from, `field`.
    pub(super) fn mark(&self, field: Field) {
        if let Some(reads) = &self.reads {
            reads.mark(field);
        }
    }

    /// From now on tells `reads`, if anybody, what is read.
    pub(super) fn tell(&mut self, reads: Option<Arc<Reads>>) {
        self.reads = reads;
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked: whole and in range"
    )]
    pub(super) fn count(&self, field: Field) -> usize {
        self.number(field) as usize
    }

    pub(super) fn is_on(&self, field: Field) -> bool {
        self.number(field) > 0.5
    }

    pub(super) fn choice<T: Choice>(&self, field: Field) -> T {
        T::ALL[self.count(field).min(T::ALL.len() - 1)]
    }

    pub(super) fn list(&self, field: Field) -> &[f64] {
        self.others.lists.get(&field).map_or(&[], Vec::as_slice)
    }

    pub(super) fn months(&self, field: Field) -> &[usize] {
        self.others.months.get(&field).map_or(&[], Vec::as_slice)
    }

    pub(super) fn text(&self, field: Field) -> &str {
        self.others.texts.get(&field).map_or("", String::as_str)
    }

    pub(super) fn origin(&self, field: Field) -> Origin {
        match self.giver[field.index()] {
            Giver::Scenario => Origin::Scenario,
            Giver::Catalogue => Origin::Catalogue,
            Giver::Nobody => followers()
                .iter()
                .find(|(follower, _)| *follower == field)
                .map_or(Origin::Default, |(_, other)| Origin::SameAs(*other)),
        }
    }

    pub(super) fn is_enabled(&self, strategy: Strategy) -> bool {
        self.is_on(match strategy {
            Strategy::PromptOnly => field!("prompt_only.enabled"),
            Strategy::Rag => field!("rag.enabled"),
            Strategy::FineTuned => field!("fine_tuning.enabled"),
            Strategy::Hybrid => field!("hybrid.enabled"),
            Strategy::Staged => field!("staged.enabled"),
        })
    }

    /// Whether `field` belongs to the kinds that are chosen.
    pub(super) fn applies(&self, field: Field) -> bool {
        let Some(belongs) = field.spec().belongs else { return true };
        let Some(selector) = field.decided_by() else { return true };
        let Shape::Choice(names) = selector.spec().shape else { return true };
        let place = self.number(selector);
        place.is_finite() && belongs.kinds.contains(&names[self.count(selector).min(names.len() - 1)])
    }
}

/// The fields that are what another field is while they are not given, with that field.
pub(super) fn followers() -> &'static [(Field, Field)] {
    use std::sync::LazyLock;
    static FOLLOWERS: LazyLock<Vec<(Field, Field)>> = LazyLock::new(|| {
        all()
            .filter_map(|field| match field.spec().preset {
                Preset::SameAs(path) => match lookup(path) {
                    Found::Fields(others) => Some((field, others[0])),
                    Found::Table | Found::Nothing => None,
                },
                _ => None,
            })
            .collect()
    });
    &FOLLOWERS
}
