//! `crossover evaluate`.

use anyhow::bail;
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::{
    CSV_HEADER, ExplainedLine, Line, Report, explain, explained, summary, to_csv, to_json, to_markdown,
    to_text,
};
use crossover::scenario::{Problems, Scenario};
use serde_json::json;

use crate::args::{EvaluateArgs, Format};
use crate::input;
use crate::output;

/// Evaluates every file; false if a scenario is invalid.
pub(crate) fn run(args: &EvaluateArgs) -> anyhow::Result<bool> {
    let wanted = args.explain.iter().map(|line| Wanted::parse(line)).collect::<anyhow::Result<Vec<_>>>()?;
    if !wanted.is_empty() && args.format == Format::Csv {
        bail!("--explain prints text, markdown or json, not csv");
    }
    if args.format == Format::Csv {
        output::print(&format!("{CSV_HEADER}\n"))?;
    }
    let mut all_valid = true;
    for (place, file) in args.files.iter().enumerate() {
        let input = input::read(file, &args.settings)?;
        match input.scenario.and_then(|scenario| Model::try_from(&scenario).map(|model| (scenario, model))) {
            Ok((scenario, model)) => {
                let name = title(&scenario, &input.name);
                let text = if wanted.is_empty() {
                    result(&model, name, args.format)
                } else {
                    explanation(&model, &wanted, args)?
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

/// A line to explain, of one strategy or of all.
struct Wanted {
    strategy: Option<Strategy>,
    /// All lines, if none.
    line: Option<Line>,
}

impl Wanted {
    fn parse(text: &str) -> anyhow::Result<Self> {
        let (strategy, line) = match text.split_once('/') {
            Some((strategy, line)) => (Some(strategy), line),
            None => (None, text),
        };
        let strategy = match strategy {
            Some(name) => match Strategy::ALL.iter().find(|strategy| strategy.name() == name) {
                Some(strategy) => Some(*strategy),
                None => bail!(
                    "--explain {text}: no strategy is called {name}; they are {}",
                    Strategy::NAMES.join(", ")
                ),
            },
            None => None,
        };
        let line = match (line, Line::parse(line)) {
            ("all", _) => None,
            (_, Some(line)) => Some(line),
            (name, None) => {
                let lines: Vec<String> = Line::FIXED.iter().map(ToString::to_string).collect();
                bail!(
                    "--explain {text}: no line is called {name}; they are {}, extra.1, … and all",
                    lines.join(", ")
                )
            }
        };
        Ok(Self { strategy, line })
    }
}

fn explanation(model: &Model, wanted: &[Wanted], args: &EvaluateArgs) -> anyhow::Result<String> {
    let extras = (1..=model.extras().len()).filter_map(|row| u16::try_from(row).ok()).map(Line::Extra);
    let every: Vec<Line> = Line::FIXED.iter().copied().chain(extras).collect();
    let month = args.month.map(usize::from);
    let mut lines: Vec<ExplainedLine> = Vec::new();
    for wanted in wanted {
        let asked = wanted.line.map_or_else(|| every.clone(), |line| vec![line]);
        let found = asked.into_iter().flat_map(|line| explain(model, line, month));
        lines.extend(found.filter(|line| wanted.strategy.is_none_or(|strategy| strategy == line.strategy)));
    }
    if lines.is_empty() && args.format != Format::Json {
        bail!("there is nothing on {} in this scenario", args.explain.join(", "));
    }
    Ok(match args.format {
        Format::Json => to_json(&json!({ "explanations": lines })) + "\n",
        Format::Markdown => to_markdown(&explained(&lines)),
        Format::Text | Format::Csv => to_text(&explained(&lines), output::colour()),
    })
}
