//! A report as a document: the answer first, then everything that defends it.

use crate::kind::Strategy;
use crate::ledger::Category;
use crate::number::{count, months, usd};

use super::document::{Block, Document, Sentence, Table, Tone};
use super::result::{BreakEven, Outcome, OverVolumeResult, Report, Status};
use super::totals::standing;
use super::verdict::{VerdictText, share_in_words, verdict};

/// The report in words and tables, under `title`.
#[must_use]
pub fn summary(report: &Report, title: &str) -> Document {
    let VerdictText { sentence, detail, more, .. } = verdict(report);
    document(report, title, [sentence, detail, more])
}

/// The same, with `paragraphs` for its answer; those that say nothing are left out.
pub(super) fn document(
    report: &Report,
    title: &str,
    paragraphs: impl IntoIterator<Item = Sentence>,
) -> Document {
    let mut blocks = vec![Block::Title(title.to_owned())];
    let paragraphs = paragraphs.into_iter().filter(|sentence| !sentence.0.is_empty());
    blocks.extend(paragraphs.map(Block::Paragraph));
    blocks.extend(strategies(report));
    blocks.extend(break_evens(report));
    blocks.extend(money(report));
    blocks.extend(tuning(report));
    blocks.extend(prices(report));
    if !report.warnings.is_empty() {
        blocks.push(Block::Heading("Warnings".to_owned()));
        let point = |message: &str| Sentence::default().with(message, Tone::Caution);
        blocks.push(Block::List(report.warnings.iter().map(|warning| point(&warning.message)).collect()));
    }
    Document(blocks)
}

fn strategies(report: &Report) -> Vec<Block> {
    if report.strategies.0.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&[
        "Strategy",
        "Status",
        ">Present value",
        ">Nominal",
        ">A query",
        ">A right answer",
        ">One more query",
        ">People's hours",
    ]);
    let mut reasons = Vec::new();
    for (strategy, result) in report.strategies.iter() {
        let mut row =
            vec![Sentence::default().subject(*strategy), standing(report, *strategy, result.status)];
        let each = |amount: Option<f64>| Sentence::plain(amount.map_or_else(|| "–".to_owned(), usd));
        match &result.figures {
            Some(figures) => row.extend([
                Sentence::plain(usd(figures.present_value_usd)),
                Sentence::plain(usd(figures.total_usd)),
                each(figures.usd_per_query),
                each(figures.usd_per_correct_answer),
                each(Some(figures.marginal_usd_per_query)),
                Sentence::plain(
                    report.people_share(*strategy).map_or_else(|| "–".to_owned(), share_in_words),
                ),
            ]),
            None => row.extend((0..6).map(|_| Sentence::plain("–"))),
        }
        table.rows.push(row);
        if let Some(reason) = &result.reason {
            let name = Sentence::default().subject(*strategy);
            reasons.push(name.and(format!(" is {}: {reason}.", result.status.word())));
        }
    }
    let basis = &report.basis;
    let heading = format!("Strategies over {} from {}", months(basis.months), basis.start);
    let mut blocks = vec![Block::Heading(heading), Block::Table(table)];
    if !reasons.is_empty() {
        blocks.push(Block::List(reasons));
    }
    blocks
}

/// The pairs that matter: of two that can both be relied on, the one that takes more work to begin with
/// challenges the other; and fine-tuning against RAG in any case.
fn pairs(report: &Report) -> Vec<&BreakEven> {
    let status = |strategy: Strategy| report.strategies.get(&strategy).map(|result| result.status);
    let challenger_order =
        [Strategy::PromptOnly, Strategy::Rag, Strategy::Staged, Strategy::FineTuned, Strategy::Hybrid];
    let order = |strategy: Strategy| challenger_order.iter().position(|known| *known == strategy);
    report
        .break_even
        .iter()
        .filter(|pair| order(pair.challenger) > order(pair.incumbent))
        .filter(|pair| {
            let both_fit = [pair.challenger, pair.incumbent].iter().all(|s| status(*s) == Some(Status::Ok));
            both_fit || (pair.challenger == Strategy::FineTuned && pair.incumbent == Strategy::Rag)
        })
        .collect()
}

fn break_evens(report: &Report) -> Vec<Block> {
    let pairs = pairs(report);
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut table =
        Table::new(&["Break-even of", "Over time", "Over volume (queries a month)", ">Most behind"]);
    for pair in pairs {
        let name = Sentence::default().strategy(pair.challenger).and(" against ").strategy(pair.incumbent);
        let exposure = pair.over_time.times.as_ref().map_or_else(
            || "–".to_owned(),
            |times| {
                let month = times.peak_exposure.month;
                month.map_or_else(
                    || usd(0.0),
                    |month| format!("{} in {}", usd(times.peak_exposure.usd), report.basis.month_of(month)),
                )
            },
        );
        table.rows.push(vec![
            name,
            Sentence::plain(over_time(report, pair)),
            Sentence::plain(pair.over_volume.as_ref().map_or_else(|| "no volume".to_owned(), over_volume)),
            Sentence::plain(exposure),
        ]);
    }
    vec![Block::Heading("Break-even".to_owned()), Block::Table(table)]
}

/// At most this many stretches are spelled out in a cell.
const SHOWN: usize = 3;

