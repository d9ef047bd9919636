//! `cargo xtask bench uncertainty`: draws beside the same model in NumPy, and two strategies of it in Squiggle.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::process::{cargo, program, run, typed};
use crate::workspace::{root, target};

const NUMPY: &str = "2.4.6";
const SQUIGGLE: &str = "0.10.0";
const SAMPLES: &str = "100000";
/// So often NumPy and the command take turns; Squiggle takes part in the first of them.
const ROUNDS: usize = 7;
const ROUNDS_OF_SQUIGGLE: usize = 3;
/// Present values of the two models must be equal to this part of them.
const TOLERANCE: f64 = 1e-9;
/// Means of another sequence of draws, without its rank correlation, to this part.
const ROUGHLY: f64 = 0.02;
/// NumPy and Squiggle take at least so many times as long.
const LEAST_OVER_NUMPY: f64 = 2.0;
const LEAST_OVER_SQUIGGLE: f64 = 20.0;
/// Squiggle draws every input by itself.
const UNCORRELATED: &str = "uncertainty.correlations.1.rank=0";

/// Measures all of them in turns, and prints medians and ratios as they stand in the documentation.
pub(crate) fn bench() -> Result<()> {
    let bench = Bench::prepare()?;
    let (mut ours, mut ours_of_two, mut numpy, mut squiggle) = (vec![], vec![], vec![], vec![]);
    let mut worst: f64 = 0.0;
    for round in 0..ROUNDS {
        ours.push(bench.ours(&[])?);
        ours_of_two.push(bench.ours(&ONLY_TWO)?);
        let found = bench.numpy()?;
        numpy.push(number(&found, "milliseconds")?);
        worst = worst.max(number(&found, "worst")?);
        if round < ROUNDS_OF_SQUIGGLE {
            squiggle.push(bench.squiggle()?);
        }
    }
    ensure!(worst <= TOLERANCE, "present values differ from those of NumPy by {worst:e}");
    let [ours, two, numpy, squiggle] = [ours, ours_of_two, numpy, squiggle].map(median);
    println!("| 100,000 draws, 36 months | median | times as long |");
    println!("|---|--:|--:|");
    println!("| `crossover uncertainty`, five strategies | {ours:.0} ms | 1 |");
    println!("| NumPy {NUMPY}, five strategies | {numpy:.0} ms | {:.1} |", numpy / ours);
    println!("| `crossover uncertainty`, two strategies | {two:.0} ms | 1 |");
    println!("| Squiggle {SQUIGGLE}, two strategies | {squiggle:.0} ms | {:.0} |", squiggle / two);
    println!("\nPresent values of the same draws differ from those of NumPy by at most {worst:.0e} of them.");
    let (over_numpy, over_squiggle) = (numpy / ours, squiggle / two);
    ensure!(
        over_numpy >= LEAST_OVER_NUMPY && over_squiggle >= LEAST_OVER_SQUIGGLE,
        "NumPy takes {over_numpy:.1} times as long and Squiggle {over_squiggle:.0}, not {LEAST_OVER_NUMPY} and \
         {LEAST_OVER_SQUIGGLE} at least"
    );
    Ok(())
}

const ONLY_TWO: [&str; 6] =
    ["--set", "prompt_only.enabled=false", "--set", "hybrid.enabled=false", "--set", "staged.enabled=false"];

struct Bench {
    crossover: PathBuf,
    python: PathBuf,
    folder: PathBuf,
}

impl Bench {
    /// Builds the program, installs the others, and writes what they read.
    fn prepare() -> Result<Self> {
        run(cargo().args(["build", "--release", "--package", "crossover-cli"]))?;
        let folder = target().join("uncertainty");
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let crossover = target().join("release/crossover");
        let bench = Self { crossover, python: python(&folder)?, folder };
        install_squiggle(&bench.folder)?;
        bench.write("fields.json", Command::new(&bench.crossover).args(["fields", "--format", "json"]))?;
        bench.write("draws.csv", bench.uncertainty().args(["--samples", "5000", "--format", "csv"]))?;
        bench.write("constants.json", &mut bench.model())?;
        Ok(bench)
    }

