//! Dated prices in the months of a scenario: what changes, what ends, and what was left at a default.

use crate::field;
use crate::field::{Field, all};
use crate::kind::{Billing, Strategy, Training};
use crate::model::{Model, Origin};
use crate::number;

use super::basis::NamedEntry;
use super::result::Warning;

/// What to know of the entries of the catalogue that a scenario names.
pub(super) fn warnings(model: &Model) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for (field, _) in model.entries().filter(|(field, _)| is_in_use(model, *field)) {
        warnings.extend(changes(model, field));
        warnings.extend(retirement(model, field));
    }
    warnings.extend(training(model));
    warnings
}

/// The entries by which the strategies pay.
pub(super) fn named_entries(model: &Model) -> Vec<NamedEntry> {
    let used = model.entries().filter(|(field, _)| is_in_use(model, *field));
    used.map(|(field, entry)| {
        let table = field.spec().table();
        let prefix = format!("{table}.");
        let own: Vec<Field> =
            all().filter(|field| field.spec().path.starts_with(&prefix) && model.applies(*field)).collect();
        let evidence = || {
            let quotes = own.iter().filter_map(|field| model.quote(*field));
            quotes.flat_map(|quote| &quote.steps).map(|step| &step.evidence)
        };
        let replaced = |field: &&Field| {
            let name = field.spec().path.strip_prefix(&prefix).unwrap_or_default();
            model.origin(**field) == Origin::Scenario && entry.figure(name).is_some()
        };
        NamedEntry {
            table,
            name: entry.name.clone(),
            title: entry.title.clone(),
            checked: evidence().map(|e| e.checked).min().unwrap_or(entry.evidence.checked),
            confidence: evidence().map(|e| e.confidence).max().unwrap_or(entry.evidence.confidence),
            replaced: own.iter().filter(replaced).map(|field| field.spec().path).collect(),
        }
    })
    .collect()
}

/// Whether a strategy that is reported pays by the entry that `field` names.
fn is_in_use(model: &Model, field: Field) -> bool {
    use Strategy::{FineTuned, Hybrid, PromptOnly, Rag, Staged};
    let path = field.spec().path;
    if path == "rag.rerank.catalog" && !model.is_on(field!("rag.rerank.enabled")) {
        return false;
    }
    let users: &[Strategy] = match path.split('.').next().unwrap_or_default() {
        "models" if path.starts_with("models.base") => &[PromptOnly, Rag, Staged],
        "rag" => &[Rag, Hybrid, Staged],
        _ => &[FineTuned, Hybrid, Staged],
    };
    users.iter().any(|strategy| model.is_enabled(*strategy))
}

/// Prices that change within the horizon, a warning for each month.
fn changes(model: &Model, field: Field) -> Vec<Warning> {
    let Some(entry) = model.entry(field) else { return Vec::new() };
    let table = format!("{}.", field.spec().table());
    let quotes: Vec<(Field, &crate::model::Quote)> = all()
        .filter(|field| field.spec().path.starts_with(&table) && model.applies(*field))
        .filter_map(|field| Some((field, model.quote(field)?)))
        .collect();
    let months = model.stretches().map(|(months, _)| months.start).filter(|month| *month > 0);
    months
        .filter_map(|month| {
            let moved: Vec<String> = quotes
                .iter()
                .filter(|(_, quote)| quote.steps.iter().any(|step| step.month == month))
                .map(|(field, quote)| {
                    let (before, after) = (quote.at(month - 1).value, quote.at(month).value);
                    let spec = field.spec();
                    format!(
                        "{} from {} to {}",
                        spec.label,
                        amount(spec.path, before),
                        amount(spec.path, after)
                    )
                })
                .collect();
            let message = format!(
                "{} changes its prices in month {} ({}): {}",
                entry.title,
                month + 1,
                model.start().plus(month),
                moved.join(", ")
            );
            (!moved.is_empty()).then(|| Warning::new("price_changes", field.spec().table(), message))
        })
        .collect()
}

fn amount(path: &str, x: f64) -> String {
    if path.contains("usd") { number::usd_exact(x) } else { number::exact(x) }
}

/// What is no longer served before the horizon ends.
fn retirement(model: &Model, field: Field) -> Option<Warning> {
    let (entry, (month, day)) = (model.entry(field)?, model.retirement(field)?);
    let billing = match field.spec().table() {
        "models.base" => Some(field!("models.base.kind")),
        "models.tuned" => Some(field!("models.tuned.kind")),
        _ => None,
    };
    let rented = billing.is_some_and(|kind| model.choice::<Billing>(kind) == Billing::Dedicated);
    if rented || month >= model.timeline().months {
        return None;
    }
    let advice = if field.spec().table() == "models.tuned" {
        "what is tuned on it cannot run beyond that day"
    } else {
        "plan for a change, for example as [[extra]] with its hours in that month"
    };
    let (month, calendar) = (month + 1, model.start().plus(month));
    let message = format!(
        "{} retires on {day}, before month {month} ({calendar}) of the horizon: {advice}",
        entry.title
    );
    Some(Warning::new("price_retires", field.spec().table(), message))
}

/// The tuned model's own price of training is in the catalogue, but the scenario uses the default.
fn training(model: &Model) -> Option<Warning> {
    let price = field!("fine_tuning.training.usd_per_mtok");
    let kind: Training = model.choice(field!("fine_tuning.training.kind"));
    let named = model.entry(field!("fine_tuning.training.catalog")).is_some();
    if named || kind != Training::PerToken || model.origin(price) != Origin::Default {
        return None;
    }
    let entry = model.training().filter(|_| is_in_use(model, field!("models.tuned.catalog")))?;
    let message = format!(
        "Training is counted at the default of {} per million tokens; for the price of {} set \
         fine_tuning.training.catalog = \"{}\"",
        number::usd(model.number(price)),
        entry.vendor,
        entry.name
    );
    Some(Warning::new("training_price", price.spec().path, message))
}
