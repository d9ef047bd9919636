//! `crossover frontier`.

use crossover::chart::Chart;
use crossover::model::Model;
use crossover::report::{
    Frontier, FrontierMap, Spacing, Vary, frontier_csv, frontier_text, to_json, to_markdown, to_text,
    usual_input, usual_stretch,
};
use crossover::scenario::Problems;

use crate::args::Format;
use crate::drawing::DrawingArgs;
use crate::outcome::Outcome;
use crate::question::{DrawnFormat, ScenarioArgs};
use crate::sweep::stretch;
use crate::{output, spread};

#[derive(Debug, clap::Args)]
pub(crate) struct FrontierArgs {
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// The input along the rows, evenly or by equal factors: `workload.queries_per_month=1e4..1e7,log`; without
    /// a stretch what lies around the present value; volume if not given
    #[arg(long, value_name = "PATH[=FROM..TO[,log]]", value_parser = axis)]
    x: Option<Wanted>,
    /// The input from row to row; how often to retrain if not given
    #[arg(long, value_name = "PATH[=FROM..TO[,log]]", value_parser = axis)]
    y: Option<Wanted>,
    /// How many values of each; whole numbers come once
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u16).range(2..=1000))]
    steps: u16,
    /// How to print the map; with -o it is the chart that is written
    #[arg(long, value_enum, default_value_t = DrawnFormat::Text)]
    format: DrawnFormat,
    #[command(flatten)]
    drawing: DrawingArgs,
    /// How many threads work; as many as there are cores, if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
}

/// An input, and its first and last value where they are given.
#[derive(Debug, Clone)]
struct Wanted {
    path: String,
    stretch: Option<(f64, f64, Spacing)>,
}

/// Reads `PATH` or `PATH=FROM..TO` with or without `,log`.
fn axis(text: &str) -> Result<Wanted, String> {
    let Some((path, ends)) = text.split_once('=') else {
        return Ok(Wanted { path: text.trim().to_owned(), stretch: None });
    };
    let wrong = "expected PATH=FROM..TO, as in rag.top_k=1..20, with ,log behind it for equal factors";
    Ok(Wanted { path: path.trim().to_owned(), stretch: Some(stretch(ends).ok_or(wrong)?) })
}

impl FrontierArgs {
    fn frontier(&self, model: Model) -> Result<Frontier, Problems> {
        let given = |wanted: &Option<Wanted>| wanted.as_ref().map(|wanted| wanted.path.clone());
        let usual = |other: Option<String>| usual_input(&model, other.as_deref()).to_owned();
        let x = given(&self.x).unwrap_or_else(|| usual(given(&self.y)));
        let y = given(&self.y).unwrap_or_else(|| usual(Some(x.clone())));
        let vary = |path: String, wanted: &Option<Wanted>| {
            let steps = usize::from(self.steps);
            match wanted.as_ref().and_then(|wanted| wanted.stretch) {
                Some((from, to, spacing)) => Ok(Vary { path, from, to, steps, spacing }),
                None => usual_stretch(&model, &path, steps),
            }
        };
        let (x, y) = match (vary(x, &self.x), vary(y, &self.y)) {
            (Ok(x), Ok(y)) => (x, y),
            (x, y) => {
                let problems = [x.err(), y.err()].into_iter().flatten().flat_map(|found| found.problems);
                return Err(Problems { problems: problems.collect() });
            }
        };
        Frontier::new(model, x, y)
    }
}

pub(crate) fn run(args: &FrontierArgs) -> anyhow::Result<Outcome> {
    args.drawing.check()?;
    let asked = args
        .scenario
        .ask(args.format == DrawnFormat::Json, |name, model| Ok((name, args.frontier(model)?)))?;
    let Some((name, frontier)) = asked else { return Ok(Outcome::Invalid) };
    let threads = args.threads.map_or_else(spread::cores, usize::from);
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
