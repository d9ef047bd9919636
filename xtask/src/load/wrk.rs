//! The load generator: wrk, with a script that asks for the addresses in a file.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::process::{program, typed};
use crate::workspace::root;

/// Connections at a time, as from a proxy or two.
const CONNECTIONS: &str = "32";

/// How it went.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figures {
    pub(super) per_second: f64,
    /// Milliseconds in which half of the answers came.
    pub(super) half: f64,
    /// Milliseconds in which 99 of 100 came.
    pub(super) most: f64,
    pub(super) longest: f64,
    /// Answers with another status than 2xx or 3xx, and connections that broke.
    pub(super) errors: u64,
}

/// Asks for the addresses in `paths` for some seconds.
pub(super) fn measure(server: &str, paths: &Path, seconds: u64) -> Result<Figures> {
    let mut wrk = program("wrk");
    wrk.args([
        "--threads",
        "1",
        "--connections",
        CONNECTIONS,
        "--duration",
        &format!("{seconds}s"),
        "--script",
    ])
    .arg(root().join("xtask/src/load/wrk.lua"))
    .args([server, "--"])
    .arg(paths);
    let output = wrk.output().with_context(|| format!("cannot start {}", typed(&wrk)))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    ensure!(
        output.status.success(),
        "{} failed: {text}{}",
        typed(&wrk),
        String::from_utf8_lossy(&output.stderr)
    );
    read(&text).with_context(|| format!("wrk has told no result: {text}"))
}

fn read(text: &str) -> Option<Figures> {
    let line = text.lines().find_map(|line| line.strip_prefix("result "))?;
    let numbers: Vec<f64> = line.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [requests, duration, half, most, longest, _] = numbers[..] else { return None };
    let errors = line.rsplit(' ').next()?.parse().ok()?;
    let (half, most, longest) = (half / 1e3, most / 1e3, longest / 1e3);
    Some(Figures { per_second: requests / duration * 1e6, half, most, longest, errors })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_read() {
        let figures = read("Running 1s test\nresult 3000 1500000 2500 40000 90000 2\n").unwrap();
        assert_eq!((figures.per_second, figures.half, figures.most), (2_000.0, 2.5, 40.0));
        assert_eq!((figures.longest, figures.errors), (90.0, 2));
        assert!(read("result 1 2").is_none() && read("").is_none());
    }
}
