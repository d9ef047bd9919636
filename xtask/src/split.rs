//! One program, as several modules that a browser loads one after the other.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::names::shorten;
use crate::node;
use crate::process::run;
use crate::workspace::read;

/// The module that starts the others.
pub(crate) const MAIN: &str = "crossover_bg.wasm";

/// What a browser loads.
#[derive(Debug)]
pub(crate) struct Program {
    /// Loads the modules and stands between them and the browser.
    pub(crate) script: String,
    /// The modules by their names.
    pub(crate) modules: Vec<(String, Vec<u8>)>,
    /// Those that each split takes beside [`MAIN`], by its name in the program.
    splits: HashMap<String, Vec<String>>,
}

impl Program {
    /// The modules that a split takes beside [`MAIN`].
    pub(crate) fn taken_by(&self, split: &str) -> Result<&[String]> {
        let taken = self.splits.get(split).with_context(|| format!("nothing is split off as {split}"))?;
        Ok(taken)
    }
}

/// Splits `module` at the functions that are marked as `wasm_split`, and translates it for browsers;
/// `folder` takes what is made on the way.
pub(crate) fn translate(module: &Path, folder: &Path) -> Result<Program> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let input = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./crossover.js";
    options.link_name = "./parts.js";
    // The error is of a library of its own.
    let split =
        transform(options).map_err(|error| anyhow!("{} cannot be split: {error:?}", module.display()))?;
    Bindgen::new()
        .input_path(&main)
        .out_name("crossover")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        // The stack pointer and the table are what the modules share.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot translate {}", main.display()))?;
    let written = folder.join(MAIN);
    let whole = fs::read(&written).with_context(|| format!("cannot read {}", written.display()))?;
    let (script, whole) = shorten(&read(&folder.join("crossover.js"))?, &whole)?;
    fs::write(&written, whole).with_context(|| format!("cannot write {}", written.display()))?;
    let mut modules = vec![(MAIN.to_owned(), small(&written)?)];
    for part in &split.split_modules {
        let name = part.file_name().unwrap_or_default().to_string_lossy().into_owned();
        modules.push((name, small(part)?));
    }
    let file = |name: &String| [name, ".wasm"].concat();
    let splits =
        split.prefetch_map.iter().map(|(name, taken)| (name.clone(), taken.iter().map(file).collect()));
    let splits = splits.collect();
    let script = joined(&script, &read(&folder.join("parts.js"))?)?;
    Ok(Program { script, modules, splits })
}

/// A module after `wasm-opt`. Each is closed by itself: what the modules share goes by imports, exports and
/// places in the one table, and those stay.
fn small(module: &Path) -> Result<Vec<u8>> {
    let small = module.with_extension("small");
    run(&mut node::wasm_opt(module, &small))?;
    fs::read(&small).with_context(|| format!("cannot read {}", small.display()))
}

/// The script of wasm-bindgen with that of the splitter inside. Each imports the other, and names that are
/// made of contents cannot go in a circle.
fn joined(script: &str, loader: &str) -> Result<String> {
    let (own, others): (Vec<&str>, Vec<&str>) =
        script.lines().partition(|line| line.starts_with("import * as ") && line.contains("\"./parts.js\""));
    ensure!(!own.is_empty(), "the script does not import the loader");
    let loads: Vec<&str> = loader
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(' ').map(|(name, _)| name))
        .collect();
    let offered = format!("\"./parts.js\": {{ {} }},", loads.join(", "));
    let mut script = String::new();
    let mut is_offered = false;
    for line in others {
        if !line.trim_start().starts_with("\"./parts.js\": import") {
            script.extend([line, "\n"]);
        } else if !std::mem::replace(&mut is_offered, true) {
            script.extend([&offered, "\n"]);
        }
    }
    ensure!(is_offered, "the script passes no loader on");
    for line in loader.lines().filter(|line| !line.starts_with("import ")) {
        script.extend([line.strip_prefix("export ").unwrap_or(line), "\n"]);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_scripts_that_import_each_other_become_one() {
        let script = "import * as import1 from \"./parts.js\"\nimport * as import2 from \"./parts.js\"\n\
            const imports = {\n    \"./parts.js\": import1,\n    \"./parts.js\": import2,\n};\n";
        let loader = "import { initSync } from \"./crossover.js\";\nexport const a = load();\nexport const b = load();\n";
        assert_eq!(
            joined(script, loader).unwrap(),
            "const imports = {\n\"./parts.js\": { a, b },\n};\nconst a = load();\nconst b = load();\n"
        );
        assert!(joined("const imports = {};\n", loader).is_err());
        assert!(joined("import * as import1 from \"./parts.js\"\n", loader).is_err());
    }
}
