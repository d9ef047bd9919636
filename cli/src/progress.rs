//! How far long work is, on standard error.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressStyle};

#[derive(Debug, clap::Args)]
pub(crate) struct Progress {
    /// Show no progress
    #[arg(long)]
    quiet: bool,
}

impl Progress {
    /// A bar for `count` things that are called `what`, if standard error is a terminal and `is_free`.
    pub(crate) fn bar(&self, count: u64, what: &str, is_free: bool) -> anyhow::Result<ProgressBar> {
        if self.quiet || !is_free || !stderr().is_terminal() {
            return Ok(ProgressBar::hidden());
        }
        let style = format!("{{wide_bar}} {{human_pos}} of {{human_len}} {what}, {{eta}} left");
        Ok(ProgressBar::new(count).with_style(ProgressStyle::with_template(&style)?))
    }
}
