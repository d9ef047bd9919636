//! `cargo xtask test`: every test there is.

use std::path::PathBuf;
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::{Result, bail, ensure};

use crate::build::require_page;
use crate::chromium::serve_to;
use crate::process::{cargo, program, tee, typed};
use crate::tally::Tally;
use crate::workspace::{files, root};
use crate::{npm, schemathesis, speed, wasm};

/// Runs Rust's tests, then Node's on the core as WebAssembly and on the page; fails if one test fails.
pub(crate) fn test(arguments: &[String]) -> Result<()> {
    wasm::require_target()?;
    let total = match arguments {
        [] => {
            let mut total = tests(cargo().args(["test", "--workspace", "--no-fail-fast"]), Tally::of_cargo)?;
            total += in_node()?;
            total += in_browser(&[])?;
            total += schemathesis::check()?;
            total
        }
        [page, names @ ..] if page == "page" => in_browser(names)?,
        [first, ..] => bail!("test takes nothing, or page and names of its files, not {first}"),
    };
    // Alone: other work would be measured along.
    let speed = if arguments.is_empty() && total.failed == 0 { speed::check() } else { Ok(()) };
    println!("total: {} passed, {} failed", total.passed, total.failed);
    ensure!(total.failed == 0, "tests failed");
    speed
}

/// The same scenarios through the package for JavaScript and through the command line.
fn in_node() -> Result<Tally> {
    tests(&mut node_test(&["tests/wasm.test.mjs".into(), "tests/api.test.mjs".into()])?, Tally::of_node)
}

/// The page as it is shipped, in Chromium: the files whose names begin with one of `names`, or all.
fn in_browser(names: &[String]) -> Result<Tally> {
    require_page()?;
    let mut found = files(&root().join("tests/browser"), "mjs")?;
    found.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".test.mjs")
            && (names.is_empty() || names.iter().any(|wanted| name.starts_with(wanted.as_str())))
    });
    ensure!(!found.is_empty(), "tests/browser holds no such test");
    let mut node = node_test(&found)?;
    let _servers = serve_to(&mut node)?;
    tests(&mut node, Tally::of_node)
}

/// Node's test runner on `files`, which may call the command line and import the package.
fn node_test(files: &[PathBuf]) -> Result<Command> {
    let mut node = program("node");
    // By itself Node leaves a processor to others: of two that would be half.
    let processors = available_parallelism().map_or(1, usize::from).to_string();
    node.args(["--test", "--test-reporter=spec", "--test-concurrency", &processors])
        .args(files)
        .env("CROSSOVER_CLI", wasm::command_line()?)
        .env("CROSSOVER_NPM", npm::package()?)
        // Colours would stand between the words of the closing lines.
        .env_remove("FORCE_COLOR");
    Ok(node)
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
