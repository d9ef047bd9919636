//! A model whose uncertain inputs take other values again and again. What no such input touches is worked
//! out once, and nothing is allocated from one draw to the next.

use std::sync::Arc;

use crate::field::Field;

use super::bounds;
use super::inputs::followers;
use super::reads::{FieldSet, Reads};
use super::rules::{RULES, Rule};
use super::supply::Quote;
use super::timeline::{PARTS, Part};
use super::{CORPUS, EXTRAS, Model, Rows};

/// A model with the uncertain inputs of the latest draw.
#[derive(Debug)]
pub struct Drawn {
    model: Model,
    /// The inputs, with their rows, in the order of the ranges.
    inputs: Vec<(Field, usize)>,
    /// Those of them, by their places, that are prices of the catalogue, with their announced paths.
    paths: Vec<(usize, Quote)>,
    /// The values of the latest draw in the months of other prices.
    later: Vec<f64>,
    /// What of the timeline depends on them.
    parts: Vec<&'static Part>,
    /// The rules between fields that read one of them.
    rules: Vec<&'static Rule>,
    /// The fields whose values may be others in another draw.
    changing: FieldSet,
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.fields.fmt(f)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.fields.fmt(f)
    }
}

impl Drawn {
    /// The model with its ranges to be drawn. Of a price that is announced to change the first month's is drawn,
    /// and the others are scaled with it.
    #[must_use]
    pub fn new(model: &Model) -> Self {
        let inputs: Vec<(Field, usize)> =
            model.ranges().iter().map(|range| (range.field, range.row)).collect();
        let quotes = inputs.iter().enumerate().filter(|(_, (_, row))| *row == 0);
        let paths = quotes.filter_map(|(place, (field, _))| Some((place, model.quote(*field)?.clone())));
        let paths = paths.collect();
        let mut model = model.clone();
        model.own();
        model.later.iter_mut().for_each(Model::own);
        let reads = |fields: &[&str]| inputs.iter().any(|(field, _)| fields.contains(&field.spec().path));
        let every = reads(&["horizon.months"]);
        let parts: Vec<&Part> = PARTS.iter().filter(|part| every || reads(part.fields)).collect();
        Self {
            changing: changing(&inputs, &parts),
            parts,
            rules: RULES.iter().filter(|rule| reads(rule.fields)).collect(),
            later: Vec::with_capacity(inputs.len()),
            model,
            paths,
            inputs,
        }
    }

    /// Gives every input with a range a value that its field may hold. False if a rule between fields does
    /// not allow them together; the model is then not to be evaluated.
    pub fn draw(&mut self, values: &[f64]) -> bool {
        self.model.draw(&self.inputs, values);
        if self.rules.iter().any(|rule| (rule.find)(&self.model.inputs).is_some()) {
            return false;
        }
        self.model.refill(&self.parts);
        if !self.parts.is_empty() && !bounds::hold(&self.model.timeline) {
            return false;
        }
        for later in &mut self.model.later {
            self.later.clear();
            self.later.extend_from_slice(values);
            for (place, quote) in &self.paths {
                self.later[*place] = quote.scaled(self.inputs[*place].0, values[*place], later.from);
            }
            later.draw(&self.inputs, &self.later);
            later.refill(&self.parts);
        }
        true
    }

    /// The fields whose values may be others in another draw.
    #[must_use]
    pub fn changing(&self) -> &FieldSet {
        &self.changing
    }

    /// Lets `work` look at the model, and at what it reads of it.
    pub fn watched<T>(&mut self, work: impl FnOnce(&Model, &Reads) -> T) -> T {
        let reads = Arc::new(Reads::default());
        self.model.tell(Some(&reads));
        let result = work(&self.model, &reads);
        self.model.tell(None);
        result
    }

    /// The model of the latest draw that was allowed.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }
}

/// The fields that other values of `inputs` change, those that follow them included.
fn changing(inputs: &[(Field, usize)], parts: &[&Part]) -> FieldSet {
    let mut changing: FieldSet = inputs.iter().map(|(field, _)| *field).collect();
    // Rows of other costs and the corpus are each read as one.
    if inputs.iter().any(|(_, row)| *row > 0) {
        changing.insert(EXTRAS);
    }
    if parts.iter().any(|part| part.fields.contains(&CORPUS.spec().path)) {
        changing.insert(CORPUS);
    }
    for (field, other) in followers().iter().chain(followers()) {
        // Twice: what follows may itself be followed.
        if changing.contains(*other) {
            changing.insert(*field);
        }
    }
    changing
}

impl Model {
    fn tell(&mut self, reads: Option<&Arc<Reads>>) {
        self.inputs.tell(reads.map(Arc::clone));
        self.later.iter_mut().for_each(|later| later.tell(reads));
    }

    /// Shares timeline and rows with no other model.
    fn own(&mut self) {
        self.timeline = Arc::new((*self.timeline).clone());
        self.rows = Arc::new(Rows::clone(&self.rows));
    }

    fn draw(&mut self, inputs: &[(Field, usize)], values: &[f64]) {
        for (&(field, row), value) in inputs.iter().zip(values) {
            if row == 0 {
                self.inputs.put(field, *value);
            } else if let Some(rows) = Arc::get_mut(&mut self.rows) {
                rows.extras[row - 1].put(field, *value);
            }
        }
        self.inputs.follow();
    }

    fn refill(&mut self, parts: &[&Part]) {
        if let Some(timeline) = Arc::get_mut(&mut self.timeline) {
            timeline.refill(&self.inputs, parts);
        }
    }
}
