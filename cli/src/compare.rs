//! `crossover compare`.

use std::path::PathBuf;

use crossover::model::Model;
use crossover::report::{
    COMPARISON_CSV_HEADER, Comparison, comparison_csv, comparison_text, to_json, to_markdown, to_text,
};
use crossover::scenario::Problems;

use crate::args::{Format, setting};
use crate::outcome::Outcome;
use crate::prices::PriceFiles;
use crate::{input, output, problems};

#[derive(Debug, clap::Args)]
pub(crate) struct CompareArgs {
    /// Scenarios: files, `-` for standard input, `preset:ID`, or links; the first is what the others differ
    /// from
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How to print the comparison; CSV has a row for each thing that is compared
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Give an input another value in every scenario
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    #[command(flatten)]
    prices: PriceFiles,
}

/// Compares the scenarios, or tells what is wrong with all of them.
pub(crate) fn run(args: &CompareArgs) -> anyhow::Result<Outcome> {
    let catalogue = args.prices.catalogue(args.format == Format::Json)?;
    let mut outcome = Outcome::Done;
    let mut scenarios: Vec<(String, Model)> = Vec::new();
    let mut wrong = Problems { problems: Vec::new() };
    for file in &args.files {
        match input::read(file, &args.settings) {
            Ok(input) => match input.model(&catalogue) {
                Ok(named) => scenarios.push(named),
                Err(found) => {
                    outcome = outcome.max(Outcome::Invalid);
                    problems::tell(&file.display().to_string(), &found);
                    wrong.problems.extend(found.problems);
                }
            },
            Err(error) => {
                eprintln!("crossover: {error:#}");
                outcome = outcome.max(Outcome::Unreadable);
            }
        }
    }
    if outcome != Outcome::Done {
        if args.format == Format::Json && !wrong.problems.is_empty() {
            output::print(&(to_json(&wrong) + "\n"))?;
        }
        return Ok(outcome);
    }
    let comparison = Comparison::new(&scenarios);
    output::print(&match args.format {
        Format::Text => to_text(&comparison_text(&comparison), output::colour()),
        Format::Markdown => to_markdown(&comparison_text(&comparison)),
        Format::Json => to_json(&comparison) + "\n",
        Format::Csv => format!("{COMPARISON_CSV_HEADER}\n{}", comparison_csv(&comparison)),
    })?;
    Ok(outcome)
}
