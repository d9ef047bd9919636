//! `cargo xtask serve`: what there is to see.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, run};
use crate::workspace::{files, root};

/// Evaluates a scenario with the command line, since there is no page to serve.
pub(crate) fn serve(arguments: &[String]) -> Result<()> {
    let scenario = match arguments {
        [] => first_scenario()?,
        [file] => std::path::absolute(file)?,
        _ => bail!("serve takes one scenario at most"),
    };
    let shown = scenario.strip_prefix(root()).unwrap_or(&scenario).display();
    println!("There is no calculator page yet. Instead, this is the evaluation of {shown}:\n");
    run(cargo().args(["run", "--quiet", "--package", "crossover-cli", "--", "evaluate"]).arg(&scenario))
}

fn first_scenario() -> Result<PathBuf> {
    let folder: &Path = &root().join("scenarios");
    let scenarios = files(folder, "toml").with_context(|| format!("cannot read {}", folder.display()))?;
    scenarios.into_iter().next().context("scenarios/ holds no .toml file: name a scenario")
}
