//! Models that are no longer trained or served: what stands on them cannot run.

use crate::date::Day;
use crate::field;
use crate::field::Role;
use crate::kind::Billing;
use crate::model::Model;

use super::plan::Plan;
use super::rules::Infeasible;

/// Why `plan` cannot run, if it trains or serves a tuned model after its end; the earlier reason, if both
/// hold. A base model that ends can be replaced by another one: that is a warning, not a reason.
pub(super) fn find(model: &Model, plan: &Plan) -> Option<Infeasible> {
    let reasons = [no_longer_trained(model, plan), no_longer_served(model, plan)];
    reasons.into_iter().flatten().min_by_key(|reason| reason.month)
}

fn no_longer_trained(model: &Model, plan: &Plan) -> Option<Infeasible> {
    let end = model.end_of_training()?;
    let first = plan.tuning()?.start;
    let due = std::iter::once(first).chain(plan.retrainings.iter()).find(|month| *month >= end.month)?;
    let what = if due == first { "the training" } else { "a retraining" };
    Some(Infeasible {
        month: Some(due + 1),
        reason: format!(
            "{what} falls due in month {} ({}), after {}, the last training day of {}",
            due + 1,
            model.start().plus(due),
            end.day,
            end.entry.title
        ),
        field: end.field.spec().path,
    })
}

fn no_longer_served(model: &Model, plan: &Plan) -> Option<Infeasible> {
    if model.choice::<Billing>(field!("models.tuned.kind")) != Billing::PerToken {
        return None;
    }
    let field = field!("models.tuned.catalog");
    let (retired, day): (usize, Day) = model.retirement(field)?;
    let tuned = |phase: &&super::plan::Phase| phase.role() == Role::Tuned;
    let month = plan.phases().filter(tuned).find_map(|phase| {
        let month = phase.months.start.max(retired);
        phase.months.contains(&month).then_some(month)
    })?;
    let title = model.entry(field).map_or("", |entry| entry.title.as_str());
    Some(Infeasible {
        month: Some(month + 1),
        reason: format!(
            "it would still be served in month {} ({}), after {title} retires on {day}",
            month + 1,
            model.start().plus(month)
        ),
        field: field.spec().path,
    })
}
