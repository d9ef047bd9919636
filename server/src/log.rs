//! The log: one line a request, for people or for programs.

use tracing::Level;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::registry;

/// How lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// A line that people read.
    Text,
    /// An object a line.
    Json,
}

/// Begins to write to standard error. Only what this package says is written: libraries may say what was
/// asked for. For the same reason a panic is told by its place alone.
///
/// # Errors
///
/// The program has a log already.
pub fn start_log(format: LogFormat) -> anyhow::Result<()> {
    let ours = Targets::new().with_target("crossover_server", Level::INFO).with_default(LevelFilter::OFF);
    let lines = fmt::layer().with_writer(std::io::stderr).with_target(false);
    match format {
        LogFormat::Text => {
            tracing::subscriber::set_global_default(registry().with(ours).with(lines.with_ansi(false)))?;
        }
        LogFormat::Json => {
            let lines = lines.json().flatten_event(true);
            tracing::subscriber::set_global_default(registry().with(ours).with(lines))?;
        }
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a request was not answered because of a mistake in the server");
    }));
    Ok(())
}
