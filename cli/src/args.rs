//! What can be asked for.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use crossover::chart::Theme;
use crossover::kind::Strategy;
use crossover::report::Line;

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
    /// Draw a chart of a scenario as SVG or PNG
    ///
    /// Exits with 2 when the scenario is invalid, and with 1 when a file cannot be read or written.
    Chart(ChartArgs),
    /// Print the JSON Schema of scenarios
    Schema,
    /// List the inputs of a scenario with defaults, ranges and sources
    Fields(FieldsArgs),
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
    /// Scenario files, TOML or JSON by their ending; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// How to print the results; JSON is one line a scenario
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Give an input another value: `rag.top_k=3`, `extra.1.months=1,13`
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    pub(crate) settings: Vec<(String, String)>,
    /// Explain a line of the ledger instead: `query.generation`, `rag/store.minimum`, `all`
    #[arg(long, value_name = "LINE", value_parser = Wanted::parse)]
    pub(crate) explain: Vec<Wanted>,
    /// The month to explain; without it the first one with anything on the line
    #[arg(long, requires = "explain", value_parser = clap::value_parser!(u16).range(1..=120))]
    pub(crate) month: Option<u16>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ChartArgs {
    /// The scenario file, TOML or JSON by its ending; `-` reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What the chart shows
    #[arg(long, value_enum, default_value_t = ChartKind::Time)]
    pub(crate) kind: ChartKind,
    /// The colours; auto follows the system of whoever looks at the SVG, and is light in a PNG
    #[arg(long, value_enum, default_value_t = ChartTheme::Light)]
    pub(crate) theme: ChartTheme,
    /// The width in pixels: the chart is drawn for it, not scaled to it
    #[arg(long, default_value_t = 1080, value_parser = clap::value_parser!(u32).range(192..=4000))]
    pub(crate) width: u32,
    /// The height in pixels, without the heading; if not given, what suits kind and width
    #[arg(long, value_parser = clap::value_parser!(u32).range(160..=4000))]
    pub(crate) height: Option<u32>,
    /// The money in which the chart of time is drawn
    #[arg(long, value_enum, default_value_t = ChartMoney::Present)]
    pub(crate) money: ChartMoney,
    /// Leave out the heading
    #[arg(long)]
    pub(crate) bare: bool,
    /// Give an input another value, as for evaluate
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    pub(crate) settings: Vec<(String, String)>,
    /// How many pixels of a PNG stand for one
    #[arg(long, default_value_t = 2.0, value_parser = scale)]
    pub(crate) scale: f32,
    /// Where to write it, as .svg or .png; `-` or nothing is SVG on standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (0.1..=8.0).contains(scale));
    scale.ok_or_else(|| "allowed is a number, 0.1 to 8".to_owned())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartKind {
    /// Cumulative cost over the months
    Time,
    /// Cost over volume
    Volume,
    /// Where the money goes
    Breakdown,
    /// The cost by months between retrainings
    Retraining,
    /// The cost of the staged strategy by the month of its switch
    Switching,
    /// What tokens cost over the months
    Prices,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartTheme {
    /// On a light ground
    Light,
    /// On a dark ground
    Dark,
    /// As the reader's system asks
    Auto,
}

impl From<ChartTheme> for Theme {
    fn from(theme: ChartTheme) -> Self {
        match theme {
            ChartTheme::Light => Self::Light,
            ChartTheme::Dark => Self::Dark,
            ChartTheme::Auto => Self::Auto,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ChartMoney {
    /// Discounted to the first day
    Present,
    /// As it is paid
    Nominal,
}

fn setting(text: &str) -> Result<(String, String), String> {
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
    /// The contract's JSON
    Json,
    /// The ledger, a row for each line and month
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
