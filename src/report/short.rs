//! The answer in a few words, for where there is one line.

use crate::kind::Strategy;
use crate::number::usd;

use super::change::pays_back;
use super::document::{Sentence, Tone};
use super::result::{Outcome, Report};
use super::verdict::{cheaper_but_unfit, is_tie, pair};

/// `Fine-tuned $96.6k · pays back 2028-05`.
#[must_use]
pub fn short_verdict(report: &Report) -> Sentence {
    let Some(cheapest) = report.cheapest.strategy else {
        let is_empty = report.strategies.0.is_empty();
        return Sentence::plain(if is_empty { "No strategy is enabled" } else { "No strategy fits" });
    };
    let Some(figures) = report.figures(cheapest) else { return Sentence::default() };
    Sentence::default()
        .with(cheapest.caption(), Tone::Strategy(cheapest))
        .and(" ")
        .strong(usd(figures.present_value_usd))
        .and(" · ")
        .and(standing(report, cheapest))
}

/// Where the cheapest stands against the other of the pair.
fn standing(report: &Report, cheapest: Strategy) -> String {
    if report.basis.queries_per_month <= 0.0 {
        return "no queries yet".to_owned();
    }
    let Some((challenger, incumbent)) = pair(report) else { return "the only choice".to_owned() };
    if cheaper_but_unfit(report, cheapest, [challenger, incumbent]).is_some() {
        return "cheapest of what fits".to_owned();
    }
    if is_tie(report, challenger, incumbent) {
        let other = if challenger == cheapest { incumbent } else { challenger };
        return ["like ", other.label()].concat();
    }
    let outcome = report.pair(challenger, incumbent).map(|pair| pair.over_time.verdict);
    match outcome {
        Some(Outcome::Always) if challenger == cheapest => "from the first day".to_owned(),
        _ if challenger == cheapest => ["pays back ", &pays_back(report, challenger, incumbent)].concat(),
        Some(Outcome::Intervals) => [challenger.label(), " ends behind"].concat(),
        _ => [challenger.label(), " never pays back"].concat(),
    }
}
