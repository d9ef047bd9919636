//! `cargo xtask load`: how much the server answers, beside its goals and beside nginx, and whether its memory
//! stays what it is.

mod asked;
mod nginx;
mod wrk;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail, ensure};

use crate::build::require_page;
use crate::process::{program, run};
use crate::server::Server;
use crate::wasm::released_command_line;
use crate::workspace::target;

use nginx::Nginx;
use wrk::{Figures, measure};

/// What is measured: a name, what is asked for, and how many answers a second are wanted.
const GOALS: [(&str, &str, f64); 3] = [
    ("summary", "/api/evaluate?s=@&parts=summary", 3_000.0),
    ("full", "/api/evaluate?s=@", 1_000.0),
    ("chart.svg", "/chart.svg?s=@", 1_000.0),
];
/// In so many milliseconds 99 of 100 answers are wanted.
const GOAL_MS: f64 = 50.0;
/// More scenarios than the server keeps answers of: each is worked out.
const DIFFERENT: u32 = 200_000;
/// As many as a company looks at in a minute.
const FAMILIAR: u32 = 20;
/// Connections that say nothing.
const IDLE: usize = 10_000;
/// So many threads open them.
const OPENERS: usize = 50;
/// The port of nginx.
const PORT: u16 = 18_080;

/// Measures the server as it is shipped.
pub(crate) fn load(arguments: &[String]) -> Result<()> {
    let (seconds, minutes) = options(arguments)?;
    require_tools()?;
    require_page()?;
    let server = Server::of(&released_command_line()?, 0, "/", "json")?;
    let folder = target().join("load");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let nginx = Nginx::start(&folder, PORT)?;
    let mut missed = rates(&server, &folder, seconds)?;
    drop(nginx);
    missed.extend(idle(&server, &folder, seconds)?);
    missed.extend(memory(&server, &folder, minutes)?);
    ensure!(missed.is_empty(), "missed: {}", missed.join("; "));
    Ok(())
}

/// Answers a second, with scenarios that are all different, with a few, and of nginx with files of that size.
fn rates(server: &Server, folder: &Path, seconds: u64) -> Result<Vec<String>> {
    let mut missed = Vec::new();
    println!(
        "{:>28} {:>9} {:>8} {:>8} {:>8}  {:>7} {:>9}",
        "", "a second", "p50 ms", "p99 ms", "max ms", "errors", "MiB used"
    );
    for (name, pattern, goal) in GOALS {
        let answer = get(server, &pattern.replace('@', &asked::link(200_000)))?;
        write(&folder.join(name), &answer)?;
        for (which, count) in [("each different", DIFFERENT), ("twenty of them", FAMILIAR)] {
            let paths = paths(folder, &asked::addresses(pattern, count))?;
            // Once without looking, until everything runs that will.
            measure(server.url(), &paths, 2)?;
            let figures = measure(server.url(), &paths, seconds)?;
            row(&format!("{name}, {which}"), &figures, Some(used(server)?));
            if figures.errors > 0 || figures.per_second < goal || figures.most >= GOAL_MS {
                missed.push(format!(
                    "{name}, {which}: {goal} a second, 99 of 100 within {GOAL_MS} ms, no error"
                ));
            }
        }
        let paths = paths(folder, &format!("/{name}\n"))?;
        let size = answer.len();
        let figures = measure(&format!("http://127.0.0.1:{PORT}"), &paths, seconds)?;
        row(&format!("nginx, {size} bytes"), &figures, None);
    }
    Ok(missed)
}

/// The same beside connections that are open and say nothing.
fn idle(server: &Server, folder: &Path, seconds: u64) -> Result<Vec<String>> {
    let (_, pattern, goal) = GOALS[0];
    let files = rlimit::increase_nofile_limit(u64::MAX)?;
    let most = usize::try_from(files).unwrap_or(usize::MAX).saturating_sub(200).min(IDLE);
    let address = server.url().trim_start_matches("http://").trim_end_matches('/').to_owned();
    let paths = paths(folder, &asked::addresses(pattern, DIFFERENT))?;
    // Many at a time: a connection may be silent for half a minute only.
    let share =
        || (0..most / OPENERS).map(|_| TcpStream::connect(&address)).collect::<std::io::Result<Vec<_>>>();
    let open = thread::scope(|scope| {
        let openers: Vec<_> = (0..OPENERS).map(|_| scope.spawn(share)).collect();
        let opened = openers.into_iter().map(|opener| opener.join().unwrap_or_else(|_| Ok(Vec::new())));
        opened.collect::<std::io::Result<Vec<_>>>()
    })?;
    let open: Vec<TcpStream> = open.into_iter().flatten().collect();
    let figures = measure(server.url(), &paths, seconds)?;
    ensure!(open.len() == IDLE, "the system allows {files} open files, too few for {IDLE} connections");
    // Where it takes long to open so many, the first have been silent for longer than they may.
    let kept = open.iter().filter(|stream| is_open(stream).unwrap_or(false)).count();
    row(&format!("summary, {IDLE} idle, {kept} left"), &figures, Some(used(server)?));
    let good = kept > 0 && figures.errors == 0 && figures.per_second >= goal && figures.most < GOAL_MS;
    Ok(if good { Vec::new() } else { vec![format!("{IDLE} idle connections slow the server down")] })
}

