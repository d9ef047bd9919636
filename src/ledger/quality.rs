//! What wrong answers cost, and whether a strategy can answer at all.

use std::ops::Range;

use crate::field;
use crate::field::Field;
use crate::float;
use crate::kind::{Strategy, Trend};
use crate::model::Model;
use crate::number;
use crate::unit::{HOURS_PER_MONTH, MOST_MONTHS, Unit};

use super::charge::{Recorder, Series};
use super::factor::Factor;
use super::line::Line;
use super::plan::{Phase, Plan};
use super::rules::Rules;

/// Slack of the unanswered limit: a share that equals it up to rounding is within it.
const SLACK: f64 = 1e-9;

pub(super) fn record<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, phase: &Phase) {
    let usd = rules.input(field!("quality.usd_per_error"));
    if usd.value() <= 0.0 {
        return;
    }
    let wrong = error_field(phase.runs);
    let months: Range<usize> = phase.months.clone();
    let factors = [rules.input(wrong), usd];
    rules.per_query(Line::QualityErrors, months.clone(), Trend::None, None, &factors);

    let rest =
        Factor::from(1.0 - rules.model.number(wrong), Unit::share("of answers otherwise right"), wrong)
            .unless_one();
    let unknown = wrong_knowledge(rules.model, rules.plan, phase);
    let unknown = Series {
        values: &unknown,
        unit: Unit::share("of queries without their knowledge"),
        fields: knowledge_fields(phase.runs),
        how: |model, unknown, _| {
            let share = model.number(field!("knowledge.question_share"));
            let known = if share > 0.0 { 1.0 - unknown / share } else { 1.0 };
            let (share, known) = (number::percent(share, 4), number::percent(known, 6));
            format!("{share} of queries need the corpus, of which {known} is known and still right")
        },
    };
    rules.per_query(Line::QualityKnowledge, months, Trend::None, Some(unknown), &[rest, usd]);
}

fn error_field(strategy: Strategy) -> Field {
    match strategy {
        Strategy::PromptOnly => field!("quality.prompt_only_error_share"),
        Strategy::Rag => field!("quality.rag_error_share"),
        Strategy::FineTuned | Strategy::Staged => field!("quality.fine_tuned_error_share"),
        Strategy::Hybrid => field!("quality.hybrid_error_share"),
    }
}

fn knowledge_fields(strategy: Strategy) -> &'static [Field] {
    const PROMPT_ONLY: &[Field] =
        &[field!("knowledge.question_share"), field!("prompt_only.corpus_coverage")];
    const SEARCHED: &[Field] = &[
        field!("knowledge.question_share"),
        field!("quality.index_lag_days"),
        field!("knowledge.churn_per_month"),
        field!("knowledge.growth_per_month"),
    ];
    const TUNED: &[Field] = &[
        field!("knowledge.question_share"),
        field!("fine_tuning.corpus_coverage"),
        field!("fine_tuning.retraining.every_months"),
        field!("fine_tuning.retraining.forced_months"),
        field!("knowledge.churn_per_month"),
        field!("knowledge.growth_per_month"),
    ];
    match strategy {
        Strategy::PromptOnly => PROMPT_ONLY,
        Strategy::Rag | Strategy::Hybrid => SEARCHED,
        Strategy::FineTuned | Strategy::Staged => TUNED,
    }
}

/// The share of corpus questions that a strategy can answer while nothing has gone stale.
fn coverage(model: &Model, strategy: Strategy) -> f64 {
    match strategy {
        Strategy::Rag | Strategy::Hybrid => 1.0,
        Strategy::PromptOnly if model.is_on(field!("prompt_only.include_corpus")) => 1.0,
        Strategy::PromptOnly => model.number(field!("prompt_only.corpus_coverage")),
        Strategy::FineTuned | Strategy::Staged => model.number(field!("fine_tuning.corpus_coverage")),
    }
}

/// The share of queries that the plan leaves without their knowledge, in its worst phase.
#[must_use]
pub fn unanswered(model: &Model, plan: &Plan) -> f64 {
    let share = model.number(field!("knowledge.question_share"));
    plan.phases().map(|phase| share * (1.0 - coverage(model, phase.runs))).fold(0.0, f64::max)
}

/// Whether a share of queries without their knowledge is more than the scenario allows.
#[must_use]
pub fn is_unfit(model: &Model, unanswered: f64) -> bool {
    unanswered > model.number(field!("knowledge.unanswered_limit")) + SLACK
}

/// The share of queries without their knowledge, or with what was right once; for every month of the
/// horizon, zero outside the phase.
fn wrong_knowledge(model: &Model, plan: &Plan, phase: &Phase) -> [f64; MOST_MONTHS as usize] {
    let share = model.number(field!("knowledge.question_share"));
    let coverage = coverage(model, phase.runs);
    let growth = model.number(field!("knowledge.growth_per_month")).max(0.0);
    // What is still right a month later: neither rewritten nor new.
    let kept = (1.0 - model.number(field!("knowledge.churn_per_month"))) / (1.0 + growth);
    // On the stack: an allocation would take longer than the sums.
    let mut wrong = [0.0; MOST_MONTHS as usize];
    match phase.runs {
        Strategy::PromptOnly => wrong[phase.months.clone()].fill(share * (1.0 - coverage)),
        Strategy::Rag | Strategy::Hybrid => {
            let age = model.number(field!("quality.index_lag_days")) / (HOURS_PER_MONTH / 24.0) / 2.0;
            wrong[phase.months.clone()].fill(share * (1.0 - coverage * float::pow(kept, age)));
        }
        Strategy::FineTuned | Strategy::Staged => {
            // Half a month after a training, and then month by month.
            let just_trained = float::pow(kept, 0.5);
            let first = plan.tuning().map_or(0, |tuning| tuning.start);
            let mut fresh = just_trained;
            for (month, wrong) in wrong.iter_mut().enumerate().take(phase.months.end).skip(first) {
                let trained = month == first || plan.retrainings.contains(month);
                fresh = if trained { just_trained } else { fresh * kept };
                if month >= phase.months.start {
                    *wrong = share * (1.0 - coverage * fresh);
                }
            }
        }
    }
    wrong
}

/// The share of queries answered rightly, for every month of the horizon.
#[must_use]
pub fn share_correct(model: &Model, plan: &Plan) -> Vec<f64> {
    let mut correct = vec![0.0; model.horizon()];
    for phase in plan.phases() {
        let wrong = wrong_knowledge(model, plan, phase);
        let right = 1.0 - model.number(error_field(phase.runs));
        for month in phase.months.clone() {
            correct[month] = right * (1.0 - wrong[month]);
        }
    }
    correct
}
