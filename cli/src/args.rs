//! What can be asked for.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use crossover::kind::Strategy;
use crossover::report::Line;

use crate::advise::AdviseArgs;
use crate::chart::ChartArgs;
use crate::compare::CompareArgs;
use crate::flip::FlipArgs;
use crate::frontier::FrontierArgs;
use crate::link::LinkArgs;
use crate::presets::PresetsCommand;
use crate::prices::{PriceFiles, PricesArgs};
use crate::sensitivity::SensitivityArgs;
#[cfg(feature = "serve")]
use crate::serve::ServeArgs;
use crate::share::ShareArgs;
use crate::sweep::SweepArgs;
use crate::uncertainty::UncertaintyArgs;

/// Costs and break-evens of retrieval, fine-tuning, both, or a good prompt
#[derive(Debug, Parser)]
#[command(name = "crossover", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// Reads the command line; leaves with a message where it makes no sense.
    pub(crate) fn read() -> Self {
        let args = Self::parse();
        if let Command::Evaluate(EvaluateArgs { explain, format: Format::Csv, .. }) = &args.command
            && !explain.is_empty()
        {
            let message = "--explain prints text, markdown or json, not csv";
            Self::command().error(ErrorKind::ArgumentConflict, message).exit();
        }
        args
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Evaluate scenarios: what each strategy costs, and where they break even
    ///
    /// Exits with 0 when every scenario was evaluated (a strategy that cannot run is still a result),
    /// with 2 when a scenario is invalid (every problem is then on stderr), and with 1 when a file
    /// cannot be read; of several outcomes the worst counts.
    Evaluate(EvaluateArgs),
    /// Say which strategies fit a scenario, by its answers under `[answers]`, and what may be forgotten
    ///
    /// docs/advisor.md lists the questions and the rules. Exits with 2 when the scenario is invalid, and with 1
    /// when a file cannot be read.
    Advise(AdviseArgs),
    /// Draw a chart of a scenario as SVG or PNG
    ///
    /// Exits with 2 when the scenario is invalid, and with 1 when a file cannot be read or written.
    Chart(ChartArgs),
    /// Compare scenarios: first the inputs that differ, then what they come to
    ///
    /// The first scenario is the base; differences are what the others have more than it.
    Compare(CompareArgs),
    /// Evaluate a scenario at many values of one or two of its inputs
    ///
    /// Each row gives what every strategy costs there, which is cheapest, and when the pair that the
    /// verdict on the scenario is about breaks even. A point at which the scenario is invalid is a row
    /// with the reason. The second input changes fastest.
    Sweep(SweepArgs),
    /// Move each input down and up, and print what that does to the difference between two strategies
    ///
    /// Each input is moved by itself, by a fifth of its value or to the ends of its uncertainty range, and
    /// evaluated there; the largest change comes first.
    Sensitivity(SensitivityArgs),
    /// Find the nearest value of each input at which the cheaper of two strategies changes
    ///
    /// Each input is changed by itself, as far as its range goes; the nearest change comes first.
    Flip(FlipArgs),
    /// Map which strategy is cheapest where two inputs are varied
    ///
    /// A map of volume and of how often to retrain, if nothing else is asked for; with -o as a chart.
    Frontier(FrontierArgs),
    /// Say how sure the answer is: draw the inputs with ranges many times and evaluate every draw
    ///
    /// Gives what each strategy costs, how often it is the cheapest, when one breaks even with another, and
    /// what it is worth to know an input. docs/uncertainty.md says how. Exits with 2 when the scenario is
    /// invalid or no input has a range.
    Uncertainty(UncertaintyArgs),
    /// Print a scenario as a link
    ///
    /// A link is a difference against one of the presets, or against nothing, whichever is shorter. It works
    /// wherever a scenario file is accepted: `crossover evaluate 's=…'`.
    Link(LinkArgs),
    /// Print what to paste into a wiki or a page: a link, a frame, an element, an image, Markdown or HTML
    ///
    /// Exits with 2 when the scenario or an option is invalid, and with 1 when a file cannot be read.
    Share(ShareArgs),
    /// The scenarios that come with the program
    #[command(subcommand)]
    Presets(PresetsCommand),
    /// Serve the calculator and the interface for programs over HTTP
    ///
    /// The page is the one that was built before this program was. SIGTERM and Ctrl-C end it; requests that
    /// have begun are answered first. docs/server.md describes addresses, headers and limits.
    #[cfg(feature = "serve")]
    Serve(ServeArgs),
    /// Print the JSON Schema of scenarios
    Schema,
    /// List the inputs of a scenario with defaults, ranges and sources
    Fields(FieldsArgs),
    /// Look up the price catalogue, or check it
    Prices(PricesArgs),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print the manual page of the program, or of one of its commands
    Man {
        /// The command: `evaluate` prints crossover-evaluate(1)
        command: Option<String>,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct EvaluateArgs {
    /// Scenario files, TOML or JSON by their ending; `-` reads standard input, `preset:ID` a preset; a link
    /// is a scenario too
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// How to print the results; JSON is one line a scenario, CSV the ledger with a row for each line and month
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Give an input another value: `rag.top_k=3`, `workload.queries_per_month=1.2M`, `extra.1.months=1,13`;
    /// or a range: `workload.queries_per_month='50k to 400k'`, `rag.setup_hours=unsure`
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    pub(crate) settings: Vec<(String, String)>,
    /// Explain a line of the ledger instead: `query.generation`, `rag/store.minimum`, `all`
    #[arg(long, value_name = "LINE", value_parser = Wanted::parse)]
    pub(crate) explain: Vec<Wanted>,
    #[command(flatten)]
    pub(crate) prices: PriceFiles,
    /// The month to explain; without it the first one with anything on the line
    #[arg(long, requires = "explain", value_parser = clap::value_parser!(u16).range(1..=120))]
    pub(crate) month: Option<u16>,
}

/// Reads `PATH=VALUE`.
pub(crate) fn setting(text: &str) -> Result<(String, String), String> {
    let (path, value) = text.split_once('=').ok_or("expected PATH=VALUE, as in rag.top_k=3")?;
    Ok((path.trim().to_owned(), value.to_owned()))
}

/// A line to explain, of one strategy or of all.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) strategy: Option<Strategy>,
    /// All lines, if none.
    pub(crate) line: Option<Line>,
}

impl Wanted {
    fn parse(text: &str) -> Result<Self, String> {
        let (strategy, line) = match text.split_once('/') {
            Some((name, line)) => {
                let strategy =
                    Strategy::ALL.iter().find(|strategy| strategy.name() == name).ok_or_else(|| {
                        format!("no strategy is called {name}; they are {}", Strategy::NAMES.join(", "))
                    })?;
                (Some(*strategy), line)
            }
            None => (None, text),
        };
        if line == "all" {
            return Ok(Self { strategy, line: None });
        }
        let lines = || Line::FIXED.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let line = Line::parse(line)
            .ok_or_else(|| format!("no line is called {line}; they are {}, extra.1, … and all", lines()))?;
        Ok(Self { strategy, line: Some(line) })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Sentences and tables
    Text,
    /// An object for other programs
    Json,
    /// Rows for a spreadsheet
    Csv,
    /// Sentences and tables as Markdown
    Markdown,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FieldsArgs {
    /// Only inputs whose path contains this
    #[arg(default_value = "")]
    pub(crate) pattern: String,
    /// How to print them
    #[arg(long, value_enum, default_value_t = FieldsFormat::Text)]
    pub(crate) format: FieldsFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FieldsFormat {
    /// A table
    Text,
    /// Everything known of each input
    Json,
    /// The reference page
    Markdown,
}
