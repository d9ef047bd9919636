//! The server held to its own description, by schemathesis.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::{program, run};
use crate::server::Server;
use crate::tally::Tally;
use crate::workspace::{root, target};

/// The version whose findings are known.
const VERSION: &str = "4.32.5";
/// All of it is spent: what is known is asked first, and then at random.
const SECONDS: &str = "40";

/// Asks the server for everything that its description knows, and for what it does not know.
pub(crate) fn check() -> Result<Tally> {
    let tool = require()?;
    let server = Server::start(0, "/")?;
    // It leaves notes where it is started.
    let folder = target().join("schemathesis");
    let mut command = program(&tool.to_string_lossy());
    command
        .current_dir(folder)
        .arg("--config-file")
        .arg(root().join("server/schemathesis.toml"))
        .args(["run", &format!("{}openapi.json", server.url()), "--url", server.url().trim_end_matches('/')])
        .args(["--max-time", SECONDS, "--warnings", "off"]);
    let status = command.status().context("cannot start schemathesis")?;
    Ok(Tally { passed: u64::from(status.success()), failed: u64::from(!status.success()) })
}

/// Installs it into a folder of its own where it is missing.
fn require() -> Result<PathBuf> {
    let folder = target().join("schemathesis").join(VERSION);
    let tool = folder.join("bin/schemathesis");
    if !tool.is_file() {
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        run(program("python3").args(["-m", "venv"]).arg(&folder))
            .context("the tests of the server need Python 3 with venv")?;
        run(program(&folder.join("bin/pip").to_string_lossy()).args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            &format!("schemathesis=={VERSION}"),
        ]))
        .context("schemathesis could not be installed")?;
    }
    Ok(tool)
}
