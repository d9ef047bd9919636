//! `cargo xtask size`: what a browser has to load.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail, ensure};

use crate::build::{dist, require_page};
use crate::workspace::files;

/// The most a kind of file may come to over the wire, in bytes.
const BUDGETS: [(&str, u64); 3] = [("wasm", 160_000), ("js", 12_000), ("css", 10_000)];

/// Prints the sizes of the page's files; with `--check`, fails where they exceed their budget.
pub(crate) fn size(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        [first, ..] => bail!("size takes --check and nothing else, not {first}"),
    };
    require_page()?;
    println!("{:>6} {:>9} {:>9} {:>9}", "", "raw", "brotli", "budget");
    let mut over = Vec::new();
    for (kind, budget) in BUDGETS {
        let found = files(&dist(), kind)?;
        for one in &found { println!("  {} {} {}", one.display(), bytes(one)?, bytes(&one.with_added_extension("br"))?); }
        ensure!(!found.is_empty(), "the page has no {kind}");
        let (raw, compressed) = found.iter().try_fold((0, 0), |(raw, compressed), path| {
            Ok::<_, std::io::Error>((
                raw + bytes(path)?,
                compressed + bytes(&path.with_added_extension("br"))?,
            ))
        })?;
        println!("{kind:>6} {raw:>9} {compressed:>9} {budget:>9}");
        if compressed > budget {
            over.push(format!("{kind} by {}", compressed - budget));
        }
    }
    ensure!(!check || over.is_empty(), "over budget, in bytes: {}", over.join(", "));
    Ok(())
}

fn bytes(path: &Path) -> std::io::Result<u64> {
    Ok(fs::metadata(path)?.len())
}
