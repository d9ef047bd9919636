//! The one evaluator: walks a plan and hands every charge to a recorder.

use crate::kind::Strategy;
use crate::model::Model;

use super::charge::Recorder;
use super::plan::Plan;
use super::rules::{Infeasible, Rules};
use super::{billing, call, ended, extra, people, quality, retrieval, tuning};

/// Hands every charge of `strategy` to `recorder`: one whose kind is known here is faster, and all that come as
/// `dyn Recorder` share one walk, for each takes some 15 kB of WebAssembly.
///
/// # Errors
///
/// The strategy cannot run; what was recorded until then means nothing.
pub fn evaluate<R: Recorder + ?Sized>(
    model: &Model,
    strategy: Strategy,
    recorder: &mut R,
) -> Result<(), Infeasible> {
    let plan = Plan::new(model, strategy).ok_or_else(|| beyond_the_horizon(model))?;
    if let Some(ended) = ended::find(model, &plan) {
        return Err(ended);
    }
    walk(model, &plan, recorder)
}

/// Walks a plan that does not outlive its models.
pub(super) fn walk<R: Recorder + ?Sized>(
    model: &Model,
    plan: &Plan,
    recorder: &mut R,
) -> Result<(), Infeasible> {
    for (months, model) in model.stretches() {
        let mut rules = Rules { model, months, plan, recorder, because: [None; 3] };
        if let Some(months) = plan.retrieval() {
            retrieval::record(&mut rules, &months);
        }
        if let Some(months) = plan.tuning()
            && rules.recorder.begin()
        {
            tuning::record(&mut rules, months);
        }
        people::record(&mut rules);
        for phase in plan.phases() {
            if let Some(part) = phase.within(&rules.months) {
                if rules.recorder.begin() {
                    call::record(&mut rules, &part)?;
                }
                if rules.recorder.begin() {
                    billing::hosting(&mut rules, &part);
                }
                if rules.recorder.begin() {
                    quality::record(&mut rules, phase);
                }
            }
        }
        if rules.recorder.begin() {
            extra::record(&mut rules);
        }
    }
    Ok(())
}

fn beyond_the_horizon(model: &Model) -> Infeasible {
    let switch = model.count(crate::field!("staged.switch_month"));
    let months = model.horizon();
    Infeasible {
        month: None,
        reason: format!(
            "it would switch in month {switch}, after the horizon of {}",
            crate::number::months(months)
        ),
        field: "staged.switch_month",
    }
}
