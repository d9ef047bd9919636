//! `crossover chart`.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use crossover::chart::{Chart, Kind, Money, Request, Theme, svg};
use crossover::report::Report;

use crate::args::setting;
use crate::outcome::Outcome;
use crate::prices::PriceFiles;
use crate::{input, output, problems};

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
    #[command(flatten)]
    look: Look,
    /// Give an input another value, as for evaluate
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    #[command(flatten)]
    prices: PriceFiles,
}

/// How a chart looks, and where it goes.
#[derive(Debug, clap::Args)]
pub(crate) struct Look {
    /// The colours; auto follows the system of whoever looks at the SVG, and is light in a PNG
    #[arg(long, value_enum, default_value_t = ChartTheme::Light)]
    theme: ChartTheme,
    /// The width in pixels: the chart is drawn for it, not scaled to it
    #[arg(long, default_value_t = 1080, value_parser = clap::value_parser!(u32).range(192..=4000))]
    pub(crate) width: u32,
    /// The height in pixels, without the heading; if not given, what suits kind and width
    #[arg(long, value_parser = clap::value_parser!(u32).range(160..=4000))]
    pub(crate) height: Option<u32>,
    /// Leave out the heading
    #[arg(long)]
    pub(crate) bare: bool,
    /// How many pixels of a PNG stand for one
    #[arg(long, default_value_t = 2.0, value_parser = scale)]
    scale: f32,
    /// Where to write it, as .svg or .png; `-` or nothing is SVG on standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

impl Look {
    /// Where the chart goes, if not to standard output, and what the ending of the name asks for.
    pub(crate) fn format(&self) -> anyhow::Result<(Option<&Path>, Format)> {
        let target = self.output.as_deref().filter(|path| *path != Path::new("-"));
        Ok((target, target.map_or(Ok(Format::Svg), format)?))
    }

    /// Writes a chart where it was asked for, in the form that the name ends in.
    pub(crate) fn write(&self, chart: &Chart) -> anyhow::Result<()> {
        let (target, format) = self.format()?;
        let drawing = svg(chart, self.theme.into());
        match (target, format) {
            (None, _) => output::print(&drawing),
            (Some(path), Format::Svg) => write(path, drawing.as_bytes()),
            (Some(path), Format::Png) => write(path, &crossover_png::png(&drawing, self.scale)?),
        }
    }
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text.parse().ok().filter(|scale| (0.1..=8.0).contains(scale));
    scale.ok_or_else(|| "allowed is a number, 0.1 to 8".to_owned())
}

/// The kinds of charts, each under its name.
pub(crate) fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names = Kind::ALL.map(|kind| PossibleValue::new(kind.name()).help(kind.words()));
    PossibleValuesParser::new(names)
        .try_map(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name).ok_or("no kind of chart"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ChartTheme {
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
enum ChartMoney {
    /// Discounted to the first day
    Present,
    /// As it is paid
    Nominal,
}

/// What the ending of the output asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Svg,
    Png,
}

/// Draws a chart of one scenario.
pub(crate) fn run(args: &ChartArgs) -> anyhow::Result<Outcome> {
    // A name that ends in neither is refused before anything is worked out.
    args.look.format()?;
    let catalogue = args.prices.catalogue(false)?;
    let (name, model) = match input::read(&args.file, &args.settings)?.model(&catalogue) {
        Ok(named) => named,
        Err(found) => {
            problems::tell(&args.file.display().to_string(), &found);
            return Ok(Outcome::Invalid);
        }
    };
    let mut report = Report::new(&model);
    report.title = name;
    let request = Request {
        height: args.look.height,
        money: match args.money {
            ChartMoney::Present => Money::Present,
            ChartMoney::Nominal => Money::Nominal,
        },
        heading: !args.look.bare,
        ..Request::new(args.kind, args.look.width)
    };
    args.look.write(&Chart::new(&report, &request))?;
    Ok(Outcome::Done)
}

fn format(path: &Path) -> anyhow::Result<Format> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        _ => bail!("{}: a chart is written as .svg or .png", path.display()),
    }
}

fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    std::fs::write(path, bytes).with_context(|| path.display().to_string())
}