    fn uncertainty(&self) -> Command {
        let mut command = Command::new(&self.crossover);
        command.arg("uncertainty").arg(scenario());
        command.args(["--challenger", "fine_tuned", "--incumbent", "rag"]);
        command
    }

    fn model(&self) -> Command {
        let mut command = program(&self.python.to_string_lossy());
        command.arg("benches/uncertainty/model.py").arg(self.folder.join("fields.json")).arg(scenario());
        command
    }

    fn write(&self, name: &str, command: &mut Command) -> Result<()> {
        let path = self.folder.join(name);
        fs::write(&path, output(command)?).with_context(|| format!("cannot write {}", path.display()))
    }

    /// The milliseconds of the whole program, from its start to its end.
    #[expect(clippy::disallowed_methods, reason = "a clock is what measures")]
    fn ours(&self, more: &[&str]) -> Result<f64> {
        let mut command = self.uncertainty();
        command.args(["--samples", SAMPLES, "--format", "json"]).args(more);
        let begin = Instant::now();
        output(&mut command)?;
        Ok(begin.elapsed().as_secs_f64() * 1e3)
    }

    fn numpy(&self) -> Result<Value> {
        let found = output(self.model().arg(self.folder.join("draws.csv")).arg(SAMPLES))?;
        serde_json::from_slice(&found).context("what model.py prints is JSON")
    }

    fn squiggle(&self) -> Result<f64> {
        let mut command = program("node");
        command.arg("benches/uncertainty/squiggle.mjs").arg(&self.folder);
        let found = output(command.arg(self.folder.join("constants.json")).arg(SAMPLES))?;
        let found: Value = serde_json::from_slice(&found).context("what squiggle.mjs prints is JSON")?;
        let ours: Value = serde_json::from_slice(&output(self.uncertainty().args([
            "--set",
            UNCORRELATED,
            "--format",
            "json",
        ]))?)?;
        for (theirs, strategy) in [("rag", "rag"), ("tuned", "fine_tuned")] {
            let mean = number(&ours["strategies"][strategy], "mean_usd")?;
            let ratio = number(&found, theirs)? / mean;
            ensure!((ratio - 1.0).abs() < ROUGHLY, "Squiggle's mean of {strategy} is {ratio} times ours");
        }
        number(&found, "milliseconds")
    }
}

fn scenario() -> PathBuf {
    root().join("tests/uncertain/support-desk.toml")
}

fn number(value: &Value, key: &str) -> Result<f64> {
    value[key].as_f64().with_context(|| format!("no number under {key}"))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// What a command prints.
fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().with_context(|| format!("cannot start {}", typed(command)))?;
    ensure!(
        output.status.success(),
        "{} ended with {}:\n{}",
        typed(command),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(output.stdout)
}

/// Python with NumPy, in a folder of its own.
fn python(folder: &Path) -> Result<PathBuf> {
    let environment = folder.join(format!("numpy-{NUMPY}"));
    let python = environment.join("bin/python");
    if !environment.join("installed").is_file() {
        run(program("python3").args(["-m", "venv"]).arg(&environment))
            .context("the comparison needs Python 3.11 or later with venv")?;
        let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(program(&python.to_string_lossy()).args(pip).arg(format!("numpy=={NUMPY}")))
            .context("NumPy could not be installed")?;
        fs::write(environment.join("installed"), "")?;
    }
    Ok(python)
}

fn install_squiggle(folder: &Path) -> Result<()> {
    if folder.join("node_modules/@quri/squiggle-lang").is_dir() {
        return Ok(());
    }
    let flags = ["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", "--prefix"];
    run(program("npm").args(flags).arg(folder).arg(format!("@quri/squiggle-lang@{SQUIGGLE}")))
        .context("Squiggle could not be installed")
}
