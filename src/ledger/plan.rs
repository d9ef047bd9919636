//! Which strategy runs in which months. A plain strategy is a plan of one phase; a staged one has two,
//! and every rule works on plans, so that staging needs no rules of its own.

use std::ops::Range;

use crate::field;
use crate::field::Role;
use crate::kind::{First, Strategy, Then};
use crate::model::Model;

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
    /// Its phases, one after the other.
    pub phases: Vec<Phase>,
}

impl Plan {
    /// The plan of a strategy; none when it would switch beyond the horizon.
    #[must_use]
    pub fn new(model: &Model, strategy: Strategy) -> Option<Self> {
        let months = model.timeline().months;
        if strategy != Strategy::Staged {
            return Some(Self { strategy, phases: vec![Phase { runs: strategy, months: 0..months }] });
        }
        let switch = model.count(field!("staged.switch_month")) - 1;
        if switch >= months {
            return None;
        }
        let first = match model.choice::<First>(field!("staged.first")) {
            First::Rag => Strategy::Rag,
            First::FineTuned => Strategy::FineTuned,
        };
        let then = match model.choice::<Then>(field!("staged.then")) {
            Then::Hybrid => Strategy::Hybrid,
            Then::FineTuned => Strategy::FineTuned,
            Then::Rag => Strategy::Rag,
        };
        let phases =
            vec![Phase { runs: first, months: 0..switch }, Phase { runs: then, months: switch..months }];
        Some(Self { strategy, phases })
    }

    /// What runs in `month`.
    #[must_use]
    pub fn runs_in(&self, month: usize) -> Strategy {
        self.phases
            .iter()
            .find(|phase| phase.months.contains(&month))
            .map_or(self.strategy, |phase| phase.runs)
    }

    /// The months in which a phase runs that `wanted` holds for; phases touch, so they are one range.
    fn span(&self, wanted: impl Fn(&Phase) -> bool) -> Option<Range<usize>> {
        let mut phases = self.phases.iter().filter(|phase| wanted(phase));
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

    /// The months, the first being 0, in which the tuned model is trained again.
    #[must_use]
    pub fn retrainings(&self, model: &Model) -> Vec<usize> {
        let Some(tuning) = self.tuning() else { return Vec::new() };
        let forced = model.months(field!("fine_tuning.retraining.forced_months"));
        (tuning.start + 1..tuning.end)
            .filter(|month| {
                let cadence = match self.runs_in(*month) {
                    Strategy::Hybrid => model.count(field!("hybrid.retrain_every_months")),
                    _ => model.count(field!("fine_tuning.retraining.every_months")),
                };
                (cadence > 0 && (month - tuning.start).is_multiple_of(cadence)) || forced.contains(&(month + 1))
            })
            .collect()
    }
}
