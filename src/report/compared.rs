//! The two strategies that a question is about.

use crate::analysis::difference;
use crate::kind::Strategy;
use crate::model::Model;
use crate::scenario::{Options, Problem, Problems};

use super::document::{Sentence, Tone};
use super::result::Report;
use super::verdict::pair;

/// Two strategies, and what the first costs more than the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Who is asked about.
    pub challenger: Strategy,
    /// Against whom.
    pub incumbent: Strategy,
    /// In present value over the horizon, or why one of the two cannot run.
    pub difference: Result<f64, String>,
}

impl Compared {
    /// The pair that is wanted, challenger first; if none, that of the verdict.
    ///
    /// # Errors
    ///
    /// A strategy is not enabled, both are the same, or there are no two to compare.
    pub fn new(model: &Model, wanted: Option<(Strategy, Strategy)>) -> Result<Self, Problems> {
        let pair = match wanted {
            Some(wanted) => checked(model, wanted)?,
            None => pair(&Report::new(model)).ok_or_else(|| {
                Problem::new("challenger", "nothing to compare", "a scenario in which two strategies can run")
            })?,
        };
        Ok(Self::of(model, pair))
    }

    /// A pair of strategies that are enabled, challenger first.
    #[must_use]
    pub fn of(model: &Model, (challenger, incumbent): (Strategy, Strategy)) -> Self {
        Self { challenger, incumbent, difference: difference(model, (challenger, incumbent)) }
    }

    /// The two, challenger first.
    #[must_use]
    pub fn pair(&self) -> (Strategy, Strategy) {
        (self.challenger, self.incumbent)
    }

    /// The difference, or why there is none, as a sentence.
    pub(super) fn in_words(&self) -> Sentence {
        let difference = match &self.difference {
            Ok(difference) => *difference,
            Err(reason) => return Sentence::default().with(format!("{reason}."), Tone::Bad),
        };
        let subject = Sentence::default().subject(self.challenger);
        if difference == 0.0 {
            return subject.and(" and ").strategy(self.incumbent).and(" cost the same.");
        }
        let word = if difference > 0.0 { "more" } else { "less" };
        subject
            .and(" costs ")
            .strong(format!("{} {word}", crate::number::usd(difference.abs())))
            .and(" than ")
            .strategy(self.incumbent)
            .and(", in present value over the horizon.")
    }
}

/// The pair that `options` ask for, challenger first: both or neither.
pub fn asked_pair(options: &mut Options) -> Option<(Strategy, Strategy)> {
    let [challenger, incumbent] = ["challenger", "incumbent"].map(|name| options.named::<Strategy>(name));
    if challenger.is_some() != incumbent.is_some() {
        let missing = if challenger.is_some() { "incumbent" } else { "challenger" };
        options.refuse(Problem::new(missing, "nothing", "both challenger and incumbent, or neither"));
    }
    challenger.zip(incumbent)
}

fn checked(
    model: &Model,
    (challenger, incumbent): (Strategy, Strategy),
) -> Result<(Strategy, Strategy), Problems> {
    let enabled = Strategy::ALL.iter().filter(|strategy| model.is_enabled(**strategy));
    let enabled: Vec<&str> = enabled.map(|strategy| strategy.name()).collect();
    let mut problems = Vec::new();
    for (role, strategy) in [("challenger", challenger), ("incumbent", incumbent)] {
        if !model.is_enabled(strategy) {
            let allowed = format!("one of the strategies that are enabled, {}", enabled.join(", "));
            problems.push(Problem::new(role, strategy.name(), allowed));
        }
    }
    if challenger == incumbent {
        problems.push(Problem::new("incumbent", incumbent.name(), "another strategy than the challenger"));
    }
    if problems.is_empty() { Ok((challenger, incumbent)) } else { Err(Problems { problems }) }
}
