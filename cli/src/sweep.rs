//! `crossover sweep`.

use std::io::{IsTerminal, stdout};
use std::path::PathBuf;

use clap::ValueEnum;
use crossover::report::{Sweep, SweepFormat, Vary, stretch};

use crate::args::setting;
use crate::outcome::Outcome;
use crate::prices::PriceFiles;
use crate::progress::Progress;
use crate::spread::Threads;
use crate::{input, output, problems, spread};

/// So many points are worked out and printed at once.
const PIECE: usize = 512;

#[derive(Debug, clap::Args)]
pub(crate) struct SweepArgs {
    /// The scenario: a file, `-` for standard input, `preset:ID`, or a link
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Vary an input, evenly or by equal factors: `rag.top_k=1..20:20`,
    /// `workload.queries_per_month=1e3..1e7:41,log`
    #[arg(long, required = true, value_name = "PATH=FROM..TO:STEPS[,log]", value_parser = vary)]
    vary: Vec<Vary>,
    /// How to print the points
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Give an input another value before anything is varied
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    #[command(flatten)]
    prices: PriceFiles,
    #[command(flatten)]
    threads: Threads,
    #[command(flatten)]
    progress: Progress,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A row for each point
    Csv,
    /// One object in one line
    Json,
}

/// Reads `PATH=FROM..TO:STEPS` with or without `,log`.
fn vary(text: &str) -> Result<Vary, String> {
    let read = || {
        let (path, range) = text.split_once('=')?;
        let (range, spacing) = range.split_once(',').map_or((range, ""), |(range, word)| (range, word));
        let (ends, steps) = range.split_once(':')?;
        let spaced = if spacing.is_empty() { ends.to_owned() } else { [ends, spacing].join(",") };
        let (from, to, spacing) = stretch(&spaced)?;
        let steps = steps.trim().replace('_', "").parse().ok()?;
        Some(Vary { path: path.trim().to_owned(), from, to, steps, spacing })
    };
    read().ok_or_else(|| {
        "expected PATH=FROM..TO:STEPS, as in rag.top_k=1..20:20, with ,log behind it for equal factors"
            .to_owned()
    })
}

pub(crate) fn run(args: &SweepArgs) -> anyhow::Result<Outcome> {
    let catalogue = args.prices.catalogue(args.format == Format::Json)?;
    let input = input::read(&args.file, &args.settings)?;
    let sweep = match input.model(&catalogue).and_then(|(_, model)| Sweep::new(model, &args.vary)) {
        Ok(sweep) => sweep,
        Err(found) => {
            let name = args.file.display().to_string();
            match args.format {
                Format::Json => problems::tell_json(&name, &found)?,
                Format::Csv => problems::tell(&name, &found),
            }
            return Ok(Outcome::Invalid);
        }
    };
    let format = match args.format {
        Format::Csv => SweepFormat::Csv,
        Format::Json => SweepFormat::Json,
    };
    let threads = args.threads.count();
    // A terminal shows the points themselves.
    let progress = args.progress.bar(sweep.len() as u64, "points", !stdout().is_terminal())?;
    output::print(&format.head(&sweep))?;
    let piece = |piece: usize| {
        let first = piece * PIECE;
        let places = first..sweep.len().min(first + PIECE);
        (places.len(), format.points(&sweep, places))
    };
    spread::in_order(sweep.len().div_ceil(PIECE), threads, piece, |(points, text)| {
        progress.inc(points as u64);
        output::print(&text)
    })?;
    output::print(format.tail())?;
    progress.finish_and_clear();
    Ok(Outcome::Done)
}
