//! `cargo xtask fuzz`: random scenarios against what must always hold.

use std::fs;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{cargo, run, succeeds};
use crate::workspace::{files, root};

const CARGO_FUZZ: &str = "0.13.2";
/// The target that takes a scenario as it is written: it starts from the examples, whose words random
/// bytes do not come to in a minute.
const READS_TEXT: &str = "read";

/// Runs the fuzz targets, each for the given time.
pub(crate) fn fuzz(arguments: &[String]) -> Result<()> {
    let Options { target, seconds } = Options::read(arguments)?;
    let known = targets()?;
    let chosen = match target {
        None => known,
        Some(target) if known.contains(&target) => vec![target],
        Some(target) => bail!("there is no fuzz target {target}; there are {}", known.join(", ")),
    };
    require_cargo_fuzz()?;
    chosen.iter().try_for_each(|target| run_target(target, seconds))
}

fn run_target(target: &str, seconds: u32) -> Result<()> {
    let corpus = root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot create {}", corpus.display()))?;
    let mut command = cargo();
    // The core forbids unsafe code: there is nothing for a sanitizer to find, and it would cost most of
    // the runs.
    command.args(["+nightly", "fuzz", "run", "--sanitizer", "none", target]).arg(corpus);
    if target == READS_TEXT {
        command.arg(root().join("scenarios"));
    }
    // Inputs of every length from the beginning: a minute is too short to start with a few bytes.
    run(command.args(["--", "-len_control=0", &format!("-max_total_time={seconds}")]))
}

/// The names of the targets.
fn targets() -> Result<Vec<String>> {
    let folder = root().join("fuzz/fuzz_targets");
    let sources = files(&folder, "rs").with_context(|| format!("cannot read {}", folder.display()))?;
    Ok(sources.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect())
}

fn require_cargo_fuzz() -> Result<()> {
    ensure!(
        succeeds(cargo().args(["+nightly", "--version"])),
        "fuzzing needs nightly Rust: rustup toolchain install nightly --profile minimal"
    );
    if succeeds(cargo().args(["+nightly", "fuzz", "--version"])) {
        return Ok(());
    }
    run(cargo().args(["install", "cargo-fuzz", "--locked", "--version", CARGO_FUZZ]))
}

/// What is fuzzed, and for how long.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    target: Option<String>,
    seconds: u32,
}

impl Options {
    fn read(arguments: &[String]) -> Result<Self> {
        let mut options = Self { target: None, seconds: 60 };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if argument == "--seconds" {
                let seconds = arguments.next().context("--seconds needs a number")?;
                options.seconds = seconds
                    .parse()
                    .ok()
                    .filter(|seconds| *seconds > 0)
                    .with_context(|| format!("--seconds needs a whole number above 0, not {seconds}"))?;
            } else if argument.starts_with('-') || options.target.is_some() {
                bail!("fuzz does not know what to do with {argument}");
            } else {
                options.target = Some(argument.clone());
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Options> {
        Options::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn targets_and_seconds_in_any_order() {
        let target = Some("read".to_owned());
        assert_eq!(read("").unwrap(), Options { target: None, seconds: 60 });
        assert_eq!(read("read --seconds 5").unwrap(), Options { target: target.clone(), seconds: 5 });
        assert_eq!(read("--seconds 5 read").unwrap(), Options { target, seconds: 5 });
    }

    #[test]
    fn endless_and_misspelt_runs_are_refused() {
        for wrong in ["--seconds", "--seconds 0", "--seconds soon", "--second 5", "read evaluate"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_targets_are_the_files() {
        assert_eq!(targets().unwrap(), ["evaluate", "link", "read"]);
    }
}
