//! `crossover sensitivity`.

use crossover::chart::Chart;
use crossover::report::{Sensitivity, sensitivity_csv, sensitivity_text, to_json, to_markdown, to_text};

use crate::args::Format;
use crate::drawing::DrawingArgs;
use crate::outcome::Outcome;
use crate::output;
use crate::question::{DrawnFormat, PairArgs, ScenarioArgs};

#[derive(Debug, clap::Args)]
pub(crate) struct SensitivityArgs {
    #[command(flatten)]
    scenario: ScenarioArgs,
    #[command(flatten)]
    pair: PairArgs,
    /// How to print it; with -o it is the chart that is written
    #[arg(long, value_enum, default_value_t = DrawnFormat::Text)]
    format: DrawnFormat,
    #[command(flatten)]
    drawing: DrawingArgs,
}

pub(crate) fn run(args: &SensitivityArgs) -> anyhow::Result<Outcome> {
    args.drawing.check()?;
    let asked = args.scenario.ask(args.format == DrawnFormat::Json, |name, model| {
        let compared = args.pair.compared(&model)?;
        Ok(Sensitivity { title: name, ..Sensitivity::new(&model, &compared) })
    })?;
    let Some(sensitivity) = asked else { return Ok(Outcome::Invalid) };
    let Some(format) = args.format.printed().filter(|_| !args.drawing.has_output()) else {
        args.drawing.write(&Chart::tornado(&sensitivity, &args.drawing.paper()))?;
        return Ok(Outcome::Done);
    };
    let document = || sensitivity_text(&sensitivity, &sensitivity.title);
    output::print(&match format {
        Format::Text => to_text(&document(), output::colour()),
        Format::Markdown => to_markdown(&document()),
        Format::Json => to_json(&sensitivity) + "\n",
        Format::Csv => sensitivity_csv(&sensitivity),
    })?;
    Ok(Outcome::Done)
}
