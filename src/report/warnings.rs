//! What a reader should know before relying on the figures.

use crate::analysis::retraining_curve;
use crate::field;
use crate::kind::Strategy;
use crate::model::Model;
use crate::number;

use super::prices;
use super::result::{Report, Status, Warning};

impl Warning {
    pub(super) fn new(code: &'static str, field: impl Into<String>, message: String) -> Self {
        Self { code, field: field.into(), message }
    }
}

/// Fewer examples than this rarely help.
const FEW_EXAMPLES: f64 = 50.0;

pub(super) fn warnings(model: &Model, report: &Report) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (strategy, result) in report.strategies.iter() {
        if result.status == Status::Unfit {
            let reason = result.reason.as_deref().unwrap_or_default();
            let message = format!("{} does not fit: {reason}", strategy.title());
            warnings.push(Warning::new("cannot_answer", result.reason_field, message));
        }
    }
    let may_retrain = || model.is_enabled(Strategy::FineTuned) && retraining_curve(model).next().is_some();
    if !is_staleness_priced(model) && may_retrain() {
        warnings.push(Warning::new(
            "staleness_unpriced",
            "quality.usd_per_error",
            "A wrong answer costs nothing here, so never retraining always looks cheapest; give wrong \
             answers a price to see when retraining pays"
                .to_owned(),
        ));
    }
    if !model.timeline().queries.iter().any(|q| *q > 0.0) {
        let message = "There are no queries in any month, so there is no cost per query".to_owned();
        warnings.push(Warning::new("no_volume", "workload.queries_per_month", message));
    }
    let tuned = [Strategy::FineTuned, Strategy::Hybrid, Strategy::Staged];
    let examples = model.number(field!("fine_tuning.dataset.examples"));
    if examples < FEW_EXAMPLES && tuned.iter().any(|strategy| model.is_enabled(*strategy)) {
        let message = format!("{} training examples are few: under 50 rarely help", number::exact(examples));
        warnings.push(Warning::new("few_examples", "fine_tuning.dataset.examples", message));
    }
    warnings.extend(beyond_the_horizon(model));
    warnings.extend(prices::warnings(model));
    warnings
}

/// Whether it costs anything when a tuned model knows what is no longer so.
pub(super) fn is_staleness_priced(model: &Model) -> bool {
    model.number(field!("quality.usd_per_error")) > 0.0
}

/// Months that were listed and never come.
fn beyond_the_horizon(model: &Model) -> Vec<Warning> {
    let last = model.timeline().months;
    let forced = model.months(field!("fine_tuning.retraining.forced_months"));
    let rows = (1..)
        .zip(model.extras())
        .map(|(row, extra): (usize, _)| (format!("extra.{row}.months"), extra.months()));
    std::iter::once(("fine_tuning.retraining.forced_months".to_owned(), forced))
        .chain(rows)
        .filter_map(|(field, months)| {
            let late: Vec<String> =
                months.iter().filter(|month| **month > last).map(ToString::to_string).collect();
            let message =
                format!("{field}: the horizon ends with month {last}, so {} is left out", late.join(", "));
            (!late.is_empty()).then(|| Warning::new("beyond_horizon", field, message))
        })
        .collect()
}
