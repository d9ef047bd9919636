//! `crossover prices`, and price files of one's own.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use clap::{Subcommand, ValueEnum};
use crossover::catalogue::{Catalogue, Concern, Finding, OwnPrices, built_in};
use crossover::date::Day;
use crossover::kind::Product;
use crossover::report::{
    PriceEntry, find_prices, price_entry, price_findings, price_list, to_json, to_markdown, to_text,
};
use crossover::scenario::{Node, Problems};

use crate::outcome::{Outcome, Told};
use crate::{output, problems};

/// Price files of one's own.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct PriceFiles {
    /// Your own prices over those of the catalogue: a `LiteLLM` price file (.json) or a catalogue file (.toml)
    #[arg(long = "prices", value_name = "FILE")]
    price_files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PricesArgs {
    #[command(subcommand)]
    command: PricesCommand,
}

#[derive(Debug, Subcommand)]
enum PricesCommand {
    /// List entries of the price catalogue
    List {
        /// Only entries with this in their name, title or vendor
        #[arg(default_value = "")]
        pattern: String,
        /// Only entries for this
        #[arg(long, value_parser = product)]
        product: Option<Product>,
        /// How to print them
        #[arg(long, value_enum, default_value_t = PricesFormat::Text)]
        format: PricesFormat,
        /// The day whose prices are shown; today without it
        #[arg(long, value_name = "DAY", value_parser = day)]
        on: Option<Day>,
        #[command(flatten)]
        files: PriceFiles,
    },
    /// Show every figure of an entry, with its unit, source and date
    Show {
        /// The name of the entry
        name: String,
        /// How to print it
        #[arg(long, value_enum, default_value_t = PricesFormat::Text)]
        format: PricesFormat,
        #[command(flatten)]
        files: PriceFiles,
    },
    /// Check the catalogue: implausible figures, ends and changes to come, figures checked long ago
    ///
    /// Exits with 2 when a file is invalid or a figure is implausible, else with 0.
    Check {
        /// The day on which to check; today without it
        #[arg(long, value_name = "DAY", value_parser = day)]
        on: Option<Day>,
        /// How to print what was found
        #[arg(long, value_enum, default_value_t = PricesFormat::Text)]
        format: PricesFormat,
        #[command(flatten)]
        files: PriceFiles,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PricesFormat {
    /// Tables
    Text,
    /// Everything there is
    Json,
    /// Tables as Markdown
    Markdown,
}

fn product(text: &str) -> Result<Product, String> {
    let known = Product::ALL.iter().find(|product| product.name() == text);
    known
        .copied()
        .ok_or_else(|| format!("no product is called {text}; they are {}", Product::NAMES.join(", ")))
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "expected a day such as 2026-11-21".to_owned())
}

#[expect(clippy::disallowed_methods, reason = "the program has a clock; the core takes dates as arguments")]
fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::since_1970(u32::try_from(seconds / 86_400).unwrap_or(u32::MAX))
}

/// The catalogue with prices of one's own over it.
struct Prices {
    catalogue: Cow<'static, Catalogue>,
    /// Rows that were left out.
    left_out: Vec<Finding>,
}

impl PriceFiles {
    /// The catalogue with the prices of these files over it; what is wrong with them is told, as JSON too
    /// where that was asked for.
    pub(crate) fn catalogue(&self, json: bool) -> anyhow::Result<Cow<'static, Catalogue>> {
        Ok(self.read(json)?.catalogue)
    }

    fn read(&self, json: bool) -> anyhow::Result<Prices> {
        let mut own = Prices { catalogue: Cow::Borrowed(built_in()), left_out: Vec::new() };
        let mut invalid = false;
        for path in &self.price_files {
            let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
            if let Err(problems) = own.take(path, &text) {
                let name = path.display().to_string();
                if json {
                    problems::tell_json(&name, &problems)?;
                } else {
                    problems::tell(&name, &problems);
                }
                invalid = true;
            }
        }
        if invalid { Err(Told(Outcome::Invalid).into()) } else { Ok(own) }
    }
}

