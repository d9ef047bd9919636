//! `crossover evaluate`.

use crossover::model::Model;
use crossover::report::{
    Block, CSV_HEADER, Document, ExplainedLine, Report, Sentence, explain, explained, lines, sure_summary,
    to_csv, to_json, to_markdown, to_text,
};

use crate::args::{EvaluateArgs, Format};
use crate::outcome::Outcome;
use crate::{input, output, problems};

/// Evaluates every file.
pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<Outcome> {
    let catalogue = args.prices.catalogue(args.format == Format::Json)?;
    if args.format == Format::Csv {
        output::print(&format!("{CSV_HEADER}\n"))?;
    }
    let mut outcome = Outcome::Done;
    let mut printed = false;
    for file in &args.files {
        let input = match input::read(file, &args.settings) {
            Ok(input) => input,
            Err(error) => {
                eprintln!("crossover: {error:#}");
                outcome = outcome.max(Outcome::Unreadable);
                continue;
            }
        };
        match input.model(&catalogue) {
            Ok((name, model)) => {
                let text = if args.explain.is_empty() {
                    result(&model, &name, args.format)
                } else {
                    explanation(&model, &name, args)
                };
                let apart = printed && matches!(args.format, Format::Text | Format::Markdown);
                output::print(&if apart { format!("\n{text}") } else { text })?;
                printed = true;
            }
            Err(problems) => {
                outcome = outcome.max(Outcome::Invalid);
                let name = file.display().to_string();
                match args.format {
                    Format::Json => problems::tell_json(&name, &problems)?,
                    _ => problems::tell(&name, &problems),
                }
            }
        }
    }
    Ok(outcome)
}

fn result(model: &Model, name: &str, format: Format) -> String {
    let report = Report::new(model);
    match format {
        Format::Text => to_text(&sure_summary(model, &report, name), output::colour()),
        Format::Markdown => to_markdown(&sure_summary(model, &report, name)),
        Format::Json => to_json(&report) + "\n",
        Format::Csv => to_csv(&report, name),
    }
}

fn explanation(model: &Model, name: &str, args: &EvaluateArgs) -> String {
    let month = args.month.map(usize::from);
    let mut told: Vec<ExplainedLine> = Vec::new();
    for wanted in &args.explain {
        let asked = lines(model).filter(|line| wanted.line.is_none_or(|wanted| wanted == *line));
        let found = asked.flat_map(|line| explain(model, line, month));
        told.extend(found.filter(|line| wanted.strategy.is_none_or(|strategy| strategy == line.strategy)));
    }
    if args.format == Format::Json {
        return to_json(&Explanations { scenario: name, explanations: told }) + "\n";
    }
    let mut document = Document(vec![Block::Title(name.to_owned())]);
    if told.is_empty() {
        let when = month.map_or_else(String::new, |month| format!(" in month {month}"));
        document.0.push(Block::Paragraph(Sentence::plain(format!(
            "Nothing stands on these lines{when}: there is no such cost, or its strategy is disabled or cannot run."
        ))));
    }
    document.0.extend(explained(&told).0);
    match args.format {
        Format::Markdown => to_markdown(&document),
        _ => to_text(&document, output::colour()),
    }
}

/// What `--explain` prints as JSON.
#[derive(serde::Serialize)]
struct Explanations<'a> {
    scenario: &'a str,
    explanations: Vec<ExplainedLine>,
}
