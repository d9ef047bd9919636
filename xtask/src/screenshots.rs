//! `cargo xtask screenshots`: the page as people see it.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::build::require_page;
use crate::chromium::serve_to;
use crate::process::{program, run};
use crate::workspace::target;

/// Takes pictures of the page at three widths, light and dark.
pub(crate) fn screenshots(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "screenshots takes no arguments");
    require_page()?;
    let folder = target().join("screenshots");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut node = program("node");
    node.arg("tests/browser/screenshots.mjs").arg(&folder);
    let _servers = serve_to(&mut node)?;
    run(&mut node)?;
    println!("{}", folder.display());
    Ok(())
}
