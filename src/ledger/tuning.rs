//! Making a tuned model and making it again: dataset, training runs, evaluation.

use std::ops::Range;

use crate::field;
use crate::kind::{Training, Trend};
use crate::unit::Unit;

use super::charge::Recorder;
use super::factor::{Factor, product};
use super::line::Line;
use super::people::once;
use super::rules::Rules;

pub(super) fn record<R: Recorder>(rules: &mut Rules<'_, R>, months: Range<usize>) {
    rules.because = (months.start > 0).then_some(field!("staged.switch_month"));
    let share = if months.start == 0 {
        Factor::constant(1.0, Unit::count("")).unless_one()
    } else {
        let saved = field!("staged.dataset_saving_share");
        Factor::from(1.0 - rules.model.number(saved), Unit::share("not supplied by production"), saved)
    };
    dataset(rules, months.start, share);
    let runs = rules.input(field!("fine_tuning.training.runs"));
    compute(rules, months.start, runs);
    evaluation(rules, months.start, field!("fine_tuning.evaluation.hours_per_training"));

    let plan = rules.plan;
    for month in plan.retrainings.iter() {
        rules.because = Some(plan.cadence_field(rules.model, month));
        let share = rules.input(field!("fine_tuning.retraining.dataset_refresh_share"));
        dataset(rules, month, share);
        let runs = rules.input(field!("fine_tuning.retraining.runs"));
        compute(rules, month, runs);
        evaluation(rules, month, field!("fine_tuning.evaluation.hours_per_retraining"));
        once(rules, Line::TrainingEngineering, month, field!("fine_tuning.retraining.engineering_hours"));
    }
    rules.because = None;
}

/// A share of the whole dataset, made at the start of `month`.
fn dataset<R: Recorder>(rules: &mut Rules<'_, R>, month: usize, share: Factor<'_>) {
    let examples = rules.input(field!("fine_tuning.dataset.examples"));
    let label = rules.input(field!("fine_tuning.dataset.usd_per_example"));
    rules.lump(Line::DataLabelling, month, Trend::Labour, &[examples, label, share]);
    let minutes = rules.input(field!("fine_tuning.dataset.expert_minutes_per_example"));
    let hour = Factor::constant(60.0, Unit::count("minutes an hour")).inverse();
    let expert = rules.input(field!("labour.expert_usd_per_hour"));
    rules.lump(Line::DataExperts, month, Trend::Labour, &[examples, minutes, hour, expert, share]);
    let hours = rules.input(field!("fine_tuning.dataset.preparation_hours"));
    let engineer = rules.input(field!("labour.engineer_usd_per_hour"));
    rules.lump(Line::DataEngineering, month, Trend::Labour, &[hours, engineer, share]);
}

/// Training runs at the start of `month`, each at its price or at the minimum.
fn compute<R: Recorder>(rules: &mut Rules<'_, R>, month: usize, runs: Factor<'_>) {
    let examples = rules.input(field!("fine_tuning.dataset.examples"));
    let tokens = rules.input(field!("fine_tuning.dataset.tokens_per_example"));
    let epochs = rules.input(field!("fine_tuning.training.epochs"));
    let gpu = rules.input(field!("fine_tuning.training.gpu_usd_per_hour"));
    let number = |field| rules.model.number(field);
    match rules.model.choice::<Training>(field!("fine_tuning.training.kind")) {
        Training::PerToken => {
            let validation = field!("fine_tuning.training.validation_share");
            let validated = Factor::from(
                1.0 + number(validation),
                Unit::share("of the dataset, validation included"),
                validation,
            );
            let price = rules.input(field!("fine_tuning.training.usd_per_mtok")).per(crate::unit::MTOK);
            run(rules, month, Trend::Models, runs, &[examples, tokens, validated, epochs, price]);
        }
        Training::GpuHours => {
            let hours = rules.input(field!("fine_tuning.training.gpu_hours_per_run"));
            run(rules, month, Trend::Infrastructure, runs, &[hours, gpu]);
        }
        Training::Flops => {
            let parameters = rules.input(field!("fine_tuning.training.parameters_billion")).per(1e-9);
            let operations = rules.input(field!("fine_tuning.training.flops_per_parameter_token"));
            let peak = rules.input(field!("fine_tuning.training.peak_tflops")).per(1e-12).inverse();
            let used = rules.input(field!("fine_tuning.training.utilisation")).inverse();
            let hour = Factor::constant(3_600.0, Unit::count("seconds an hour")).inverse();
            let factors = [parameters, operations, examples, tokens, epochs, peak, used, hour, gpu];
            run(rules, month, Trend::Infrastructure, runs, &factors);
        }
    }
}

fn run<R: Recorder>(
    rules: &mut Rules<'_, R>,
    month: usize,
    trend: Trend,
    runs: Factor<'_>,
    factors: &[Factor<'_>],
) {
    let minimum = rules.input(field!("fine_tuning.training.minimum_usd_per_run"));
    let cost = Factor::sum(Unit::money("a run"), std::slice::from_ref(&factors));
    // Whichever is more; the other one decided too.
    let at_least = field!("fine_tuning.training.minimum_usd_per_run");
    let dearer = if minimum.value() > product(factors) {
        factors.iter().fold(minimum, |minimum, factor| factor.fields().fold(minimum, Factor::and))
    } else {
        cost.and(at_least)
    };
    rules.lump(Line::TrainingCompute, month, trend, &[runs, dearer]);
}

/// The evaluation of a newly trained model, once a training.
fn evaluation<R: Recorder>(rules: &mut Rules<'_, R>, month: usize, hours: crate::field::Field) {
    let calls = rules.input(field!("fine_tuning.evaluation.usd_per_training"));
    rules.lump(Line::TrainingEvaluation, month, Trend::Models, &[calls]);
    once(rules, Line::TrainingEvaluationEngineering, month, hours);
}
