//! Which strategy runs in which months. A plain strategy is a plan of one phase; a staged one has two,
//! and every rule works on plans, so that staging needs no rules of its own.

use std::ops::Range;

use crate::field;
use crate::field::Role;
use crate::kind::{First, Strategy, Then};
use crate::model::Model;

use super::charge::Because;
use super::month_set::MonthSet;

/// A stretch of months in which one way of answering runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// What runs; never [`Strategy::Staged`].
    pub runs: Strategy,
    /// The months, the first being 0.
    pub months: Range<usize>,
}

impl Phase {
    /// Whether it searches the corpus.
    #[must_use]
    pub fn retrieves(&self) -> bool {
        matches!(self.runs, Strategy::Rag | Strategy::Hybrid)
    }

    /// The part of it that lies in `months`, if any does.
    #[must_use]
    pub fn within(&self, months: &Range<usize>) -> Option<Self> {
        let months = self.months.start.max(months.start)..self.months.end.min(months.end);
        (!months.is_empty()).then_some(Self { runs: self.runs, months })
    }

    /// The model it generates with.
    #[must_use]
    pub fn role(&self) -> Role {
        match self.runs {
            Strategy::PromptOnly | Strategy::Rag => Role::Base,
            Strategy::FineTuned | Strategy::Hybrid | Strategy::Staged => Role::Tuned,
        }
    }
}

/// What a strategy runs, month by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The strategy.
    pub strategy: Strategy,
    first: Phase,
    then: Option<Phase>,
    /// The months, the first being 0, in which the tuned model is trained again.
    pub retrainings: MonthSet,
}

impl Plan {
    /// The plan of a strategy; none when it would switch beyond the horizon.
    #[must_use]
    pub fn new(model: &Model, strategy: Strategy) -> Option<Self> {
        let months = model.horizon();
        if strategy != Strategy::Staged {
            return Some(Self::of(model, strategy, Phase { runs: strategy, months: 0..months }, None));
        }
        let switch = model.count(field!("staged.switch_month")) - 1;
        if switch >= months {
            return None;
        }
        let first = model.choice::<First>(field!("staged.first")).strategy();
        let then = model.choice::<Then>(field!("staged.then")).strategy();
        let (first, then) =
            (Phase { runs: first, months: 0..switch }, Phase { runs: then, months: switch..months });
        Some(Self::of(model, strategy, first, Some(then)))
    }

    fn of(model: &Model, strategy: Strategy, first: Phase, then: Option<Phase>) -> Self {
        let mut plan = Self { strategy, first, then, retrainings: MonthSet::default() };
        plan.retrainings = plan.retrainings(model);
        plan
    }

    /// Its phases, one after the other.
    #[must_use]
    pub fn phases(&self) -> impl DoubleEndedIterator<Item = &Phase> {
        std::iter::once(&self.first).chain(&self.then)
    }

    /// The months in which a phase runs that `wanted` holds for; phases touch, so they are one range.
    fn span(&self, wanted: impl Fn(&Phase) -> bool) -> Option<Range<usize>> {
        let mut phases = self.phases().filter(|phase| wanted(phase));
        let first = phases.next()?;
        let last = phases.next_back().unwrap_or(first);
        Some(first.months.start..last.months.end)
    }

    /// The months in which the corpus is indexed and searched.
    #[must_use]
    pub fn retrieval(&self) -> Option<Range<usize>> {
        self.span(Phase::retrieves)
    }

    /// The months in which there is a tuned model.
    #[must_use]
    pub fn tuning(&self) -> Option<Range<usize>> {
        self.span(|phase| phase.role() == Role::Tuned)
    }

    /// The months in which one of `strategies` runs, by a test on it.
    #[must_use]
    pub fn running(&self, wanted: impl Fn(Strategy) -> bool) -> Option<Range<usize>> {
        self.span(|phase| wanted(phase.runs))
    }

    /// The inputs that make retrainings fall due.
    #[must_use]
    pub fn cadence(&self, model: &Model) -> Because {
        let runs = |strategy| self.phases().any(|phase| phase.runs == strategy);
        let forced = field!("fine_tuning.retraining.forced_months");
        [
            runs(Strategy::FineTuned).then_some(field!("fine_tuning.retraining.every_months")),
            runs(Strategy::Hybrid).then_some(field!("hybrid.retrain_every_months")),
            (!model.months(forced).is_empty()).then_some(forced),
        ]
    }

    /// Retraining counts from the first training, with the cadence of what runs in the month.
    fn retrainings(&self, model: &Model) -> MonthSet {
        let mut due = MonthSet::default();
        let Some(tuning) = self.tuning() else { return due };
        let forced = model.months(field!("fine_tuning.retraining.forced_months"));
        for phase in self.phases().filter(|phase| phase.role() == Role::Tuned) {
            let cadence = match phase.runs {
                Strategy::Hybrid => model.count(field!("hybrid.retrain_every_months")),
                _ => model.count(field!("fine_tuning.retraining.every_months")),
            };
            let later = |month: &usize| *month > tuning.start && phase.months.contains(month);
            if cadence > 0 {
                (tuning.start..tuning.end).step_by(cadence).filter(later).for_each(|month| due.insert(month));
            }
            forced.iter().map(|month| month - 1).filter(later).for_each(|month| due.insert(month));
        }
        due
    }
}
