//! `crossover chart`.

use std::path::Path;

use anyhow::{Context, bail};
use crossover::chart::{Chart, Kind, Money, Request, svg};
use crossover::model::Model;
use crossover::report::Report;

use crate::args::{ChartArgs, ChartKind, ChartMoney};
use crate::outcome::Outcome;
use crate::{evaluate, input, output, png};

/// What the ending of the output asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Svg,
    Png,
}

/// Draws a chart of one scenario.
pub(crate) fn run(args: &ChartArgs) -> anyhow::Result<Outcome> {
    let target = args.output.as_deref().filter(|path| *path != Path::new("-"));
    let format = target.map_or(Ok(Format::Svg), format)?;
    let input = input::read(&args.file, &args.settings)?;
    let model = match input.scenario.and_then(|scenario| Model::try_from(&scenario)) {
        Ok(model) => model,
        Err(problems) => {
            evaluate::print_problems(&problems, &args.file.display().to_string());
            return Ok(Outcome::Invalid);
        }
    };
    let mut report = Report::new(&model);
    if report.title.is_empty() {
        report.title = input.name;
    }
    let request = Request {
        height: args.height,
        money: match args.money {
            ChartMoney::Present => Money::Present,
            ChartMoney::Nominal => Money::Nominal,
        },
        heading: !args.bare,
        ..Request::new(kind(args.kind), args.width)
    };
    let drawing = svg(&Chart::new(&report, &request), args.theme.into());
    match (target, format) {
        (None, _) => output::print(&drawing)?,
        (Some(path), Format::Svg) => write(path, drawing.as_bytes())?,
        (Some(path), Format::Png) => write(path, &png::png(&drawing, args.scale)?)?,
    }
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

fn kind(kind: ChartKind) -> Kind {
    match kind {
        ChartKind::Time => Kind::Time,
        ChartKind::Volume => Kind::Volume,
        ChartKind::Breakdown => Kind::Breakdown,
        ChartKind::Retraining => Kind::Retraining,
        ChartKind::Switching => Kind::Switching,
        ChartKind::Prices => Kind::Prices,
    }
}
