//! `crossover flip`.

use crossover::report::{
    Flips, InputFlip, Reach, flip, flips_csv, flips_text, numeric_inputs, to_json, to_markdown, to_text,
};

use crate::args::Format;
use crate::outcome::Outcome;
use crate::question::{PairArgs, ScenarioArgs};
use crate::{output, spread};

#[derive(Debug, clap::Args)]
pub(crate) struct FlipArgs {
    #[command(flatten)]
    scenario: ScenarioArgs,
    #[command(flatten)]
    pair: PairArgs,
    /// How to print them
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

pub(crate) fn run(args: &FlipArgs) -> anyhow::Result<Outcome> {
    let asked = args.scenario.ask(args.format == Format::Json, |name, model| {
        let compared = args.pair.compared(&model)?;
        Ok((name, model, compared))
    })?;
    let Some((name, model, compared)) = asked else { return Ok(Outcome::Invalid) };
    let fields = numeric_inputs(&model);
    let search = |place: usize| {
        let found = flip(&model, compared.pair(), fields[place], Reach::Far);
        InputFlip::new(&model, fields[place], found)
    };
    let mut found = Vec::new();
    spread::in_order(fields.len(), spread::cores(), search, |input| {
        found.push(input);
        Ok(())
    })?;
    let flips = Flips::of(&compared, found);
    let document = || flips_text(&flips, &name);
    output::print(&match args.format {
        Format::Text => to_text(&document(), output::colour()),
        Format::Markdown => to_markdown(&document()),
        Format::Json => to_json(&flips) + "\n",
        Format::Csv => flips_csv(&flips),
    })?;
    Ok(Outcome::Done)
}
