//! `cargo xtask npm`: the package for JavaScript.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::build::dist;
use crate::process::{answer, program, run};
use crate::workspace::{is_newer, read, root, target};
use crate::{node, wasm};

/// What is written by hand and goes along as it is.
const SHIPPED: [&str; 5] = ["index.js", "node.js", "functions.js", "plain.js", "index.d.ts"];

/// Builds the package into `dist/npm`.
pub(crate) fn npm(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "npm takes no arguments");
    println!("{}", package()?.display());
    Ok(())
}

/// Builds the package; the result is its folder.
pub(crate) fn package() -> Result<PathBuf> {
    wasm::require_target()?;
    node::require_packages()?;
    let folder = dist().join("npm");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    translate(&wasm::release("crossover-js")?, &folder)?;
    let sources = root().join("js/package");
    for name in SHIPPED {
        copy(&sources.join(name), &folder.join(name))?;
    }
    // A list of names is its own description.
    copy(&sources.join("functions.js"), &folder.join("functions.d.ts"))?;
    copy(&sources.join("README.md"), &folder.join("README.md"))?;
    write(&folder.join("types.d.ts"), &types(&sources)?)?;
    let manifest = read(&sources.join("package.json"))?.replace("0.0.0", env!("CARGO_PKG_VERSION"));
    write(&folder.join("package.json"), &manifest)?;
    Ok(folder)
}

/// The model and its script in `folder`, unless nothing has changed that they are made of.
fn translate(module: &Path, folder: &Path) -> Result<()> {
    let small = folder.join("crossover_bg.wasm");
    let sources = [module.to_owned(), root().join("package-lock.json"), std::env::current_exe()?];
    if sources.iter().all(|source| is_newer(&small, source)) {
        return Ok(());
    }
    let built = target().join("npm");
    Bindgen::new()
        .input_path(module)
        .out_name("crossover")
        .web(true)?
        .typescript(true)
        .generate(&built)
        .context("wasm-bindgen cannot translate the model for JavaScript")?;
    for name in ["crossover.js", "crossover.d.ts"] {
        copy(&built.join(name), &folder.join(name))?;
    }
    run(&mut node::wasm_opt(&built.join("crossover_bg.wasm"), &small))
}

/// TypeScript's types, from the schemas of Rust's.
fn types(sources: &Path) -> Result<String> {
    answer(program("node").arg(sources.join("types.mjs")), &crossover_js::schemas().to_string())
        .context("the schemas could not be made into types")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
