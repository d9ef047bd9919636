//! `crossover uncertainty`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use crossover::chart::{Chart, DrawnKind};
use crossover::kind::Strategy;
use crossover::report::{
    AskedDraws, LEAST_SAMPLES, MOST_SAMPLES, Report, Run, Uncertainty, draws_csv, to_json, to_markdown,
    to_text, uncertain_run, uncertainty_text,
};
use indicatif::ProgressBar;

use crate::args::setting;
use crate::drawing::DrawingArgs;
use crate::outcome::Outcome;
use crate::prices::PriceFiles;
use crate::progress::Progress;
use crate::spread::Threads;
use crate::{input, output, problems, spread};

/// So many draws are made at once.
const PIECE: u32 = 1_024;

#[derive(Debug, clap::Args)]
pub(crate) struct UncertaintyArgs {
    /// The scenario with ranges: a file, `-` for standard input, `preset:ID`, or a link
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// How many draws are made
    #[arg(long, default_value_t = AskedDraws::default().samples, value_name = "N",
          value_parser = clap::value_parser!(u32).range(i64::from(LEAST_SAMPLES)..=i64::from(MOST_SAMPLES)))]
    samples: u32,
    /// Which of many sequences of draws; the same seed gives the same figures everywhere
    #[arg(long, default_value_t = AskedDraws::default().seed, value_name = "N")]
    seed: u32,
    /// Who is to break even; the challenger of the verdict, if not given
    #[arg(long, value_parser = strategies())]
    challenger: Option<Strategy>,
    /// With whom it is to break even; the incumbent of the verdict, if not given
    #[arg(long, value_parser = strategies())]
    incumbent: Option<Strategy>,
    /// How to print the result; CSV is a row for each draw, SVG a chart
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What the chart shows
    #[arg(long, value_parser = kinds(), default_value = DrawnKind::Fan.name())]
    kind: DrawnKind,
    #[command(flatten)]
    drawing: DrawingArgs,
    /// Give an input another value before anything is drawn
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
    /// Sentences and tables
    Text,
    /// An object for other programs
    Json,
    /// A row for each draw
    Csv,
    /// Sentences and tables as Markdown
    Markdown,
    /// A chart
    Svg,
}

/// The kinds of charts, each under its name.
fn kinds() -> impl TypedValueParser<Value = DrawnKind> {
    let names = DrawnKind::ALL.map(|kind| PossibleValue::new(kind.name()).help(kind.words()));
    PossibleValuesParser::new(names)
        .try_map(|name| DrawnKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("no kind of chart"))
}

/// The strategies, each under its name.
fn strategies() -> impl TypedValueParser<Value = Strategy> {
    PossibleValuesParser::new(Strategy::NAMES).try_map(|name| {
        Strategy::ALL.iter().copied().find(|strategy| strategy.name() == name).ok_or("no strategy")
    })
}

pub(crate) fn run(args: &UncertaintyArgs) -> anyhow::Result<Outcome> {
    // A name that ends in no form of chart is refused before anything is worked out.
    args.drawing.check()?;
    let catalogue = args.prices.catalogue(args.format == Format::Json)?;
    let asked = AskedDraws {
        samples: args.samples,
        seed: args.seed,
        challenger: args.challenger,
        incumbent: args.incumbent,
    };
    let input = input::read(&args.file, &args.settings)?;
    let prepared = input.model(&catalogue).and_then(|(name, model)| {
        let report = Report::new(&model);
        Ok((name, uncertain_run(&model, &report, asked)?))
    });
    let (name, mut run) = match prepared {
        Ok(prepared) => prepared,
        Err(found) => {
            let name = args.file.display().to_string();
            match args.format {
                Format::Json => problems::tell_json(&name, &found)?,
                _ => problems::tell(&name, &found),
            }
            return Ok(Outcome::Invalid);
        }
    };
    let progress = args.progress.bar(u64::from(args.samples), "draws", true)?;
    draw(&mut run, args.threads.count(), &progress)?;
    if args.drawing.has_output() || args.format == Format::Svg {
        return chart(args, &Uncertainty { title: name, ..Uncertainty::new(&run) });
    }
    let text = match args.format {
        Format::Csv => draws_csv(&run),
        Format::Json | Format::Svg => to_json(&Uncertainty::new(&run)) + "\n",
        Format::Text => to_text(&uncertainty_text(&Uncertainty::new(&run), &name), output::colour()),
        Format::Markdown => to_markdown(&uncertainty_text(&Uncertainty::new(&run), &name)),
    };
    output::print(&text)?;
    Ok(Outcome::Done)
}

fn chart(args: &UncertaintyArgs, result: &Uncertainty) -> anyhow::Result<Outcome> {
    args.drawing.write(&Chart::of_draws(result, args.kind, &args.drawing.paper()))?;
    Ok(Outcome::Done)
}

/// Makes every draw of a run, on some threads, and works out what is left.
fn draw(run: &mut Run, threads: usize, progress: &ProgressBar) -> anyhow::Result<()> {
    let question = run.question().clone();
    let samples = question.samples();
    let pieces = samples.div_ceil(PIECE);
    let places = |piece: usize| {
        let first = u32::try_from(piece).unwrap_or(u32::MAX) * PIECE;
        first..samples.min(first + PIECE)
    };
    let work = |piece: usize| (places(piece), question.draws(places(piece)));
    spread::in_order(pieces as usize, threads, work, |(places, draws)| {
        progress.inc(places.len() as u64);
        run.take(draws);
        Ok(())
    })?;
    let mut values = Vec::new();
    spread::in_order(
        run.inputs(),
        threads,
        |input| run.value(input),
        |usd| {
            values.push(usd);
            Ok(())
        },
    )?;
    for usd in values {
        run.take_value(usd);
    }
    progress.finish_and_clear();
    Ok(())
}
