//! `cargo xtask size`: what a browser has to load.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::build::{dist, require_page};
use crate::single;
use crate::workspace::{files, read};

/// The most that files of a kind may come to over the wire together, in bytes, by how their names begin; the first
/// that fits counts: the module that starts, the scripts for pages of others, those of ours, the style sheet of the
/// page, and that of the widget.
const BUDGETS: [(&str, &str, u64); 6] = [
    ("wasm", MAIN_STEM, 160_000),
    ("js", "crossover-calculator", 3_000),
    ("js", "crossover-host", 1_000),
    ("js", "", 12_000),
    ("css", "crossover", 10_000),
    ("css", "embed", 8_000),
];
const MAIN_STEM: &str = "crossover_bg";
/// The most that all of it may come to.
const TOGETHER: u64 = 680_000;

/// What people open.
const PAGES: [&str; 2] = ["index.html", "embed.html"];

/// A file of the page.
struct File {
    name: String,
    kind: &'static str,
    raw: u64,
    compressed: u64,
}

/// Prints the sizes of the page's files; with `--check`, fails where they exceed their budget.
pub(crate) fn size(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        [first, ..] => bail!("size takes --check and nothing else, not {first}"),
    };
    require_page()?;
    let mut all = Vec::new();
    for kind in ["wasm", "js", "css"] {
        all.extend(found(kind)?);
    }
    println!("{:>40} {:>9} {:>9} {:>9}", "", "raw", "brotli", "budget");
    let budget_of = |file: &File| {
        BUDGETS.iter().find(|(kind, start, _)| file.kind == *kind && file.name.starts_with(start))
    };
    for file in &all {
        let limit = budget_of(file).map_or_else(String::new, |(_, _, limit)| limit.to_string());
        println!("{:>40} {:>9} {:>9} {limit:>9}", file.name, file.raw, file.compressed);
    }
    for page in PAGES {
        let text = read(&dist().join(page))?;
        print_sum(
            &["for the first picture of ", page].concat(),
            all.iter().filter(|file| text.contains(&file.name)),
        );
    }
    let together = print_sum("together", all.iter());
    let mut over = Vec::new();
    if together > TOGETHER {
        over.push(format!("all of it by {}", together - TOGETHER));
    }
    for budget in BUDGETS {
        let (kind, start, limit) = budget;
        let held = all.iter().filter(|file| budget_of(file) == Some(&budget));
        let compressed: u64 = held.map(|file| file.compressed).sum();
        ensure!(compressed > 0, "there is no {kind} whose name begins with {start:?}");
        if compressed > limit {
            over.push(format!("{start} {kind} by {}", compressed - limit));
        }
    }
    let single = bytes(&dist().join(single::NAME))?;
    println!("{:>40} {single:>9} {:>9} {:>9}", single::NAME, "", single::BUDGET);
    if single > single::BUDGET {
        over.push(format!("{} by {}", single::NAME, single - single::BUDGET));
    }
    ensure!(!check || over.is_empty(), "over budget, in bytes: {}", over.join(", "));
    Ok(())
}

fn print_sum<'f>(words: &str, files: impl Iterator<Item = &'f File>) -> u64 {
    let (raw, compressed) =
        files.fold((0, 0), |(raw, compressed), file| (raw + file.raw, compressed + file.compressed));
    println!("{words:>40} {raw:>9} {compressed:>9}");
    compressed
}

fn found(kind: &'static str) -> Result<Vec<File>> {
    let mut found = Vec::new();
    for path in files(&dist(), kind)? {
        let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        let compressed = bytes(&path.with_added_extension("br"))?;
        found.push(File { name, kind, raw: bytes(&path)?, compressed });
    }
    Ok(found)
}

fn bytes(path: &Path) -> std::io::Result<u64> {
    Ok(fs::metadata(path)?.len())
}
