//! `crossover chart`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use crossover::chart::{Chart, Kind, Money, Request};

use crate::args::setting;
use crate::drawing::DrawingArgs;
use crate::outcome::Outcome;
use crate::prices::PriceFiles;
use crate::{input, problems};

#[derive(Debug, clap::Args)]
pub(crate) struct ChartArgs {
    /// The scenario: a file, `-` for standard input, or `preset:ID`
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What the chart shows
    #[arg(long, value_parser = kinds(), default_value = Kind::Time.name())]
    kind: Kind,
    /// The money in which the chart of time is drawn
    #[arg(long, value_enum, default_value_t = ChartMoney::Present)]
    money: ChartMoney,
    /// Give an input another value, as for evaluate
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    #[command(flatten)]
    prices: PriceFiles,
    #[command(flatten)]
    drawing: DrawingArgs,
}

/// The kinds of charts, each under its name.
pub(crate) fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.map(|kind| PossibleValue::new(kind.name()).help(kind.words()));
    PossibleValuesParser::new(names)
        .try_map(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("no kind of chart"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ChartMoney {
    /// Discounted to the first day
    Present,
    /// As it is paid
    Nominal,
}

/// Draws a chart of one scenario.
pub(crate) fn run(args: &ChartArgs) -> anyhow::Result<Outcome> {
    args.drawing.check()?;
    let catalogue = args.prices.catalogue(false)?;
    let (name, model) = match input::read(&args.file, &args.settings)?.model(&catalogue) {
        Ok(named) => named,
        Err(found) => {
            problems::tell(&args.file.display().to_string(), &found);
            return Ok(Outcome::Invalid);
        }
    };
    let paper = args.drawing.paper();
    let request = Request {
        height: paper.height,
        money: match args.money {
            ChartMoney::Present => Money::Present,
            ChartMoney::Nominal => Money::Nominal,
        },
        heading: paper.heading,
        ..Request::new(args.kind, paper.width)
    };
    let mut report = request.report(&model);
    report.title = name;
    args.drawing.write(&Chart::new(&report, &request))?;
    Ok(Outcome::Done)
}
