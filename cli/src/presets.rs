//! `crossover presets`: the scenarios that come with the program.

use clap::{Subcommand, ValueEnum};
use crossover::preset::{PRESETS, Preset, PresetDescription};
use crossover::report::{Block, Document, Sentence, Table, to_json, to_text};

use crate::outcome::Outcome;
use crate::{output, problems};

#[derive(Debug, Subcommand)]
pub(crate) enum PresetsCommand {
    /// List them
    List {
        /// How to print them
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Print one as TOML, to begin one's own scenario with
    Show {
        /// Its name: `crossover presets show support-desk > mine.toml`
        id: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table
    Text,
    /// Names, titles and notes
    Json,
}

pub(crate) fn run(command: &PresetsCommand) -> anyhow::Result<Outcome> {
    match command {
        PresetsCommand::List { format } => output::print(&list(*format))?,
        PresetsCommand::Show { id } => match Preset::find(id) {
            Ok(preset) => output::print(preset.toml())?,
            Err(unknown) => {
                problems::tell("crossover presets show", &unknown);
                return Ok(Outcome::Invalid);
            }
        },
    }
    Ok(Outcome::Done)
}

fn list(format: ListFormat) -> String {
    let presets: Vec<PresetDescription> = PRESETS.iter().map(|preset| preset.describe()).collect();
    if format == ListFormat::Json {
        return to_json(&presets) + "\n";
    }
    let mut table = Table::new(&["Preset", "Title"]);
    for preset in presets {
        table.rows.push([preset.id, &preset.title].map(Sentence::plain).into());
    }
    to_text(&Document(vec![Block::Table(table)]), output::colour())
}
