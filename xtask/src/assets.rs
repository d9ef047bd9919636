//! Files whose names hold what they contain, so that a browser may keep them for ever.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{brotli, gzip};

/// The files of a page.
#[derive(Debug, Default)]
pub(crate) struct Assets(Vec<Asset>);

#[derive(Debug)]
struct Asset {
    /// Its name in the sources.
    source: String,
    /// Its name for the browser.
    name: String,
    content: Vec<u8>,
}

impl Assets {
    /// A file that others may name.
    pub(crate) fn add(&mut self, source: &str, content: Vec<u8>) {
        let (stem, extension) = source.split_once('.').unwrap_or((source, ""));
        let name = format!("{stem}-{}.{extension}", fingerprint(&content));
        self.0.push(Asset { source: source.to_owned(), name, content });
    }

    /// A file that names others, which were added before.
    pub(crate) fn add_text(&mut self, source: &str, text: String) -> Result<()> {
        let text = self.renamed(text);
        ensure!(self.0.iter().any(|asset| text.contains(&asset.name)), "{source} names no other file");
        self.add(source, text.into_bytes());
        Ok(())
    }

    /// A file under its own name, by which others know it.
    pub(crate) fn add_named(&mut self, name: &str, text: String) {
        let content = self.renamed(text).into_bytes();
        self.0.push(Asset { source: name.to_owned(), name: name.to_owned(), content });
    }

    /// Fails on a file that cannot be found: it has no name of its own, and no other names it.
    pub(crate) fn check(&self) -> Result<()> {
        for asset in self.0.iter().filter(|asset| asset.name != asset.source) {
            ensure!(self.0.iter().any(|other| other.names(asset)), "no other file names {}", asset.source);
        }
        Ok(())
    }

    /// A page that names no other file, under its own name.
    pub(crate) fn add_alone(&mut self, name: &str, content: Vec<u8>) {
        self.0.push(Asset { source: name.to_owned(), name: name.to_owned(), content });
    }

    fn renamed(&self, text: String) -> String {
        self.0.iter().fold(text, |text, asset| text.replace(&asset.source, &asset.name))
    }

    /// Writes the files, each with compressed copies, into `folder` in place of what it held.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
        // What else is built stands in folders of its own.
        for old in fs::read_dir(folder).with_context(|| format!("cannot empty {}", folder.display()))? {
            let old = old?.path();
            if old.is_file() {
                fs::remove_file(&old).with_context(|| format!("cannot remove {}", old.display()))?;
            }
        }
        for asset in &self.0 {
            let forms = [
                ("", asset.content.clone()),
                (".br", brotli::compress(&asset.content)?),
                (".gz", gzip::compress(&asset.content)?),
            ];
            for (ending, content) in forms {
                let path = folder.join([&asset.name, ending].concat());
                fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
        Ok(())
    }
}

impl Asset {
    fn names(&self, other: &Self) -> bool {
        str::from_utf8(&self.content).is_ok_and(|text| text.contains(&other.name))
    }
}

/// Sixteen digits that differ where the content does (FNV-1a).
pub(crate) fn fingerprint(content: &[u8]) -> String {
    let hash = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_name_each_other_by_what_they_contain() {
        let mut assets = Assets::default();
        assets.add("a.wasm", b"x".to_vec());
        assets.add_text("b.js", "load(\"./a.wasm\")".to_owned()).unwrap();
        assets.add_named("index.html", "<script src=\"b.js\"> a.wasm".to_owned());
        assets.check().unwrap();
        let [wasm, script, page] = &assets.0[..] else { panic!("three files") };
        assert_eq!(wasm.name, "a-af63f54c86021707.wasm");
        assert_eq!(String::from_utf8_lossy(&script.content), format!("load(\"./{}\")", wasm.name));
        assert_eq!(page.content, format!("<script src=\"{}\"> {}", script.name, wasm.name).into_bytes());
    }

    #[test]
    fn a_file_that_nothing_names_is_an_error() {
        let mut assets = Assets::default();
        assets.add("a.wasm", Vec::new());
        assert!(assets.add_text("b.js", "load(\"./c.wasm\")".to_owned()).is_err());
        assets.add_named("index.html", "<p>".to_owned());
        assert!(assets.check().is_err());
        assets.add_text("b.js", "load(\"./a.wasm\")".to_owned()).unwrap();
        assert!(assets.check().is_err());
        assets.add_named("index.html", "<script src=\"b.js\">".to_owned());
        assets.check().unwrap();
    }
}
