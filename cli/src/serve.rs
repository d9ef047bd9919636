//! `crossover serve`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::ValueEnum;
use crossover_server::{
    Below, FrameHost, LogFormat, PublicUrl, Settings, Site, app, listen, serve, start_log, told_to_end,
};

use crate::outcome::Outcome;
use crate::output;

#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Where to listen; port 0 is any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    addr: SocketAddr,
    /// Serve the page in this folder, as it is now, in place of the one in the program
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// A site that may show the page in a frame: `https://wiki.example`, `https://*.example`, or `*` for all; as
    /// often as you like
    #[arg(long = "allow-frame", value_name = "ORIGIN")]
    frames: Vec<FrameHost>,
    /// The address under which others reach the server; if not given, the one they ask for
    #[arg(long, value_name = "URL")]
    public_url: Option<PublicUrl>,
    /// The path below which everything stands, where a proxy does not take it off
    #[arg(long, value_name = "PATH", default_value_t)]
    below: Below,
    /// How to write the log, which goes to standard error
    #[arg(long, value_enum, default_value_t = Log::Text)]
    log: Log,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Log {
    /// A line a request
    Text,
    /// An object a line
    Json,
    /// Nothing
    Off,
}

/// Serves until it is told to end.
pub(crate) fn run(args: ServeArgs) -> anyhow::Result<Outcome> {
    let site = match &args.dir {
        Some(folder) => Site::of_folder(folder)?,
        None => Site::built_in(),
    };
    match args.log {
        Log::Text => start_log(LogFormat::Text)?,
        Log::Json => start_log(LogFormat::Json)?,
        Log::Off => {}
    }
    let listener = listen(args.addr)?;
    let note = if site.has_page() { "" } else { ", without the page" };
    let place = format!("Crossover is at http://{}{}{note}\n", listener.local_addr()?, args.below);
    let settings =
        Settings { frames: args.frames, public: args.public_url, below: args.below, ..Settings::default() };
    let limits = settings.limits.clone();
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let end = told_to_end()?;
        // Whoever reads this may tell it to end.
        output::print(&place)?;
        serve(listener, app(site, settings), limits, end).await
    })?;
    Ok(Outcome::Done)
}
