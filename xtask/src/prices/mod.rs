//! `cargo xtask prices`: the price catalogue against genai-prices and `LiteLLM`.

#[cfg(test)]
mod agreement;
mod arguments;
mod compare;
mod genai;
mod outcome;
mod second;
mod terms;
mod write;

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, ensure};
use crossover::catalogue::{Catalogue, Concern, Entry, LiteLlm};
use crossover::kind::Product;
use crossover::scenario::Node;

use crate::workspace::{files, root};

use arguments::Arguments;
use compare::{Against, Comparison, compare};
use genai::GenAi;
use outcome::{Outcome, Section};

/// Compares the catalogue with its sources; fails if it needs a change.
pub(crate) fn prices(arguments: &[String]) -> Result<()> {
    let arguments = Arguments::read(arguments)?;
    let genai = match &arguments.genai {
        None => GenAi::release()?,
        Some((path, day)) => {
            let text = read(path)?;
            GenAi::read(&text, &format!("genai-prices of {day}"), *day)?
        }
    };
    let against = Against { name: &genai.name, day: genai.day, on: arguments.on };
    ensure!(genai.day <= against.on, "the data of genai-prices are of {}, after {}", genai.day, against.on);
    println!("The catalogue on {}, against {} ({})", against.on, genai.name, genai.day);

    let mut outcome = Outcome::default();
    let files = catalogue_files()?;
    let all = files.iter().fold(Catalogue::default(), |all, file| all.with(&file.catalogue));
    let mut changed = Vec::new();
    for file in &files {
        let found = compare_all(&file.catalogue, &all, &genai, against, &mut outcome);
        if found.iter().any(|(_, comparison)| comparison.confirmed || !comparison.changes.is_empty()) {
            changed.push((&file.path, write::write(&file.text, &found, against)?));
        }
    }
    match &arguments.litellm {
        None => println!("LiteLLM is not compared; name its price file with --litellm"),
        Some(path) => {
            let name = path.display().to_string();
            let file = Node::tables(&name, &read(path)?)
                .and_then(|rows| LiteLlm::from_table(&rows, &name, against.on))
                .map_err(|problems| anyhow!("{problems}"))?;
            println!("and LiteLLM in {name}");
            second::compare(&all, &file, against.on, &mut outcome);
        }
    }
    concerns(&all, against, &mut outcome);
    if arguments.write {
        for (path, text) in &changed {
            std::fs::write(path, text).with_context(|| path.display().to_string())?;
            println!("wrote {}", path.display());
        }
        for taken in outcome.settle(Section::Changed) {
            println!("taken over: {taken}");
        }
    }
    println!("\n{outcome}");
    ensure!(outcome.is_right(), "the catalogue needs a change");
    println!("Nothing is wrong");
    Ok(())
}

fn read(path: &PathBuf) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

struct CatalogueFile {
    path: PathBuf,
    text: String,
    catalogue: Catalogue,
}

fn catalogue_files() -> Result<Vec<CatalogueFile>> {
    let paths = files(&root().join("prices"), "toml")?;
    let read = |path: PathBuf| {
        let text = read(&path)?;
        let catalogue = Catalogue::from_toml(&text);
        let catalogue = catalogue.map_err(|problems| anyhow!("{}:\n{problems}", path.display()))?;
        Ok(CatalogueFile { path, text, catalogue })
    };
    paths.into_iter().map(read).collect()
}

/// Compares the entries of a file that genai-prices knows.
fn compare_all<'a>(
    file: &'a Catalogue,
    all: &Catalogue,
    genai: &GenAi,
    against: Against<'_>,
    outcome: &mut Outcome,
) -> Vec<(&'a Entry, Comparison)> {
    let mut found = Vec::new();
    for entry in file.iter() {
        let Some(name) = entry.elsewhere.genai_prices.as_deref() else { continue };
        let Some(offer) = genai.find(name) else {
            outcome.add(Section::NotListed, format!("{entry}: {name} in genai-prices"));
            continue;
        };
        if offer.has_hours() {
            let peak = format!("{}@peak", entry.name);
            let stands = if all.find(Product::Model, &peak).is_some() {
                format!("{entry}: {peak} stands for them")
            } else {
                format!("{entry}: no entry {peak} stands for them")
            };
            outcome.add(Section::ByTheHour, stands);
        }
        found.push((entry.as_ref(), compare(entry, offer, against, outcome)));
    }
    found
}

/// What the catalogue itself gives cause for.
fn concerns(all: &Catalogue, against: Against<'_>, outcome: &mut Outcome) {
    for finding in all.findings(against.on) {
        let section = match finding.concern {
            Concern::Implausible | Concern::Unknown | Concern::LeftOut => Section::Implausible,
            Concern::Ended => Section::Ended,
            Concern::EndsSoon => Section::EndsSoon,
            Concern::ChangesSoon => Section::ChangesSoon,
            Concern::Stale => Section::Stale,
        };
        outcome.add(section, format!("{}: {}", finding.entry, finding.message));
    }
}

#[cfg(test)]
mod tests {
    use crossover::date::Day;

    use super::*;

    /// What the release says of the catalogue on a day after both.
    #[test]
    fn the_catalogue_agrees_with_the_release() {
        let genai = GenAi::release().unwrap();
        let against = Against { name: &genai.name, day: genai.day, on: Day::parse("2026-11-21").unwrap() };
        let (files, mut outcome) = (catalogue_files().unwrap(), Outcome::default());
        let all = files.iter().fold(Catalogue::default(), |all, file| all.with(&file.catalogue));
        let compared: usize = files
            .iter()
            .map(|file| compare_all(&file.catalogue, &all, &genai, against, &mut outcome).len())
            .sum();
        concerns(&all, against, &mut outcome);
        assert!(compared >= 55, "{compared} entries");
        assert!(outcome.is_right(), "{outcome}");
        assert_eq!(outcome.found(Section::NotListed), <[&str; 0]>::default());
        // The release is older than one price of ours; whatever else it says, we say too.
        let newer = [
            "mistral/mistral-large-4: input_usd_per_mtok is 0.7, there 1.36",
            "mistral/mistral-large-4: output_usd_per_mtok is 2.1, there 4.18",
            "mistral/mistral-large-4: cached_input_usd_per_mtok is 0.07, there 0.14",
        ];
        assert_eq!(outcome.found(Section::OursIsNewer), newer);
    }
}
