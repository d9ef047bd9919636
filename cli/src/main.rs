//! `crossover`: evaluates scenarios from the command line.

mod advise;
mod args;
mod chart;
mod compare;
mod drawing;
mod evaluate;
mod flip;
mod frontier;
mod input;
mod link;
mod outcome;
mod output;
mod presets;
mod prices;
mod problems;
mod progress;
mod question;
mod reference;
mod sensitivity;
#[cfg(feature = "serve")]
mod serve;
mod share;
mod spread;
mod sweep;
mod uncertainty;

use std::process::ExitCode;

use args::{Args, Command};
use outcome::{Outcome, Told};

fn main() -> ExitCode {
    match run(Args::read()) {
        Ok(outcome) => outcome.into(),
        // Whoever read our output has seen enough.
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            if let Some(Told(outcome)) = error.downcast_ref() {
                return (*outcome).into();
            }
            eprintln!("crossover: {error:#}");
            Outcome::Unreadable.into()
        }
    }
}

fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.command {
        Command::Evaluate(args) => evaluate::run(&args),
        Command::Advise(args) => advise::run(&args),
        Command::Chart(args) => chart::run(&args),
        Command::Link(args) => link::run(&args),
        Command::Share(args) => share::run(&args),
        Command::Presets(command) => presets::run(&command),
        Command::Compare(args) => compare::run(&args),
        Command::Sweep(args) => sweep::run(&args),
        Command::Sensitivity(args) => sensitivity::run(&args),
        Command::Flip(args) => flip::run(&args),
        Command::Frontier(args) => frontier::run(&args),
        Command::Uncertainty(args) => uncertainty::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(args),
        Command::Schema => reference::schema(),
        Command::Fields(args) => reference::fields(&args),
        Command::Prices(args) => prices::run(&args),
        Command::Completions { shell } => reference::completions(shell),
        Command::Man { command } => reference::man(command.as_deref()),
    }
}
