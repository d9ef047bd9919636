//! A rule: what it asks, which strategies it touches, and how.

use serde::Serialize;

use crate::kind::Strategy;
use crate::kind::Strategy::{FineTuned, Hybrid, PromptOnly, Rag};

use super::cited::Cited;
use super::condition::Condition;
use super::situation::Situation;

/// A rule, as data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Its name in results.
    pub id: &'static str,
    /// What it has found when it fires, as the beginning of a sentence.
    pub finding: &'static str,
    /// It fires when all of these hold.
    pub when: &'static [Condition],
    /// What it does then.
    pub effects: &'static [(Effect, Target)],
    /// Who says so.
    pub cited: &'static [Cited],
    /// Why, in one sentence.
    pub why: &'static str,
}

/// What a rule does to a strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schemas", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It excludes the strategy.
    RulesOut,
    /// It says what to mind.
    Caveat,
    /// It is a reason for the strategy.
    SpeaksFor,
}

impl Effect {
    /// The three, from the gravest.
    pub const ALL: [Self; 3] = [Self::RulesOut, Self::Caveat, Self::SpeaksFor];

    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::RulesOut => "rules_out",
            Self::Caveat => "caveat",
            Self::SpeaksFor => "speaks_for",
        }
    }

    /// The beginning of a sentence that ends with strategies.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::RulesOut => "Rules out",
            Self::Caveat => "A caveat for",
            Self::SpeaksFor => "Speaks for",
        }
    }
}

/// Which strategies an effect is about. The staged one has two parts, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// What has one of these in any part.
    Any(&'static [Strategy]),
    /// What has one of these in every part.
    All(&'static [Strategy]),
    /// What begins with one of these.
    First(&'static [Strategy]),
    /// What moves to one of these and did not begin with one.
    Later(&'static [Strategy]),
}

/// What searches the corpus.
pub(super) const RETRIEVING: &[Strategy] = &[Rag, Hybrid];
/// What has a tuned model.
pub(super) const TUNED: &[Strategy] = &[FineTuned, Hybrid];
/// What has a tuned model and does not search.
pub(super) const TUNED_ALONE: &[Strategy] = &[FineTuned];
/// What has no tuned model.
pub(super) const UNTUNED: &[Strategy] = &[PromptOnly, Rag];
/// A prompt and nothing else.
pub(super) const PROMPT: &[Strategy] = &[PromptOnly];
/// Retrieval and nothing else.
pub(super) const RAG: &[Strategy] = &[Rag];
/// Both.
pub(super) const HYBRID: &[Strategy] = &[Hybrid];
/// Whatever a plan may run.
pub(super) const EVERY: &[Strategy] = &[PromptOnly, Rag, FineTuned, Hybrid];

impl Target {
    /// Whether it is about a strategy of these parts.
    #[must_use]
    pub fn touches(self, parts: &[Strategy]) -> bool {
        let begins = |set: &[Strategy]| parts.first().is_some_and(|part| set.contains(part));
        match self {
            Self::Any(set) => parts.iter().any(|part| set.contains(part)),
            Self::All(set) => parts.iter().all(|part| set.contains(part)),
            Self::First(set) => begins(set),
            Self::Later(set) => !begins(set) && Self::Any(set).touches(parts),
        }
    }

    /// Which those are, in words.
    #[must_use]
    pub fn in_words(self) -> String {
        let names = |set: &[Strategy]| set.iter().map(|s| s.label()).collect::<Vec<_>>().join(", ");
        match self {
            Self::Any(set) => format!("{}; staged with such a part", names(set)),
            Self::All(set) => format!("{}; staged with such parts alone", names(set)),
            Self::First(set) => format!("{}; staged that begins so", names(set)),
            Self::Later(set) => format!("staged that moves to {}", names(set)),
        }
    }
}

impl Rule {
    /// Whether everything it asks holds for `strategy`.
    #[must_use]
    pub fn fires(&self, situation: &Situation<'_>, strategy: Strategy) -> bool {
        self.when.iter().all(|condition| condition.holds(situation, strategy))
    }

    /// What it does to `strategy`, if it fires; the gravest, if it does several things.
    #[must_use]
    pub fn effect(&self, situation: &Situation<'_>, strategy: Strategy) -> Option<Effect> {
        let parts = situation.parts(strategy);
        let touching = self.effects.iter().filter(|(_, target)| target.touches(&parts));
        let gravest = touching.map(|(effect, _)| *effect).min();
        gravest.filter(|_| self.fires(situation, strategy))
    }

    /// Whether it can exclude a strategy.
    #[must_use]
    pub fn is_hard(&self) -> bool {
        self.effects.iter().any(|(effect, _)| *effect == Effect::RulesOut)
    }
}
