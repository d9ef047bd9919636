//! What the rules say of each strategy, and what they recommend before cost.

use serde::Serialize;

use crate::analysis::cheapest;
use crate::kind::Strategy;
use crate::order;
use crate::report::Ordered;

use super::cited::{Cited, ids};
use super::rule::{Effect, Rule};
use super::rules::{STEPS, find, rules};
use super::situation::Situation;

/// How a strategy fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Nothing speaks against it.
    Fits,
    /// It fits, with something to mind.
    Caveats,
    /// A rule excludes it.
    RuledOut,
}

impl Fit {
    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Caveats => "caveats",
            Self::RuledOut => "ruled_out",
        }
    }

    /// The words in tables.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Caveats => "fits with caveats",
            Self::RuledOut => "ruled out",
        }
    }
}

/// What the advisor says of a strategy.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct StrategyAdvice {
    /// How it fits.
    pub fit: Fit,
    /// What it costs over the horizon, in present value; none when it cannot run.
    pub present_value_usd: Option<f64>,
    /// Why it fits or not, the gravest first.
    pub reasons: Vec<FitReason>,
}

/// A rule that touches a strategy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct FitReason {
    /// The name of the rule.
    pub rule: &'static str,
    /// What it does to the strategy.
    pub effect: Effect,
    /// Who says so, by the short names under `sources`.
    pub source: String,
    /// What was found.
    pub finding: &'static str,
    /// Why that matters, in one sentence.
    pub why: String,
}

/// What fits best before cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
pub struct Approach {
    /// The strategy.
    pub strategy: Strategy,
    /// The rules that lead to it.
    pub rules: &'static [&'static str],
    /// Who says so, by the short names under `sources`.
    pub source: String,
    /// The last of those rules in one sentence.
    pub why: &'static str,
}

/// What the rules say.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Each enabled strategy.
    pub strategies: Ordered<Strategy, StrategyAdvice>,
    /// The least expensive one that is not ruled out.
    pub cheapest_that_fits: Option<Strategy>,
    /// What fits best before cost, if anything does.
    pub approach: Option<Approach>,
}

impl Judgement {
    /// Applies every rule.
    #[must_use]
    pub fn new(situation: &Situation<'_>) -> Self {
        let enabled = situation.report.strategies.iter().map(|(strategy, _)| *strategy);
        let strategies =
            Ordered(enabled.map(|strategy| (strategy, advice_on(situation, strategy))).collect());
        let mut judgement = Self { strategies, cheapest_that_fits: None, approach: None };
        let costs = judgement.strategies.iter().filter(|(strategy, _)| judgement.fits(**strategy));
        judgement.cheapest_that_fits =
            cheapest(costs.filter_map(|(strategy, advice)| Some((*strategy, advice.present_value_usd?))));
        judgement.approach = approach(situation, &judgement);
        judgement
    }

    /// Whether `strategy` is enabled and not ruled out.
    #[must_use]
    pub fn fits(&self, strategy: Strategy) -> bool {
        self.strategies.get(&strategy).is_some_and(|advice| advice.fit != Fit::RuledOut)
    }
}

/// What every rule says of a strategy.
pub(super) fn advice_on(situation: &Situation<'_>, strategy: Strategy) -> StrategyAdvice {
    let mut reasons = Vec::new();
    for rule in rules() {
        if let Some(effect) = rule.effect(situation, strategy) {
            reasons.push(reason(situation, strategy, rule, effect));
        }
    }
    order::sort_by_key(&mut reasons, |reason| reason.effect);
    let fit = match reasons.first().map(|reason| reason.effect) {
        Some(Effect::RulesOut) => Fit::RuledOut,
        Some(Effect::Caveat) => Fit::Caveats,
        Some(Effect::SpeaksFor) | None => Fit::Fits,
    };
    StrategyAdvice { fit, present_value_usd: situation.cost(strategy), reasons }
}

fn reason(situation: &Situation<'_>, strategy: Strategy, rule: &Rule, effect: Effect) -> FitReason {
    // What the evaluation found has figures in it.
    let evaluated = situation.report.strategies.get(&strategy).and_then(|result| result.reason.as_ref());
    let why = match evaluated {
        Some(found) if rule.cited.contains(&Cited::Model) => format!("{found}."),
        _ => rule.why.to_owned(),
    };
    FitReason { rule: rule.id, effect, source: ids(rule.cited), finding: rule.finding, why }
}

/// The first step whose rules all fire and that leads to a strategy that fits.
fn approach(situation: &Situation<'_>, judgement: &Judgement) -> Option<Approach> {
    STEPS.iter().find_map(|step| {
        let strategy = step.to.iter().copied().find(|strategy| judgement.fits(*strategy))?;
        let rules: Vec<&Rule> = step.rules.iter().filter_map(|id| find(id)).collect();
        let last = rules.last().filter(|_| rules.iter().all(|rule| rule.fires(situation, strategy)))?;
        Some(Approach { strategy, rules: step.rules, source: ids(last.cited), why: last.why })
    })
}
