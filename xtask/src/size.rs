//! `cargo xtask size`: what a browser has to load.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::build::{dist, require_page};
use crate::single;
use crate::split::MAIN;
use crate::workspace::{files, read};

/// The most a kind of file may come to over the wire, in bytes; of the modules, the one that starts.
const BUDGETS: [(&str, u64); 3] = [("wasm", 160_000), ("js", 12_000), ("css", 10_000)];

/// A file of the page.
struct File {
    name: String,
    raw: u64,
    compressed: u64,
    /// Whether the page asks for it before it shows anything.
    first: bool,
}

/// Prints the sizes of the page's files; with `--check`, fails where they exceed their budget.
pub(crate) fn size(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        [first, ..] => bail!("size takes --check and nothing else, not {first}"),
    };
    require_page()?;
    let page = read(&dist().join("index.html"))?;
    println!("{:>32} {:>9} {:>9} {:>9}", "", "raw", "brotli", "budget");
    let mut over = Vec::new();
    let mut all = Vec::new();
    for (kind, budget) in BUDGETS {
        let found = found(kind, &page)?;
        let counted = |file: &&File| kind != "wasm" || file.name.starts_with(stem(MAIN));
        let compressed: u64 = found.iter().filter(counted).map(|file| file.compressed).sum();
        ensure!(compressed > 0, "the page has no {kind}");
        for file in &found {
            let limit = if counted(&file) { budget.to_string() } else { String::new() };
            println!("{:>32} {:>9} {:>9} {limit:>9}", file.name, file.raw, file.compressed);
        }
        if compressed > budget {
            over.push(format!("{kind} by {}", compressed - budget));
        }
        all.extend(found);
    }
    for (words, only_first) in [("for the first picture", true), ("together", false)] {
        let counted = || all.iter().filter(|file| file.first || !only_first);
        let raw: u64 = counted().map(|file| file.raw).sum();
        let compressed: u64 = counted().map(|file| file.compressed).sum();
        println!("{words:>32} {raw:>9} {compressed:>9}");
    }
    let single = bytes(&dist().join(single::NAME))?;
    println!("{:>32} {single:>9} {:>9} {:>9}", single::NAME, "", single::BUDGET);
    if single > single::BUDGET {
        over.push(format!("{} by {}", single::NAME, single - single::BUDGET));
    }
    ensure!(!check || over.is_empty(), "over budget, in bytes: {}", over.join(", "));
    Ok(())
}

fn found(kind: &str, page: &str) -> Result<Vec<File>> {
    let mut found = Vec::new();
    for path in files(&dist(), kind)? {
        let name = path.file_name().context("a file has a name")?.to_string_lossy().into_owned();
        let first = page.contains(&name);
        let compressed = bytes(&path.with_added_extension("br"))?;
        found.push(File { raw: bytes(&path)?, compressed, first, name });
    }
    Ok(found)
}

fn stem(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

fn bytes(path: &Path) -> std::io::Result<u64> {
    Ok(fs::metadata(path)?.len())
}
