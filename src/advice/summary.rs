//! The advice as a document: which strategies fit, why, what to do first, and what may have been forgotten.

use crate::kind::Strategy;
use crate::number::{months, usd, usd_difference};
use crate::order;
use crate::report::{Block, Document, Report, Sentence, Table, Tone};

use super::judgement::{Fit, FitReason};
use super::open::OpenQuestion;
use super::result::Advice;
use super::rule::Effect;
use super::words::listed;

/// The advice in words and tables, under `title`.
#[must_use]
pub fn advice_summary(advice: &Advice, report: &Report, title: &str) -> Document {
    let mut blocks = vec![Block::Title(title.to_owned()), Block::Paragraph(advice.answer())];
    if let Some(approach) = &advice.approach {
        let sentence = Sentence::plain("Before cost, ").strategy(approach.strategy);
        blocks.push(Block::Paragraph(
            sentence.and(format!(" fits best. {} ({})", approach.why, approach.source)),
        ));
    }
    blocks.push(Block::Paragraph(advice.first_step.clone()));
    if !advice.strategies.0.is_empty() {
        blocks.push(Block::Heading("Which fit".to_owned()));
        blocks.push(Block::Table(fits(advice)));
        blocks.push(Block::Heading("Why".to_owned()));
        blocks.push(Block::List(reasons(advice)));
    }
    blocks.extend(open(advice));
    if !advice.checklist.is_empty() {
        blocks.push(Block::Heading(format!("Easily forgotten, over {}", months(report.basis.months))));
        let zero = advice.checklist.iter().filter(|cost| cost.is_zero).count();
        let all = advice.checklist.len();
        blocks.push(Block::Paragraph(Sentence::plain(format!(
            "Of {all} costs {zero} are still zero. Each amount is what there would be less without it; some overlap."
        ))));
        blocks.push(Block::Table(checklist(advice)));
    }
    if !advice.strategies.0.is_empty() {
        blocks.push(Block::Heading("Side by side".to_owned()));
        blocks.push(Block::Table(advice.side_by_side()));
    }
    blocks.push(Block::Heading("Sources".to_owned()));
    let source = |(id, title): &(&str, &str)| Sentence::plain(format!("{id}: {title}"));
    blocks.push(Block::List(advice.sources.0.iter().map(source).collect()));
    Document(blocks)
}

fn fits(advice: &Advice) -> Table {
    let mut table = Table::new(&["Strategy", "Fit", ">Present value", ">Against the cheapest that fits"]);
    let cost = |strategy: Strategy| advice.strategies.get(&strategy)?.present_value_usd;
    let least = advice.cheapest_that_fits.and_then(cost);
    let dash = || "–".to_owned();
    for (strategy, advised) in advice.strategies.iter() {
        let words = Sentence::default();
        let difference = advised.present_value_usd.zip(least).map(|(cost, least)| cost - least);
        table.rows.push(vec![
            words.clone().subject(*strategy),
            match advised.fit {
                Fit::Fits => words.and(Fit::Fits.in_words()),
                Fit::Caveats => words.with(Fit::Caveats.in_words(), Tone::Caution),
                Fit::RuledOut => words.with(Fit::RuledOut.in_words(), Tone::Bad),
            },
            Sentence::plain(advised.present_value_usd.map_or_else(dash, usd)),
            Sentence::plain(difference.map_or_else(dash, usd_difference)),
        ]);
    }
    table
}

/// Each rule once, with everything it does; the gravest first.
fn reasons(advice: &Advice) -> Vec<Sentence> {
    let mut found: Vec<(&FitReason, Vec<(Effect, Strategy)>)> = Vec::new();
    for (strategy, advised) in advice.strategies.iter() {
        for reason in &advised.reasons {
            let same =
                found.iter_mut().find(|(known, _)| known.rule == reason.rule && known.why == reason.why);
            match same {
                Some((_, does)) => does.push((reason.effect, *strategy)),
                None => found.push((reason, vec![(reason.effect, *strategy)])),
            }
        }
    }
    order::sort_by_key(&mut found, |(_, does)| does.iter().map(|(effect, _)| *effect).min());
    found.into_iter().map(|(reason, does)| bullet(reason, &does)).collect()
}

