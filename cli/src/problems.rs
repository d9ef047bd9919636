//! What is wrong with a call or a scenario, on standard error and, where JSON was asked for, as JSON.

use crossover::report::{harmless, to_json};
use crossover::scenario::Problems;

use crate::output;

/// Every problem of `name` on standard error.
pub(crate) fn tell(name: &str, problems: &Problems) {
    let count = problems.problems.len();
    eprintln!("{}: {count} problem{}", harmless(name), if count == 1 { "" } else { "s" });
    for problem in &problems.problems {
        // Names and values are somebody else's text.
        for line in problem.message.lines() {
            eprintln!("  {}", harmless(line));
        }
    }
}

/// The same, and as JSON on standard output.
pub(crate) fn tell_json(name: &str, problems: &Problems) -> anyhow::Result<()> {
    tell(name, problems);
    output::print(&(to_json(problems) + "\n"))
}
