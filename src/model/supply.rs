//! What the catalogue supplies: the entries that a scenario names, and their prices month by month.

use std::sync::Arc;

use crate::catalogue::{Catalogue, End, Entry, Evidence, Figure};
use crate::date::{CalendarMonth, Day};
use crate::few::Few;
use crate::field;
use crate::field::{Field, Shape, all};
use crate::kind::Product;
use crate::order;
use crate::scenario::Problem;
use crate::unit::MOST_MONTHS;

/// A figure of the catalogue in the months of a scenario.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The entry it comes from.
    pub entry: Arc<Entry>,
    /// The values, each with the month, the first being 0, from which it holds.
    pub steps: Vec<QuoteStep>,
}

/// A value of a figure from some month on.
#[derive(Debug, Clone)]
pub struct QuoteStep {
    /// The month, the first being 0.
    pub month: usize,
    /// The value.
    pub value: f64,
    /// Who says so.
    pub evidence: Arc<Evidence>,
}

impl Quote {
    /// What holds in `month`.
    #[must_use]
    pub fn at(&self, month: usize) -> &QuoteStep {
        let later = self.steps.iter().rposition(|step| step.month <= month);
        &self.steps[later.unwrap_or(0)]
    }

    /// What holds in `month` if every value is taken by the factor that brings the first one to `first`. One that
    /// begins at nothing has no factor: all of it moves by as much.
    pub(super) fn scaled(&self, field: Field, first: f64, month: usize) -> f64 {
        let Shape::Number { range, whole, .. } = field.spec().shape else { return first };
        let (before, value) = (self.at(0).value, self.at(month).value);
        // What does not change takes on the very number.
        let moved = if value == before {
            first
        } else if before == 0.0 {
            value + first
        } else {
            value * (first / before)
        };
        let moved = moved.clamp(range.least(), range.max);
        if whole { moved.round() } else { moved }
    }

    fn scale(&mut self, field: Field, first: f64) {
        let months = self.steps.iter().map(|step| step.month);
        let values: Vec<f64> = months.map(|month| self.scaled(field, first, month)).collect();
        for (step, value) in self.steps.iter_mut().zip(values) {
            step.value = value;
        }
    }
}

/// What the catalogue supplies to a scenario.
#[derive(Debug, Clone, Default)]
pub(super) struct Supply {
    /// The fields that name an entry, with the entry.
    entries: Vec<(Field, Arc<Entry>)>,
    quotes: Few<Field, Quote>,
    start: CalendarMonth,
    as_of: Option<Day>,
}

/// The fields that name entries of the catalogue, with what the entries are for.
pub(super) fn catalogue_fields() -> impl Iterator<Item = (Field, Product)> {
    all().filter_map(|field| match field.spec().shape {
        Shape::CatalogName(product) => Some((field, product)),
        _ => None,
    })
}

/// The table whose figures the entry named in `field` supplies, with a dot: `rag.store.`.
pub(super) fn supplied_table(field: Field) -> &'static str {
    let path = field.spec().path;
    path.strip_suffix("catalog").unwrap_or(path)
}

impl Supply {
    pub(super) fn new(start: CalendarMonth, as_of: Option<Day>) -> Self {
        Self { start, as_of, ..Self::default() }
    }

    /// Finds the entry that `field` names.
    pub(super) fn name(
        &mut self,
        catalogue: &Catalogue,
        field: Field,
        product: Product,
        name: &str,
    ) -> Result<(), Problem> {
        if let Some(entry) = catalogue.find(product, name) {
            self.entries.push((field, Arc::clone(entry)));
            return Ok(());
        }
        let path = field.spec().path;
        let problem = Problem::new(path, format!("\"{name}\""), field.spec().shape.in_words());
        let unknown = format!("{path}: the price catalogue has no {} \"{name}\"", product.name());
        Err(problem.saying(match catalogue.suggestion(Some(product), name) {
            Some(meant) => format!("{unknown}; did you mean \"{meant}\"?"),
            None => unknown,
        }))
    }

    /// The entry whose figures a field is filled from, with the name of the field in it.
    pub(super) fn entry_for(&self, field: Field) -> Option<(&Arc<Entry>, &'static str)> {
        let path = field.spec().path;
        self.entries
            .iter()
            .find_map(|(catalog, entry)| Some((entry, path.strip_prefix(supplied_table(*catalog))?)))
    }

