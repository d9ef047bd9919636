//! `crossover link`: a scenario as an address.

use std::path::PathBuf;

use crossover::link::{Link, MOST_CHARS, NOTE_CHARS, encode};
use crossover::model::Model;
use crossover::scenario::{Problems, Scenario};

use crate::args::setting;
use crate::outcome::Outcome;
use crate::{input, output, problems};

#[derive(Debug, clap::Args)]
pub(crate) struct LinkArgs {
    /// The scenario: a file, `-` for standard input, `preset:ID`, or another link
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The address of the page that opens it; without one only what stands behind the address
    #[arg(long, value_name = "URL", default_value = "", hide_default_value = true)]
    base: String,
    /// Give an input another value
    #[arg(long = "set", value_name = "PATH=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
}

pub(crate) fn run(args: &LinkArgs) -> anyhow::Result<Outcome> {
    let link = match made(input::read(&args.file, &args.settings)?.scenario(), &args.base) {
        Ok(link) => link,
        Err(found) => {
            problems::tell(&args.file.display().to_string(), &found);
            return Ok(Outcome::Invalid);
        }
    };
    warn(&link);
    let text = if args.base.is_empty() { link.text.trim_start_matches('#') } else { &link.text };
    output::print(&format!("{text}\n"))?;
    Ok(Outcome::Done)
}

/// Says what somebody who sends a link should know of it.
pub(crate) fn warn(link: &Link) {
    if link.without_note {
        eprintln!("crossover: the note stays behind: with it the link has more than {NOTE_CHARS} characters");
    }
    if link.too_long {
        eprintln!("crossover: the link has more than {MOST_CHARS} characters: some programs will cut it off");
    }
}

fn made(scenario: Result<Scenario, Problems>, page: &str) -> Result<Link, Problems> {
    let scenario = scenario?;
    // A link to what cannot be evaluated helps nobody.
    Model::try_from(&scenario)?;
    encode(&scenario, page)
}
