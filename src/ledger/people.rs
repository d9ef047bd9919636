//! Hours that belong to a way of answering as a whole: set-up, integration, upkeep.

use crate::field;
use crate::field::Field;
use crate::kind::{Strategy, Trend};

use super::charge::Recorder;
use super::factor::Factor;
use super::line::Line;
use super::month_set::MonthSet;
use super::rules::Rules;

pub(super) fn record<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>) {
    let plan = rules.plan;
    let switched = |start: usize| [(start > 0).then_some(field!("staged.switch_month")), None, None];
    if let Some(months) = plan.running(|runs| runs == Strategy::PromptOnly) {
        let hours = [(Line::SetupEngineering, field!("prompt_only.setup_hours"))];
        set_up(rules, months.start, &hours);
        upkeep(rules, months, field!("prompt_only.upkeep_hours_per_month"));
    }
    if let Some(months) = plan.retrieval() {
        rules.because = switched(months.start);
        let hours = [
            (Line::SetupEngineering, field!("rag.setup_hours")),
            (Line::SetupEvaluation, field!("rag.evaluation_hours")),
        ];
        set_up(rules, months.start, &hours);
        upkeep(rules, months, field!("rag.upkeep_hours_per_month"));
    }
    if let Some(months) = plan.tuning() {
        rules.because = switched(months.start);
        set_up(rules, months.start, &[(Line::SetupEngineering, field!("fine_tuning.setup_hours"))]);
        upkeep(rules, months, field!("fine_tuning.upkeep_hours_per_month"));
    }
    if let Some(months) = plan.running(|runs| runs == Strategy::Hybrid) {
        rules.because = switched(months.start);
        set_up(rules, months.start, &[(Line::SetupIntegration, field!("hybrid.integration_hours"))]);
    }
    rules.because = [None; 3];
}

fn set_up<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, month: usize, hours: &[(Line, Field)]) {
    if rules.recorder.begin() {
        for (line, hours) in hours {
            once(rules, *line, MonthSet::of(month), *hours);
        }
    }
}

/// An engineer's hours at the start of each of `months`.
#[inline]
pub(super) fn once<R: Recorder + ?Sized>(
    rules: &mut Rules<'_, R>,
    line: Line,
    months: MonthSet,
    hours: Field,
) {
    let factors = engineer(rules, hours);
    rules.lump(line, months, Trend::Labour, &factors);
}

#[inline]
fn upkeep<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: std::ops::Range<usize>, hours: Field) {
    if rules.recorder.begin() {
        let factors = engineer(rules, hours);
        rules.monthly(Line::UpkeepEngineering, months, Trend::Labour, None, &factors);
    }
}

#[inline]
fn engineer<'f, R: Recorder + ?Sized>(rules: &Rules<'_, R>, hours: Field) -> [Factor<'f>; 2] {
    [rules.input(hours), rules.input(field!("labour.engineer_usd_per_hour"))]
}
