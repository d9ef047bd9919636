//! A scenario that has been checked: a `Model` that exists can be evaluated.

mod bounds;
mod changed;
mod check;
mod copula;
mod draft;
mod drawn;
mod extra;
mod inputs;
mod named;
mod ranges;
mod reads;
mod rules;
mod shape;
mod supply;
mod timeline;
mod uncertain;
mod unsure;
mod values;

use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::{Catalogue, Entry, built_in};
use crate::date::{CalendarMonth, Day};
use crate::field;
use crate::field::{Field, Shape};
use crate::kind::{Choice, Strategy};
use crate::scenario::{Problems, Scenario};

pub use copula::Copula;
pub use draft::Draft;
pub use drawn::Drawn;
pub use extra::Extra;
pub use inputs::{Inputs, Origin};
use ranges::Uncertain;
pub use reads::{FieldSet, Reads};
pub use shape::NOT_SURE;
use supply::Supply;
pub use supply::{Quote, QuoteStep};
pub use timeline::Timeline;
pub use uncertain::{Correlation, UncertainInput};
pub use unsure::with_unsure;
pub use values::InputValue;

/// A checked scenario, with everything that depends on the month alone worked out.
#[derive(Debug, Clone)]
pub struct Model {
    inputs: Inputs,
    supply: Arc<Supply>,
    rows: Arc<Rows>,
    timeline: Arc<Timeline>,
    /// The first month, the first being 0, in which the inputs hold.
    from: usize,
    /// The same scenario with the prices of later months, in their order.
    later: Vec<Model>,
    training: Option<(Field, Arc<Entry>)>,
}

/// When a model can no longer be trained.
#[derive(Debug)]
pub struct EndOfTraining<'a> {
    /// The first month, the first being 0, that begins after the last day.
    pub month: usize,
    /// The last day.
    pub day: Day,
    /// The field that names the entry, or the model whose entry points to it.
    pub field: Field,
    /// The entry.
    pub entry: &'a Entry,
}

/// Stands for all inputs that the corpus of the months follows from, where it is told what was read.
const CORPUS: Field = field!("knowledge.documents");
/// Stands for all rows of other costs there.
const EXTRAS: Field = field!("extra.*.name");

/// What stands in tables that repeat.
#[derive(Debug, Clone)]
struct Rows {
    extras: Vec<Extra>,
    uncertain: Uncertain,
}

impl TryFrom<&Scenario> for Model {
    type Error = Problems;

    /// Checks the whole scenario, with the prices of the catalogue that comes with the program.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, at once.
    fn try_from(scenario: &Scenario) -> Result<Self, Problems> {
        Self::new(scenario, built_in())
    }
}

impl Model {
    /// Checks the whole scenario, with the prices of `catalogue`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, at once.
    pub fn new(scenario: &Scenario, catalogue: &Catalogue) -> Result<Self, Problems> {
        let checked = check::check(scenario, catalogue)?;
        let training = checked.supply.training(catalogue);
        let rows = Arc::new(Rows { extras: checked.extras, uncertain: checked.uncertain });
        Ok(Self::assembled(checked.inputs, Arc::new(checked.supply), rows, training))
    }

    fn assembled(
        inputs: Inputs,
        supply: Arc<Supply>,
        rows: Arc<Rows>,
        training: Option<(Field, Arc<Entry>)>,
    ) -> Self {
        let timeline = Arc::new(Timeline::new(&inputs));
        let changes = supply.changes(timeline.months);
        let mut model = Self { inputs, supply, rows, timeline, from: 0, later: Vec::new(), training };
        let later = changes.into_iter().map(|month| {
            let mut later = model.clone();
            for (field, quote) in model.supply.quotes().entries() {
                later.inputs.quote(*field, quote.at(month).value);
            }
            later.inputs.follow();
            later.from = month;
            later
        });
        model.later = later.collect();
        model
    }

