//! The browser that tests the page.

use std::env::{split_paths, var_os};
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::process::{program, run, succeeds};
use crate::server::Server;

/// What Chromium is called in distributions.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds Chromium, or installs Debian's.
pub(crate) fn require_chromium() -> Result<PathBuf> {
    if let Some(chosen) = var_os("CHROMIUM") {
        let chosen = PathBuf::from(chosen);
        ensure!(chosen.is_file(), "CHROMIUM names {}, which is no file", chosen.display());
        return Ok(chosen);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    ensure!(
        is_root() && succeeds(program("apt-get").arg("--version")),
        "the tests of the page need Chromium: install it, or name it in CHROMIUM"
    );
    run(program("apt-get").arg("update"))?;
    let install = ["install", "--yes", "--no-install-recommends", "chromium"];
    run(program("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"))?;
    find().context("chromium was installed, but is not in PATH")
}

fn find() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = split_paths(&var_os("PATH")?).collect();
    let places = NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|path| path.is_file())
}

/// Whether packages may be installed.
fn is_root() -> bool {
    let asked = program("id").arg("-u").output();
    asked.is_ok_and(|answer| answer.stdout.trim_ascii() == b"0")
}

/// Serves the page and tells `command` where it is, and where the browser is. The servers end with the result.
pub(crate) fn serve_to(command: &mut Command) -> Result<[Server; 2]> {
    let servers = [Server::start(0, "/")?, Server::start(0, "/somewhere/below/")?];
    command
        .env("CROSSOVER_CHROMIUM", require_chromium()?)
        .env("CROSSOVER_URL", servers[0].url())
        .env("CROSSOVER_URL_BELOW", servers[1].url());
    Ok(servers)
}
