//! `cargo xtask build`: the page, as files that any server can serve from any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::assets::{Assets, fingerprint};
use crate::process::run;
use crate::workspace::{files, root, target};
use crate::{node, wasm};

/// Where the page is built.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the page, or leaves it as it is where nothing it is made of has changed.
pub(crate) fn build(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "build takes no arguments");
    require_page()
}

/// Builds the page where it is missing or stale.
pub(crate) fn require_page() -> Result<()> {
    wasm::require_target()?;
    node::require_packages()?;
    let module = wasm::page()?;
    let sources = Sources::read(&module)?;
    let folder = target().join("page");
    let stamp = folder.join("stamp");
    let now = sources.fingerprint()?;
    if dist().join("index.html").is_file() && fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(());
    }
    let (script, module, parts) = translate(&module, &folder)?;
    sources.assemble(script, module, parts)?.write(&dist())?;
    fs::write(&stamp, now).with_context(|| format!("cannot write {}", stamp.display()))
}

/// The script and the module that a browser loads.
fn translate(module: &Path, folder: &Path) -> Result<(String, Vec<u8>, Vec<(String, Vec<u8>)>)> {
    let input = fs::read(module)?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./crossover.js";
    options.link_name = "./parts.js";
    options.verbose = true;
    let split = wasm_split_cli_support::transform(options).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    println!("{:?} {:?}", split.split_modules, split.prefetch_map);
    let names = std::env::var_os("NAMES").is_some();
    Bindgen::new()
        .input_path(&main)
        .out_name("crossover")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(false)
        .keep_lld_exports(true)
        .remove_name_section(!names)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot translate {}", module.display()))?;
    let mut parts = Vec::new();
    for one in &split.split_modules {
        let small = one.with_extension("small.wasm");
        run(&mut node::wasm_opt(one, &small))?;
        parts.push((one.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&small)?));
    }
    let small = folder.join("small.wasm");
    run(&mut node::wasm_opt(&folder.join("crossover_bg.wasm"), &small))?;
    let script = read(&folder.join("crossover.js"))?
        .replace("import * as import1 from \"./parts.js\"\n", "")
        .replace("\"./parts.js\": import1", "\"./parts.js\": { __wasm_split_load_later }");
    let loader = read(&folder.join("parts.js"))?
        .replace("import { initSync } from \"./crossover.js\";\n", "")
        .replace("export const", "const");
    Ok((script + &loader, fs::read(&small)?, parts))
}

/// What the page is made of.
struct Sources {
    index: String,
    start: String,
    styles: String,
    module: Vec<u8>,
}

impl Sources {
    fn read(module: &Path) -> Result<Self> {
        // The tokens first: everything else is written in them.
        let mut sheets = files(&root().join("web/css"), "css")?;
        sheets.sort_by_key(|sheet| !sheet.ends_with("tokens.css"));
        let styles = sheets.iter().map(|sheet| read(sheet)).collect::<Result<Vec<_>>>()?.join("\n");
        Ok(Self {
            index: read(&root().join("index.html"))?,
            start: read(&root().join("web/start.js"))?,
            styles,
            module: fs::read(module)?,
        })
    }

    /// Changes when anything does that the page is made of, the tools included.
    fn fingerprint(&self) -> Result<String> {
        let tools = std::env::current_exe()?.metadata()?;
        let tools = format!("{} {:?}", tools.len(), tools.modified()?);
        let locked = read(&root().join("package-lock.json"))?;
        let texts = [&self.index, &self.start, &self.styles, &locked, &tools].map(String::as_bytes);
        Ok(fingerprint(&[texts.concat().as_slice(), &self.module].concat()))
    }

    fn assemble(self, script: String, module: Vec<u8>, parts: Vec<(String, Vec<u8>)>) -> Result<Assets> {
        let mut assets = Assets::default();
        assets.add("crossover_bg.wasm", module);
        for (name, content) in parts { assets.add(&name, content); }
        assets.add_text("crossover.js", script)?;
        assets.add_text("start.js", self.start)?;
        assets.add("crossover.css", self.styles.into_bytes());
        assets.add_page("index.html", self.index)?;
        Ok(assets)
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
