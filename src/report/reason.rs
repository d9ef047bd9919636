//! Why a figure of the answer is what it is: what it consists of, down to lines that can be explained.

use crate::analysis::{MOST_VOLUME, VolumeScan};
use crate::field;
use crate::kind::Strategy;
use crate::ledger::{Category, Line, Sums, VolumeParts};
use crate::model::Model;
use crate::number::{count, months, percent, queries, usd, usd_exact};

use super::document::{Sentence, Topic};
use super::parts::{Amounts, Parts};
use super::result::{Figures, Outcome, Report, Warning};

/// What a figure consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What is asked.
    pub title: Sentence,
    /// The headings of the columns behind the words.
    pub headings: Vec<Sentence>,
    /// What it consists of.
    pub rows: Vec<ReasonRow>,
    /// How the figures are meant.
    pub note: String,
}

/// A part of a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonRow {
    /// What it is.
    pub words: String,
    /// Its figures, one a column.
    pub cells: Vec<ReasonCell>,
    /// Whether it is what other rows come to.
    pub sum: bool,
}

/// A figure with the line that explains it, if one does.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonCell {
    /// The figure.
    pub text: String,
    /// Where it is explained.
    pub line: Option<(Strategy, Line)>,
}

/// What the figure behind `topic` consists of; none if there is no such figure.
#[must_use]
pub fn reason(model: &Model, report: &Report, topic: Topic) -> Option<Reason> {
    match topic {
        Topic::Cost(strategy) => cost(model, report, strategy),
        Topic::People(strategy) => people(model, report, strategy),
        Topic::PerThousand(strategy) => per_thousand(model, report, strategy),
        Topic::Unanswered(strategy) => unanswered(model, report, strategy),
        Topic::Saving(cheaper, other) => saving(model, report, [cheaper, other]),
        Topic::PaysBack(challenger, incumbent) => pays_back(model, report, [challenger, incumbent]),
        Topic::Volumes(challenger, incumbent) => volumes(model, report, [challenger, incumbent]),
        Topic::Notes => notes(report),
    }
}

/// What a reader should know before relying on the figures.
fn notes(report: &Report) -> Option<Reason> {
    let note = |warning: &Warning| row(&warning.message, vec![warning.field.clone()], false);
    let rows: Vec<ReasonRow> = report.warnings.iter().map(note).collect();
    (!rows.is_empty()).then(|| Reason {
        title: Sentence::plain("What to know before relying on this"),
        headings: headings(&["Input"]),
        rows,
        note: String::new(),
    })
}

fn headings(words: &[&str]) -> Vec<Sentence> {
    words.iter().map(|word| Sentence::plain(*word)).collect()
}

fn cell(text: String) -> ReasonCell {
    ReasonCell { text, line: None }
}

fn row(words: &str, cells: Vec<String>, sum: bool) -> ReasonRow {
    ReasonRow { words: words.to_owned(), cells: cells.into_iter().map(cell).collect(), sum }
}

/// The lines of a strategy under their categories, and what they come to together.
fn rows(parts: &Parts, strategy: Strategy, cells: &dyn Fn(Amounts) -> Vec<String>) -> Vec<ReasonRow> {
    let mut rows = Vec::new();
    for category in Category::ALL {
        let lines = parts.of(category);
        if lines.is_empty() {
            continue;
        }
        rows.push(row(category.words(), cells(parts.sum(|line| line.category() == category)), true));
        for (line, words, amounts) in lines {
            let mut own = row(words, cells(*amounts), false);
            if let Some(first) = own.cells.first_mut() {
                first.line = Some((strategy, *line));
            }
            rows.push(own);
        }
    }
    rows.push(row("Together", cells(parts.sum(|_| true)), true));
    rows
}

fn share(part: f64, whole: f64) -> String {
    if whole > 0.0 { percent(part / whole, 3) } else { "–".to_owned() }
}

fn cost(model: &Model, report: &Report, strategy: Strategy) -> Option<Reason> {
    let figures = report.figures(strategy)?;
    let parts = Parts::new(model, report, figures, None);
    let whole = figures.present_value_usd;
    let cells = |amounts: Amounts| {
        vec![
            usd_exact(amounts.present_usd),
            share(amounts.present_usd, whole),
            usd_exact(amounts.nominal_usd),
        ]
    };
    Some(Reason {
        title: why(&usd(whole)).and(" for ").strategy(strategy).and("?"),
        headings: headings(&["Present value", "Share", "Nominal"]),
        rows: rows(&parts, strategy, &cells),
        note: basis(report, "Present value over "),
    })
}

