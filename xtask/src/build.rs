//! `cargo xtask build`: the page, as files that any server can serve from any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::assets::{Assets, fingerprint};
use crate::split::{MAIN, Program, translate};
use crate::workspace::{files, read, root, target};
use crate::{node, single, wasm};

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
    let single = single::single(&module, &sources.styles, &folder)?;
    let program = translate(&module, &folder)?;
    let mut assets = sources.assemble(program)?;
    assets.add_alone(single::NAME, single);
    assets.write(&dist())?;
    fs::write(&stamp, now).with_context(|| format!("cannot write {}", stamp.display()))
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

    fn assemble(self, program: Program) -> Result<Assets> {
        let mut assets = Assets::default();
        for (name, module) in program.modules {
            assets.add(&name, module);
        }
        assets.add_text("crossover.js", program.script)?;
        assets.add_text("start.js", self.start)?;
        assets.add("crossover.css", self.styles.into_bytes());
        assets.add_page("index.html", preloading(&self.index, &program.first)?)?;
        Ok(assets)
    }
}

/// The page, loading at once what else its first picture takes.
fn preloading(index: &str, first: &[String]) -> Result<String> {
    let line = index.lines().find(|line| line.contains(MAIN));
    let line = line.with_context(|| format!("index.html does not load {MAIN}"))?;
    let lines: Vec<String> = first.iter().map(|name| line.replace(MAIN, name)).collect();
    Ok(index.replace(line, &[&[line.to_owned()], lines.as_slice()].concat().join("\n")))
}
