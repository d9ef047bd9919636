//! The page, served by the program that others serve it with.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::build::dist;
use crate::process::typed;
use crate::wasm::command_line;

/// A server that ends with this value.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    url: String,
}

impl Server {
    /// Serves the page on `port`, or on any free one if it is 0, below a path. Any page may show it in a frame:
    /// the tests look from some.
    pub(crate) fn start(port: u16, below: &str) -> Result<Self> {
        Self::of(&command_line()?, port, below, "off")
    }

    /// The same by a program of one's choice, with a log, which is thrown away.
    pub(crate) fn of(program: &Path, port: u16, below: &str, log: &str) -> Result<Self> {
        let mut command = Command::new(program);
        command
            .args(["serve", "--log", log, "--allow-frame", "*", "--below", below, "--dir"])
            .arg(dist())
            .args(["--addr", &format!("127.0.0.1:{port}")])
            .stdout(Stdio::piped());
        if log != "off" {
            command.stderr(Stdio::null());
        }
        let mut child = command.spawn().with_context(|| format!("cannot start {}", typed(&command)))?;
        let output = child.stdout.take();
        // From here on it is ended whatever happens.
        let mut server = Self { child, url: String::new() };
        let mut line = String::new();
        BufReader::new(output.context("the server says nothing")?).read_line(&mut line)?;
        let url = line.split_whitespace().find(|word| word.starts_with("http://"));
        url.with_context(|| format!("cannot serve on port {port}"))?.clone_into(&mut server.url);
        Ok(server)
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Its process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until somebody ends it.
    pub(crate) fn wait(mut self) -> Result<()> {
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