fn people(model: &Model, report: &Report, strategy: Strategy) -> Option<Reason> {
    let figures = report.figures(strategy)?;
    let parts = Parts::new(model, report, figures, None);
    let whole = figures.total_usd;
    let cells = |amounts: Amounts| vec![usd_exact(amounts.nominal_usd), share(amounts.nominal_usd, whole)];
    let mut rows = rows(&parts, strategy, &cells);
    // Of the rest the sums will do.
    rows.retain(|row| {
        let line = row.cells.first().and_then(|cell| cell.line);
        line.is_none_or(|(_, line)| line.category() == Category::People)
    });
    let asked = super::verdict::share_in_words(report.people_share(strategy)?);
    Some(Reason {
        title: why(&asked).and(" people's hours in ").strategy(strategy).and("?"),
        headings: headings(&["Nominal", "Share"]),
        rows,
        note: format!("Over {}, before discounting.", months(report.basis.months)),
    })
}

fn per_thousand(model: &Model, report: &Report, strategy: Strategy) -> Option<Reason> {
    let figures = report.figures(strategy)?;
    let per_query = figures.usd_per_query?;
    let queries: f64 = model.timeline().queries.iter().sum();
    let parts = Parts::new(model, report, figures, None);
    let cells = |amounts: Amounts| {
        vec![usd_exact(amounts.nominal_usd), usd_exact(1e3 * amounts.nominal_usd / queries)]
    };
    Some(Reason {
        title: why(&usd(1e3 * per_query)).and(" per 1k queries for ").strategy(strategy).and("?"),
        headings: headings(&["Nominal", "Per 1k queries"]),
        rows: rows(&parts, strategy, &cells),
        note: format!(
            "What it costs before discounting over {} queries in {}.",
            count(queries),
            months(report.basis.months)
        ),
    })
}

fn unanswered(model: &Model, report: &Report, strategy: Strategy) -> Option<Reason> {
    let result = report.strategies.get(&strategy).filter(|result| result.figures.is_some())?;
    let asked = model.number(field!("knowledge.question_share"));
    let missed = if asked > 0.0 { result.unanswered / asked } else { 0.0 };
    let limit = model.number(field!("knowledge.unanswered_limit"));
    let row = |words: &str, share: f64, sum| row(words, vec![percent(share, 4)], sum);
    let note = match &report.basis.switch {
        Some(_) if strategy == Strategy::Staged => "In the worse of its two phases.",
        _ => "The product of the first two.",
    };
    Some(Reason {
        title: why(&percent(result.unanswered, 2)).and(" unanswered by ").strategy(strategy).and("?"),
        headings: headings(&["Share"]),
        rows: vec![
            row("Queries that need the knowledge", asked, false),
            row("Of these it has no knowledge for", missed, false),
            row("Queries left without their knowledge", result.unanswered, true),
            row("At most allowed", limit, false),
        ],
        note: note.to_owned(),
    })
}

fn saving(model: &Model, report: &Report, pair: [Strategy; 2]) -> Option<Reason> {
    let [cheaper, other] = both(report, pair)?;
    let saved = usd(other.present_value_usd - cheaper.present_value_usd);
    let title = why(&saved).and(" less for ").strategy(pair[0]).and(" than for ").strategy(pair[1]).and("?");
    side_by_side(model, report, pair, None, title, basis(report, "Present value over "))
}

fn pays_back(model: &Model, report: &Report, pair: [Strategy; 2]) -> Option<Reason> {
    let [challenger, incumbent] = pair;
    let over_time = &report.pair(challenger, incumbent)?.over_time;
    let title = Sentence::plain("Why does ").strategy(challenger);
    let first = over_time.times.as_ref()?.first_month;
    let Some(tau) = first.filter(|_| over_time.verdict == Outcome::Intervals) else {
        let (words, note) = match over_time.verdict {
            Outcome::Always => {
                (" pay back at once against ", "It costs less at every time; present value over ")
            }
            _ => (" never pay back against ", "It costs more at every time; present value over "),
        };
        let title = title.and(words).strategy(incumbent).and("?");
        return side_by_side(model, report, pair, None, title, basis(report, note));
    };
    let month = report.basis.month_of(tau).in_words();
    let title = title.and(" pay back against ").strategy(incumbent).and(" in ").strong(month).and("?");
    let note = format!(
        "What each has cost after {} months, in present value. From then on {} has cost less.",
        crate::number::grouped(tau, 4),
        challenger.label()
    );
    side_by_side(model, report, pair, Some(tau), title, note)
}

