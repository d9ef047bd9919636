//! `cargo xtask build`: the page, as files that any server can serve from any path.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::assets::{Assets, fingerprint};
use crate::node::{Kind, minified};
use crate::split::{MAIN, Program, translate};
use crate::styles::{in_pixels, widget_as_root};
use crate::workspace::{read, root, target};
use crate::{node, single, wasm};

/// The style sheets of the page, and of the widget; the tokens first, for everything else is written in them.
const PAGE: [&str; 8] = ["tokens", "form", "header", "base", "page", "answer", "result", "decide"];
const WIDGET: [&str; 5] = ["tokens", "form", "base", "answer", "embed"];

/// What each page loads at once, by the names of splits: what it shows, and what follows in any case.
const LOADED: [(&str, &[&str]); 2] = [("index.html", &["page"]), ("embed.html", &["embed", "links"])];

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
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let single = single::single(&module, &sources.styles, &folder)?;
    let program = translate(&module, &folder)?;
    let mut assets = sources.assemble(program)?;
    assets.add_alone(single::NAME, single);
    assets.write(&dist())?;
    fs::write(&stamp, now).with_context(|| format!("cannot write {}", stamp.display()))
}

/// What the page is made of.
struct Sources {
    pages: Vec<(&'static str, &'static [&'static str], String)>,
    start: String,
    element: String,
    host: String,
    styles: String,
    widget: String,
    module: Vec<u8>,
}

impl Sources {
    fn read(module: &Path) -> Result<Self> {
        let file = |name: &str| read(&root().join(name));
        let sheets = |names: &[&str]| -> Result<String> {
            let sheets = names.iter().map(|name| file(&format!("web/css/{name}.css")));
            widget_as_root(&sheets.collect::<Result<Vec<_>>>()?.join("\n"))
        };
        let pages = LOADED.iter().map(|(name, splits)| Ok((*name, *splits, file(name)?)));
        Ok(Self {
            pages: pages.collect::<Result<_>>()?,
            start: file("web/start.js")?,
            element: file("web/calculator.js")?,
            host: file("web/host.js")?,
            styles: sheets(&PAGE)?,
            // In an element a rem would be a size of somebody else's page.
            widget: in_pixels(&sheets(&WIDGET)?)?,
            module: fs::read(module)?,
        })
    }

    /// Changes when anything does that the page is made of, the tools included.
    fn fingerprint(&self) -> Result<String> {
        let tools = std::env::current_exe()?.metadata()?;
        let tools = format!("{} {:?}", tools.len(), tools.modified()?);
        let locked = ["package-lock.json", "xtask/minify.mjs"].map(|name| read(&root().join(name)));
        let locked = locked.into_iter().collect::<Result<Vec<_>>>()?.concat();
        let own = [&self.start, &self.element, &self.host, &self.styles, &self.widget, &locked, &tools];
        let texts = self.pages.iter().map(|(_, _, text)| text).chain(own).map(String::as_bytes);
        let texts: Vec<&[u8]> = texts.chain([self.module.as_slice()]).collect();
        Ok(fingerprint(&texts.concat()))
    }

    fn assemble(self, program: Program) -> Result<Assets> {
        let mut assets = Assets::default();
        let mut pages = Vec::new();
        for (name, splits, text) in &self.pages {
            pages.push((*name, preloading(name, text, &program, splits)?));
        }
        for (name, module) in program.modules {
            assets.add(&name, module);
        }
        assets.add_text("crossover.js", minified(Kind::Module, &program.script)?)?;
        assets.add_text("start.js", self.start)?;
        assets.add("crossover.css", minified(Kind::Sheet, &self.styles)?.into_bytes());
        assets.add("embed.css", minified(Kind::Sheet, &self.widget)?.into_bytes());
        // What others name keeps its name, and may be read.
        assets.add_named("crossover-calculator.js", self.element);
        assets.add_named("crossover-host.js", self.host);
        for (name, page) in pages {
            assets.add_named(name, page);
        }
        assets.check()?;
        Ok(assets)
    }
}

/// A page, loading at once what else the splits take that it begins with.
fn preloading(name: &str, text: &str, program: &Program, splits: &[&str]) -> Result<String> {
    let line = text.lines().find(|line| line.contains(MAIN));
    let line = line.with_context(|| format!("{name} does not load {MAIN}"))?;
    let mut modules = BTreeSet::from([MAIN]);
    for split in splits {
        modules.extend(program.taken_by(split)?.iter().map(String::as_str));
    }
    let lines: Vec<String> = modules.iter().map(|module| line.replace(MAIN, module)).collect();
    Ok(text.replace(line, &lines.join("\n")))
}
