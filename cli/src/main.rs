//! `crossover`: evaluates scenarios from the command line.

mod args;
mod chart;
mod evaluate;
mod input;
mod outcome;
mod output;
mod png;
mod reference;

use std::process::ExitCode;

use args::{Args, Command};
use outcome::Outcome;

fn main() -> ExitCode {
    match run(Args::read()) {
        Ok(outcome) => outcome.into(),
        // Whoever read our output has seen enough.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crossover: {error:#}");
            Outcome::Unreadable.into()
        }
    }
}

fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.command {
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Chart(args) => chart::run(&args),
        Command::Schema => reference::schema(),
        Command::Fields(args) => reference::fields(&args),
        Command::Completions { shell } => reference::completions(shell),
        Command::Man { command } => reference::man(command.as_deref()),
    }
}
