//! `crossover evaluate`.

use crossover::model::Model;
use crossover::report::{
    Block, CSV_HEADER, Document, ExplainedLine, Line, Report, Sentence, explain, explained, summary, to_csv,
    to_json, to_markdown, to_text,
};
use crossover::scenario::{Problems, Scenario};
use serde_json::json;

use crate::args::{EvaluateArgs, Format};
use crate::input;
use crate::output;

/// Evaluates every file; false if a scenario is invalid.
pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<bool> {
    if args.format == Format::Csv {
        output::print(&format!("{CSV_HEADER}\n"))?;
    }
    let mut all_valid = true;
    for (place, file) in args.files.iter().enumerate() {
        let input = input::read(file, &args.settings)?;
        match input.scenario.and_then(|scenario| Model::try_from(&scenario).map(|model| (scenario, model))) {
            Ok((scenario, model)) => {
                let name = title(&scenario, &input.name);
                let text = if args.explain.is_empty() {
                    result(&model, name, args.format)
                } else {
                    explanation(&model, name, args)
                };
                let apart = place > 0 && matches!(args.format, Format::Text | Format::Markdown);
                output::print(&if apart { format!("\n{text}") } else { text })?;
            }
            Err(problems) => {
                all_valid = false;
                report_problems(&problems, &input.name, args.format)?;
            }
        }
    }
    Ok(all_valid)
}

fn title<'a>(scenario: &'a Scenario, name: &'a str) -> &'a str {
    scenario.get("title").and_then(|title| title.text()).filter(|title| !title.is_empty()).unwrap_or(name)
}

fn result(model: &Model, name: &str, format: Format) -> String {
    let report = Report::new(model);
    match format {
        Format::Text => to_text(&summary(&report, name), output::colour()),
        Format::Markdown => to_markdown(&summary(&report, name)),
        Format::Json => to_json(&report) + "\n",
        Format::Csv => to_csv(&report, name),
    }
}

/// Every problem on standard error, and as JSON on standard output where JSON was asked for.
fn report_problems(problems: &Problems, name: &str, format: Format) -> anyhow::Result<()> {
    let count = problems.problems.len();
    eprintln!("{name}: {count} problem{}", if count == 1 { "" } else { "s" });
    for problem in &problems.problems {
        eprintln!("  {}", problem.message.replace('\n', "\n  "));
    }
    if format == Format::Json { output::print(&(to_json(problems) + "\n")) } else { Ok(()) }
}

fn explanation(model: &Model, name: &str, args: &EvaluateArgs) -> String {
    let extras = (1..=model.extras().len()).filter_map(|row| u16::try_from(row).ok()).map(Line::Extra);
    let every: Vec<Line> = Line::FIXED.iter().copied().chain(extras).collect();
    let month = args.month.map(usize::from);
    let mut lines: Vec<ExplainedLine> = Vec::new();
    for wanted in &args.explain {
        let asked = wanted.line.map_or_else(|| every.clone(), |line| vec![line]);
        let found = asked.into_iter().flat_map(|line| explain(model, line, month));
        lines.extend(found.filter(|line| wanted.strategy.is_none_or(|strategy| strategy == line.strategy)));
    }
    if args.format == Format::Json {
        return to_json(&json!({ "explanations": lines })) + "\n";
    }
    let nothing = || {
        let sentence = Sentence::plain("There is nothing on that line in this scenario.");
        Document(vec![Block::Title(name.to_owned()), Block::Paragraph(sentence)])
    };
    let document = if lines.is_empty() { nothing() } else { explained(&lines) };
    match args.format {
        Format::Markdown => to_markdown(&document),
        _ => to_text(&document, output::colour()),
    }
}
