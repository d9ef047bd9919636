//! How a call ends.

use std::fmt;
use std::process::ExitCode;

/// The outcome of a call; of several scenarios the worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// Everything that was asked for was done.
    Done,
    /// A scenario is invalid, or there is nothing of that name.
    Invalid,
    /// A file could not be read.
    Unreadable,
}

/// A call that ended before its work was done; whoever called has been told why.
#[derive(Debug)]
pub(crate) struct Told(pub(crate) Outcome);

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the problems have been listed")
    }
}

impl std::error::Error for Told {}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Invalid => Self::from(2),
            Outcome::Unreadable => Self::from(1),
        }
    }
}
