//! What the tests of the command share: calls and what they print.

#![allow(dead_code, reason = "every test file is a program of its own and uses a part of this")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The command with its arguments, called from the root of the repository.
pub(crate) fn crossover(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crossover"));
    command.args(args).current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap());
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
    command
}

/// What the command does with these arguments.
pub(crate) fn run(args: &[&str]) -> Output {
    crossover(args).output().unwrap()
}

/// What the command does with these arguments and this on standard input.
pub(crate) fn with_input(args: &[&str], input: &str) -> Output {
    let mut child =
        crossover(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// What it printed.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What it complained about.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
