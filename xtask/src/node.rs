//! Tools from npm, in the versions of the lock file.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process::{answer, program, run, succeeds};
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

/// `wasm-opt` for a module as small as it compresses.
pub(crate) fn wasm_opt(from: &Path, to: &Path) -> Command {
    // Offsets stay small constants: what lies below a kilobyte is the far end of the stack. What repeats may repeat,
    // and functions with one caller stay by themselves beyond a size: that is longer, and compresses to less.
    // What tools say of themselves stood in every module.
    let passes = [
        "-Oz",
        "--low-memory-unused",
        "--skip-pass=local-cse",
        "--one-caller-inline-max-function-size=100",
        "--strip-producers",
        "--strip-target-features",
    ];
    wasm_opt_with(&passes, from, to)
}

/// `wasm-opt` for a module that `pack/` packs: only what takes away, for what is written another way packs no
/// shorter.
pub(crate) fn wasm_less(from: &Path, to: &Path) -> Command {
    let passes = [
        "--duplicate-function-elimination",
        "--dae",
        "--remove-unused-brs",
        "--optimize-instructions",
        "--low-memory-unused",
        "--vacuum",
        "--remove-unused-module-elements",
    ];
    wasm_opt_with(&passes, from, to)
}

/// `wasm-opt` with the features that Rust's WebAssembly uses, and no others: a browser must know each.
fn wasm_opt_with(passes: &[&str], from: &Path, to: &Path) -> Command {
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
        .args(passes)
        .arg("--quiet")
        .arg(from)
        .arg("-o")
        .arg(to);
    node
}

/// What a text is for a browser.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    Script,
    Module,
    Sheet,
}

/// The same in fewer letters.
pub(crate) fn minified(kind: Kind, text: &str) -> Result<String> {
    let kind = match kind {
        Kind::Script => "script",
        Kind::Module => "module",
        Kind::Sheet => "sheet",
    };
    answer(program("node").args(["xtask/minify.mjs", kind]), text)
}

/// The folder of a package.
fn package(name: &str) -> PathBuf {
    root().join("node_modules").join(name)
}
