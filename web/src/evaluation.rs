//! What follows from a scenario.

use std::collections::BTreeMap;
use std::rc::Rc;

use crossover::field::{Found, lookup};
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{Report, VerdictText, verdict};
use crossover::scenario::{Problems, Scenario};
use yew::{hook, use_memo, use_mut_ref};

use crate::prices::Prices;
use crate::state::{Mistake, Step};

/// Challenger and incumbent.
pub(crate) type Pair = (Strategy, Strategy);

/// A report and what it says. Two are equal when they are the same one: a change makes a new one.
#[derive(Debug, Clone)]
pub(crate) struct Evaluation(Rc<Parts>);

#[derive(Debug)]
struct Parts {
    model: Model,
    report: Report,
    verdict: VerdictText,
}

impl Evaluation {
    pub(crate) fn new(scenario: &Scenario, prices: &Prices) -> Result<Self, Problems> {
        let model = Model::new(scenario, prices.catalogue())?;
        let report = Report::new(&model);
        let verdict = verdict(&report);
        Ok(Self(Rc::new(Parts { model, report, verdict })))
    }

    pub(crate) fn model(&self) -> &Model {
        &self.0.model
    }

    pub(crate) fn report(&self) -> &Report {
        &self.0.report
    }

    /// The volume that is given as one number, if it is.
    pub(crate) fn volume_input(&self) -> Option<f64> {
        let Found::Fields(fields) = lookup("workload.queries_per_month") else { return None };
        fields.first().map(|field| self.0.model.number(*field))
    }

    /// The two strategies that are compared: those that were chosen, if both can run, or those of the verdict.
    pub(crate) fn pair(&self, chosen: Option<Pair>) -> Option<Pair> {
        let can_run =
            |(a, b): &Pair| [a, b].iter().all(|strategy| self.report().figures(**strategy).is_some());
        chosen.filter(can_run).or(self.verdict().pair)
    }

    pub(crate) fn verdict(&self) -> &VerdictText {
        &self.0.verdict
    }
}

impl PartialEq for Evaluation {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the page shows: the last scenario that could be evaluated, and what is wrong with a later one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    pub(crate) evaluation: Option<Evaluation>,
    pub(crate) problems: Option<Rc<Problems>>,
}

impl Shown {
    /// The same, not up to date where something in a field is none of its values.
    pub(crate) fn with(mut self, mistyped: &BTreeMap<Rc<str>, Mistake>) -> Self {
        if !mistyped.is_empty() {
            let known = self.problems.iter().flat_map(|known| &known.problems);
            let problems = known.chain(mistyped.values().map(|mistake| &mistake.problem)).cloned().collect();
            self.problems = Some(Rc::new(Problems { problems }));
        }
        self
    }
}

/// What to show of the scenario of `step`.
#[hook]
pub(crate) fn use_shown(step: &Step) -> Shown {
    let last = use_mut_ref(|| None);
    let result = use_memo((Rc::clone(&step.scenario), step.prices.clone()), |(scenario, prices)| {
        Evaluation::new(scenario, prices).map_err(Rc::new)
    });
    match &*result {
        Ok(evaluation) => {
            *last.borrow_mut() = Some(evaluation.clone());
            Shown { evaluation: Some(evaluation.clone()), problems: None }
        }
        Err(problems) => Shown { evaluation: last.borrow().clone(), problems: Some(Rc::clone(problems)) },
    }
}
