//! `crossover advise`.

use std::path::PathBuf;

use crossover::advice::{
    ADVICE_CSV_HEADER, Advice, advice_csv, advice_summary, checklist, offered, rules_page,
};
use crossover::model::Model;
use crossover::report::{Report, to_json, to_markdown, to_text};

use crate::args::{Format, setting};
use crate::outcome::Outcome;
use crate::prices::PriceFiles;
use crate::{input, output, problems};

#[derive(Debug, clap::Args)]
pub(crate) struct AdviseArgs {
    /// The scenario: a file, `-` for standard input, `preset:ID`, or a link
    #[arg(required_unless_present = "rules", value_name = "FILE")]
    file: Option<PathBuf>,
    /// How to print the advice; CSV has a row for each rule that touches a strategy
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Give an input or an answer another value: `answers.citations=required`
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// Print the lines of TOML that add the easily forgotten costs that are still zero
    #[arg(long, conflicts_with = "format")]
    checklist: bool,
    /// Print the questions and the rules instead, as Markdown
    #[arg(long, conflicts_with_all = ["file", "settings", "format", "checklist"])]
    rules: bool,
    #[command(flatten)]
    prices: PriceFiles,
}

/// Advises on the scenario, or tells what is wrong with it.
pub(crate) fn run(args: &AdviseArgs) -> anyhow::Result<Outcome> {
    let Some(file) = &args.file else {
        output::print(&to_markdown(&rules_page()))?;
        return Ok(Outcome::Done);
    };
    let catalogue = args.prices.catalogue(args.format == Format::Json)?;
    match input::read(file, &args.settings)?.model(&catalogue) {
        Ok((name, model)) => {
            output::print(&advice(&model, &name, args))?;
            Ok(Outcome::Done)
        }
        Err(found) => {
            let name = file.display().to_string();
            match args.format {
                Format::Json => problems::tell_json(&name, &found)?,
                _ => problems::tell(&name, &found),
            }
            Ok(Outcome::Invalid)
        }
    }
}

fn advice(model: &Model, name: &str, args: &AdviseArgs) -> String {
    let report = Report::new(model);
    if args.checklist {
        return offered(&checklist(model, &report));
    }
    let advice = Advice::new(model, &report);
    match args.format {
        Format::Text => to_text(&advice_summary(&advice, &report, name), output::colour()),
        Format::Markdown => to_markdown(&advice_summary(&advice, &report, name)),
        Format::Json => to_json(&advice) + "\n",
        Format::Csv => format!("{ADVICE_CSV_HEADER}\n{}", advice_csv(&advice, name)),
    }
}
