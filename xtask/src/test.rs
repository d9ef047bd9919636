//! `cargo xtask test`: every test there is.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::process::{cargo, program, tee, typed};
use crate::tally::Tally;
use crate::wasm;

/// Runs Rust's tests, then Node's on the core as WebAssembly; fails if one test fails.
pub(crate) fn test(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "test takes no arguments; for a single test there is cargo test NAME");
    wasm::require_target()?;
    let mut total = tests(cargo().args(["test", "--workspace", "--no-fail-fast"]), Tally::of_cargo)?;
    total += in_node()?;
    println!("total: {} passed, {} failed", total.passed, total.failed);
    ensure!(total.failed == 0, "tests failed");
    Ok(())
}

/// The same scenarios through the core as WebAssembly and through the command line.
fn in_node() -> Result<Tally> {
    let module = wasm::module()?;
    let cli = wasm::command_line()?;
    let mut node = program("node");
    node.args(["--test", "--test-reporter=spec", "tests/wasm.test.mjs"])
        .env("CROSSOVER_WASM", module)
        .env("CROSSOVER_CLI", cli)
        // Colours would stand between the words of the closing lines.
        .env_remove("FORCE_COLOR");
    tests(&mut node, Tally::of_node)
}

/// Runs `runner` and counts its tests; a run that breaks off has no count.
fn tests(runner: &mut Command, closing_line: fn(&str) -> Tally) -> Result<Tally> {
    let mut tally = Tally::default();
    let status = tee(runner, |line| tally += closing_line(line))?;
    ensure!(tally != Tally::default(), "{} ended with {status} and ran no test", typed(runner));
    let agrees = status.success() == (tally.failed == 0);
    ensure!(agrees, "{} ended with {status} and {} failed tests", typed(runner), tally.failed);
    Ok(tally)
}