    /// The stretches of months in which no price changes, the first month being 0, each with the model
    /// that holds its prices.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<usize>, &Self)> {
        let ends = self.later.iter().map(|later| later.from).chain([self.timeline.months]);
        std::iter::once(self).chain(&self.later).zip(ends).map(|(model, end)| (model.from..end, model))
    }

    /// The model with the prices of `month`, the first being 0.
    #[must_use]
    pub fn at(&self, month: usize) -> &Self {
        self.later.iter().rfind(|later| later.from <= month).unwrap_or(self)
    }

    /// The entry of the catalogue that `field` names.
    #[must_use]
    pub fn entry(&self, field: Field) -> Option<&Entry> {
        self.supply.entry(field).map(AsRef::as_ref)
    }

    /// Every entry of the catalogue that is named, with the field that names it.
    pub fn entries(&self) -> impl Iterator<Item = (Field, &Entry)> {
        self.supply.entries().map(|(field, entry)| (field, entry.as_ref()))
    }

    /// The figure of the catalogue that `field` takes its value from.
    #[must_use]
    pub fn quote(&self, field: Field) -> Option<&Quote> {
        self.supply.quotes().get(&field)
    }

    /// What the figure of the catalogue comes to in the months of this model.
    #[must_use]
    pub fn quoted(&self, field: Field) -> Option<(&Entry, &QuoteStep)> {
        self.quote(field).map(|quote| (quote.entry.as_ref(), quote.at(self.from)))
    }

    /// The first month, the first being 0, in which the entry that `field` names is no longer served, and
    /// the day of its retirement.
    #[must_use]
    pub fn retirement(&self, field: Field) -> Option<(usize, Day)> {
        self.supply.month_of(self.supply.entry(field)?.retires)
    }

    /// The first month, the first being 0, in which the tuned model can no longer be trained; with the
    /// field that says by whom, the entry, and its last day.
    #[must_use]
    pub fn end_of_training(&self) -> Option<EndOfTraining<'_>> {
        let (field, entry) = self.training.as_ref()?;
        let last = entry.last_training_day?;
        let (month, day) = self.supply.month_after(last)?;
        Some(EndOfTraining { month, day, field: *field, entry })
    }

    /// The entry under which the tuned model is trained.
    #[must_use]
    pub fn training(&self) -> Option<&Entry> {
        self.training.as_ref().map(|(_, entry)| entry.as_ref())
    }

    /// The number in `field`.
    #[must_use]
    pub fn number(&self, field: Field) -> f64 {
        self.inputs.number(field)
    }

    /// The whole number in `field`.
    #[must_use]
    pub fn count(&self, field: Field) -> usize {
        self.inputs.count(field)
    }

    /// Whether the switch `field` is on.
    #[must_use]
    pub fn is_on(&self, field: Field) -> bool {
        self.inputs.is_on(field)
    }

    /// What `field` chooses.
    #[must_use]
    pub fn choice<T: Choice>(&self, field: Field) -> T {
        self.inputs.choice(field)
    }

    /// The whole numbers listed in `field`.
    #[must_use]
    pub fn months(&self, field: Field) -> &[usize] {
        self.inputs.months(field)
    }

    /// The text in `field`; empty when it was not given.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.inputs.text(field)
    }

    /// The calendar month of month 1.
    #[must_use]
    pub fn start(&self) -> CalendarMonth {
        CalendarMonth::parse(self.text(field!("horizon.start"))).unwrap_or_default()
    }

    /// Where the value of `field` comes from.
    #[must_use]
    pub fn origin(&self, field: Field) -> Origin {
        self.inputs.origin(field)
    }

    /// What depends on the month alone.
    #[must_use]
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// How many months there are.
    #[must_use]
    pub fn horizon(&self) -> usize {
        self.inputs.mark(field!("horizon.months"));
        self.timeline.months
    }

    /// Tokens of the corpus in each month.
    #[must_use]
    pub fn corpus_tokens(&self) -> &[f64] {
        self.inputs.mark(CORPUS);
        &self.timeline.corpus_tokens
    }

    /// Tokens of the corpus that are new or rewritten in each month.
    #[must_use]
    pub fn changed_tokens(&self) -> &[f64] {
        self.inputs.mark(CORPUS);
        &self.timeline.changed_tokens
    }

    /// The other costs, in their order.
    #[must_use]
    pub fn extras(&self) -> &[Extra] {
        self.inputs.mark(EXTRAS);
        &self.rows.extras
    }

    /// The inputs that are not known exactly.
    #[must_use]
    pub fn ranges(&self) -> &[UncertainInput] {
        &self.rows.uncertain.ranges
    }

    /// How those inputs move together.
    #[must_use]
    pub fn correlations(&self) -> &[Correlation] {
        &self.rows.uncertain.correlations
    }

    /// How the inputs with ranges hang together.
    #[must_use]
    pub fn copula(&self) -> &Copula {
        &self.rows.uncertain.copula
    }

    /// Every input that takes part, with the value it has, whether it was given or not; rows of tables
    /// that repeat come last.
    #[must_use]
    pub fn values(&self) -> Vec<InputValue> {
        let mut values = values::of_fields(&self.inputs);
        for value in &mut values {
            let steps = self.quote(value.field).map_or(&[][..], |quote| &quote.steps);
            let later = steps.iter().filter(|step| (1..self.timeline.months).contains(&step.month));
            value.changes = later.map(|step| (self.start().plus(step.month), step.value)).collect();
        }
        values.extend((1..).zip(&self.rows.extras).flat_map(|(row, extra)| extra.values(row)));
        values.extend((1..).zip(self.ranges()).flat_map(|(row, range)| range.values(row)));
        let correlations = (1..).zip(self.correlations());
        values.extend(correlations.flat_map(|(row, correlation)| correlation.values(row, self.ranges())));
        values
    }

    /// The same scenario as a form shows it.
    #[must_use]
    pub fn draft(&self) -> Draft {
        Draft::of(self.inputs.clone(), Arc::clone(&self.supply))
    }

    /// Whether `strategy` is to be reported.
    #[must_use]
    pub fn is_enabled(&self, strategy: Strategy) -> bool {
        self.inputs.is_enabled(strategy)
    }

    /// Whether `field` takes part: it belongs to the kinds that are chosen, and if it is a number it has
    /// a value.
    #[must_use]
    pub fn applies(&self, field: Field) -> bool {
        let valued = self.number(field).is_finite() || !matches!(field.spec().shape, Shape::Number { .. });
        valued && self.inputs.applies(field)
    }
}
