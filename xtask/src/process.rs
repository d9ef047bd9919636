//! Other programs: started in the workspace, their failures told in words.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;

use anyhow::{Context, Result, ensure};

use crate::workspace;

/// `program` in the workspace, still without arguments.
pub(crate) fn program(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root());
    command
}

/// Cargo in the workspace.
pub(crate) fn cargo() -> Command {
    program("cargo")
}

/// The command as one would type it.
pub(crate) fn typed(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// Runs `command` to a good end.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", typed(command)))?;
    ensure!(status.success(), "{} ended with {status}", typed(command));
    Ok(())
}

/// Whether `command` runs to a good end; what it prints is not shown.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// What `command` prints of what it is given.
pub(crate) fn answer(command: &mut Command, given: &str) -> Result<String> {
    let begun = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut running = begun.with_context(|| format!("cannot start {}", typed(command)))?;
    // What prints while it reads would wait for a reader, and this for it.
    let input = running.stdin.take();
    let output = thread::scope(|scope| {
        // Who does not read to the end says why by how it ends.
        scope.spawn(move || input.map_or(Ok(()), |mut input| input.write_all(given.as_bytes())));
        running.wait_with_output()
    })
    .with_context(|| format!("{} was cut short", typed(command)))?;
    ensure!(output.status.success(), "{} ended with {}", typed(command), output.status);
    String::from_utf8(output.stdout).with_context(|| format!("{} does not print text", typed(command)))
}

/// Runs `command`, shows what it prints and hands every line of it to `read`.
pub(crate) fn tee(command: &mut Command, mut read: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start {}", typed(command)))?;
    if let Some(output) = child.stdout.take() {
        let (mut output, mut line) = (BufReader::new(output), Vec::new());
        while output.read_until(b'\n', &mut line)? > 0 {
            io::stdout().write_all(&line)?;
            read(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok(child.wait()?)
}
