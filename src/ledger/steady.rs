//! A strategy that is evaluated for many draws: parts of the rules that read nothing that changes from one to
//! the next are worked out once.
//!
//! Which those are is found by watching what each part reads. A part whose reads are all the same does the same:
//! nothing else tells it what to do.

use crate::field;
use crate::kind::Strategy;
use crate::model::{Drawn, FieldSet, Model, Reads};

use super::charge::{Charge, Minimum, Recorder, Replicas};
use super::evaluate::evaluate;
use super::plan::Plan;
use super::quality::{is_unfit, unanswered};
use super::rules::Infeasible;
use super::sums::Sums;

/// A strategy, and what of it no draw changes.
#[derive(Debug, Clone)]
pub struct Steady {
    strategy: Strategy,
    /// What is steady of its costs; none if even its plan is not.
    base: Option<Base>,
    /// Whether the strategy does not fit, if that is steady.
    unfit: Option<bool>,
}

#[derive(Debug, Clone)]
struct Base {
    plan: Plan,
    /// For each part of the rules, in their order, whether it is steady.
    parts: Vec<bool>,
    /// What those come to.
    sums: Sums,
}

impl Steady {
    /// Watches one evaluation of `strategy`.
    #[must_use]
    pub fn new(drawn: &mut Drawn, strategy: Strategy) -> Self {
        let changing = *drawn.changing();
        let (parts, reads_of_fitness) = drawn.watched(|model, reads| {
            let mut watch = Watch { reads, seen: Vec::new() };
            // Where it cannot run, what comes behind the part that says so is unknown.
            let runs = evaluate(model, strategy, &mut watch as &mut dyn Recorder).is_ok();
            let parts = if runs { watch.parts(&changing) } else { None };
            let _ = reads.take();
            is_unfit_in(model, strategy);
            (parts, reads.take())
        });
        let model = drawn.model();
        let unfit = (!reads_of_fitness.meets(&changing)).then(|| is_unfit_in(model, strategy));
        let base = parts.and_then(|parts| {
            let plan = Plan::new(model, strategy)?;
            let mut sums = Sums::empty(model.timeline().months);
            let changing: Vec<bool> = parts.iter().map(|steady| !steady).collect();
            sums.add(model, &plan, &changing).ok()?;
            Some(Base { plan, parts, sums })
        });
        Self { strategy, base, unfit }
    }

    /// What the strategy comes to in a draw, into `sums`.
    ///
    /// # Errors
    ///
    /// It cannot run; the sums then mean nothing.
    pub fn evaluate(&self, model: &Model, sums: &mut Sums) -> Result<(), Infeasible> {
        if let Some(Base { plan, parts, sums: base }) = &self.base {
            sums.clone_from(base);
            return sums.add(model, plan, parts);
        }
        *sums = Sums::new(model, self.strategy)?;
        Ok(())
    }

    /// Whether the strategy leaves too many questions without their knowledge in a draw.
    #[must_use]
    pub fn is_unfit(&self, model: &Model) -> bool {
        self.unfit.unwrap_or_else(|| is_unfit_in(model, self.strategy))
    }
}

fn is_unfit_in(model: &Model, strategy: Strategy) -> bool {
    Plan::new(model, strategy).is_some_and(|plan| is_unfit(model, unanswered(model, &plan)))
}

/// Watches what is read before the first part, and by each part.
struct Watch<'r> {
    reads: &'r Reads,
    seen: Vec<FieldSet>,
}

impl Watch<'_> {
    /// For each part whether it is steady; none if what comes before them is not.
    fn parts(mut self, changing: &FieldSet) -> Option<Vec<bool>> {
        self.seen.push(self.reads.take());
        // What the sums read of the timeline beside the volume.
        let rates = [
            field!("horizon.months"),
            field!("price_trend.models_per_year"),
            field!("price_trend.infrastructure_per_year"),
            field!("price_trend.labour_per_year"),
        ];
        let before = self.seen.remove(0);
        if before.meets(changing) || changing.meets(&rates.into_iter().collect()) {
            return None;
        }
        Some(self.seen.iter().map(|reads| !reads.meets(changing)).collect())
    }
}

impl Recorder for Watch<'_> {
    fn begin(&mut self) -> bool {
        self.seen.push(self.reads.take());
        true
    }

    fn charge(&mut self, _: &Charge<'_>) {}

    fn minimum(&mut self, _: &Minimum<'_>) {}

    fn replicas(&mut self, _: &Replicas<'_>) {}
}