fn bullet(reason: &FitReason, does: &[(Effect, Strategy)]) -> Sentence {
    let mut sentence = Sentence::default().strong(reason.finding).and(". ").and(capital(&reason.why));
    for effect in Effect::ALL {
        let touched = does.iter().filter(|(done, _)| *done == effect).map(|(_, strategy)| *strategy);
        let touched: Vec<Strategy> = touched.collect();
        if !touched.is_empty() {
            sentence = sentence.and(format!(" {} ", effect.in_words())).then(listed(&touched)).and(".");
        }
    }
    sentence.with(format!(" ({})", reason.source), Tone::Quiet)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn open(advice: &Advice) -> Vec<Block> {
    if advice.open_questions.is_empty() {
        return Vec::new();
    }
    let (matter, rest): (Vec<_>, Vec<_>) =
        advice.open_questions.iter().partition(|question| !question.answers.is_empty());
    let point = |question: &OpenQuestion| {
        Sentence::default().strong(question.label()).and(": ").then(advice.changes(question))
    };
    let mut points: Vec<Sentence> = matter.into_iter().map(point).collect();
    if !rest.is_empty() {
        let labels: Vec<&str> = rest.iter().map(|question| question.label()).collect();
        points.push(Sentence::plain(format!("No answer alone changes anything: {}.", labels.join(", "))));
    }
    vec![Block::Heading("Open questions, what would change most first".to_owned()), Block::List(points)]
}

fn checklist(advice: &Advice) -> Table {
    let strategies: Vec<Strategy> = advice.strategies.iter().map(|(strategy, _)| *strategy).collect();
    let numbers: Vec<String> = strategies.iter().map(|strategy| format!(">{}", strategy.title())).collect();
    let headings = ["Cost"].into_iter().chain(numbers.iter().map(String::as_str)).chain(["Held by"]);
    let mut table = Table::new(&headings.collect::<Vec<_>>());
    for cost in &advice.checklist {
        let name = Sentence::default();
        let name = if cost.is_zero { name.with(cost.name, Tone::Caution) } else { name.and(cost.name) };
        let amounts = strategies.iter().map(|strategy| {
            Sentence::plain(cost.usd.get(strategy).map_or_else(|| "–".to_owned(), |amount| usd(*amount)))
        });
        let mut held =
            if cost.held_by.is_empty() { "no [[extra]] line yet".to_owned() } else { held(&cost.held_by) };
        if let Some(why) = cost.stays_zero {
            held = format!("{held}; stays zero: {why}");
        }
        table.rows.push([name].into_iter().chain(amounts).chain([Sentence::plain(held)]).collect());
    }
    table
}

/// Paths, each table named once: `rag.setup_hours, upkeep_hours_per_month`.
fn held(paths: &[String]) -> String {
    let mut table = "";
    let mut words = Vec::new();
    for path in paths {
        let (own, name) = path.rsplit_once('.').unwrap_or(("", path));
        words.push(if own == table && !own.is_empty() && own != "extra" { name } else { path.as_str() });
        table = own;
    }
    words.join(", ")
}

impl Advice {
    /// The strategies side by side: what the answers are about first, and stronger.
    #[must_use]
    pub fn side_by_side(&self) -> Table {
        let strategies = self.strategies.iter().map(|(strategy, _)| strategy.title());
        let headings: Vec<&str> = ["Dimension"].into_iter().chain(strategies).collect();
        let mut table = Table::new(&headings);
        for dimension in &self.comparison {
            let name = Sentence::default();
            let name =
                if dimension.answered { name.strong(dimension.name) } else { name.and(dimension.name) };
            let cells = dimension.strategies.iter().map(|(_, cell)| Sentence::plain(*cell));
            table.rows.push([name].into_iter().chain(cells).collect());
        }
        table
    }
}
