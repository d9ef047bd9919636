//! `crossover frontier`.

use crossover::chart::Chart;
use crossover::report::{
    AskedAxis, FrontierMap, MapRequest, frontier_csv, frontier_text, to_json, to_markdown, to_text,
};

use crate::args::Format;
use crate::drawing::DrawingArgs;
use crate::outcome::Outcome;
use crate::question::{DrawnFormat, ScenarioArgs};
use crate::spread::Threads;
use crate::{output, spread};

#[derive(Debug, clap::Args)]
pub(crate) struct FrontierArgs {
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// The input along the rows, evenly or by equal factors: `workload.queries_per_month=1e4..1e7,log`; without
    /// a stretch what lies around the present value; volume if not given
    #[arg(long, value_name = "PATH[=FROM..TO[,log]]", value_parser = axis)]
    x: Option<AskedAxis>,
    /// The input from row to row; how often to retrain if not given
    #[arg(long, value_name = "PATH[=FROM..TO[,log]]", value_parser = axis)]
    y: Option<AskedAxis>,
    /// How many values of each; whole numbers come once
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u16).range(2..=1000))]
    steps: u16,
    /// How to print the map; with -o it is the chart that is written
    #[arg(long, value_enum, default_value_t = DrawnFormat::Text)]
    format: DrawnFormat,
    #[command(flatten)]
    drawing: DrawingArgs,
    #[command(flatten)]
    threads: Threads,
}

/// Reads an input, and its first and last value where they are given.
fn axis(text: &str) -> Result<AskedAxis, String> {
    AskedAxis::parse(text).map_err(str::to_owned)
}

pub(crate) fn run(args: &FrontierArgs) -> anyhow::Result<Outcome> {
    args.drawing.check()?;
    let request = MapRequest { x: args.x.clone(), y: args.y.clone(), steps: [usize::from(args.steps); 2] };
    let asked = args
        .scenario
        .ask(args.format == DrawnFormat::Json, |name, model| Ok((name, request.frontier(model)?)))?;
    let Some((name, frontier)) = asked else { return Ok(Outcome::Invalid) };
    let threads = args.threads.count();
    let mut rows = Vec::new();
    spread::in_order(
        frontier.y().values.len(),
        threads,
        |place| frontier.row(place),
        |row| {
            rows.push(row);
            Ok(())
        },
    )?;
    let map = FrontierMap::new(&frontier, &name, rows);
    let Some(format) = args.format.printed().filter(|_| !args.drawing.has_output()) else {
        args.drawing.write(&Chart::frontier(&map, &args.drawing.paper()))?;
        return Ok(Outcome::Done);
    };
    output::print(&match format {
        Format::Text => to_text(&frontier_text(&map, &name), output::colour()),
        Format::Markdown => to_markdown(&frontier_text(&map, &name)),
        Format::Json => to_json(&map) + "\n",
        Format::Csv => frontier_csv(&map),
    })?;
    Ok(Outcome::Done)
}
