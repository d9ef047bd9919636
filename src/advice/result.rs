//! The advice, as it is published: names, order and meaning are a contract.

use serde::Serialize;

use crate::kind::Strategy;
use crate::model::Model;
use crate::report::{Ordered, Report, Sentence};

use super::checklist::{CheckedCost, checklist};
use super::cited::Cited;
use super::comparison::{ComparedDimension, comparison};
use super::first_step::first_step;
use super::judgement::{Approach, Judgement, StrategyAdvice};
use super::open::{OpenQuestion, open_questions};
use super::situation::Situation;

/// What the advisor says of a scenario.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Advice {
    /// Each enabled strategy.
    pub strategies: Ordered<Strategy, StrategyAdvice>,
    /// The cheapest that can be relied on, as the evaluation has it.
    pub cheapest_overall: Option<Strategy>,
    /// The cheapest that no rule excludes.
    pub cheapest_that_fits: Option<Strategy>,
    /// How much more the second costs than the first, in present value.
    pub cost_of_fit_usd: Option<f64>,
    /// What to do first.
    #[serde(serialize_with = "text")]
    #[cfg_attr(feature = "schemas", schemars(with = "String"))]
    pub first_step: Sentence,
    /// What fits best before cost.
    pub approach: Option<Approach>,
    /// Questions that are still open, those first whose answer would change most.
    pub open_questions: Vec<OpenQuestion>,
    /// Costs that are easily forgotten, and what they come to here.
    pub checklist: Vec<CheckedCost>,
    /// The strategies side by side, what the answers are about first.
    pub comparison: Vec<ComparedDimension>,
    /// The titles behind the short names of sources.
    pub sources: Ordered<&'static str, &'static str>,
}

fn text<S: serde::Serializer>(sentence: &Sentence, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&sentence.text())
}

impl Advice {
    /// What the advisor says of a model and its report.
    #[must_use]
    pub fn new(model: &Model, report: &Report) -> Self {
        let situation = Situation::new(model, report);
        let judgement = Judgement::new(&situation);
        let cheapest_overall = report.cheapest.strategy;
        let cost = |strategy: Option<Strategy>| situation.cost(strategy?);
        let cost_of_fit_usd = cost(judgement.cheapest_that_fits)
            .zip(cost(cheapest_overall))
            .map(|(fitting, overall)| fitting - overall);
        Self {
            cheapest_overall,
            cheapest_that_fits: judgement.cheapest_that_fits,
            cost_of_fit_usd,
            first_step: first_step(&situation, &judgement),
            open_questions: open_questions(&situation, &judgement),
            checklist: checklist(model, report),
            comparison: comparison(&situation),
            sources: Ordered(Cited::ALL.map(|cited| (cited.id(), cited.title())).to_vec()),
            approach: judgement.approach,
            strategies: judgement.strategies,
        }
    }
}
