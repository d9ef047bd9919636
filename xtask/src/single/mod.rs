//! The calculator in one file.

mod letters;
mod program;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossover_pack::pack;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use sha2::{Digest, Sha256};

use self::letters::letters;
use self::program::Program;
use crate::node::{Kind, minified};
use crate::workspace::{read, root};
use crate::{node, process, wasm};

/// Its name in `dist/`.
pub(crate) const NAME: &str = "crossover.html";
/// The most bytes it may have.
pub(crate) const BUDGET: u64 = 500_000;

/// The page with everything in it: the program `module` and the style sheet `styles`; `folder` takes what is
/// made on the way.
pub(crate) fn single(module: &Path, styles: &str, folder: &Path) -> Result<Vec<u8>> {
    let sources = root().join("web/single");
    let Program { script, module: program } = program::translate(module, &folder.join("whole"))?;
    let script = ["(() => {\n", &script, "document.currentScript.start = __wbg_init;\n})();\n"].concat();
    let (script, styles) = (minified(Kind::Script, &script)?, minified(Kind::Sheet, styles)?);
    let program = changed(&program, &folder.join("whole"), node::wasm_less)?;
    let packed = pack(&[styles.as_bytes(), script.as_bytes(), &program].concat());

    let Program { script: start, module: unpacker } = unpacker(&folder.join("unpacker"))?;
    let start = ["(() => {\n", &start, "const startUnpacker = __wbg_init;\n"].concat();
    let start = [&start, &read(&sources.join("start.js"))?, "})();\n"].concat();
    let start = minified(Kind::Script, &start)?;
    let look = minified(Kind::Sheet, &read(&sources.join("style.css"))?)?;

    let policy = policy(&[&start, &script], &[&look, &styles]);
    let parts = [styles.len(), script.len(), program.len()].map(|length| length.to_string()).join(" ");
    let mut page = read(&sources.join("page.html"))?;
    for (name, value) in [
        ("policy", policy),
        ("style", look),
        ("start", start),
        ("unpacker_bytes", unpacker.len().to_string()),
        ("unpacker", letters(&unpacker)),
        ("packed_bytes", packed.len().to_string()),
        ("parts", parts),
        // The letters come last: whatever they spell is not replaced.
        ("packed", letters(&packed)),
    ] {
        let place = ["{{", name, "}}"].concat();
        ensure!(page.matches(&place).count() == 1, "page.html has {place} not once");
        page = page.replace(&place, &value);
    }
    Ok(in_utf16(&page))
}

/// The text in UTF-16, with the mark by which every browser knows it, whatever it is told besides.
fn in_utf16(text: &str) -> Vec<u8> {
    const MARK: u16 = 0xfeff;
    std::iter::once(MARK).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// What a command makes of a module; `folder` takes both.
fn changed(module: &[u8], folder: &Path, command: impl Fn(&Path, &Path) -> Command) -> Result<Vec<u8>> {
    let (from, to) = (folder.join("from.wasm"), folder.join("to.wasm"));
    fs::write(&from, module).with_context(|| format!("cannot write {}", from.display()))?;
    process::run(&mut command(&from, &to))?;
    fs::read(&to).with_context(|| format!("cannot read {}", to.display()))
}

/// What unpacks, compressed as browsers themselves read it.
fn unpacker(folder: &Path) -> Result<Program> {
    let mut program = program::translate(&wasm::unpacker()?, folder)?;
    let small = changed(&program.module, folder, |from, to| {
        let mut command = node::wasm_opt(from, to);
        command.arg("--enable-simd");
        command
    })?;
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::best());
    deflate.write_all(&small)?;
    program.module = deflate.finish()?;
    Ok(program)
}

/// What the file may do: run these scripts and WebAssembly, look like these sheets, and show its own drawings.
fn policy(scripts: &[&str], styles: &[&str]) -> String {
    let hashes = |texts: &[&str]| {
        let hash = |text: &&str| ["'sha256-", &STANDARD.encode(Sha256::digest(text)), "'"].concat();
        texts.iter().map(hash).collect::<Vec<_>>().join(" ")
    };
    let (scripts, styles) = (hashes(scripts), hashes(styles));
    format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_texts_by_their_hash() {
        let policy = policy(&["", "a"], &["abc"]);
        assert!(policy.contains(
            "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' \
             'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' 'wasm-unsafe-eval'; \
             style-src 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='; "
        ));
    }
}
