//! The advice as a document: which strategies fit, why, what to do first, and what may have been forgotten.

use crate::kind::Strategy;
use crate::number::{months, usd, usd_difference};
use crate::order;
use crate::report::{Block, Document, Report, Sentence, Table, Tone};

use super::judgement::{Fit, FitReason};
use super::open::{OpenQuestion, PossibleAnswer};
use super::result::Advice;
use super::rule::Effect;

/// The advice in words and tables, under `title`.
#[must_use]
pub fn advice_summary(advice: &Advice, report: &Report, title: &str) -> Document {
    let mut blocks = vec![Block::Title(title.to_owned()), Block::Paragraph(answer(advice))];
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
        blocks.push(Block::Table(comparison(advice)));
    }
    blocks.push(Block::Heading("Sources".to_owned()));
    let source = |(id, title): &(&str, &str)| Sentence::plain(format!("{id}: {title}"));
    blocks.push(Block::List(advice.sources.0.iter().map(source).collect()));
    Document(blocks)
}

fn answer(advice: &Advice) -> Sentence {
    let Some(fitting) = advice.cheapest_that_fits else {
        return Sentence::default().strong("Nothing that is enabled fits.");
    };
    let sentence = Sentence::default().subject(fitting).and(" is ");
    let caveats = advice.strategies.get(&fitting).is_some_and(|advised| advised.fit == Fit::Caveats);
    let caveats = if caveats { ", with caveats" } else { "" };
    match advice.cheapest_overall.zip(advice.cost_of_fit_usd) {
        Some((overall, more)) if overall != fitting => sentence
            .strong("the cheapest that fits")
            .and(format!("{caveats}: "))
            .strategy(overall)
            .and(" is ruled out, and would cost ")
            .strong(usd(more))
            .and(" less."),
        _ => sentence.strong("the cheapest, and it fits").and(format!("{caveats}.")),
    }
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

fn listed(strategies: &[Strategy]) -> Sentence {
    let mut sentence = Sentence::default();
    for (place, strategy) in strategies.iter().enumerate() {
        let comma = match place {
            0 => "",
            last if last + 1 == strategies.len() => " and ",
            _ => ", ",
        };
        sentence = sentence.and(comma).strategy(*strategy);
    }
    sentence
}

fn open(advice: &Advice) -> Vec<Block> {
    if advice.open_questions.is_empty() {
        return Vec::new();
    }
    let (matter, rest): (Vec<_>, Vec<_>) =
        advice.open_questions.iter().partition(|question| !question.answers.is_empty());
    let mut points: Vec<Sentence> = matter.into_iter().map(|question| open_point(advice, question)).collect();
    if !rest.is_empty() {
        let paths: Vec<&str> = rest.iter().map(|question| question.question).collect();
        points.push(Sentence::plain(format!("No answer alone changes anything: {}.", paths.join(", "))));
    }
    vec![Block::Heading("Open questions, what would change most first".to_owned()), Block::List(points)]
}

fn open_point(advice: &Advice, question: &OpenQuestion) -> Sentence {
    let mut sentence = Sentence::default().strong(question.question).and(": ");
    for (place, answer) in question.answers.iter().enumerate() {
        let comma = if place > 0 { "; " } else { "" };
        sentence = sentence.and(format!("{comma}{} ", answer.answer)).then(change(advice, answer));
    }
    sentence.and(".")
}

/// What an answer would change.
fn change(advice: &Advice, answer: &PossibleAnswer) -> Sentence {
    let mut changes = Vec::new();
    if !answer.rules_out.is_empty() {
        changes.push(Sentence::plain("rules out ").then(listed(&answer.rules_out)));
    }
    if answer.cheapest_that_fits != advice.cheapest_that_fits {
        changes.push(match answer.cheapest_that_fits {
            Some(strategy) => Sentence::plain("makes ").strategy(strategy).and(" the cheapest that fits"),
            None => Sentence::plain("leaves nothing that fits"),
        });
    }
    if answer.approach != advice.approach.as_ref().map(|approach| approach.strategy)
        && let Some(strategy) = answer.approach
    {
        changes.push(Sentence::plain("speaks most for ").strategy(strategy));
    }
    let mut sentence = Sentence::default();
    for (place, change) in changes.into_iter().enumerate() {
        sentence = if place > 0 { sentence.and(" and ").then(change) } else { change };
    }
    sentence
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
        let held =
            if cost.held_by.is_empty() { "no [[extra]] line yet".to_owned() } else { held(&cost.held_by) };
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

fn comparison(advice: &Advice) -> Table {
    let strategies = advice.strategies.iter().map(|(strategy, _)| strategy.title());
    let headings: Vec<&str> = [""].into_iter().chain(strategies).collect();
    let mut table = Table::new(&headings);
    for dimension in &advice.comparison {
        let name = Sentence::default();
        let name = if dimension.answered { name.strong(dimension.name) } else { name.and(dimension.name) };
        let cells = dimension.strategies.iter().map(|(_, cell)| Sentence::plain(*cell));
        table.rows.push([name].into_iter().chain(cells).collect());
    }
    table
}
