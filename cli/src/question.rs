//! What is asked of one scenario: the scenario itself, two of its strategies, and how to answer.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use crossover::kind::Strategy;
use crossover::model::Model;
use crossover::report::Compared;
use crossover::scenario::Problems;

use crate::args::{Format, setting};
use crate::prices::PriceFiles;
use crate::{input, problems};

#[derive(Debug, clap::Args)]
pub(crate) struct ScenarioArgs {
    /// The scenario: a file, `-` for standard input, `preset:ID`, or a link
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Give an input another value, as for evaluate
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    #[command(flatten)]
    prices: PriceFiles,
}

impl ScenarioArgs {
    /// What `ask` makes of the scenario and its name; none if something is wrong, which has been told.
    pub(crate) fn ask<T>(
        &self,
        json: bool,
        ask: impl FnOnce(String, Model) -> Result<T, Problems>,
    ) -> anyhow::Result<Option<T>> {
        let catalogue = self.prices.catalogue(json)?;
        let input = input::read(&self.file, &self.settings)?;
        match input.model(&catalogue).and_then(|(name, model)| ask(name, model)) {
            Ok(answer) => Ok(Some(answer)),
            Err(found) => {
                let name = self.file.display().to_string();
                if json {
                    problems::tell_json(&name, &found)?;
                } else {
                    problems::tell(&name, &found);
                }
                Ok(None)
            }
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct PairArgs {
    /// The strategy that is asked about; with --incumbent, in place of the two that the verdict compares
    #[arg(long, value_name = "STRATEGY", value_parser = strategies(), requires = "incumbent")]
    challenger: Option<Strategy>,
    /// The strategy that it is compared with
    #[arg(long, value_name = "STRATEGY", value_parser = strategies(), requires = "challenger")]
    incumbent: Option<Strategy>,
}

/// The strategies, each under its name.
fn strategies() -> impl TypedValueParser<Value = Strategy> {
    PossibleValuesParser::new(Strategy::NAMES.iter().copied()).try_map(|name| {
        Strategy::ALL.iter().copied().find(|strategy| strategy.name() == name).ok_or("no strategy")
    })
}

impl PairArgs {
    /// The two that are meant.
    pub(crate) fn compared(&self, model: &Model) -> Result<Compared, Problems> {
        Compared::new(model, self.challenger.zip(self.incumbent))
    }
}

/// How to print what can be drawn as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DrawnFormat {
    /// Sentences and tables
    Text,
    /// An object for other programs
    Json,
    /// Rows for a spreadsheet
    Csv,
    /// Sentences and tables as Markdown
    Markdown,
    /// The chart
    Svg,
}

impl DrawnFormat {
    /// The same without a drawing, if it is none.
    pub(crate) fn printed(self) -> Option<Format> {
        match self {
            Self::Text => Some(Format::Text),
            Self::Json => Some(Format::Json),
            Self::Csv => Some(Format::Csv),
            Self::Markdown => Some(Format::Markdown),
            Self::Svg => None,
        }
    }
}