/// Whether the other side has not closed a connection.
fn is_open(mut stream: &TcpStream) -> std::io::Result<bool> {
    stream.set_nonblocking(true)?;
    Ok(stream.read(&mut [0]).is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock))
}

/// Memory over some minutes in which everything is asked for, what is wrong included.
fn memory(server: &Server, folder: &Path, minutes: u64) -> Result<Vec<String>> {
    let paths = paths(folder, &asked::mixture(DIFFERENT))?;
    let mut samples = Vec::new();
    for minute in 0..minutes {
        for _ in 0..6 {
            measure(server.url(), &paths, 10)?;
            samples.push(used(server)?);
        }
        let last: Vec<String> = samples.iter().rev().take(6).rev().map(|mib| format!("{mib:.0}")).collect();
        println!("memory in minute {}: {} MiB", minute + 1, last.join(", "));
    }
    let largest = |samples: &[f64]| samples.iter().copied().fold(0.0, f64::max);
    // The first of three parts fills what the server keeps.
    let third = samples.len() / 3;
    let (before, after) = (largest(&samples[third..2 * third]), largest(&samples[2 * third..]));
    let grows = after > before * 1.05 + 4.0;
    Ok(if grows { vec![format!("memory grows from {before:.0} to {after:.0} MiB")] } else { Vec::new() })
}

fn row(name: &str, figures: &Figures, used: Option<f64>) {
    let Figures { per_second, half, most, longest, errors } = figures;
    let used = used.map_or_else(String::new, |mib| format!("{mib:.0}"));
    println!("{name:>28} {per_second:>9.0} {half:>8.1} {most:>8.1} {longest:>8.1}  {errors:>7} {used:>9}");
}

/// The memory that the server takes, in MiB.
fn used(server: &Server) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", server.id()))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no memory is told")?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kib / 1024.0)
}

/// What the server answers.
fn get(server: &Server, path: &str) -> Result<Vec<u8>> {
    let address = server.url().trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").context("the server does not answer")?;
    ensure!(answer.starts_with(b"HTTP/1.1 200 "), "{path}: {}", String::from_utf8_lossy(&answer));
    Ok(answer.split_off(end + 4))
}

fn paths(folder: &Path, text: &str) -> Result<PathBuf> {
    let file = folder.join("paths");
    write(&file, text.as_bytes())?;
    Ok(file)
}

fn write(file: &Path, content: &[u8]) -> Result<()> {
    fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))
}

/// Finds wrk and nginx, or installs Debian's.
fn require_tools() -> Result<()> {
    for tool in ["wrk", "nginx"] {
        // Either may end with an error although it is there.
        if program(tool).arg("-v").output().is_ok() {
            continue;
        }
        run(program("apt-get").args(["install", "--yes", "--no-install-recommends", tool]))
            .with_context(|| format!("measuring needs {tool}, which could not be installed"))?;
    }
    Ok(())
}

/// Seconds of each measurement, minutes of memory.
fn options(arguments: &[String]) -> Result<(u64, u64)> {
    let (mut seconds, mut minutes) = (10, 5);
    for pair in arguments.chunks(2) {
        match pair {
            [flag, value] if flag == "--seconds" => seconds = value.parse()?,
            [flag, value] if flag == "--minutes" => minutes = value.parse()?,
            [first, ..] => bail!("load takes --seconds N and --minutes N, not {first}"),
            [] => {}
        }
    }
    ensure!(seconds >= 1, "--seconds needs at least 1");
    Ok((seconds, minutes))
}