pub(super) fn over_time(report: &Report, pair: &BreakEven) -> String {
    let Some(times) = &pair.over_time.times else { return "infeasible".to_owned() };
    let end = report.basis.months;
    match pair.over_time.verdict {
        Outcome::Always => "cheaper from the first day".to_owned(),
        Outcome::Never | Outcome::Infeasible => format!("never within {}", months(end)),
        Outcome::Intervals => {
            let stretches: Vec<String> = times
                .intervals
                .iter()
                .take(SHOWN)
                .map(|stretch| {
                    let from = report.basis.month_of(stretch.from);
                    if times.lasting_month == Some(stretch.from) {
                        format!("from {from}")
                    } else {
                        format!("{from} to {}", report.basis.month_of(stretch.to))
                    }
                })
                .collect();
            with_rest(&stretches, times.intervals.len())
        }
    }
}

pub(super) fn over_volume(volume: &OverVolumeResult) -> String {
    let stretches = volume.intervals.as_deref().unwrap_or_default();
    match volume.verdict {
        Outcome::Always => "at any".to_owned(),
        Outcome::Never => "at none up to 1bn".to_owned(),
        Outcome::Infeasible => "infeasible".to_owned(),
        Outcome::Intervals => {
            let words: Vec<String> = stretches
                .iter()
                .take(SHOWN)
                .map(|stretch| {
                    let (from, to) = (count(stretch.from), count(stretch.to));
                    if stretch.from <= 0.0 {
                        format!("up to {to}")
                    } else if stretch.to >= crate::analysis::MOST_VOLUME {
                        format!("from {from}")
                    } else {
                        format!("{from} to {to}")
                    }
                })
                .collect();
            with_rest(&words, stretches.len())
        }
    }
}

fn with_rest(shown: &[String], all: usize) -> String {
    let rest = all - shown.len();
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

fn money(report: &Report) -> Vec<Block> {
    let feasible: Vec<_> =
        report.strategies.iter().filter_map(|(strategy, r)| Some((*strategy, r.figures.as_ref()?))).collect();
    if feasible.is_empty() {
        return Vec::new();
    }
    let headings: Vec<String> = std::iter::once("Nominal".to_owned())
        .chain(feasible.iter().map(|(strategy, _)| format!(">{}", strategy.title())))
        .collect();
    let mut table = Table::new(&headings.iter().map(String::as_str).collect::<Vec<_>>());
    for category in Category::ALL {
        let amounts: Vec<f64> =
            feasible.iter().map(|(_, f)| f.categories.get(&category).copied().unwrap_or(0.0)).collect();
        if amounts.iter().any(|amount| *amount != 0.0) {
            let cells = amounts.iter().map(|amount| Sentence::plain(usd(*amount)));
            table.rows.push(std::iter::once(Sentence::plain(category.name())).chain(cells).collect());
        }
    }
    let totals = feasible.iter().map(|(_, figures)| Sentence::default().strong(usd(figures.total_usd)));
    table.rows.push(std::iter::once(Sentence::default().strong("total")).chain(totals).collect());
    vec![Block::Heading("Where the money goes".to_owned()), Block::Table(table)]
}

/// How often to retrain, and when to switch.
fn tuning(report: &Report) -> Vec<Block> {
    let mut points = Vec::new();
    if let Some(retraining) = &report.retraining
        && let Some(best) = retraining.best_every_months
    {
        let cost = retraining.curve.iter().find(|point| point.every_months == best);
        let cost = usd(cost.map_or(0.0, |point| point.present_value_usd));
        points.push(match best {
            0 => Sentence::plain("It is cheapest ")
                .strong("never")
                .and(format!(" to retrain the tuned model, at {cost} in all.")),
            1 => Sentence::plain("Retraining the tuned model is cheapest ")
                .strong("every month")
                .and(format!(", at {cost} in all.")),
            _ => Sentence::plain("Retraining the tuned model is cheapest ")
                .strong(format!("every {best} months"))
                .and(format!(", at {cost} in all.")),
        });
    }
    if let Some(switching) = &report.switching
        && let Some(best) = switching.best_month
    {
        let cost = switching.curve.iter().find(|point| point.switch_month == best);
        let cost = cost.map_or(0.0, |point| point.present_value_usd);
        let month = report.basis.start.plus(best - 1);
        let point = Sentence::plain("The staged switch is cheapest in ").strong(format!("month {best}"));
        points.push(point.and(format!(" ({month}), at {} in all.", usd(cost))));
    }
    if points.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading("When to retrain and when to switch".to_owned()), Block::List(points)]
}

/// The entries of the catalogue that the figures rest on.
fn prices(report: &Report) -> Vec<Block> {
    if report.basis.entries.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new(&["Prices of", "Entry", "Checked", "Confidence", "Own figures instead"]);
    for entry in &report.basis.entries {
        let own =
            entry.replaced.iter().map(|path| path.trim_start_matches(entry.table).trim_start_matches('.'));
        let own: Vec<&str> = own.collect();
        let confidence = format!("{:?}: {}", entry.confidence, entry.confidence.in_words());
        table.rows.push(vec![
            Sentence::plain(entry.table),
            Sentence::plain(entry.name.as_str()),
            Sentence::plain(entry.checked.to_string()),
            Sentence::plain(confidence),
            Sentence::plain(if own.is_empty() { "–".to_owned() } else { own.join(", ") }),
        ]);
    }
    let heading = format!("Prices from the catalogue as known on {}", report.prices_as_of);
    vec![Block::Heading(heading), Block::Table(table)]
}
