//! Tools from npm, in the versions of the lock file.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process::{program, run, succeeds};
use crate::workspace::{is_newer, root};

/// Installs what `package-lock.json` names where it is missing or older than the lock file.
pub(crate) fn require_packages() -> Result<()> {
    ensure!(
        succeeds(program("node").arg("--version")) && succeeds(program("npm").arg("--version")),
        "Node with npm is missing: install Node 20 or later"
    );
    let installed = root().join("node_modules/.package-lock.json");
    if is_newer(&installed, &root().join("package-lock.json")) {
        return Ok(());
    }
    run(program("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
        .context("the packages of package-lock.json could not be installed")
}

/// `wasm-opt` with the features that Rust's WebAssembly uses, and no others: a browser must know each.
pub(crate) fn wasm_opt(from: &Path, to: &Path) -> Command {
    const FEATURES: [&str; 6] = [
        "--enable-bulk-memory",
        "--enable-multivalue",
        "--enable-mutable-globals",
        "--enable-nontrapping-float-to-int",
        "--enable-reference-types",
        "--enable-sign-ext",
    ];
    let mut node = program("node");
    node.arg(package("binaryen").join("bin/wasm-opt"))
        .args(FEATURES)
        .args(["-Oz", "--quiet"])
        .arg(from)
        .arg("-o")
        .arg(to);
    node
}

/// The folder of a package.
fn package(name: &str) -> PathBuf {
    root().join("node_modules").join(name)
}
