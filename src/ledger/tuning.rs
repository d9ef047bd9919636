//! Making a tuned model and making it again: dataset, training runs, evaluation.

use std::ops::Range;

use crate::field;
use crate::kind::{Training, Trend};
use crate::unit::Unit;

use super::charge::Recorder;
use super::factor::{Factor, product};
use super::line::Line;
use super::month_set::MonthSet;
use super::people::once;
use super::rules::Rules;

pub(super) fn record<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: Range<usize>) {
    let first = MonthSet::of(months.start);
    let saved = field!("staged.dataset_saving_share");
    let share = if months.start == 0 {
        Factor::constant(1.0, Unit::count("")).unless_one()
    } else {
        rules.because = [Some(field!("staged.switch_month")), None, None];
        Factor::from(1.0 - rules.model.number(saved), Unit::share("not supplied by production"), saved)
    };
    dataset(rules, first, share);
    let runs = rules.input(field!("fine_tuning.training.runs"));
    compute(rules, first, runs);
    evaluation(rules, first, field!("fine_tuning.evaluation.hours_per_training"));

    let again = rules.plan.retrainings;
    if !again.is_empty() {
        rules.because = rules.plan.cadence(rules.model);
        let share = rules.input(field!("fine_tuning.retraining.dataset_refresh_share"));
        dataset(rules, again, share);
        let runs = rules.input(field!("fine_tuning.retraining.runs"));
        compute(rules, again, runs);
        evaluation(rules, again, field!("fine_tuning.evaluation.hours_per_retraining"));
        once(rules, Line::TrainingEngineering, again, field!("fine_tuning.retraining.engineering_hours"));
    }
    rules.because = [None; 3];
}

/// A share of the whole dataset, made at the start of each of `months`.
fn dataset<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: MonthSet, share: Factor<'_>) {
    let examples = rules.input(field!("fine_tuning.dataset.examples"));
    let label = rules.input(field!("fine_tuning.dataset.usd_per_example"));
    rules.lump(Line::DataLabelling, months, Trend::Labour, &[examples, label, share]);
    let minutes = rules.input(field!("fine_tuning.dataset.expert_minutes_per_example"));
    let hour = Factor::constant(60.0, Unit::count("minutes an hour")).inverse();
    let expert = rules.input(field!("labour.expert_usd_per_hour"));
    rules.lump(Line::DataExperts, months, Trend::Labour, &[examples, minutes, hour, expert, share]);
    let hours = rules.input(field!("fine_tuning.dataset.preparation_hours"));
    let engineer = rules.input(field!("labour.engineer_usd_per_hour"));
    rules.lump(Line::DataEngineering, months, Trend::Labour, &[hours, engineer, share]);
}

/// Training runs at the start of each of `months`, each at its price or at the minimum.
fn compute<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: MonthSet, runs: Factor<'_>) {
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
            run(rules, months, Trend::Models, runs, &[examples, tokens, validated, epochs, price]);
        }
        Training::GpuHours => {
            let hours = rules.input(field!("fine_tuning.training.gpu_hours_per_run"));
            run(rules, months, Trend::Infrastructure, runs, &[hours, gpu]);
        }
        Training::Flops => {
            let parameters = rules.input(field!("fine_tuning.training.parameters_billion")).per(1e-9);
            let operations = rules.input(field!("fine_tuning.training.flops_per_parameter_token"));
            let peak = rules.input(field!("fine_tuning.training.peak_tflops")).per(1e-12).inverse();
            let used = rules.input(field!("fine_tuning.training.utilisation")).inverse();
            let hour = Factor::constant(3_600.0, Unit::count("seconds an hour")).inverse();
            let factors = [parameters, operations, examples, tokens, epochs, peak, used, hour, gpu];
            run(rules, months, Trend::Infrastructure, runs, &factors);
        }
    }
}

fn run<R: Recorder + ?Sized>(
    rules: &mut Rules<'_, R>,
    months: MonthSet,
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
    rules.lump(Line::TrainingCompute, months, trend, &[runs, dearer]);
}

/// The evaluation of a newly trained model, once a training.
fn evaluation<R: Recorder + ?Sized>(rules: &mut Rules<'_, R>, months: MonthSet, hours: crate::field::Field) {
    let calls = rules.input(field!("fine_tuning.evaluation.usd_per_training"));
    rules.lump(Line::TrainingEvaluation, months, Trend::Models, &[calls]);
    once(rules, Line::TrainingEvaluationEngineering, months, hours);
}