/// What two strategies cost until τ, line by line, and the difference.
fn side_by_side(
    model: &Model,
    report: &Report,
    pair: [Strategy; 2],
    tau: Option<f64>,
    title: Sentence,
    note: String,
) -> Option<Reason> {
    let [a, b] = both(report, pair)?.map(|figures| Parts::new(model, report, figures, tau));
    let amounts = |a: Option<f64>, b: Option<f64>| {
        let text = |usd: Option<f64>| usd.map_or_else(|| "–".to_owned(), usd_exact);
        let difference = a.unwrap_or(0.0) - b.unwrap_or(0.0);
        vec![text(a), text(b), signed(difference)]
    };
    let mut rows = Vec::new();
    let mut extremes: [Option<(f64, &str)>; 2] = [None, None];
    for (line, words) in a.lines_with(&b) {
        let own = [a.present(line), b.present(line)];
        let mut row = row(words, amounts(own[0], own[1]), false);
        for ((cell, strategy), usd) in row.cells.iter_mut().zip(pair).zip(own) {
            cell.line = usd.map(|_| (strategy, line));
        }
        rows.push(row);
        let difference = own[0].unwrap_or(0.0) - own[1].unwrap_or(0.0);
        let [least, most] = &mut extremes;
        if difference < least.map_or(0.0, |(usd, _)| usd) {
            *least = Some((difference, words));
        }
        if difference > most.map_or(0.0, |(usd, _)| usd) {
            *most = Some((difference, words));
        }
    }
    let totals = [&a, &b].map(|parts| Some(parts.sum(|_| true).present_usd));
    rows.push(row("Together", amounts(totals[0], totals[1]), true));
    let moved = |extreme: Option<(f64, &str)>, words: &str| {
        extreme.map(|(difference, line)| format!(" {words} {line}: {}.", usd(difference.abs())))
    };
    let [least, most] = extremes;
    let saves = moved(least, "It saves most on").unwrap_or_default();
    let spends = moved(most, "It pays most extra for").unwrap_or_default();
    let heading = |strategy: Strategy| Sentence::default().subject(strategy);
    Some(Reason {
        title,
        headings: vec![heading(pair[0]), heading(pair[1]), Sentence::plain("Difference")],
        rows,
        note: [note, saves, spends].concat(),
    })
}

/// What two strategies would cost at the volumes where the cheaper of them changes.
fn volumes(model: &Model, report: &Report, pair: [Strategy; 2]) -> Option<Reason> {
    let over_volume = report.pair(pair[0], pair[1])?.over_volume.as_ref()?;
    let stretches = over_volume.intervals.as_deref()?;
    let ends = stretches.iter().flat_map(|stretch| [stretch.from, stretch.to]);
    let ends: Vec<f64> = ends.filter(|volume| *volume > 0.0 && *volume < MOST_VOLUME).collect();
    // Where nothing changes the present volume says as much as any.
    let at = if ends.is_empty() { vec![report.basis.queries_per_month] } else { ends };
    let timeline = model.timeline();
    let shape = VolumeScan::shape(timeline)?;
    let [a, b] = [Sums::new(model, pair[0]).ok()?, Sums::new(model, pair[1]).ok()?];
    let costs = [a.over_volume(timeline, &shape), b.over_volume(timeline, &shape)];
    let mut rows = Vec::new();
    for volume in at {
        let parts = [costs[0].parts(volume), costs[1].parts(volume)];
        let mut add = |words: &str, usd: [f64; 2], sum| {
            let difference = usd[0] - usd[1];
            rows.push(row(words, vec![usd_exact(usd[0]), usd_exact(usd[1]), signed(difference)], sum));
        };
        add("Whatever the volume", parts.map(|parts| parts.constant), false);
        let with_queries = format!("With each of {} a month", queries(volume));
        add(&with_queries, parts.map(|parts| parts.straight), false);
        if parts.iter().any(|parts| parts.irregular != 0.0) {
            add("Replicas and the store's minimum", parts.map(|parts| parts.irregular), false);
        }
        let together = format!("Together at {} a month", queries(volume));
        add(&together, parts.map(VolumeParts::total), true);
    }
    let heading = |strategy: Strategy| Sentence::default().subject(strategy);
    Some(Reason {
        title: Sentence::plain("Why do ").strategy(pair[0]).and(" and ").strategy(pair[1]).and(
            if stretches.iter().any(|one| one.from > 0.0 || one.to < MOST_VOLUME) {
                " cost the same there?"
            } else {
                " not change places with volume?"
            },
        ),
        headings: vec![heading(pair[0]), heading(pair[1]), Sentence::plain("Difference")],
        rows,
        note: format!(
            "Present value over {} if the first month had that many queries instead of {}, and every later \
             month in proportion.",
            months(report.basis.months),
            count(report.basis.queries_per_month)
        ),
    })
}

fn both(report: &Report, pair: [Strategy; 2]) -> Option<[&Figures; 2]> {
    Some([report.figures(pair[0])?, report.figures(pair[1])?])
}

fn why(figure: &str) -> Sentence {
    Sentence::plain("Why ").strong(figure)
}

fn signed(difference: f64) -> String {
    // Where two meet, a crossing found by halving leaves less than a cent.
    if difference.abs() < 0.005 {
        return "–".to_owned();
    }
    let sign = if difference > 0.0 { "+" } else { "" };
    [sign, &usd_exact(difference)].concat()
}

/// What amounts are meant in.
fn basis(report: &Report, words: &str) -> String {
    let rate = report.basis.discount_rate_per_year;
    format!("{words}{} at {} a year.", months(report.basis.months), percent(rate, 4))
}
