//! What follows from a scenario.

use std::rc::Rc;

use crossover::model::Model;
use crossover::report::{Report, VerdictText, verdict};
use crossover::scenario::{Problems, Scenario};

/// A report and what it says. Two are equal when they are the same one: a change makes a new one.
#[derive(Debug, Clone)]
pub(crate) struct Evaluation(Rc<Parts>);

#[derive(Debug)]
struct Parts {
    report: Report,
    verdict: VerdictText,
}

impl Evaluation {
    pub(crate) fn new(scenario: &Scenario) -> Result<Self, Problems> {
        let report = Report::new(&Model::try_from(scenario)?);
        let verdict = verdict(&report);
        Ok(Self(Rc::new(Parts { report, verdict })))
    }

    pub(crate) fn report(&self) -> &Report {
        &self.0.report
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
