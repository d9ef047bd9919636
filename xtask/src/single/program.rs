//! The program in one piece, as wasm-bindgen gives it to the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use walrus::{Module, ModuleConfig};
use wasm_bindgen_cli_support::Bindgen;

use crate::names::shorten;
use crate::workspace::read;

/// What the program calls the module from which its parts come.
const PARTS: &str = "__wasm_split_placeholder__";
/// What of it loads a part, and then calls what waits for it.
const LOADS: &str = "__wasm_split_load_";
/// What tools know of the program for splitting it; nothing of it runs.
const NOTES: [&str; 4] = ["linking", "reloc.CODE", "reloc.DATA", "__wasm_split_unstable"];

/// A script that neither imports nor exports, and the module that its `__wbg_init` starts.
pub(super) struct Program {
    pub(super) script: String,
    pub(super) module: Vec<u8>,
}

/// Translates the module at `path` as a whole, whatever of it is marked as a part of its own; `folder` takes what
/// is made on the way.
pub(super) fn translate(path: &Path, folder: &Path) -> Result<Program> {
    let mut module = ModuleConfig::new()
        .strict_validate(false)
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    join(&mut module)?;
    for notes in NOTES {
        module.customs.remove_raw(notes);
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Bindgen::new()
        .input_module("crossover", module)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot translate {}", path.display()))?;
    let written = folder.join("crossover_bg.wasm");
    let module = fs::read(&written).with_context(|| format!("cannot read {}", written.display()))?;
    let (script, module) = shorten(&read(&folder.join("crossover.js"))?, &module)?;
    Ok(Program { script: classic(&script)?, module })
}

/// Lets the program call its parts itself, and find each loaded as soon as it asks.
fn join(module: &mut Module) -> Result<()> {
    let asked = |module: &Module| {
        let import = module.imports.iter().find(|import| import.module == PARTS)?;
        Some((import.name.clone(), import.kind.clone()))
    };
    while let Some((name, kind)) = asked(module) {
        let walrus::ImportKind::Function(function) = kind else {
            anyhow::bail!("{name} is asked of a part, and is no function")
        };
        if name.starts_with(LOADS) {
            let table = module.tables.main_function_table()?.context("the program has no table")?;
            let then = module.types.add(&[walrus::ValType::I32; 2], &[]);
            module.replace_imported_func(function, |(body, given)| {
                // What waits, and whether the part is there.
                body.local_get(given[1]).i32_const(1).local_get(given[0]).call_indirect(then, table);
            })?;
        } else {
            let own = name.replace("_import_", "_export_");
            let offered = module.exports.get_func(&own)?;
            module.exports.remove(&own)?;
            module.replace_imported_func(function, |(body, given)| {
                for local in given {
                    body.local_get(*local);
                }
                body.call(offered);
            })?;
        }
    }
    Ok(())
}

/// A module of JavaScript as a script.
fn classic(script: &str) -> Result<String> {
    let mut classic = String::new();
    for line in script.lines().filter(|line| !line.starts_with("export {")) {
        ensure!(!line.starts_with("import "), "the script of wasm-bindgen imports something: {line}");
        classic.extend([line.strip_prefix("export ").unwrap_or(line), "\n"]);
    }
    Ok(classic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_script() {
        let script =
            "export function unpack(a) {\n}\nlet wasm;\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(classic(script).unwrap(), "function unpack(a) {\n}\nlet wasm;\n");
        assert!(classic("import * as import0 from \"./parts.js\"\n").is_err());
    }
}