impl Prices {
    fn take(&mut self, path: &Path, text: &str) -> Result<(), Problems> {
        let name = path.display().to_string();
        let own = OwnPrices::over(&self.catalogue, &Node::tables(&name, text)?, &name, day_of(path))?;
        self.catalogue = Cow::Owned(own.catalogue);
        if !own.left_out.is_empty() {
            let rows = own.left_out.len();
            let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
            eprintln!(
                "crossover: {name}: {rows} left out, since a price is not plausible; prices check lists them"
            );
        }
        for figure in own.dropped {
            eprintln!("crossover: {name}: the announced change of {figure} no longer counts");
        }
        self.left_out.extend(own.left_out);
        Ok(())
    }
}

/// The day on which a file was last written; today, where nobody knows.
fn day_of(path: &Path) -> Day {
    let written = std::fs::metadata(path).and_then(|data| data.modified()).ok();
    written.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or_else(today, |since| {
        Day::since_1970(u32::try_from(since.as_secs() / 86_400).unwrap_or(u32::MAX))
    })
}

pub(crate) fn run(args: &PricesArgs) -> anyhow::Result<Outcome> {
    match &args.command {
        PricesCommand::List { pattern, product, format, on, files } => {
            let catalogue = files.catalogue(*format == PricesFormat::Json)?;
            let found = find_prices(&catalogue, *product, pattern);
            let text = match format {
                PricesFormat::Json => to_json(&found.map(PriceEntry::from).collect::<Vec<_>>()) + "\n",
                PricesFormat::Text => to_text(&price_list(found, on.unwrap_or_else(today)), output::colour()),
                PricesFormat::Markdown => to_markdown(&price_list(found, on.unwrap_or_else(today))),
            };
            output::print(&text)?;
            Ok(Outcome::Done)
        }
        PricesCommand::Show { name, format, files } => show(name, *format, files),
        PricesCommand::Check { on, format, files } => check(on.unwrap_or_else(today), *format, files),
    }
}

fn show(name: &str, format: PricesFormat, files: &PriceFiles) -> anyhow::Result<Outcome> {
    let catalogue = files.catalogue(format == PricesFormat::Json)?;
    let found: Vec<_> = catalogue.iter().filter(|entry| entry.name == name).collect();
    if found.is_empty() {
        let meant = catalogue.suggestion(None, name);
        let meant = meant.map_or_else(String::new, |meant| format!("; did you mean {meant}?"));
        eprintln!("crossover: the price catalogue has no entry {name:?}{meant}");
        return Ok(Outcome::Invalid);
    }
    if format == PricesFormat::Json {
        let entries: Vec<PriceEntry> = found.iter().map(|entry| PriceEntry::from(entry.as_ref())).collect();
        output::print(&(to_json(&entries) + "\n"))?;
        return Ok(Outcome::Done);
    }
    let pages: Vec<String> = found
        .iter()
        .map(|entry| match format {
            PricesFormat::Markdown => to_markdown(&price_entry(entry)),
            _ => to_text(&price_entry(entry), output::colour()),
        })
        .collect();
    output::print(&pages.join("\n"))?;
    Ok(Outcome::Done)
}

fn check(on: Day, format: PricesFormat, files: &PriceFiles) -> anyhow::Result<Outcome> {
    let own = files.read(format == PricesFormat::Json)?;
    let mut findings = own.catalogue.findings(on);
    findings.extend(own.left_out);
    output::print(&match format {
        PricesFormat::Json => to_json(&findings) + "\n",
        PricesFormat::Text => to_text(&price_findings(&findings, on), output::colour()),
        PricesFormat::Markdown => to_markdown(&price_findings(&findings, on)),
    })?;
    let slips = |finding: &Finding| matches!(finding.concern, Concern::Implausible | Concern::Unknown);
    Ok(if findings.iter().any(slips) { Outcome::Invalid } else { Outcome::Done })
}
