//! The flip that is worth naming beside an answer: the nearest one of an input that means something to whoever asks.

use crate::field::{Audience, Field};
use crate::kind::Strategy;
use crate::model::Model;

use super::flip::{Flip, FlipSearch, Reach};

/// A search for the nearest flip, one evaluation at a time. Inputs of the levels "Your case" and "Recommended" come
/// first; the rest is looked at only where none of them has a flip that is near. Where nothing has, all of them
/// are searched as far as they go.
#[derive(Debug, Clone)]
pub struct NearestFlip {
    pair: (Strategy, Strategy),
    /// What is still to be searched, the next one last.
    fields: Vec<Field>,
    /// All of them, where they are still to be searched as far as they go.
    far: Option<Vec<Field>>,
    reach: Reach,
    search: Option<FlipSearch>,
    nearest: Option<Flip>,
}

impl NearestFlip {
    /// A search in `fields`.
    #[must_use]
    pub fn new(pair: (Strategy, Strategy), fields: &[Field]) -> Self {
        let (mut later, first): (Vec<Field>, Vec<Field>) =
            fields.iter().rev().partition(|field| is_for_experts(**field));
        later.extend(first);
        Self {
            pair,
            far: Some(later.clone()),
            fields: later,
            reach: Reach::Near,
            search: None,
            nearest: None,
        }
    }

    /// Evaluates `model`, always the same one, at one more value; false if there is none left.
    pub fn step(&mut self, model: &Model) -> bool {
        if let Some(search) = &mut self.search {
            if search.step(model) {
                return true;
            }
            let is_nearer =
                |found: &Flip| self.nearest.is_none_or(|known| found.distance() < known.distance());
            self.nearest = search.found().filter(is_nearer).or(self.nearest);
        }
        let has_better = self.nearest.is_some_and(|flip| !is_for_experts(flip.field));
        if self.fields.is_empty()
            && self.nearest.is_none()
            && let Some(all) = self.far.take()
        {
            self.fields = all;
            self.reach = Reach::Far;
        }
        let next = self.fields.pop().filter(|field| !(has_better && is_for_experts(*field)));
        // What is not nearer need not be looked for.
        let reach = match self.nearest {
            None => self.reach,
            Some(flip) if self.reach == Reach::Near => Reach::Within(flip.distance()),
            Some(flip) => Reach::Beyond(flip.distance()),
        };
        self.search = next.and_then(|field| FlipSearch::new(model, self.pair, field, reach));
        next.is_some()
    }

    /// What has been found. Before the last step there may be something nearer.
    #[must_use]
    pub fn found(&self) -> Option<Flip> {
        self.nearest
    }
}

fn is_for_experts(field: Field) -> bool {
    field.spec().audience == Audience::Expert
}

/// Searches `fields` from beginning to end.
#[must_use]
pub fn nearest_flip(model: &Model, pair: (Strategy, Strategy), fields: &[Field]) -> Option<Flip> {
    let mut search = NearestFlip::new(pair, fields);
    while search.step(model) {}
    search.found()
}
