//! Writing results: colour only on a terminal, and no complaint when the reader has gone.

use std::io::{self, Write};

use crossover::report::harmless;
use crossover::scenario::Problems;

/// Writes `text` to standard output.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Whether standard output shows colours: it is a terminal that can, and nobody has set `NO_COLOR`.
pub(crate) fn colour() -> bool {
    !matches!(anstream::AutoStream::choice(&io::stdout()), anstream::ColorChoice::Never)
}

/// Whether `error` only says that nobody reads standard output any more.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Writes what is wrong with the file `name` to standard error.
pub(crate) fn problems(problems: &Problems, name: &str) {
    let count = problems.problems.len();
    eprintln!("{}: {count} problem{}", harmless(name), if count == 1 { "" } else { "s" });
    for problem in &problems.problems {
        // Names and values are somebody else's text.
        for line in problem.message.lines() {
            eprintln!("  {}", harmless(line));
        }
    }
}
