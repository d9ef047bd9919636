//! Programs as WebAssembly modules, and the command line they are compared with.

use std::env::consts::EXE_SUFFIX;
use std::env::var_os;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process::{cargo, program, run, typed};
use crate::workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs Rust's standard library for WebAssembly where it is missing.
pub(crate) fn require_target() -> Result<()> {
    let mut rustc = program("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let answer = rustc.output().with_context(|| format!("cannot start {}", typed(&rustc)))?;
    if Path::new(String::from_utf8_lossy(&answer.stdout).trim()).is_dir() {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", TARGET])).with_context(|| {
        format!("Rust's standard library for {TARGET} is missing and could not be installed with rustup")
    })
}

/// Builds `package` as it is shipped; the result is the path of the module.
pub(crate) fn release(package: &str) -> Result<PathBuf> {
    let target = workspace::target();
    run(build(package, &target).args(["--quiet", "--profile", "web", "--target", TARGET]))?;
    Ok(target.join(TARGET).join("web").join(package.replace('-', "_") + ".wasm"))
}

/// Builds what unpacks the single file; the result is the path of the module. It works in lanes, which browsers
/// know since spring 2023.
pub(crate) fn unpacker() -> Result<PathBuf> {
    // In a folder of its own: other flags would build the page's program again.
    let target = workspace::target().join("unpacker");
    let mut cargo = build("crossover-pack", &target);
    cargo.args(["--quiet", "--profile", "web", "--target", TARGET]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Ctarget-feature=+simd128");
    run(&mut cargo)?;
    Ok(target.join(TARGET).join("web/crossover_pack.wasm"))
}

/// Builds the page's program; the result is the path of the module.
pub(crate) fn page() -> Result<PathBuf> {
    let target = workspace::target();
    let mut cargo = build("crossover-web", &target);
    cargo.args(["--quiet", "--profile", "web", "--target", TARGET]);
    // The relocations say which function needs what: the program is split by them.
    let mut flags = "-Clink-arg=--emit-relocs".to_owned();
    if let Some(sources) = registry() {
        // The page tells nobody where it was built, and is the same wherever it is.
        flags.extend([" --remap-path-prefix=", &sources.to_string_lossy(), "/="]);
    }
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
    run(&mut cargo)?;
    Ok(target.join(TARGET).join("web/crossover_web.wasm"))
}

/// Builds the command line as `cargo test` does, so that little is left to do; the result is its path.
pub(crate) fn command_line() -> Result<PathBuf> {
    let target = workspace::target();
    run(&mut build("crossover-cli", &target))?;
    let program = target.join("debug").join(format!("crossover{EXE_SUFFIX}"));
    ensure!(program.is_file(), "{} was built, but is not there", program.display());
    Ok(program)
}

/// Builds the command line as it is shipped; the result is its path.
pub(crate) fn released_command_line() -> Result<PathBuf> {
    let target = workspace::target();
    run(build("crossover-cli", &target).arg("--release"))?;
    Ok(target.join("release").join(format!("crossover{EXE_SUFFIX}")))
}

/// Where cargo keeps the sources of other crates.
fn registry() -> Option<PathBuf> {
    let home = var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(var_os("HOME")?).join(".cargo")))?;
    Some(home.join("registry/src"))
}

fn build(package: &str, target: &Path) -> Command {
    let mut cargo = cargo();
    cargo.args(["build", "--package", package, "--target-dir"]).arg(target);
    cargo
}
