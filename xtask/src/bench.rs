//! `cargo xtask bench`: how fast the model is.

use anyhow::Result;

use crate::draws;
use crate::process::{cargo, run};

/// Runs the benchmarks, or measures draws beside other programs. Only they understand Criterion's arguments, so the unit tests, which
/// `cargo bench` would run too, are left out.
pub(crate) fn bench(arguments: &[String]) -> Result<()> {
    if arguments == ["uncertainty"] {
        return draws::bench();
    }
    run(cargo().args(["bench", "--package", "crossover", "--bench", "*", "--"]).args(arguments))
}
