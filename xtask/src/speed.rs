//! `cargo xtask speed`: how fast the page is.

use anyhow::{Result, ensure};

use crate::build::require_page;
use crate::chromium::serve_to;
use crate::process::{program, run};

/// So many times its budget a figure may come to in a test: machines that test are slow and busy.
const PATIENCE: &str = "2";

/// Measures the page and prints its figures beside their budgets.
pub(crate) fn speed(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "speed takes no arguments");
    require_page()?;
    script("speed.mjs", &[])?;
    script("lighthouse.mjs", &["mobile"])
}

/// The same, an error where the page is far slower than it may be.
pub(crate) fn check() -> Result<()> {
    require_page()?;
    script("speed.mjs", &[PATIENCE])?;
    script("lighthouse.mjs", &[])
}

fn script(name: &str, arguments: &[&str]) -> Result<()> {
    let mut node = program("node");
    node.arg(["tests/browser/", name].concat()).args(arguments);
    let _servers = serve_to(&mut node)?;
    run(&mut node)
}