    /// Whether an entry has a figure in `table`.
    pub(super) fn begins(&self, table: &str) -> bool {
        self.entries.iter().any(|(catalog, entry)| {
            let inner = table.strip_prefix(supplied_table(*catalog));
            inner.is_some_and(|inner| {
                entry
                    .figures
                    .iter()
                    .any(|figure| figure.name.strip_prefix(inner).is_some_and(|n| n.starts_with('.')))
            })
        })
    }

    /// The entry that `field` names.
    pub(super) fn entry(&self, field: Field) -> Option<&Arc<Entry>> {
        self.entries.iter().find(|(known, _)| *known == field).map(|(_, entry)| entry)
    }

    /// Every entry that is named, with the field that names it.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Field, &Arc<Entry>)> {
        self.entries.iter().map(|(field, entry)| (*field, entry))
    }

    /// What an entry chooses for `field`.
    pub(super) fn choice(&self, field: Field) -> Option<&str> {
        let (entry, name) = self.entry_for(field)?;
        entry.choice(name)
    }

    /// Takes up the figure of an entry for `field`; the value of the first month.
    pub(super) fn quote(&mut self, field: Field) -> Option<f64> {
        let (entry, name) = self.entry_for(field)?;
        let quote = Quote { entry: Arc::clone(entry), steps: self.steps(entry.figure(name)?) };
        let value = quote.steps.first()?.value;
        self.quotes.insert(field, quote);
        Some(value)
    }

    fn steps(&self, figure: &Figure) -> Vec<QuoteStep> {
        let Some(as_of) = self.as_of else { return Vec::new() };
        let mut steps: Vec<QuoteStep> = Vec::new();
        for month in 0..MOST_MONTHS as usize {
            let Some(step) = figure.on(Day::first_of(self.start.plus(month)), as_of) else { break };
            if steps.last().is_none_or(|last| last.value != step.value) {
                steps.push(QuoteStep { month, value: step.value, evidence: Arc::clone(&step.evidence) });
            }
        }
        steps
    }

    /// The figures that were taken up.
    pub(super) fn quotes(&self) -> &Few<Field, Quote> {
        &self.quotes
    }

    /// A number of the scenario takes the place of the catalogue's.
    pub(super) fn drop_quote(&mut self, field: Field, _: f64) {
        self.quotes.remove(&field);
    }

    /// A figure keeps its path, and begins at `value`.
    pub(super) fn scale_quote(&mut self, field: Field, value: f64) {
        if let Some(quote) = self.quotes.get_mut(&field) {
            quote.scale(field, value);
        }
    }

    /// The months, the first being 0, after the first one in which a price changes.
    pub(super) fn changes(&self, months: usize) -> Vec<usize> {
        let steps = self.quotes.entries().iter().flat_map(|(_, quote)| &quote.steps);
        let mut changes: Vec<usize> =
            steps.map(|step| step.month).filter(|month| (1..months).contains(month)).collect();
        order::sort_by_key(&mut changes, |month| *month);
        changes.dedup();
        changes
    }

    /// The first month, the first being 0, that begins on or after a day of retirement; with the day.
    pub(super) fn month_of(&self, end: Option<End>) -> Option<(usize, Day)> {
        self.first_month(end?, |first, end| first >= end)
    }

    /// The first month, the first being 0, that begins after a last day; with the day.
    pub(super) fn month_after(&self, last: End) -> Option<(usize, Day)> {
        self.first_month(last, |first, last| first > last)
    }

    fn first_month(&self, end: End, over: fn(Day, Day) -> bool) -> Option<(usize, Day)> {
        let day = end.known_on(self.as_of?)?;
        let over = |month: &usize| over(Day::first_of(self.start.plus(*month)), day);
        (0..MOST_MONTHS as usize).find(over).map(|month| (month, day))
    }

    /// The entry under which the tuned model is trained: the one that is named, else the one that the
    /// tuned model's entry points to.
    pub(super) fn training(&self, catalogue: &Catalogue) -> Option<(Field, Arc<Entry>)> {
        let named = field!("fine_tuning.training.catalog");
        if let Some(entry) = self.entry(named) {
            return Some((named, Arc::clone(entry)));
        }
        let tuned = field!("models.tuned.catalog");
        let name = self.entry(tuned)?.trained_by.as_deref()?;
        Some((tuned, Arc::clone(catalogue.find(Product::Training, name)?)))
    }
}
