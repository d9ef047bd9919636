//! `crossover`: evaluates scenarios from the command line.

mod args;
mod evaluate;
mod input;
mod output;
mod reference;

use std::process::ExitCode;

use args::{Args, Command};

/// The scenario is invalid, or the call is.
const INVALID: u8 = 2;
/// A file could not be read, or the output not be written.
const FAILED: u8 = 1;

fn main() -> ExitCode {
    match run(Args::read()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(INVALID),
        // Whoever read our output has seen enough.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("crossover: {error:#}");
            ExitCode::from(FAILED)
        }
    }
}

/// Whether everything that was asked for could be done.
fn run(args: Args) -> anyhow::Result<bool> {
    match args.command {
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Schema => reference::schema(),
        Command::Fields(args) => reference::fields(&args),
        Command::Completions { shell } => reference::completions(shell),
        Command::Man => reference::man(),
    }
}
